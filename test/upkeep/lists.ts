/** Revocation lists and their authority, as files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Revocation, RevocationListRequest } from '../../src/certificates/revocation-list';
import { revocationList } from '../../src/certificates/revocation-list';
import type { Signer } from '../../src/certificates/signing';
import { anyAuthority } from '../certificates/any-certificate';

/** The time at which all apps of these tests are synthesized. */
export const NOW = '2026-11-27T12:00:00Z';
export const CONTEXT = { 'cdk-client-vpn-plus:now': NOW };

export const authority = anyAuthority('Office VPN');

/** A list for half a year that revokes two certificates. */
export function list(more: Partial<RevocationListRequest> = {}, signer: Signer = authority): string {
  return revocationList({
    number: 12, from: new Date('2026-11-01T00:00:00Z'), until: new Date('2027-05-01T00:00:00Z'), revocations: revocations(2), ...more,
  }, signer);
}

/** Serial numbers as they are in life: 16 bytes that tell nothing. */
export function revocations(count: number): Revocation[] {
  const at = new Date('2026-10-01T00:00:00Z');
  return Array.from({ length: count }, (_, index) => ({ serial: ((BigInt(index) + 1n) * 0x9e3779b97f4a7c15f39cc0605cedc835n % 2n ** 127n).toString(16).padStart(32, '0'), at }));
}

/** A folder for files, which is removed after the tests. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  return {
    folder,
    file: (content: string | Uint8Array, name = 'crl.pem') => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
