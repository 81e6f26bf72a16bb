import { ExitCode } from '../../src/cli/terminal/io';

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
  Object.assign(process, { argv, exitCode });
});

test('the arguments of the process go in, the exit code comes out', async () => {
  await start('rules', 'ClientCidrBlockSize');
  expect(written.join('')).toMatch(/^(\u001b\[1m)?ClientCidrBlockSize/);
  expect(process.exitCode).toBe(ExitCode.OK);
});

test.each([['EPIPE', 0], ['ENOSPC', 2]])('%s of the output ends it with %d', async (code, status) => {
  await start('--version');
  const exit = jest.spyOn(process, 'exit').mockImplementation();
  stdout.emit('error', Object.assign(new Error('write'), { code }));
  expect(exit.mock.calls).toEqual([[status]]);
});
