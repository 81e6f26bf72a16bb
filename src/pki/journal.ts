import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { PkiError, withFiles } from './pki-error';
import type { CertificateKind } from '../certificates/certificate';

/** A list of revocations that was written. */
export interface ListEntry {
  readonly number: number;
  readonly until: string;
}

/** What was done, in the order in which it was done: all that is known of an authority but for its keys. Times are those of ISO 8601. */
export type JournalEntry = {
  readonly at: string;
  /** What was written along: it has its name once the entry is there. */
  readonly files: readonly string[];
} & (
  | { readonly did: 'issue'; readonly kind: CertificateKind; readonly name: string; readonly serial: string; readonly until: string }
  | { readonly did: 'revoke'; readonly serials: readonly string[]; readonly list: ListEntry }
  | { readonly did: 'list'; readonly list: ListEntry }
);

const LINE_END = 0x0a;

/** The entries of a file. A line that was cut off by a crash never happened. */
export function readJournal(path: string): JournalEntry[] {
  if (!existsSync(path)) {
    return [];
  }
  const lines = withFiles(() => readFileSync(path, 'utf8')).split('\n');
  return lines.slice(0, -1).map((line, index) => {
    try {
      const entry = JSON.parse(line) as JournalEntry;
      if (['issue', 'revoke', 'list'].includes(entry.did)) {
        return entry;
      }
    } catch {
      // said below.
    }
    throw new PkiError(`${path}: line ${index + 1} is none that this command writes. Restore the file from a backup: it knows which certificates there are.`);
  });
}

/** Adds an entry, so that it is on the disk afterwards. */
export function writeEntry(path: string, entry: JournalEntry): void {
  withFiles(() => {
    const file = openSync(path, 'a+', 0o600);
    try {
      const text = readFileSync(file);
      const whole = text.lastIndexOf(LINE_END) + 1;
      if (whole < text.length) {
        ftruncateSync(file, whole);
      }
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}
