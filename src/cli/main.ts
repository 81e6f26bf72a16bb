import { run } from './run';
import { ExitCode } from './terminal/io';

let isWritten = true;

process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // a reader that has seen enough, such as `head`, changes nothing about the verdict.
  if (isWritten && code !== 'EPIPE') {
    isWritten = false;
    process.exitCode = ExitCode.FAILED;
    process.stderr.write(`The output cannot be written: ${message}\n`);
  }
});
// there is no place left to say anything.
process.stderr.on('error', () => undefined);

void run(process.argv.slice(2), process).then((code) => {
  // output may still be on its way into a pipe: no `process.exit()`.
  process.exitCode = isWritten ? code : ExitCode.FAILED;
});
