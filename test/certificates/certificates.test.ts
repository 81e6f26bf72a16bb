import { createPublicKey, X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { anyCertificate, type AnyCertificate } from './any-certificate';
import { revocationsIn } from './list';
import { certificate, type CertificateKind, newPrivateKey, newSerial } from '../../src/certificates/certificate';
import { CLIENT_AUTHENTICATION, SERVER_AUTHENTICATION } from '../../src/certificates/object-identifiers';
import { pemBlocks, pemBytes } from '../../src/certificates/pem';
import { missingUsage, readCertificates, type ReadCertificate } from '../../src/certificates/read-certificate';
import { revocationList } from '../../src/certificates/revocation-list';
import { commonName } from '../../src/certificates/signing';

jest.setTimeout(60_000);

const privateKey = newPrivateKey();
const SERIAL = '4000000000000000000000000000000f';
const [FROM, UNTIL] = [new Date('2026-01-02T03:04:05Z'), new Date('2027-01-02T03:04:05Z')];
const signer = { name: commonName('Office VPN'), privateKey };
const request = (kind: CertificateKind, more: object = {}) => ({ kind, name: 'alice', privateKey, serial: SERIAL, from: FROM, until: UNTIL, ...more });
const read = (text: string) => readCertificates(text)[0] as ReadCertificate;

describe('a certificate', () => {
  test.each<[CertificateKind, object]>([
    ['authority', { isAuthority: true, keyUsage: 0x06, isForServers: false, isForClients: false }],
    ['server', { isAuthority: false, keyUsage: 0xa0, isForServers: true, isForClients: false }],
    ['client', { isAuthority: false, keyUsage: 0x80, isForServers: false, isForClients: true }],
  ])('of the kind %s says what it is for', (kind, expected) => {
    expect(read(certificate(request(kind), signer))).toMatchObject({
      ...expected, commonName: 'alice', serial: SERIAL, from: FROM, until: UNTIL, rsaBits: 2048, issuer: signer.name.toString('hex'),
    });
  });

  test('is what Node.js reads, and signed', () => {
    const x509 = new X509Certificate(certificate(request('server', { name: 'vpn.example.com', domain: 'vpn.example.com' }), signer));
    expect(x509.verify(read(certificate(request('authority'), signer)).publicKey)).toBe(true);
    expect(x509.checkPrivateKey(privateKey)).toBe(true);
    expect(x509.checkHost('vpn.example.com')).toBe('vpn.example.com');
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(x509).toMatchObject({ subject: 'CN=vpn.example.com', issuer: 'CN=Office VPN', serialNumber: SERIAL.toUpperCase(), subjectAltName: 'DNS:vpn.example.com' });
  });

  test('is the same for the same request', () => {
    expect(certificate(request('client'), signer)).toBe(certificate(request('client'), signer));
  });

  test('of a year beyond 2049 has its time with four digits', () => {
    const until = new Date('2050-01-01T00:00:00Z');
    const text = certificate(request('authority', { until }), signer);
    expect(new Date(new X509Certificate(text).validTo)).toEqual(until);
    expect(read(text).until).toEqual(until);
  });

  test('has a serial number that is positive, as long as others, and its own', () => {
    const serials = Array.from({ length: 200 }, newSerial);
    expect(new Set(serials).size).toBe(200);
    expect(serials.filter((serial) => !/^[4-7][0-9a-f]{31}$/.test(serial))).toEqual([]);
  });

  test.each(['00', '01', '7f', '80', 'ff00', '00ff'])('may have the serial number %s', (serial) => {
    const text = certificate(request('client', { serial }), signer);
    expect(BigInt(`0x${new X509Certificate(text).serialNumber}`)).toBe(BigInt(`0x${serial}`));
    expect(BigInt(`0x${read(text).serial}`)).toBe(BigInt(`0x${serial}`));
  });

  test('keeps each name as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 }), (name) => {
      expect(read(certificate(request('client', { name }), signer)).commonName).toBe(name);
    }), { numRuns: 60 });
  });
});

describe('what a certificate lacks', () => {
  const publicKey = createPublicKey(privateKey);
  test.each<[string, Partial<AnyCertificate>, string | undefined, string | undefined]>([
    ['all for a server', {}, undefined, 'extendedKeyUsage clientAuth'],
    ['all for a client', { purposes: [CLIENT_AUTHENTICATION] }, 'extendedKeyUsage serverAuth', undefined],
    ['all for both', { purposes: [SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION] }, undefined, undefined],
    ['no key usage', { keyUsage: false }, 'keyUsage', 'keyUsage'],
    ['a key usage that is empty', { keyUsage: 0 }, 'keyUsage digitalSignature', 'keyUsage digitalSignature'],
    ['keyCertSign alone', { keyUsage: 0x04 }, 'keyUsage digitalSignature', 'keyUsage digitalSignature'],
    ['keyEncipherment alone', { keyUsage: 0x20, purposes: [SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION] }, undefined, 'keyUsage digitalSignature'],
    ['keyAgreement alone', { keyUsage: 0x08, purposes: [SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION] }, undefined, undefined],
    ['no purpose', { purposes: [] }, 'extendedKeyUsage serverAuth', 'extendedKeyUsage clientAuth'],
  ])('with %s', (_, more, server, client) => {
    const certificate_ = read(anyCertificate({ name: 'alice', publicKey, ...more }, signer));
    expect([missingUsage(certificate_, 'server'), missingUsage(certificate_, 'client')]).toEqual([server, client]);
  });
});

describe('a text with certificates', () => {
  const text = certificate(request('client'), signer);

  test('may have line ends of Windows and other lines around them', () => {
    const read2 = readCertificates(`before\r\n${text.replace(/\n/g, '\r\n')}between\n${text}`);
    expect(read2.map((one) => (one as ReadCertificate).text)).toEqual([text, text]);
  });

  test.each([
    ['nothing', '', 0],
    ['something else', pemBlocks(text)[0].text.replace(/CERTIFICATE/g, 'PUBLIC KEY'), 0],
    ['no end', text.slice(0, 200), 0],
  ])('may hold %s', (_, given, count) => {
    expect(readCertificates(given)).toHaveLength(count);
  });

  test('says what is broken', () => {
    expect(readCertificates(text.replace(/\n.{64}\n/, '\n'))).toEqual([undefined]);
  });

  test('never ends in anything but an error, whatever byte is another one', () => {
    const bytes = Buffer.from(pemBytes(text, 'CERTIFICATE')!);
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.nat(255), (index, value) => {
      const changed = Buffer.from(bytes);
      changed[index] = value;
      expect(readCertificates(`-----BEGIN CERTIFICATE-----\n${changed.toString('base64')}\n-----END CERTIFICATE-----`)).toHaveLength(1);
    }), { numRuns: 500 });
  });
});

describe('a revocation list', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const list = (serials: readonly string[], number = 1) => (
    revocationList({ number, from: FROM, until: UNTIL, revocations: serials.map((serial) => ({ serial, at })) }, signer)
  );

  test.each([1, 127, 128, 255, 256, 70_000])('has the number %d', (number) => {
    expect(revocationsIn(list([], number)).number).toBe(number);
  });

  test('names who is revoked', () => {
    expect(revocationsIn(list([SERIAL, '7f']))).toEqual({ number: 1, from: FROM, until: UNTIL, serials: [SERIAL, '7f'] });
    expect(revocationsIn(list([])).serials).toEqual([]);
  });

  test('may name 20,000', () => {
    const serials = Array.from({ length: 20_000 }, newSerial);
    expect(revocationsIn(list(serials)).serials).toEqual(serials);
  });
});
