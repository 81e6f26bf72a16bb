/** Every fault that `profile check` names is one that OpenVPN ends with. */
import { readFileSync, writeFileSync } from 'node:fs';
import { block, DAY, NAME, NOW, Office, type Protocol } from './office';
import { command, type Connection, remove } from './openvpn';
import { CLIENT_AUTHENTICATION } from '../../src/certificates/object-identifiers';
import { pem } from '../../src/certificates/pem';
import { revocationList } from '../../src/certificates/revocation-list';
import type { AnyCertificate } from '../certificates/any-certificate';

jest.setTimeout(180_000);

const [BEFORE_THAT, YESTERDAY, TOMORROW, LATER] = [-10, -1, 1, 10].map((days) => new Date(NOW + days * DAY));

let office: Office;
beforeAll(async () => { office = await Office.open(); });
afterAll(() => remove(office.folder));

/** The certificate of a user as another one. */
const user = (more: Partial<AnyCertificate>) => office.odd('pki/issued/alice.key', { name: 'alice', purposes: [CLIENT_AUTHENTICATION], ...more });
const server = (more: Partial<AnyCertificate>) => office.write('odd.crt', office.odd(office.server.key, { name: NAME, domain: NAME, ...more }));
const authority = (more: Partial<AnyCertificate>) => office.odd('pki/ca.key', { name: 'Office VPN', isAuthority: true, ...more });

describe.each<Protocol>(['udp', 'tcp'])('OpenVPN refuses over %s', (protocol) => {
  const alice = () => office.profileOf('alice', { options: protocol === 'tcp' ? ['--tcp'] : [] });
  const connection = (profile: Connection['profile'], more: Partial<Connection> = {}): Connection => ({ ...office.server, protocol, profile, ...more });

  /** Whoever has it is refused; `profile check` cannot see it in a file. */
  test.each<[string, () => Promise<Connection>, RegExp]>([
    ['a revoked certificate', async () => connection(office.changed(await alice(), (text) => (
      block('cert', office.text('pki/issued/bob.crt'))(block('key', office.text('pki/issued/bob.key'))(text)))), { list: 'pki/crl.pem' }),
    /VERIFY ERROR.*certificate revoked/],
    ['all, with an expired list', async () => {
      const list = revocationList({ number: 9, from: BEFORE_THAT, until: YESTERDAY, revocations: [] }, office.signer());
      return connection(await alice(), { list: office.write('expired.pem', list) });
    }, /VERIFY ERROR.*CRL has expired/],
    ['a certificate of another authority', async () => connection(office.changed(await alice(), (text) => (
      block('cert', office.text('other/issued/mallory.crt'))(block('key', office.text('other/issued/mallory.key'))(text))))), /VERIFY ERROR/],
  ])('%s', async (_, make, reason) => {
    await office.refused(await make(), 'server', reason);
  });

  test.each<[string, () => string, string, RegExp, Partial<Connection>]>([
    ['an expired certificate', () => user({ from: BEFORE_THAT, until: YESTERDAY }),
      `The certificate of the user has expired at ${YESTERDAY.toISOString()}.`, /VERIFY ERROR.*certificate has expired/, {}],
    ['a certificate of tomorrow', () => user({ from: TOMORROW, until: LATER }),
      `The certificate of the user is valid from ${TOMORROW.toISOString()} on.`, /VERIFY ERROR.*certificate is not yet valid/, {}],
    ['a certificate without a common name', () => user({ name: undefined }),
      'The certificate of the user has no common name, which AWS Client VPN asks for.', /VERIFY ERROR.*could not extract/, {}],
    ['a certificate without key usage', () => user({ keyUsage: false }),
      'The certificate of the user has no keyUsage.', /VERIFY KU ERROR/, { serverOptions: ['--remote-cert-tls', 'client'] }],
    ['a certificate whose key does not sign', () => user({ keyUsage: 0x20 }),
      'The certificate of the user has no keyUsage digitalSignature.', /VERIFY ERROR.*unsuitable certificate purpose/, {}],
    ['a certificate of a server', () => user({ purposes: undefined }),
      'The certificate of the user has no extendedKeyUsage clientAuth.', /VERIFY ERROR.*unsuitable certificate purpose/, {}],
    ['a certificate without a purpose', () => user({ purposes: [] }),
      'The certificate of the user has no extendedKeyUsage clientAuth.', /VERIFY EKU ERROR/, { serverOptions: ['--remote-cert-tls', 'client'] }],
  ])('%s, and profile check knows why', async (_, certificate, message, reason, more) => {
    const profile = office.changed(await alice(), block('cert', certificate()));
    expect(await office.problems(profile)).toEqual([message]);
    await office.refused(connection(profile, more), 'server', reason);
  });

  test.each<[string, () => string, string, RegExp]>([
    ['of another authority', () => `other/issued/${NAME}.crt`, 'No authority in <ca> has signed the certificate of the server.', /VERIFY ERROR/],
    ['of another name', () => server({ name: 'other.example.com' }),
      `The profile wants a server with the common name ${NAME}, and it has other.example.com.`, /VERIFY X509NAME ERROR/],
    ['without a name', () => server({ name: undefined }),
      `The profile wants a server with the common name ${NAME}, and it has none.`, /VERIFY ERROR.*could not extract/],
    ['that has expired', () => server({ from: BEFORE_THAT, until: YESTERDAY }),
      `The certificate of the server has expired at ${YESTERDAY.toISOString()}.`, /VERIFY ERROR.*certificate has expired/],
    ['of tomorrow', () => server({ from: TOMORROW, until: LATER }),
      `The certificate of the server is valid from ${TOMORROW.toISOString()} on.`, /VERIFY ERROR.*certificate is not yet valid/],
    ['with the purpose of clients', () => server({ purposes: [CLIENT_AUTHENTICATION] }),
      'The certificate of the server has no extendedKeyUsage serverAuth, which "remote-cert-tls server" asks for.', /VERIFY ERROR.*unsuitable certificate purpose/],
    ['without a purpose', () => server({ purposes: [] }),
      'The certificate of the server has no extendedKeyUsage serverAuth, which "remote-cert-tls server" asks for.', /VERIFY EKU ERROR/],
    ['without key usage', () => server({ keyUsage: false }),
      'The certificate of the server has no keyUsage, which "remote-cert-tls server" asks for.', /VERIFY KU ERROR/],
    ['whose key signs certificates alone', () => server({ keyUsage: 0x04 }),
      'The certificate of the server has no keyUsage digitalSignature, which "remote-cert-tls server" asks for.', /VERIFY ERROR.*unsuitable certificate purpose/],
  ])('a server %s, and profile check knows why', async (_, make, message, reason) => {
    const [profile, certificate] = [await alice(), make()];
    expect(await office.problems(profile, certificate)).toEqual([message]);
    const key = certificate.startsWith('other/') ? `other/issued/${NAME}.key` : office.server.key;
    await office.refused(connection(profile, { certificate, key }), 'client', reason);
  });

  test.each<[string, Partial<AnyCertificate>, string, RegExp]>([
    ['that has expired', { from: BEFORE_THAT, until: YESTERDAY }, `has expired at ${YESTERDAY.toISOString()}.`, /VERIFY ERROR.*certificate has expired/],
    ['of tomorrow', { from: TOMORROW, until: LATER }, `is valid from ${TOMORROW.toISOString()} on.`, /VERIFY ERROR.*certificate is not yet valid/],
  ])('an authority %s, and profile check knows why', async (_, more, message, reason) => {
    const profile = office.changed(await alice(), block('ca', authority(more)));
    expect(await office.problems(profile)).toEqual([`The authority Office VPN ${message}`]);
    await office.refused(connection(profile), 'client', reason);
  });
});

describe('OpenVPN does not start', () => {
  /** What it says of a file until it ends. */
  const said = (file: string) => command(
    office.folder, 'openvpn', '--config', file, '--dev', 'null', '--ifconfig-noexec', '--route-noexec', '--connect-retry-max', '1', '--resolv-retry', '1', '--connect-timeout', '1',
  );
  const broken = () => pem('CERTIFICATE', Buffer.from('x'));

  test.each<[string, (text: string) => string, RegExp[], RegExp]>([
    ['a block without an end', (text) => text.replace('</key>', ''), [/^<key> has no end/, /^There is no key of the user/], /Endtag <\/key> missing/],
    ['no server', (text) => text.replace(/^remote .*\n/m, ''), [/^There is no line "remote"/], /Options error: .*--remote/],
    ['a server without a name', (text) => text.replace(/^remote .*$/m, 'remote'), [/^The line "remote" names no host/], /missing or extra parameter.*remote/],
    ['no authority', block('ca'), [/^There is no <ca>/], /You must define CA file/],
    ['an empty authority', block('ca', ''), [/^<ca> holds no certificate/, /^No authority in <ca>/], /Cannot load CA certificate file .*no entries were read/],
    ['a broken authority', (text) => block('ca', broken())(text), [/^A certificate in <ca> cannot be read/, /^No authority in <ca>/], /Cannot load CA certificate file/],
    ['no certificate', block('cert'), [/^There is no certificate of the user/], /If you use one of --cert or --key, you must use them both/],
    ['no key', block('key'), [/^There is no key of the user/], /If you use one of --cert or --key, you must use them both/],
    ['neither', (text) => block('cert')(block('key')(text)), [/^There is no certificate/, /^There is no key/], /No client-side authentication method is specified/],
    ['a text in place of a certificate', block('cert', 'x\n'), [/^<cert> holds no certificate/], /Cannot load inline certificate file/],
    ['a broken certificate', (text) => block('cert', broken())(text), [/^<cert> holds no certificate that can be read/], /Cannot load inline certificate file/],
    ['a broken key', block('key', 'x\n'), [/^<key> holds no private key/], /Cannot load private key file/],
    ['a key of someone else', (text) => block('key', office.text('pki/issued/bob.key'))(text), [/^The key in <key> is not the key/], /key values mismatch/],
    ['a certificate that is not there', (text) => `${block('cert')(text)}cert nowhere.crt\n`, [/^nowhere\.crt: there is no such file/], /--cert fails with 'nowhere\.crt': No such file/],
    ['a key that is not there', (text) => `${block('key')(text)}key nowhere.key\n`, [/^nowhere\.key: there is no such file/], /--key fails with 'nowhere\.key': No such file/],
    ['an authority that is not there', (text) => `${block('ca')(text)}ca nowhere.crt\n`, [/^nowhere\.crt: there is no such file/], /--ca fails with 'nowhere\.crt': No such file/],
    ...[
      'auth-federate', 'aws-auth-device-posture crowdstrike', 'block-outside-dns', 'cryptoapicert SUBJ:alice', 'tap-sleep 3', 'register-dns', 'win-sys env', 'remote-cert-tsl server',
    ].map((line): [string, (text: string) => string, RegExp[], RegExp] => (
      [line, (text) => `${text}${line}\n`, [new RegExp(`^OpenVPN does not take ${line.split(' ')[0]}:`)], /Options error: Unrecognized option/]
    )),
  ])('with %s, and profile check knows why', async (_, change, problems, reason) => {
    const profile = office.changed(await office.profileOf('alice'), change);
    expect(await office.problems(profile)).toEqual(problems.map((pattern) => expect.stringMatching(pattern)));
    expect(said(profile(1))).toMatch(reason);
  });

  test('asks for a name below that of the endpoint with "remote-random-hostname" alone', async () => {
    const file = (await office.profileOf('alice'))(1);
    // a name that no server of names knows (RFC 6761).
    const text = readFileSync(file, 'utf8').replace(/^remote .*$/m, 'remote cvpn-endpoint-0123456789abcdef0.prod.clientvpn.invalid 443');
    writeFileSync(file, text);
    expect(await office.problems(() => file)).toEqual([expect.stringMatching(/^Of cvpn-endpoint-.* only names below it can be resolved/)]);
    expect(said(file)).toMatch(/Cannot resolve host address: cvpn-endpoint-0123456789abcdef0\.prod\.clientvpn\.invalid/);
    writeFileSync(file, `${text}remote-random-hostname\n`);
    expect(await office.problems(() => file)).toEqual([]);
    expect(said(file)).toMatch(/Cannot resolve host address: [0-9a-f]+\.cvpn-endpoint-0123456789abcdef0\.prod\.clientvpn\.invalid/);
  });

  test('takes each option that it prints, as profile check does', async () => {
    const names = Array.from(command(office.folder, 'openvpn', '--help').matchAll(/(?:^|[ ,])--([a-z][a-z0-9-]*[a-z0-9])(?![a-z0-9-])/gm), ([, name]) => name);
    expect(names.length).toBeGreaterThan(200);
    const profile = office.changed(await office.profileOf('alice'), (text) => text + Array.from(new Set(names), (name) => `${name} x\n`).join(''));
    expect((await office.problems(profile)).filter((message) => message.includes('does not take'))).toEqual([]);
  });
});
