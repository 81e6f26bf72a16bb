/** The commands of docs/certificates.md, read out of the page and run with the packed tarball in an empty folder: they lead to an OpenVPN that connects. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTED, connected, type Connection, newFolder, remove } from './openvpn';
import { ENVIRONMENT, REPOSITORY } from '../environment';
import { pack } from '../package/pack';

jest.setTimeout(600_000);

const PAGE = readFileSync(join(REPOSITORY, 'docs', 'certificates.md'), 'utf8');
const sectionOf = (title: string) => PAGE.split(/^## /m).find((section) => section.startsWith(`${title}\n`))!;
/** The lines that a reader of a section runs, in their order; the program of the section is another one of them. */
const linesOf = (section: string) => Array.from(section.matchAll(/^```sh\n([^]*?)^```$/gm), ([, code]) => code.replace(/\\\n\s*/g, '').trimEnd().split('\n')).flat();

const FROM_NOTHING = sectionOf('From an empty folder to a connection');
const LEAVING = sectionOf('When someone leaves');
const [, PROGRAM] = /^```ts nofixture\n([^]*?)^```$/m.exec(FROM_NOTHING)!;
const ENDPOINT = 'cvpn-endpoint-0123456789abcdef0';

/** What was imported into ACM. */
let imported: Pick<Connection, 'certificate' | 'key' | 'authority'>;
let folder: string;
const said = new Map<string, string>();

function sh(line: string): string {
  const { status, stderr, stdout } = spawnSync('sh', ['-c', line], { cwd: folder, env: { ...ENVIRONMENT, npm_config_offline: 'true' }, encoding: 'utf8' });
  expect({ line, status, stderr: status === 0 ? '' : stderr }).toEqual({ line, status: 0, stderr: '' });
  said.set(line, stdout);
  return stdout;
}

/** Installs the tarball, and puts what the repository has installed of others beside it. */
function install(words: readonly string[]): void {
  const names = words.filter((word) => !word.startsWith('-')).map((word) => word.replace(/(?<=.)@.*/, ''));
  if (names.includes('cdk-client-vpn-plus')) {
    sh(`npm install --no-audit --no-fund --legacy-peer-deps ${pack(folder)}`);
  }
  for (const name of names.filter((one) => one !== 'cdk-client-vpn-plus')) {
    const place = join(REPOSITORY, 'node_modules', name);
    const { bin = {} } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { bin?: string | Record<string, string> };
    symlinkSync(place, join(folder, 'node_modules', name));
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    for (const [command, file] of typeof bin === 'string' ? [[name, bin]] : Object.entries(bin)) {
      symlinkSync(join(place, file), join(folder, 'node_modules', '.bin', command));
    }
  }
}

/** Takes what the AWS CLI would have read. */
function importCertificate(line: string): void {
  const file = (option: string) => {
    const [, path] = new RegExp(`--${option} fileb://(\\S+)`).exec(line)!;
    return path;
  };
  imported = { certificate: file('certificate'), key: file('private-key'), authority: file('certificate-chain') };
}

/** Synthesizes the app, and answers for its outputs what a deployment would. */
function deploy(line: string): void {
  const [, outputs] = / --outputs-file (\S+)/.exec(line)!;
  sh(line.replace('cdk deploy', 'cdk synth --quiet').replace(/ --outputs-file \S+/, ''));
  const [name] = readdirSync(join(folder, 'cdk.out')).filter((file) => file.endsWith('.template.json'));
  const { Outputs } = JSON.parse(readFileSync(join(folder, 'cdk.out', name), 'utf8')) as { Outputs: Record<string, unknown> };
  expect(Object.keys(Outputs)).toEqual(['VpnDnsName']);
  writeFileSync(join(folder, outputs), JSON.stringify({ Vpn: { VpnDnsName: `${ENDPOINT}.prod.clientvpn.eu-central-1.amazonaws.com` } }));
}

/** What stands in for a program that is not there: npm without a network, AWS, and a tunnel that needs root. */
const STAND_INS: ReadonlyArray<readonly [RegExp, (line: string) => void]> = [
  [/^npm install /, (line) => install(line.split(' ').slice(2))],
  [/^aws acm import-certificate /, importCertificate],
  [/^npx cdk deploy /, deploy],
  [/^sudo openvpn --config alice\.ovpn$/, () => {}],
];

const follow = (lines: readonly string[]) => lines.forEach((line) => (STAND_INS.find(([pattern]) => pattern.test(line))?.[1] ?? sh)(line));

/** The profile of Alice, for a server on this machine in place of the endpoint. */
function profile(port: number): string {
  const text = readFileSync(join(folder, 'alice.ovpn'), 'utf8');
  expect(text).toContain(`\nremote ${ENDPOINT}.prod.clientvpn.eu-central-1.amazonaws.com 443\n`);
  const local = join(folder, 'local.ovpn');
  writeFileSync(local, text.replace(/^remote .*$/m, `remote 127.0.0.1 ${port}`).replace('remote-random-hostname\n', ''));
  return local;
}

beforeAll(() => {
  folder = newFolder();
  writeFileSync(join(folder, 'app.ts'), PROGRAM);
  follow(linesOf(FROM_NOTHING));
});
afterAll(() => remove(folder));

test('each command ends with the next one of the page', () => {
  const lines = linesOf(FROM_NOTHING);
  const next = (start: string) => said.get(lines.find((line) => line.startsWith(start))!)!.split('\nNext:\n')[1].trimEnd().split('\n').map((line) => line.trim());
  const own = 'npx cdk-client-vpn-plus';

  expect(next(`${own} pki init `)).toEqual([lines.find((line) => line.startsWith(`${own} pki server `))]);
  expect(next(`${own} pki server `)).toEqual([
    lines.find((line) => line.startsWith('aws '))!.replace('eu-central-1', 'REGION'), lines.find((line) => line.startsWith(`${own} pki client `)),
  ]);
  expect(next(`${own} pki client `)).toEqual([`${own} profile alice --endpoint ID --region REGION`]);
  expect(said.get(`${own} profile check alice.ovpn`)).toBe('0 problems in alice.ovpn.\n');
});

test.each(['udp', 'tcp'] as const)('Alice connects over %s, and no more once she was revoked', async (protocol) => {
  const alice = (port: number) => {
    const file = profile(port);
    writeFileSync(file, readFileSync(file, 'utf8').replace('proto udp', `proto ${protocol}`));
    return file;
  };
  const [revoke] = linesOf(LEAVING);
  const [, list] = /`(\S+\/crl\.pem)`/.exec(LEAVING)!;
  await connected(folder, { ...imported, protocol, profile: alice }, async ({ client, server }) => {
    const both = await Promise.all([client.until(CONNECTED), server.until(CONNECTED)]);
    expect({ both, output: both.every(Boolean) ? '' : client.output + server.output }).toEqual({ both: [true, true], output: '' });
  });

  if (!said.has(revoke)) {
    sh(revoke);
  }
  expect(said.get(revoke)).toContain('aws ec2 import-client-vpn-client-certificate-revocation-list');
  await connected(folder, { ...imported, protocol, list, profile: alice }, async ({ client, server }) => {
    expect(await server.until(/VERIFY ERROR.*certificate revoked/)).toBe(true);
    expect(client.output).not.toMatch(CONNECTED);
  });
});
