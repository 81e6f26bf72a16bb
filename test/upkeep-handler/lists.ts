import { generateKeyPairSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { contextTag, der, integer, sequence, smallInteger, time } from '../../src/certificates/der-writer';
import { EXTENSION } from '../../src/certificates/object-identifiers';
import { pem, pemBytes, REVOCATION_LIST } from '../../src/certificates/pem';
import { algorithm, authorityKey, commonName, extension, signed } from '../../src/certificates/signing';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const HOUR = 3_600_000;
/** In whole seconds, as lists have them. */
const NOW = Math.floor(Date.now() / 1000) * 1000;

export interface AnyList {
  /** Without one there is no such extension. */
  readonly number?: number;
  /** Hours from now. @default -1 */
  readonly from?: number;
  /** Hours from now, or never. @default 240 */
  readonly until?: number | 'never';
  readonly authority?: string;
  readonly entries?: number;
  /** The moment that hours are counted from. */
  readonly now?: number;
}

/** A list as any authority may write it, as PEM. */
export function list({ authority = 'Office VPN', entries = 1, from = -1, now = NOW, number, until = 240 }: AnyList): string {
  const signer = { name: commonName(authority), privateKey };
  const at = (hours: number) => time(new Date(now + hours * HOUR));
  const revoked = at(from);
  const rows = Array.from({ length: entries }, (_, row) => sequence(integer(Buffer.from((2n ** 127n + BigInt(row)).toString(16), 'hex')), revoked));
  const extensions = [authorityKey(signer), ...number === undefined ? [] : [extension(EXTENSION.listNumber, smallInteger(number))]];
  return pem(REVOCATION_LIST, signed(sequence(
    smallInteger(1),
    algorithm(),
    signer.name,
    at(from),
    ...until === 'never' ? [] : [at(until)],
    ...rows.length > 0 ? [sequence(...rows)] : [],
    der(contextTag(0, true), sequence(...extensions)),
  ), signer));
}

export const bytes = (text: string) => pemBytes(text, REVOCATION_LIST)!;

/** As it stands in a template. */
export const zipped = (content: string | Uint8Array) => gzipSync(content).toString('base64');
