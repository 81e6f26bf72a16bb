import { run } from './run';

// a reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

void run(process.argv.slice(2), process).then((code) => {
  // output may still be on its way into a pipe: no `process.exit()`.
  process.exitCode = code;
});
