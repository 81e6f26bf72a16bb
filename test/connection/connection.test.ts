import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, connected, CONNECTED, type Connection, newFolder, remove } from './openvpn';
import { certificate, newSerial } from '../../src/certificates/certificate';
import { pem, pemBytes } from '../../src/certificates/pem';
import { revocationList } from '../../src/certificates/revocation-list';
import { commonName } from '../../src/certificates/signing';
import { ExitCode } from '../../src/cli/terminal/io';
import { cli } from '../cli/terminal';

jest.setTimeout(180_000);

const NAME = 'vpn.example.com';
const DAY = 86_400_000;
const NOW = Date.now();

let folder: string;
const path = (file: string) => join(folder, file);
const text = (file: string) => readFileSync(path(file), 'utf8');
const run = async (...args: string[]) => {
  const ran = await cli([...args], { env: { KEY: 'correct horse' } });
  expect(ran).toMatchObject({ code: ExitCode.OK, stderr: '' });
  return ran;
};
const pki = (name: string, ...args: string[]) => run('pki', name, ...args, '--folder', path('pki'));

beforeAll(async () => {
  folder = newFolder();
  await pki('init', '--name', 'Office VPN');
  await pki('server', '--domain', NAME);
  await pki('client', 'alice');
  await pki('client', 'bob');
  await pki('client', 'Zoë, "Ops" 日本');
  await pki('client', 'carol', '--key-passphrase', 'env:KEY');
  await pki('revoke', 'bob');
  await run('pki', 'init', '--name', 'Office VPN', '--folder', path('other'));
  await run('pki', 'server', '--domain', NAME, '--folder', path('other'));
});
afterAll(() => remove(folder));

/** The profile of a user as the command writes it, for a server on this machine in place of an endpoint. */
let written = 0;
async function profileOf(name: string, ...options: string[]): Promise<Connection['profile']> {
  const file = path(`${written++}.ovpn`);
  const endpoint = ['--endpoint', 'cvpn-endpoint-0123456789abcdef0', '--region', 'eu-central-1'];
  await run('profile', name, '--folder', path('pki'), ...endpoint, '--client', 'openvpn', '--output', file, ...options);
  return (port) => {
    const local = readFileSync(file, 'utf8').replace(/^remote .*$/m, `remote 127.0.0.1 ${port}`).replace('remote-random-hostname\n', '');
    writeFileSync(file, local);
    return file;
  };
}

const SERVER = { certificate: `pki/issued/${NAME}.crt`, key: `pki/issued/${NAME}.key`, authority: 'pki/ca.crt' };

async function accepted(connection: Connection): Promise<void> {
  await connected(folder, connection, async ({ client, server }) => {
    const both = await Promise.all([client.until(CONNECTED), server.until(CONNECTED)]);
    expect({ both, output: both.every(Boolean) ? '' : client.output + server.output }).toEqual({ both: [true, true], output: '' });
  });
}

async function refused(connection: Connection, side: 'client' | 'server', reason: RegExp): Promise<void> {
  await connected(folder, connection, async (ends) => {
    const isSaid = await ends[side].until(reason);
    expect({ isSaid, output: isSaid ? '' : ends.client.output + ends.server.output }).toEqual({ isSaid: true, output: '' });
    expect(`${ends.client.output}${ends.server.output}`).not.toMatch(CONNECTED);
  });
}

describe('OpenVPN connects', () => {
  test.each(['udp', 'tcp'] as const)('over %s', async (protocol) => {
    await accepted({ ...SERVER, protocol, profile: await profileOf('alice', ...(protocol === 'tcp' ? ['--tcp'] : [])) });
  });

  test('with a name of many characters', async () => {
    await accepted({ ...SERVER, profile: await profileOf('Zoë, "Ops" 日本') });
  });

  test('while others are revoked', async () => {
    await accepted({ ...SERVER, list: 'pki/crl.pem', profile: await profileOf('alice') });
  });

  test('with an encrypted key, whose passphrase it is told', async () => {
    writeFileSync(path('passphrase'), 'correct horse\n');
    await accepted({ ...SERVER, profile: await profileOf('carol'), clientOptions: ['--askpass', 'passphrase'] });
  });

  test('with the same profile once the certificate of the server is another one', async () => {
    const profile = await profileOf('alice');
    await pki('renew', NAME);
    await accepted({ ...SERVER, certificate: `pki/issued/${NAME}.2.crt`, key: `pki/issued/${NAME}.2.key`, profile });
  });

  test('with line ends of Windows', async () => {
    const profile = await profileOf('alice');
    await accepted({
      ...SERVER,
      profile: (port) => {
        const file = profile(port);
        writeFileSync(file, readFileSync(file, 'utf8').replace(/\n/g, '\r\n'));
        return file;
      },
    });
  });
});

describe('OpenVPN refuses, and profile check knows why', () => {
  const signer = () => ({ name: commonName('Office VPN'), privateKey: createPrivateKey(text('pki/ca.key')) });
  const until = new Date(NOW + 10 * DAY);

  /** A certificate of the server that is not as it should be. */
  function oddServer(file: string, name: string, kind: 'server' | 'client' = 'server'): string {
    const privateKey = createPrivateKey(text(SERVER.key));
    writeFileSync(path(file), certificate({ kind, name, domain: name, privateKey, serial: newSerial(), from: new Date(NOW - DAY), until }, signer()));
    return file;
  }

  async function check(profile: Connection['profile'], server: string): Promise<string[]> {
    const { stdout } = await cli(['profile', 'check', profile(1), '--client', 'openvpn', '--server', path(server), '--json']);
    return (JSON.parse(stdout).problems as Array<{ message: string }>).map(({ message }) => message);
  }

  test('a revoked certificate', async () => {
    const file = path('bob.ovpn');
    writeFileSync(file, (await (async () => readFileSync((await profileOf('alice'))(1), 'utf8'))())
      .replace(/<cert>[^]*<\/key>/, `<cert>\n${text('pki/issued/bob.crt')}</cert>\n<key>\n${text('pki/issued/bob.key')}</key>`));
    await refused({
      ...SERVER,
      list: 'pki/crl.pem',
      profile: (port) => {
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^remote .*$/m, `remote 127.0.0.1 ${port}`));
        return file;
      },
    }, 'server', /VERIFY ERROR.*certificate revoked/);
  });

  test('all, with an expired list', async () => {
    const list = revocationList({ number: 9, from: new Date(NOW - 10 * DAY), until: new Date(NOW - DAY), revocations: [] }, signer());
    writeFileSync(path('expired.pem'), list);
    await refused({ ...SERVER, list: 'expired.pem', profile: await profileOf('alice') }, 'server', /VERIFY ERROR.*CRL has expired/);
  });

  test('a server of another authority', async () => {
    const server = { certificate: `other/issued/${NAME}.crt`, key: `other/issued/${NAME}.key`, authority: 'pki/ca.crt' };
    const profile = await profileOf('alice');
    expect(await check(profile, server.certificate)).toEqual(['No authority in <ca> has signed the certificate of the server.']);
    await refused({ ...server, profile }, 'client', /VERIFY ERROR/);
  });

  test('a server of another name', async () => {
    const profile = await profileOf('alice');
    const certificate_ = oddServer('other.crt', 'other.example.com');
    expect(await check(profile, certificate_)).toEqual([`The profile wants a server with the common name ${NAME}, and it has other.example.com.`]);
    await refused({ ...SERVER, certificate: certificate_, profile }, 'client', /VERIFY X509NAME ERROR/);
  });

  test('a server with a certificate for clients', async () => {
    const profile = await profileOf('alice');
    const certificate_ = oddServer('client.crt', NAME, 'client');
    expect(await check(profile, certificate_)).toEqual(['The certificate of the server has no extendedKeyUsage serverAuth, which "remote-cert-tls server" asks for.']);
    await refused({ ...SERVER, certificate: certificate_, profile }, 'client', /VERIFY ERROR.*unsuitable certificate purpose/);
  });

  test('a server without key usage', async () => {
    writeFileSync(path('no-usage.cnf'), '[x]\nextendedKeyUsage=serverAuth\n');
    command(folder, 'openssl', 'req', '-new', '-key', SERVER.key, '-subj', `/CN=${NAME}`, '-out', 'no-usage.csr');
    const [signing, extensions] = [['-CA', 'pki/ca.crt', '-CAkey', 'pki/ca.key', '-set_serial', '77'], ['-extfile', 'no-usage.cnf', '-extensions', 'x']];
    command(folder, 'openssl', 'x509', '-req', '-in', 'no-usage.csr', ...signing, '-days', '9', ...extensions, '-out', 'no-usage.crt');
    const profile = await profileOf('alice');
    expect(await check(profile, 'no-usage.crt')).toEqual(['The certificate of the server has no keyUsage, which "remote-cert-tls server" asks for.']);
    await refused({ ...SERVER, certificate: 'no-usage.crt', profile }, 'client', /VERIFY KU ERROR/);
  });

  test.each(['auth-federate', 'aws-auth-device-posture crowdstrike', 'block-outside-dns', 'cryptoapicert SUBJ:alice', 'tap-sleep 3'])('%s', async (line) => {
    const profile = await profileOf('alice');
    const file = profile(1);
    writeFileSync(file, `${readFileSync(file, 'utf8')}${line}\n`);
    expect(await check(profile, SERVER.certificate)).toEqual([expect.stringContaining(`OpenVPN does not take ${line.split(' ')[0]}:`)]);
    expect(command(folder, 'openvpn', '--config', file)).toContain('Options error: Unrecognized option');
  });
});

describe('OpenSSL agrees', () => {
  const openssl = (...args: string[]) => command(folder, 'openssl', ...args);

  test('about purposes', () => {
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'pki/ca.crt', SERVER.certificate)).toBe(`${SERVER.certificate}: OK\n`);
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', 'pki/ca.crt', 'pki/issued/alice.crt')).toBe('pki/issued/alice.crt: OK\n');
    expect(openssl('verify', '-purpose', 'sslclient', '-CAfile', 'pki/ca.crt', SERVER.certificate)).toContain('unsuitable certificate purpose');
  });

  test('about who is revoked', () => {
    expect(openssl('crl', '-in', 'pki/crl.pem', '-CAfile', 'pki/ca.crt', '-noout')).toContain('verify OK');
    const verify = (name: string) => openssl('verify', '-crl_check', '-CAfile', 'pki/ca.crt', '-CRLfile', 'pki/crl.pem', `pki/issued/${name}.crt`);
    expect(verify('alice')).toContain(': OK');
    expect(verify('bob')).toContain('certificate revoked');
  });

  test.each(['alice', 'Zoë, "Ops" 日本', 'a=b+c;<d>', '#1\\', 'x'.repeat(64), '\u{1f600}'])('about the name %s', (name) => {
    const [file, privateKey] = ['name.crt', createPrivateKey(text('pki/issued/alice.key'))];
    const [from, until] = [new Date(NOW - DAY), new Date(NOW + DAY)];
    writeFileSync(path(file), certificate({ kind: 'client', name, privateKey, serial: newSerial(), from, until }, { name: commonName('x'), privateKey }));
    const subject = openssl('x509', '-in', file, '-noout', '-subject', '-nameopt', 'utf8,sep_multiline,-esc_msb');
    expect(subject).toBe(`subject=\n    CN=${name}\n`);
  });

  test('that the bytes are the only ones that there can be (DER)', () => {
    const bytes = pemBytes(text(SERVER.certificate), 'CERTIFICATE')!;
    writeFileSync(path('der.crt'), bytes);
    openssl('x509', '-inform', 'DER', '-in', 'der.crt', '-out', 'again.crt');
    expect(text('again.crt')).toBe(pem('CERTIFICATE', bytes));
  });
});
