import { gzipSync } from 'node:zlib';

/** Where gzip says on which system it ran, and what it says where that is not known (RFC 1952). */
const [SYSTEM, UNKNOWN] = [9, 0xff];

/** A list as short text, the same on every machine. */
export function packed(list: Uint8Array): string {
  const bytes = gzipSync(list, { level: 9 });
  bytes[SYSTEM] = UNKNOWN;
  return bytes.toString('base64');
}
