import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from './terminal';
import { run } from '../../src/cli/run';
import { ExitCode } from '../../src/cli/terminal/io';
import { pair } from '../corpus';

const FOLDER = mkdtempSync(join(tmpdir(), 'client-vpn-'));
const TEMPLATE = join(FOLDER, 'template.json');

beforeAll(() => writeFileSync(TEMPLATE, json(pair('AuthorizationRuleTakesAccess').valid)));
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** Runs the command line as a user would. */
async function call(args: readonly string[], input = '') {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({ write: (text: string) => { written[name] += text; } });
  const stdin = (async function* () { yield Buffer.from(input); })();
  const code = await run(['access', ...args], { stdin, stdout: output('stdout'), stderr: output('stderr'), env: {} });
  return { code, ...written };
}

test('shows the table of a template', async () => {
  const { code, stderr, stdout } = await call([TEMPLATE]);
  expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  expect(stdout.split('\n').map((line) => line.trim().split(/\s{2,}/).slice(0, 4))).toEqual([
    ['Endpoint Endpoint'],
    ['DESTINATION', 'GROUP', 'ACCESS', 'RULE'],
    ['10.0.0.0/16', 'engineering', 'yes', 'Rule'],
    ['10.0.0.0/16', 'finance', 'partly only 10.0.9.0/24', 'Rule'],
    ['10.0.9.0/24', 'engineering', 'yes', 'Kept'],
    ['10.0.9.0/24', 'finance', 'yes', 'Finance'],
    [''],
    ['Groups that are not listed with a destination do not reach it.'],
    [''],
  ]);
});

test('answers for one address and one group', async () => {
  expect((await call([TEMPLATE, '--to', '10.0.9.7', '--group', 'contractors'])).stdout).toBe([
    'Endpoint Endpoint',
    '  Group "contractors" does not reach 10.0.9.7.',
    '  Authorization rule Finance for 10.0.9.0/24 decides, because it has the longest prefix, and grants access only to group "finance" and group "engineering". No authorization rule names group "contractors".',
    '',
  ].join('\n'));
});

test('answers programs', async () => {
  const { stdout } = await call([TEMPLATE, '--to', '10.0.1.0/24', '--group', 'engineering', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ endpoints: [{ endpoint: 'Endpoint', access: [{ destination: '10.0.1.0/24', group: 'engineering', access: 'yes' }] }] });
});

test('reads the standard input', async () => {
  const { stdout } = await call(['-', '--to', '10.0.1.1'], readFileSync(TEMPLATE, 'utf8'));
  expect(stdout).toContain('Group "engineering" reaches 10.0.1.1.');
});

test('shows no character that does something to a terminal', async () => {
  const template = readFileSync(TEMPLATE, 'utf8').replaceAll('finance', '\\u001b[31mfinance');
  expect((await call(['-'], template)).stdout).not.toContain('\u001b');
});

test.each([
  [['missing.json'], 'missing.json: no such file or folder.'],
  [[TEMPLATE, '--to', '10.0.0.0/33'], 'It is neither an IP address nor a CIDR range.'],
  [[], 'missing required argument'],
])('cannot answer %s', async (args, message) => {
  const { code, stderr } = await call(args);
  expect(code).toBe(ExitCode.FAILED);
  expect(stderr).toContain(message);
});

test('says where a template is wrong', async () => {
  expect((await call(['-'], '{')).stderr).toMatch(/^-:1:\d+: /);
});

test('reports what should not have happened', async () => {
  const stdin = (async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{');
    throw new Error('a broken pipe');
  })();
  let stderr = '';
  const io = { stdin, stdout: { write: () => undefined }, stderr: { write: (text: string) => { stderr += text; } }, env: {} };
  expect(await run(['access', '-'], io)).toBe(ExitCode.FAILED);
  expect(stderr).toContain('a broken pipe');
});
