/** What DER (X.690) calls a type, as far as X.509 needs it. */
export enum Tag {
  BOOLEAN = 0x01,
  INTEGER = 0x02,
  BIT_STRING = 0x03,
  OCTET_STRING = 0x04,
  NULL = 0x05,
  OBJECT_IDENTIFIER = 0x06,
  UTF8_STRING = 0x0c,
  UTC_TIME = 0x17,
  GENERALIZED_TIME = 0x18,
  SEQUENCE = 0x30,
  SET = 0x31,
}

/** A type that the structure around it numbers; constructed when it holds other values. */
export const contextTag = (number: number, isConstructed = false) => 0x80 + (isConstructed ? 0x20 : 0) + number;

/** What fits into seven bits. */
const SHORT = 0x80;
/** From this year on a time is written with all digits of its year (RFC 5280, 4.1.2.5). */
const LONG_YEARS = 2050;

/** One value: its type, its length, its content. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const more = size < SHORT ? [] : bytesOfNumber(size);
  const value = Buffer.allocUnsafe(2 + more.length + size);
  value[0] = tag;
  value[1] = size < SHORT ? size : SHORT + more.length;
  value.set(more, 2);
  let offset = 2 + more.length;
  for (const part of parts) {
    value.set(part, offset);
    offset += part.length;
  }
  return value;
}

export const sequence = (...parts: readonly Uint8Array[]) => der(Tag.SEQUENCE, ...parts);
export const octets = (...parts: readonly Uint8Array[]) => der(Tag.OCTET_STRING, ...parts);
export const isTrue = () => der(Tag.BOOLEAN, Buffer.from([0xff]));

/** Bits, of which the last byte does not use all. */
export const bits = (content: Uint8Array, unused = 0) => der(Tag.BIT_STRING, Buffer.from([unused]), content);

/** A number that is not negative, from its bytes: as few as there can be, and a zero in front where the first bit would be a sign. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const rest = first < 0 ? Buffer.from([0]) : bytes.subarray(first);
  return der(Tag.INTEGER, ...(rest[0] >= SHORT ? [Buffer.from([0])] : []), rest);
}

export const smallInteger = (value: number) => integer(bytesOfNumber(value));

/** An object identifier such as 2.5.4.3. */
export function objectIdentifier(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((value) => {
    const group = [value % SHORT];
    for (let left = Math.floor(value / SHORT); left > 0; left = Math.floor(left / SHORT)) {
      group.unshift(SHORT + left % SHORT);
    }
    return group;
  });
  return der(Tag.OBJECT_IDENTIFIER, Buffer.from([first * 40 + second, ...bytes]));
}

/** An identifier as a reader meets it: hexadecimal digits, without type and length. */
export function identifierContent(dotted: string): string {
  return objectIdentifier(dotted).subarray(2).toString('hex');
}

/** A point in time, in whole seconds. */
export function time(date: Date): Buffer {
  const text = `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return date.getUTCFullYear() < LONG_YEARS
    ? der(Tag.UTC_TIME, Buffer.from(text.slice(2)))
    : der(Tag.GENERALIZED_TIME, Buffer.from(text));
}

function bytesOfNumber(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + hex.length % 2, '0'), 'hex');
}
