import { DerError, DerReader } from '../../src/certificates/der-reader';
import { der, objectIdentifier, sequence, smallInteger, Tag, time } from '../../src/certificates/der-writer';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const reader = (digits: string) => new DerReader(Buffer.from(digits, 'hex'));

test.each([[0, '020100'], [127, '02017f'], [128, '02020080'], [65_536, '0203010000']])('the number %d', (value, expected) => {
  expect(hex(smallInteger(value))).toBe(expected);
});

test.each([['2.5.4.3', '0603550403'], ['1.2.840.113549.1.1.11', '06092a864886f70d01010b']])('the identifier %s', (dotted, expected) => {
  expect(hex(objectIdentifier(dotted))).toBe(expected);
});

test.each([[127, '047f'], [128, '048180'], [256, '04820100'], [70_000, '0483011170']])('a content of %d bytes', (size, expected) => {
  const bytes = der(Tag.OCTET_STRING, Buffer.alloc(size));
  expect(hex(bytes).slice(0, expected.length)).toBe(expected);
  const value = new DerReader(bytes).whole();
  expect(value.end - value.start).toBe(size);
});

test.each([['2049-12-31T23:59:59Z', '170d3439313233313233353935395a'], ['2050-01-01T00:00:00Z', '180f32303530303130313030303030305a']])('the time %s', (text, expected) => {
  expect(hex(time(new Date(text)))).toBe(expected);
  const read = reader(expected);
  expect(read.date(read.whole())).toEqual(new Date(text));
});

test('years of two digits begin with 1950', () => {
  const read = new DerReader(der(Tag.UTC_TIME, Buffer.from('500101000000Z')));
  expect(read.date(read.whole())).toEqual(new Date('1950-01-01T00:00:00Z'));
});

test.each([
  ['nothing', '', 'a length is wrong'],
  ['half a head', '30', 'a length is wrong'],
  ['too little', '300201', 'it ends too early'],
  ['too much', '30000000', 'something follows its end'],
  ['no length', '30800000', 'a length is wrong'],
  ['a length of too many bytes', '308500000000010000', 'a length is wrong'],
  ['a length that is cut off', '3082ff', 'a length is wrong'],
])('%s is no DER', (_, digits, message) => {
  expect(() => reader(digits).whole()).toThrow(new DerError(message));
});

test.each(['2601010000Z', '26010100000Z0', '261301000000Z', '260101000000+0100'])('%s is no time', (text) => {
  const read = new DerReader(der(Tag.UTC_TIME, Buffer.from(text)));
  expect(() => read.date(read.whole())).toThrow(DerError);
});

test('what is within a value does not reach beyond it', () => {
  const read = reader('3003020501');
  expect(() => read.children(read.whole())).toThrow(new DerError('it ends too early'));
  const whole = new DerReader(sequence(smallInteger(1), smallInteger(300)));
  expect(whole.children(whole.whole()).map((value) => whole.digits(value))).toEqual(['01', '012c']);
});
