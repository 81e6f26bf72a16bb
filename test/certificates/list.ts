import { DerReader } from '../../src/certificates/der-reader';
import { pemBytes, REVOCATION_LIST } from '../../src/certificates/pem';

/** What a list of revocations of our own says. */
export function revocationsIn(text: string): { number: number; from: Date; until: Date; serials: string[] } {
  const reader = new DerReader(pemBytes(text, REVOCATION_LIST)!);
  const [, , , from, until, ...rest] = reader.children(reader.children(reader.whole())[0]);
  const entries = rest.length > 1 ? reader.children(rest[0]) : [];
  const [, listNumber] = reader.children(reader.children(rest[rest.length - 1])[0]);
  const value = reader.content(reader.children(listNumber)[1]);
  const inner = new DerReader(value);
  return {
    number: parseInt(inner.digits(inner.whole()), 16),
    from: reader.date(from),
    until: reader.date(until),
    serials: entries.map((entry) => reader.digits(reader.children(entry)[0])),
  };
}
