import { contextTag, der, integer, sequence, smallInteger, time } from './der-writer';
import { EXTENSION } from './object-identifiers';
import { pem, REVOCATION_LIST } from './pem';
import { algorithm, authorityKey, extension, signed, type Signer } from './signing';

/** A certificate that counts no more, and since when. */
export interface Revocation {
  /** Hexadecimal. */
  readonly serial: string;
  readonly at: Date;
}

export interface RevocationListRequest {
  /** Grows from list to list. */
  readonly number: number;
  readonly from: Date;
  /** Afterwards no one can connect. */
  readonly until: Date;
  readonly revocations: readonly Revocation[];
}

/** A list of revocations (version 2) as PEM. */
export function revocationList({ from, number, revocations, until }: RevocationListRequest, signer: Signer): string {
  // there are thousands of them, and many at one time.
  const times = new Map<number, Buffer>();
  const timeOf = (at: Date) => times.get(at.getTime()) ?? times.set(at.getTime(), time(at)).get(at.getTime())!;
  const entries = revocations.map(({ at, serial }) => sequence(integer(Buffer.from(serial, 'hex')), timeOf(at)));
  return pem(REVOCATION_LIST, signed(sequence(
    smallInteger(1),
    algorithm(),
    signer.name,
    time(from),
    time(until),
    // RFC 5280 knows no empty list of entries.
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    der(contextTag(0, true), sequence(authorityKey(signer), extension(EXTENSION.listNumber, smallInteger(number)))),
  ), signer));
}
