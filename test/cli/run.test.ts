import { cli, VERSION } from './terminal';
import { run } from '../../src/cli/run';
import { ExitCode, type Io } from '../../src/cli/terminal/io';

const COMMANDS = 'Usage: cdk-client-vpn-plus [options] [command]';
const CHECK = 'Usage: cdk-client-vpn-plus check [options] <template...>';

test.each([['--help'], ['-h']])('%s says what there is', async (option) => {
  const { code, stdout, stderr } = await cli([option]);
  expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  expect(stdout).toContain(COMMANDS);
  expect(stdout).toMatch(/check \[options\] <template\.\.\.>/);
  expect(stdout).toMatch(/rules \[rule\]/);
});

test('--help of a command says what it can do and how it ends', async () => {
  const { code, stdout } = await cli(['check', '--help']);
  expect(code).toBe(ExitCode.OK);
  expect(stdout).toContain(CHECK);
  expect(stdout).toContain('Exit codes: 0 no errors, 1 errors found, 2 something could not be checked.');
  expect(stdout).toContain('Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "…", "reason": "…" }] } }');
});

test('--version', async () => {
  await expect(cli(['--version'])).resolves.toEqual({ code: ExitCode.OK, stdout: `${VERSION}\n`, stderr: '' });
});

test.each<[string, string[], string, string]>([
  ['no command', [], '', COMMANDS],
  ['an unknown command', ['chek'], 'error: unknown command \'chek\'\n(Did you mean check?)\n\n', COMMANDS],
  ['an unknown option', ['check', 'a.json', '--stict'], 'error: unknown option \'--stict\'\n(Did you mean --strict?)\n\n', CHECK],
  ['an unknown option of the program', ['--verbose'], 'error: unknown option \'--verbose\'\n\n', COMMANDS],
  ['no template', ['check'], 'error: missing required argument \'template\'\n\n', CHECK],
  ['an unknown format', ['check', '--format', 'xml', 'a.json'], 'error: option \'--format <format>\' argument \'xml\' is invalid. Allowed choices are human, json, sarif.\n\n', CHECK],
  ['two formats', ['check', '--format', 'sarif', '--json', 'a.json'], 'error: option \'--json\' cannot be used with option \'--format <format>\'\n\n', CHECK],
  ['too many rules', ['rules', 'A', 'B'], 'error: too many arguments for \'rules\'. Expected 1 argument but got 2.\n\n', 'Usage: cdk-client-vpn-plus rules [options] [rule]'],
])('%s is answered with what exists', async (_, args, error, usage) => {
  const { code, stdout, stderr } = await cli(args);
  expect({ code, stdout }).toEqual({ code: ExitCode.FAILED, stdout: '' });
  expect(stderr.startsWith(`${error}${usage}`)).toBe(true);
});

test.each<[string, unknown, string]>([['an error', new Error('the disk is full'), 'the disk is full'], ['anything', 'the disk is full', 'the disk is full']])(
  '%s that nobody expects makes one line', async (_, thrown, message) => {
    const stderr: string[] = [];
    const io: Io = {
      env: {},
      stdin: (async function* () { yield Buffer.from(''); })(),
      stdout: { write: () => { throw thrown; } },
      stderr: { write: (text) => stderr.push(text) },
    };
    await expect(run(['rules'], io)).resolves.toBe(ExitCode.FAILED);
    expect(stderr).toEqual([`This should not have happened, please report it: ${message}\n`]);
  },
);
