import { X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { DAY, NOW, Office } from './office';
import { command, remove } from './openvpn';
import { certificate, newSerial } from '../../src/certificates/certificate';
import { pem, pemBytes } from '../../src/certificates/pem';
import { readCertificates } from '../../src/certificates/read-certificate';
import { subjectName } from '../../src/pki/subject-names';

jest.setTimeout(180_000);

let office: Office;
beforeAll(async () => { office = await Office.open(); });
afterAll(() => remove(office.folder));

const openssl = (...args: string[]) => command(office.folder, 'openssl', ...args);

describe('OpenSSL agrees', () => {
  test('about purposes', () => {
    const { certificate: server } = office.server;
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'pki/ca.crt', server)).toBe(`${server}: OK\n`);
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', 'pki/ca.crt', 'pki/issued/alice.crt')).toBe('pki/issued/alice.crt: OK\n');
    expect(openssl('verify', '-purpose', 'sslclient', '-CAfile', 'pki/ca.crt', server)).toContain('unsuitable certificate purpose');
  });

  test('about who is revoked', () => {
    expect(openssl('crl', '-in', 'pki/crl.pem', '-CAfile', 'pki/ca.crt', '-noout')).toContain('verify OK');
    const verify = (name: string) => openssl('verify', '-crl_check', '-CAfile', 'pki/ca.crt', '-CRLfile', 'pki/crl.pem', `pki/issued/${name}.crt`);
    expect(verify('alice')).toContain(': OK');
    expect(verify('bob')).toContain('certificate revoked');
  });

  /** What OpenSSL, Node.js and the reader of the library find as the common name. */
  const namesIn = (text: string) => ({
    openssl: /^subject=\n {4}CN=([^]*)\n$/.exec(openssl('x509', '-in', office.write('name.crt', text), '-noout', '-subject', '-nameopt', 'utf8,sep_multiline,-esc_msb'))?.[1],
    node: new X509Certificate(text).toLegacyObject().subject.CN,
    own: readCertificates(text)[0]?.commonName,
  });
  const named = (name: string) => {
    const [from, until] = [new Date(NOW - DAY), new Date(NOW + DAY)];
    return certificate({ kind: 'client', name, privateKey: office.key('pki/issued/alice.key'), serial: newSerial(), from, until }, office.signer());
  };
  const isAccepted = (name: string) => {
    try {
      return subjectName(name) === name;
    } catch {
      return false;
    }
  };

  test.each(['alice', 'Zoë, "Ops" 日本', 'a=b+c;<d>', '#1\\', 'x'.repeat(64), '\u{1f600}', '\u{1f600}'.repeat(64)])('about the name %s', (name) => {
    expect(namesIn(named(name))).toEqual({ openssl: name, node: name, own: name });
  });

  test('about any name that a client may have', () => {
    const characters = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 64 }), fc.string({ unit: fc.constantFrom(...',=+;<>"#\\/ \'éß日\u{1f600}a'), maxLength: 64 }));
    fc.assert(fc.property(characters.filter(isAccepted), (name) => {
      expect(namesIn(named(name))).toEqual({ openssl: name, node: name, own: name });
    }), { numRuns: 150 });
  });

  test('that the bytes are the only ones that there can be (DER)', () => {
    const bytes = pemBytes(office.text(office.server.certificate), 'CERTIFICATE')!;
    office.write('der.crt', bytes);
    openssl('x509', '-inform', 'DER', '-in', 'der.crt', '-out', 'again.crt');
    expect(office.text('again.crt')).toBe(pem('CERTIFICATE', bytes));
  });
});
