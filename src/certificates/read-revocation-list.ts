import { verify } from 'node:crypto';
import { DerError, DerReader, type DerValue } from './der-reader';
import { contextTag, identifierContent, Tag } from './der-writer';
import { EXTENSION, SHA256_WITH_RSA } from './object-identifiers';
import type { ReadCertificate } from './read-certificate';

/** What a revocation list says, as far as AWS Client VPN and its clients ask for it. */
export interface ReadRevocationList {
  /** The list itself, as DER. */
  readonly bytes: Uint8Array;
  /** The name of who has signed it: DER, as hexadecimal digits. */
  readonly issuer: string;
  /** Grows from list to list of one issuer, where there is one. */
  readonly number?: bigint;
  readonly from: Date;
  /** Afterwards no one can connect; RFC 5280 asks for it. */
  readonly until?: Date;
  /** How many certificates it revokes. */
  readonly entries: number;
  /** Whether an authority has signed it; nothing where the algorithm is not known here. */
  isSignedBy(authority: ReadCertificate): boolean | undefined;
}

/** The hash of what is signed, by the algorithm of the signature: RSA, and elliptic curves. */
const HASHES: ReadonlyMap<string, string | null> = new Map(([
  ['1.2.840.113549.1.1.5', 'sha1'], [SHA256_WITH_RSA, 'sha256'], ['1.2.840.113549.1.1.12', 'sha384'], ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.1', 'sha1'], ['1.2.840.10045.4.3.2', 'sha256'], ['1.2.840.10045.4.3.3', 'sha384'], ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.3.101.112', null],
] as const).map(([id, hash]) => [identifierContent(id), hash]));

const LIST_NUMBER = identifierContent(EXTENSION.listNumber);

/** Reads a list; nothing where the bytes are none. */
export function readRevocationList(bytes: Uint8Array): ReadRevocationList | undefined {
  try {
    return read(new DerReader(bytes), bytes);
  } catch {
    return undefined;
  }
}

function read(reader: DerReader, bytes: Uint8Array): ReadRevocationList {
  const [body, algorithm, signature] = reader.children(reader.whole());
  const parts = reader.children(body).filter(({ tag }) => tag !== Tag.INTEGER);
  const [, issuer, from, ...rest] = parts;
  const until = rest.find(isTime);
  const entries = rest.find(({ tag }) => tag === Tag.SEQUENCE);
  const extensions = rest.find(({ tag }) => tag === contextTag(0, true));
  if (!isTime(from) || signature.tag !== Tag.BIT_STRING) {
    throw new DerError('this is something else than a revocation list');
  }
  const hash = HASHES.get(reader.hex(reader.children(algorithm)[0]));
  // before the bits it says how many of the last byte are not used.
  const signed = [bytes.subarray(body.from, body.end), reader.content(signature).subarray(1)] as const;
  return {
    bytes,
    issuer: reader.hex(issuer),
    number: extensions && numberIn(reader, extensions),
    from: reader.date(from),
    until: until && reader.date(until),
    entries: entries === undefined ? 0 : reader.children(entries).length,
    isSignedBy: ({ publicKey }) => hash === undefined ? undefined : isVerified(() => verify(hash, signed[0], publicKey, signed[1])),
  };
}

function numberIn(reader: DerReader, around: DerValue): bigint | undefined {
  for (const value of reader.children(around).flatMap((list) => reader.children(list))) {
    const parts = reader.children(value);
    if (reader.hex(parts[0]) === LIST_NUMBER) {
      const inner = new DerReader(reader.content(parts[parts.length - 1]));
      return BigInt(`0x${inner.hex(inner.whole())}`);
    }
  }
  return undefined;
}

/** A key of another kind than the signature's has not signed. */
function isVerified(act: () => boolean): boolean {
  try {
    return act();
  } catch {
    return false;
  }
}

function isTime({ tag }: DerValue): boolean {
  return tag === Tag.UTC_TIME || tag === Tag.GENERALIZED_TIME;
}
