import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, Token } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CLIENT_AUTHENTICATION } from '../../src/certificates/object-identifiers';
import { ClientVpnAuthentication, type ClientVpnMutualOptions, type ClientVpnServerCertificateFile } from '../../src/index';
import { anyAuthority, anyCertificate, type AnyCertificate } from '../certificates/any-certificate';
import { CLIENT_ROOT, messageOf, newApp, newEndpoint, newStack, samlProvider, synth, warnings } from '../fixtures';

jest.setTimeout(60_000);

const NOW = '2026-11-27T12:00:00Z';
const NAME = 'vpn.example.com';
const FOLDER = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const keys = (type: 'rsa' | 'ec', modulusLength = 2048) => (type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength }));
const { privateKey, publicKey } = keys('rsa');
const KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const authority = anyAuthority('Office VPN');
const other = anyAuthority('Factory VPN');
const namesake = anyAuthority('Office VPN');
const intermediate = anyAuthority('Office VPN 1', { by: authority });

const server = (more: Partial<AnyCertificate> = {}) => anyCertificate({ name: NAME, domain: NAME, publicKey, ...more }, authority);
const SERVER = server();

const file = (text: string | Uint8Array, name = 'server.crt') => {
  writeFileSync(join(FOLDER, name), text);
  return join(FOLDER, name);
};

interface Files {
  readonly server?: string | Uint8Array;
  readonly root?: string | Uint8Array;
  readonly commonName?: string;
  readonly hasOwnRoot?: boolean;
  readonly now?: unknown;
}

function endpointWith(files: Files) {
  // without a time it is that of the machine.
  const { commonName = NAME, hasOwnRoot = false, now, root, server: text } = { now: NOW, ...files };
  const stack = newStack(newApp({ context: { 'cdk-client-vpn-plus:now': now } }));
  const mutual: ClientVpnMutualOptions = {
    clientRootCertificate: hasOwnRoot ? Certificate.fromCertificateArn(stack, 'Root', CLIENT_ROOT) : undefined,
    clientRootCertificateFile: root === undefined ? undefined : file(root, 'ca.crt'),
  };
  newEndpoint(stack, {
    authentication: ClientVpnAuthentication.mutual(mutual),
    serverCertificateFile: text === undefined ? undefined : { path: file(text), commonName },
  });
  return stack;
}

/** What is said of files, without the path of the endpoint, the folder and the source. */
const short = (said: string) => said.replaceAll(FOLDER, '…').replace(/^Stack\/Vpn: /, '').replace(/ https:\S+/, '');
const errorOf = (files: Files) => short(messageOf(() => endpointWith(files)));
const warningsOf = (files: Files) => warnings(endpointWith(files)).map(short);

describe('certificates without a fault', () => {
  test.each<[string, Files]>([
    ['server and authority', { server: SERVER, root: authority.text }],
    ['a server', { server: SERVER }],
    ['an authority', { root: authority.text }],
    ['a key of 1,024 bits', { server: server({ publicKey: keys('rsa', 1024).publicKey }) }],
    ['a domain without a dot', { server: server({ name: 'server', domain: 'server' }), commonName: 'server' }],
    ['a common name with a dot alone', { server: server({ domain: undefined }) }],
    ['a server with its chain', { server: anyCertificate({ name: NAME, domain: NAME, publicKey }, intermediate) + intermediate.text, root: authority.text }],
    ['an authority with its chain', { server: anyCertificate({ name: NAME, domain: NAME, publicKey }, intermediate), root: intermediate.text + authority.text }],
    ['a client certificate before its authority', { server: SERVER, root: anyCertificate({ name: 'alice', publicKey, purposes: [CLIENT_AUTHENTICATION] }, authority) + authority.text }],
    ['a client certificate that has expired, before its authority', { root: server({ until: new Date('2026-02-01T00:00:00Z') }) + authority.text }],
    ['an authority of its own for clients', { server: SERVER, root: other.text, hasOwnRoot: true }],
    ['30 days left', { server: server({ until: new Date('2026-12-27T12:00:00Z') }) }],
    ['text around it, in UTF-16 with the ends of lines of Windows', { server: Buffer.from(`\ufeffCertificate:\r\n${SERVER.replaceAll('\n', '\r\n')}`, 'utf16le') }],
    ['a byte order mark', { server: `\ufeff${SERVER}`, root: `\ufeff${authority.text}` }],
  ])('are taken: %s', (_, files) => {
    expect(warningsOf(files)).toEqual([]);
  });

  test('are taken where a server certificate is its own root', () => {
    const signer = anyAuthority(NAME);
    const own = anyCertificate({ name: NAME, domain: NAME, publicKey }, { ...signer, privateKey });
    expect(warningsOf({ server: own, root: own })).toEqual([]);
  });

  test('change nothing in the template', () => {
    const without = synth(endpointWith({})).toJSON();
    expect(synth(endpointWith({ server: SERVER, root: authority.text })).toJSON()).toEqual(without);
  });
});

const CREATE = 'Create another one: cdk-client-vpn-plus pki server --domain vpn.example.com.';
const CONVERT = 'Write the path of the certificate; openssl x509 -inform der -in FILE -out FILE.crt converts one in DER.';

describe('what is an error', () => {
  test.each<[string, Files, string]>([
    ['a longer key', { server: server({ publicKey: keys('rsa', 3072).publicKey }) },
      `the server certificate in "…/server.crt" has the key RSA_3072: AWS Client VPN accepts RSA_2048 or RSA_1024. ${CREATE} [CertificateKeyAlgorithm]`],
    ['an elliptic curve', { server: server({ publicKey: keys('ec').publicKey }) },
      `the server certificate in "…/server.crt" has the key EC: AWS Client VPN accepts RSA_2048 or RSA_1024. ${CREATE} [CertificateKeyAlgorithm]`],
    ['no key usage', { server: server({ keyUsage: false }) },
      `the server certificate in "…/server.crt" has no keyUsage, which client configurations ask for with "remote-cert-tls server". ${CREATE} [ServerCertificateUsage]`],
    ['a key that signs certificates alone', { server: server({ keyUsage: 0x04 }) },
      `the server certificate in "…/server.crt" has no keyUsage digitalSignature, which client configurations ask for with "remote-cert-tls server". ${CREATE} [ServerCertificateUsage]`],
    ['the purpose of clients', { server: server({ purposes: [CLIENT_AUTHENTICATION] }) },
      `the server certificate in "…/server.crt" has no extendedKeyUsage serverAuth, which client configurations ask for with "remote-cert-tls server". ${CREATE} [ServerCertificateUsage]`],
    ['no domain name', { server: server({ name: 'server', domain: undefined }), commonName: 'server' },
      `the server certificate in "…/server.crt" has no domain name: neither an alternative name nor a common name with a dot. ${CREATE} [ServerCertificateDomain]`],
    ['another common name', { server: SERVER, commonName: 'vpn.example.org' },
      'the server certificate in "…/server.crt" has the common name "vpn.example.com", and client configurations may check "vpn.example.org". Renew it with the same name, or change commonName and hand out all client configurations again. [ServerCertificateName]'],
    ['no common name', { server: server({ name: undefined }) },
      'the server certificate in "…/server.crt" has no common name, and client configurations may check "vpn.example.com". Renew it with the same name, or change commonName and hand out all client configurations again. [ServerCertificateName]'],
    ['a server certificate that has expired', { server: server({ until: new Date('2026-11-27T11:59:59Z') }) },
      'the server certificate in "…/server.crt" has expired at 2026-11-27T11:59:59.000Z. Renew it with the same name, e.g. with cdk-client-vpn-plus pki renew, and import it under the ARN that it has. [CertificateExpired]'],
    ['an authority that has expired', { root: anyAuthority('Old', { until: new Date('2026-11-01T00:00:00Z') }).text },
      'the authority "Old" in "…/ca.crt" has expired at 2026-11-01T00:00:00.000Z. Create another authority in another folder, and all certificates and client configurations with it. [CertificateExpired]'],
    ['a part of the chain that has expired', { server: SERVER + anyAuthority('Between', { by: authority, until: new Date('2026-11-01T00:00:00Z') }).text },
      'the certificate "Between" in "…/server.crt" has expired at 2026-11-01T00:00:00.000Z. Create another authority in another folder, and all certificates and client configurations with it. [CertificateExpired]'],
    ['another authority', { server: SERVER, root: other.text },
      'the server certificate in "…/server.crt" is signed by no authority in "…/ca.crt", and no clientRootCertificate is given. Name the files that belong together, with all certificates between the two, or give the clientRootCertificate. [ServerCertificateAuthority]'],
    ['another authority of the same name', { server: SERVER, root: namesake.text },
      'the server certificate in "…/server.crt" is signed by no authority in "…/ca.crt", and no clientRootCertificate is given. Name the files that belong together, with all certificates between the two, or give the clientRootCertificate. [ServerCertificateAuthority]'],
    ['a client root that is no authority', { server: SERVER, root: SERVER },
      'the file "…/ca.crt" holds no authority, but the certificate "vpn.example.com". Name the file of the authority that signs the client certificates, such as "pki/ca.crt". [ClientRootAuthority]'],
    ['a client root without a name that is no authority', { root: server({ name: undefined }) },
      'the file "…/ca.crt" holds no authority, but the certificate "". Name the file of the authority that signs the client certificates, such as "pki/ca.crt". [ClientRootAuthority]'],
    ['a certificate that is broken', { server: SERVER.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA') },
      `the file "…/server.crt" holds a certificate that cannot be read. ${CONVERT} [CertificateFile]`],
    ['a text that is none', { root: 'Office VPN' }, `the file "…/ca.crt" holds no certificate as PEM. ${CONVERT} [CertificateFile]`],
    ['DER', { root: Buffer.from(SERVER.split('\n').slice(1, -2).join(''), 'base64') }, `the file "…/ca.crt" is not valid UTF-8. ${CONVERT} [CertificateFile]`],
  ])('is %s', (_, files, message) => {
    expect(errorOf(files)).toBe(message);
  });

  test('is everything at once', () => {
    const message = errorOf({ server: server({ domain: undefined, name: 'server', keyUsage: false, until: new Date('2026-02-01T00:00:00Z') }), root: other.text });
    expect(message).toContain('5 errors');
    expect(Array.from(message.matchAll(/\[(\w+)\]/g), ([, id]) => id)).toEqual([
      'ServerCertificateUsage', 'ServerCertificateDomain', 'ServerCertificateName', 'CertificateExpired', 'ServerCertificateAuthority',
    ]);
  });
});

describe('a private key', () => {
  const lines = KEY.split('\n').slice(1, -2);
  test.each<[string, string]>([
    ['alone', KEY],
    ['after its certificate', SERVER + KEY],
    ['of the older kind', privateKey.export({ type: 'pkcs1', format: 'pem' }) as string],
    ['with a passphrase', privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }) as string],
  ])('%s is an error that does not show it', (_, text) => {
    for (const files of [{ server: text }, { root: text }]) {
      expect(errorOf(files)).toBe(
        `the file "…/${'server' in files ? 'server' : 'ca'}.crt" holds a private key. Name a file with the certificate alone, and keep the key where no app reads it. [CertificateFile]`,
      );
    }
  });

  test('in place of a path is an error that does not show it', () => {
    const messages = [
      messageOf(() => newEndpoint(newStack(), { serverCertificateFile: { path: KEY, commonName: NAME } })),
      messageOf(() => newEndpoint(newStack(), { authentication: ClientVpnAuthentication.mutual({ clientRootCertificateFile: KEY }) })),
    ];
    for (const message of messages) {
      expect(short(message)).toBe(`the path of the file is the text of a PEM file. Write its path from ${JSON.stringify(process.cwd())}. [CertificateFile]`);
      expect(lines.filter((line) => message.includes(line))).toEqual([]);
    }
  });
});

describe('what is a warning', () => {
  test.each<[string, Files, string]>([
    ['less than 30 days left', { server: server({ until: new Date('2026-12-27T11:59:59Z') }) },
      'the server certificate in "…/server.crt" expires at 2026-12-27T11:59:59.000Z, in 30 days. Renew it with the same name, e.g. with cdk-client-vpn-plus pki renew, and import it under the ARN that it has. [CertificateValidity]'],
    ['less than a day left', { server: server({ until: new Date('2026-11-28T11:00:00Z') }) },
      'the server certificate in "…/server.crt" expires at 2026-11-28T11:00:00.000Z, in 1 day. Renew it with the same name, e.g. with cdk-client-vpn-plus pki renew, and import it under the ARN that it has. [CertificateValidity]'],
    ['a certificate of tomorrow', { server: server({ from: new Date('2026-11-28T00:00:00Z') }) },
      'the server certificate in "…/server.crt" is valid from 2026-11-28T00:00:00.000Z on: until then no client connects. Deploy afterwards, or set the clock of this machine. [CertificateValidity]'],
    ['an authority with a longer key', { root: anyAuthority('Long', { modulusLength: 3072 }).text },
      'the authority "Long" in "…/ca.crt" has the key RSA_3072: AWS Client VPN accepts RSA_2048 or RSA_1024. Try it with one client before others depend on it, or create an authority with a key of 2,048 bits. [ClientRootKey]'],
  ])('is %s', (_, files, message) => {
    expect(warningsOf(files)).toEqual([expect.stringContaining(message)]);
  });

  test('can be acknowledged', () => {
    const stack = endpointWith({ server: server({ until: new Date('2026-12-01T00:00:00Z') }) });
    Annotations.of(stack).acknowledgeWarning('cdk-client-vpn-plus:CertificateValidity');
    expect(warnings(stack)).toEqual([]);
  });
});

describe('the time', () => {
  const SHORT = server({ from: new Date('2020-01-01T00:00:00Z'), until: new Date('2021-01-01T00:00:00Z') });

  test.each(['2020-06-01', '2020-06-01T00:00Z', '2020-06-01T00:00:00Z', '2020-06-01T00:00:00.000Z'])('is that of the context: %s', (now) => {
    expect(warningsOf({ server: SHORT, now })).toEqual([]);
  });

  test('is that of the machine otherwise', () => {
    expect(errorOf({ server: SHORT, now: undefined })).toContain('has expired at 2021-01-01T00:00:00.000Z');
    const lasting = server({ from: new Date(Date.now() - 24 * 3600 * 1000), until: new Date(Date.now() + 40 * 24 * 3600 * 1000) });
    expect(warningsOf({ server: lasting, now: undefined })).toEqual([]);
  });

  test.each([['yesterday'], ['2026-13-01'], ['01.12.2026'], [5], [{}], ['2026-11-27T12:00:00']])('cannot be %p', (now) => {
    expect(errorOf({ server: SERVER, now })).toMatch(/^the context "cdk-client-vpn-plus:now" is .*\. Write e\.g\. "2026-11-27" or "2026-11-27T12:00:00Z"\. \[ValueKind\]$/);
  });

  test('is asked for where there is a file only', () => {
    expect(warningsOf({ now: 'yesterday' })).toEqual([]);
  });
});

describe('props', () => {
  const withFile = (given: unknown) => (
    short(messageOf(() => newEndpoint(newStack(), { serverCertificateFile: given as ClientVpnServerCertificateFile })))
  );
  const withRoot = (given: unknown) => messageOf(() => ClientVpnAuthentication.mutual({ clientRootCertificateFile: given as string }));

  test.each<[string, unknown, string]>([
    ['a path alone', 'server.crt', 'serverCertificateFile is "server.crt". Write e.g. { path: "pki/issued/vpn.example.com.crt", commonName: "vpn.example.com" }. [ValueKind]'],
    ['nothing in it', {}, 'serverCertificateFile.commonName is missing. Write e.g. "vpn.example.com". [ValueKind]'],
    ['a name alone', { commonName: NAME }, 'serverCertificateFile.path is missing. Write e.g. "pki/ca.crt". [ValueKind]'],
    ['a path without a name', { path: 'server.crt' }, 'serverCertificateFile.commonName is missing. Write e.g. "vpn.example.com". [ValueKind]'],
    ['a number', { path: 5, commonName: NAME }, 'serverCertificateFile.path is 5. Write e.g. "pki/ca.crt". [ValueKind]'],
    ['a misspelled name', { path: 'server.crt', comonName: NAME }, 'there is no prop "comonName". Write commonName. [ValueKind]'],
    ['an empty name', { path: 'server.crt', commonName: '' }, 'serverCertificateFile.commonName is "". Write e.g. "vpn.example.com". [ValueKind]'],
    ['a token', { path: Token.asString({ Ref: 'File' }), commonName: NAME }, 'the path of the file is a token, and the file is read at synthesis. Write the path as text. [CertificateFile]'],
    ['a file that is not there', { path: 'nowhere.crt', commonName: NAME }, `the file "nowhere.crt" does not exist. Write its path from ${JSON.stringify(process.cwd())}. [CertificateFile]`],
    ['a folder', { path: 'src', commonName: NAME }, `the file "src" cannot be read (EISDIR). Write its path from ${JSON.stringify(process.cwd())}. [CertificateFile]`],
  ])('cannot be %s', (_, value, message) => {
    expect(withFile(value)).toBe(message);
  });

  test.each<[unknown, string]>([
    ['', 'clientRootCertificateFile is "".'], [5, 'clientRootCertificateFile is 5.'], [null, 'clientRootCertificateFile is null.'], [{ path: 'ca.crt' }, 'clientRootCertificateFile is { path: "ca.crt" }.'],
  ])('cannot have the client root %p', (value, message) => {
    expect(withRoot(value)).toContain(message);
  });

  test('take a common name that is known at deployment', () => {
    expect(warningsOf({ server: SERVER, commonName: Token.asString({ Ref: 'Name' }) })).toEqual([]);
  });

  test('are the same beside what users sign in with', () => {
    const stack = newStack();
    const authentication = ClientVpnAuthentication.federated(samlProvider(stack)).withMutual({ clientRootCertificateFile: file(SERVER, 'ca.crt') });
    expect(short(messageOf(() => newEndpoint(stack, { authentication })))).toContain('[ClientRootAuthority]');
  });
});
