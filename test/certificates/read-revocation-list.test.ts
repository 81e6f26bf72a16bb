import { generateKeyPairSync, sign } from 'node:crypto';
import { anyAuthority, anyCertificate } from './any-certificate';
import { bits, contextTag, der, integer, objectIdentifier, sequence, smallInteger, time } from '../../src/certificates/der-writer';
import { EXTENSION } from '../../src/certificates/object-identifiers';
import { pemBytes, REVOCATION_LIST } from '../../src/certificates/pem';
import { readCertificates } from '../../src/certificates/read-certificate';
import { readRevocationList } from '../../src/certificates/read-revocation-list';
import { commonName, extension } from '../../src/certificates/signing';
import { authority, list, revocations } from '../upkeep/lists';

const bytesOf = (text: string) => pemBytes(text, REVOCATION_LIST)!;
const [AUTHORITY] = readCertificates(authority.text);
const [NAMESAKE] = readCertificates(anyAuthority('Office VPN').text);
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const [CURVE] = readCertificates(anyCertificate({ name: 'Curve', isAuthority: true, publicKey: curve.publicKey }, authority));
const [FROM, UNTIL] = [new Date('2026-11-01T00:00:00Z'), new Date('2027-05-01T00:00:00Z')];

/** A list of another kind than the library writes. */
function other({ algorithm = '1.2.840.10045.4.3.2', parts = [time(FROM), time(UNTIL)], version = [smallInteger(1)] }: {
  readonly algorithm?: string;
  readonly parts?: readonly Uint8Array[];
  readonly version?: readonly Uint8Array[];
} = {}) {
  const content = sequence(...version, sequence(objectIdentifier(algorithm)), commonName('Curve'), ...parts);
  return sequence(content, sequence(objectIdentifier(algorithm)), bits(sign('sha256', content, curve.privateKey)));
}

test('a list is read as it was written', () => {
  expect(readRevocationList(bytesOf(list()))).toMatchObject({ number: 12n, from: FROM, until: UNTIL, entries: 2 });
  expect(readRevocationList(bytesOf(list()))!.issuer).toBe(Buffer.from(commonName('Office VPN')).subarray(2).toString('hex'));
  expect(readRevocationList(bytesOf(list({ revocations: [] })))).toMatchObject({ number: 12n, entries: 0 });
  expect(readRevocationList(bytesOf(list({ revocations: revocations(20_000) })))).toMatchObject({ entries: 20_000 });
});

test('a list may lack number, end and version', () => {
  expect(readRevocationList(other())).toMatchObject({ number: undefined, from: FROM, until: UNTIL, entries: 0 });
  expect(readRevocationList(other({ parts: [time(FROM)], version: [] }))).toMatchObject({ from: FROM, until: undefined });
  const aki = der(contextTag(0, true), sequence(extension(EXTENSION.authorityKey, sequence())));
  expect(readRevocationList(other({ parts: [time(FROM), aki] }))).toMatchObject({ number: undefined, until: undefined });
});

test('a number may be longer than numbers of JavaScript are exact', () => {
  const bytes = Buffer.from('ff'.repeat(20), 'hex');
  const numbered = der(contextTag(0, true), sequence(extension(EXTENSION.listNumber, integer(bytes))));
  expect(readRevocationList(other({ parts: [time(FROM), time(UNTIL), numbered] }))?.number).toBe(BigInt(`0x${'ff'.repeat(20)}`));
});

test('its signature says whose it is', () => {
  const read = readRevocationList(bytesOf(list()))!;
  expect([AUTHORITY, NAMESAKE, CURVE].map((one) => read.isSignedBy(one!))).toEqual([true, false, false]);
  const byCurve = readRevocationList(other())!;
  expect([AUTHORITY, CURVE].map((one) => byCurve.isSignedBy(one!))).toEqual([false, true]);
});

test('a signature by an algorithm that is not known is not judged', () => {
  expect(readRevocationList(other({ algorithm: '1.2.840.113549.1.1.10' }))?.isSignedBy(AUTHORITY!)).toBeUndefined();
});

test.each<[string, Uint8Array]>([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('-----BEGIN X509 CRL-----')],
  ['a certificate', pemBytes(authority.text, 'CERTIFICATE')!],
  ['a part of a list', bytesOf(list()).subarray(0, 100)],
  ['more than a list', Buffer.concat([bytesOf(list()), Buffer.from([0])])],
  ['a list without times', other({ parts: [] })],
])('%s is not a list', (_, bytes) => {
  expect(readRevocationList(bytes)).toBeUndefined();
});

test('whatever is wrong with a list, nothing is thrown', () => {
  const bytes = bytesOf(list());
  for (let at = 0; at < bytes.length; at += 3) {
    const broken = Buffer.from(bytes);
    broken[at] = 0xff - broken[at];
    expect(() => readRevocationList(broken)?.isSignedBy(AUTHORITY!)).not.toThrow();
  }
});
