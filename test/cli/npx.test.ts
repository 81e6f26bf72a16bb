/** Lines to be copied: whoever has started the command with npx starts the next one in the same way. */
import { writeFileSync } from 'node:fs';
import { useFewKeys } from './authority';
import { cli, inFolder, json, template, TOO_SMALL } from './terminal';

beforeEach(() => { useFewKeys(); });
afterEach(() => { jest.restoreAllMocks(); });

// what npm sets for `npx` and `npm exec`, and for the script "vpn" of a package.
const [THROUGH_NPX, OF_A_SCRIPT] = ['npx', 'vpn'].map((event) => ({ npm_lifecycle_event: event, npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js' }));
const FILES = { 'wrong.json': json(template(TOO_SMALL)) };
const ENDPOINT = ['--endpoint', 'cvpn-endpoint-0123456789abcdef0', '--region', 'eu-central-1'];

/** All commands that say what can be run next, one after the other: what they do, and what they cannot. Two of them name other programs alone. */
const COMMANDS: ReadonlyArray<readonly string[]> = [
  ['pki', 'list'],
  ['pki', 'init', '--name', 'Office VPN'],
  ['pki', 'init', '--name', 'Office VPN', '--folder', 'other', '--json'],
  ['pki', 'server', '--domain', 'vpn.example.com'],
  ['pki', 'server', '--domain', 'vpn.example.com'],
  ['profile', 'alice', ...ENDPOINT],
  ['pki', 'client', 'alice', '--json'],
  ['profile', 'alice', ...ENDPOINT],
  ['pki', 'renew', 'alice'],
  ['pki', 'revoke', 'alice', '--days', '10'],
  ['pki', 'list'],
  ['pki', 'renew', 'alice'],
  ['pki', 'revoke', '--serial', '17'],
  ['profile', 'check', 'empty.ovpn'],
  ['profile', 'check', 'empty.ovpn', '--json'],
  ['check', 'wrong.json'],
  ['rules'],
  ['rules', 'Nothing'],
  ['pki', '--help'],
  ['profile', '--help'],
  ['check', '--help'],
  ['generate', '--help'],
];

/** What each of them says that begins with the name of the program, with what is before it. */
async function saidTo(env: NodeJS.ProcessEnv): Promise<string[][]> {
  return inFolder(FILES, async () => {
    writeFileSync('empty.ovpn', 'client\n');
    const said: string[][] = [];
    for (const args of COMMANDS) {
      const { stderr, stdout } = await cli(args, { env });
      // how a command is called stands in its help in any case.
      const text = `${stdout}${stderr}`.replace(/^Usage: .*$/m, '');
      said.push(Array.from(text.matchAll(/\S*\s?cdk-client-vpn-plus (\w+)/g), ([line]) => line.trim()));
    }
    return said;
  });
}

test('the next line is one of npx exactly where npx was used', async () => {
  const [plain, script, npx] = [await saidTo({}), await saidTo(OF_A_SCRIPT), await saidTo(THROUGH_NPX)];
  const before = (lines: readonly string[][]) => new Set(lines.flat().map((line) => line.replace(/cdk-client-vpn-plus.*/, '')));

  expect(COMMANDS.filter((_, index) => npx[index].length === 0)).toEqual([['profile', 'alice', ...ENDPOINT], ['pki', 'revoke', 'alice', '--days', '10']]);
  expect(script).toEqual(plain);
  expect(Array.from(before(npx), (words) => words.endsWith('npx '))).not.toContain(false);
  expect(Array.from(before(plain), (words) => /npx/.test(words))).not.toContain(true);
});
