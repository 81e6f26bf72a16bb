import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alone } from './folder-lock';
import { type JournalEntry, readJournal, writeEntry } from './journal';
import { asPkiError, PkiError, withFiles } from './pki-error';

const JOURNAL = 'journal.jsonl';
/** The folder of the certificates that were issued, and their keys. */
export const ISSUED = 'issued';
export const AUTHORITY = 'ca';
export const LIST = 'crl.pem';

/** What is written, until the journal says so. */
const NEW = '.new';

/** A file that is to be written. */
export interface NewFile {
  /** Its path within the folder, with slashes. */
  readonly path: string;
  readonly content: string;
}

/** An entry, without what is the same for all. */
export type Doing<T = JournalEntry> = T extends JournalEntry ? Omit<T, 'at' | 'files'> : never;

/**
 * The folder of an authority. What a command does is there as a whole or not at all: files are written under another name, then the journal says
 * what was done, and then they get their names; where a command was stopped before that, the next one does it.
 */
export class AuthorityFolder {
  public constructor(public readonly path: string) {}

  public get entries(): readonly JournalEntry[] {
    return readJournal(this.file(JOURNAL));
  }

  public file(path: string): string {
    return join(this.path, ...path.split('/'));
  }

  /** Works in the folder while no one else does. */
  public async change<T>(work: (entries: readonly JournalEntry[]) => Promise<T>): Promise<T> {
    if (!existsSync(this.path)) {
      throw this.nothingHere();
    }
    return alone(this.path, async () => {
      const { entries } = this;
      this.finish(entries[entries.length - 1]);
      try {
        return await work(entries);
      } catch (error) {
        throw asPkiError(error);
      }
    });
  }

  /** Finishes what a command has left, so that the files of each entry are there. */
  public async settle(): Promise<readonly JournalEntry[]> {
    const { entries } = this;
    const isDone = (entries[entries.length - 1]?.files ?? []).every((path) => !existsSync(`${this.file(path)}${NEW}`));
    return isDone ? entries : this.change(async (now) => now);
  }

  /** Creates the folder, readable for no one else. */
  public create(): void {
    withFiles(() => mkdirSync(this.path, { recursive: true, mode: 0o700 }));
  }

  /** Does one thing: writes files, says so in the journal, and gives them their names. */
  public commit(files: readonly NewFile[], doing: Doing, at: Date): void {
    withFiles(() => {
      const folders = new Set(files.map(({ path }) => dirname(this.file(path))));
      folders.forEach((folder) => mkdirSync(folder, { recursive: true, mode: 0o700 }));
      files.forEach(({ content, path }) => writeThrough(`${this.file(path)}${NEW}`, content));
      folders.forEach(syncFolder);
      const entry = { at: at.toISOString(), ...doing, files: files.map(({ path }) => path) } as JournalEntry;
      writeEntry(this.file(JOURNAL), entry);
      syncFolder(this.path);
      this.finish(entry);
    });
  }

  public nothingHere(): PkiError {
    return new PkiError(`${this.path}: there is no authority. Create one`, 'pki init --name "Office VPN"');
  }

  /** Gives the last files their names, and removes what was written for nothing. */
  private finish(last: JournalEntry | undefined): void {
    for (const path of last?.files ?? []) {
      const [from, to] = [`${this.file(path)}${NEW}`, this.file(path)];
      if (existsSync(from)) {
        if (path !== LIST && existsSync(to)) {
          throw new PkiError(`${to}: someone else has written it. Move it away: the file of this name is ${from}.`);
        }
        renameSync(from, to);
        syncFolder(dirname(to));
      }
    }
    for (const folder of [this.path, this.file(ISSUED)].filter(existsSync)) {
      readdirSync(folder).filter((name) => name.endsWith(NEW)).forEach((name) => rmSync(join(folder, name)));
    }
  }
}

/** Writes a file so that it is on the disk afterwards, for no one else to read. */
function writeThrough(path: string, content: string): void {
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a folder holds is on the disk once the folder is; Windows has no way to ask for it. */
function syncFolder(path: string): void {
  if (process.platform !== 'win32') {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}
