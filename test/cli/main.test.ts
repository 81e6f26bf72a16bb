import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ExitCode } from '../../src/cli/terminal/io';
import { REPOSITORY } from '../environment';

const stdout = process.stdout;
const written: string[] = [];

/** Starts the program in this process. */
async function start(...args: readonly string[]) {
  process.argv = ['node', 'cdk-client-vpn-plus', ...args];
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it begins to run when it is loaded.
    require('../../src/cli/main');
  });
  await new Promise(setImmediate);
}

const { argv, exitCode } = process;
beforeEach(() => {
  written.length = 0;
  jest.spyOn(stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  stdout.removeAllListeners('error');
  process.stderr.removeAllListeners('error');
  Object.assign(process, { argv, exitCode });
});

test('the arguments of the process go in, the exit code comes out', async () => {
  await start('rules', 'ClientCidrBlockSize');
  expect(written.join('')).toMatch(/^(\u001b\[1m)?ClientCidrBlockSize/);
  expect(process.exitCode).toBe(ExitCode.OK);
});

describe('the exit code is the verdict', () => {
  const INVALID = join(REPOSITORY, 'test', 'corpus', 'invalid', 'ClientCidrBlockSize.json');
  const error = (code: string) => Object.assign(new Error(`write ${code}`), { code });

  test('whoever stops reading', async () => {
    await start('check', INVALID);
    stdout.emit('error', error('EPIPE'));
    while (process.exitCode === undefined) {
      await new Promise(setImmediate);
    }
    expect(process.exitCode).toBe(ExitCode.FOUND);
  });

  test('unless there is nowhere to write', async () => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await start('check', INVALID);
    ['ENOSPC', 'ENOSPC'].forEach((code) => stdout.emit('error', error(code)));
    await new Promise((done) => setTimeout(done, 500));
    expect(process.exitCode).toBe(ExitCode.FAILED);
    expect(said.mock.calls).toEqual([['The output cannot be written: write ENOSPC\n']]);
  });

  test('in a pipe that is closed', () => {
    const program = `node --import tsx "${join(REPOSITORY, 'src', 'cli', 'main.ts')}" check ${Array(40).fill(`"${INVALID}"`).join(' ')}`;
    const shell = (command: string) => spawnSync('bash', ['-c', `set -o pipefail; ${command}`], { cwd: REPOSITORY }).status;
    expect(shell(`${program} > /dev/null`)).toBe(1);
    expect(shell(`${program} | head -1 > /dev/null`)).toBe(1);
    expect(shell(`${program} | true`)).toBe(1);
  }, 60_000);
});
