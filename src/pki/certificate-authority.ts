import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { AUTHORITY, AuthorityFolder, type Doing, ISSUED, LIST } from './authority-folder';
import { type IssuedCertificate, IssuedCertificates, statusOf } from './issued-certificates';
import type { JournalEntry, ListEntry } from './journal';
import { PkiError, withFiles } from './pki-error';
import { privateKeyOf, privateKeyText } from './private-keys';
import { domainName, fileName, subjectName } from './subject-names';
import { certificate, type CertificateKind, newPrivateKey, newSerial } from '../certificates/certificate';
import { type Revocation, revocationList } from '../certificates/revocation-list';
import { commonName, type Signer } from '../certificates/signing';
import { DAY } from '../certificates/validity';

/** Clocks differ. */
const EARLIER = 3600 * 1000;

const IGNORED = '.gitignore';
const SHOW = 'pki list';

/** Where a passphrase comes from when it is needed. */
export type Passphrase = () => Promise<string>;

export interface NewCertificate {
  readonly days: number;
  /** Encrypts the key. */
  readonly passphrase?: Passphrase;
}

interface NewKey {
  readonly days: number;
  readonly privateKey: KeyObject;
  readonly secret?: string;
}

/** A list that was written, and whom it names. */
export interface WrittenList {
  readonly number: number;
  readonly until: Date;
  readonly revocations: number;
}

/** All certificates of a name that count, or one of them. */
export type Which = { readonly name: string; readonly serial?: undefined } | { readonly name?: undefined; readonly serial: string };

function entryOf({ number, until }: WrittenList): ListEntry {
  return { number, until: until.toISOString() };
}

/** An authority in a folder: what the commands do. It never talks to AWS. */
export class CertificateAuthority {
  private readonly folder: AuthorityFolder;

  /**
   * @param now the time; a test has its own.
   * @param passphrase opens the authority's key where it is encrypted.
   */
  public constructor(path: string, private readonly now: Date, private readonly passphrase: Passphrase) {
    this.folder = new AuthorityFolder(path);
  }

  /** Creates the authority. */
  public async init(written: string, { days, passphrase }: NewCertificate): Promise<IssuedCertificate> {
    const name = subjectName(written);
    const { privateKey, secret } = await this.newKey({ days, passphrase });
    this.folder.create();
    return this.folder.change(async (entries) => {
      if (entries.length > 0) {
        throw new PkiError(`${this.folder.path}: there is an authority already, and nothing is overwritten.`);
      }
      const request = { kind: 'authority' as const, name, privateKey, serial: newSerial(), ...this.during(days) };
      const text = certificate(request, { name: commonName(name), privateKey });
      const contents = { [`${AUTHORITY}.crt`]: text, [`${AUTHORITY}.key`]: privateKeyText(privateKey, secret) };
      // keys are in no repository, unless someone has thought of it already.
      return this.issue(request, existsSync(this.file(IGNORED)) ? contents : { ...contents, [IGNORED]: '*.key\n*.new\nlock*\n' });
    });
  }

  /** A certificate for an endpoint. */
  public async server(domain: string, options: NewCertificate): Promise<IssuedCertificate> {
    return this.first('server', domainName(domain), options);
  }

  /** A certificate for a person or a device. */
  public async client(name: string, options: NewCertificate): Promise<IssuedCertificate> {
    return this.first('client', subjectName(name), options);
  }

  /** Another certificate, with another key, for a name that has one. The one before stays as it is. */
  public async renew(written: string, options: NewCertificate): Promise<{ readonly before: IssuedCertificate; readonly issued: IssuedCertificate }> {
    const name = written.normalize('NFC');
    const key = await this.newKey(options);
    return this.change(async (issued, signer) => {
      const before = issued.all.filter((one) => one.kind !== 'authority' && one.name === name).pop();
      if (before === undefined) {
        throw this.unknown(name, issued);
      }
      if (before.kind === 'server' && key.secret !== undefined) {
        throw new PkiError('ACM takes no encrypted key: a server has none.');
      }
      if (before.revoked !== undefined) {
        throw new PkiError(`${JSON.stringify(name)} is revoked since ${before.revoked.toISOString()}. Whoever may come back gets another certificate`, before.kind === 'server' ? 'pki server --domain DOMAIN' : 'pki client NAME');
      }
      return { before, issued: this.sign(before.kind, name, key, issued, signer) };
    });
  }

  /** Revokes all certificates of a name that count, or one by its serial number, and writes the list. */
  public async revoke(which: Which, days: number): Promise<{ readonly revoked: IssuedCertificate[]; readonly list: WrittenList }> {
    return this.change(async (issued, signer) => {
      const revoked = this.revocable(which, issued);
      const serials = revoked.map(({ serial }) => serial);
      const { list, text } = this.list(days, issued, signer, serials);
      this.commitList(text, { did: 'revoke', serials, list: entryOf(list) });
      return { revoked: revoked.map((one) => ({ ...one, revoked: this.now })), list };
    });
  }

  /** Writes the list once more, valid from now on. */
  public async writeList(days: number): Promise<WrittenList> {
    return this.change(async (issued, signer) => {
      const { list, text } = this.list(days, issued, signer);
      this.commitList(text, { did: 'list', list: entryOf(list) });
      return list;
    });
  }

  /** What was issued. */
  public async certificates(): Promise<IssuedCertificates> {
    const entries = await this.folder.settle();
    if (entries.length === 0) {
      throw this.folder.nothingHere();
    }
    return new IssuedCertificates(entries);
  }

  public file(path: string): string {
    return this.folder.file(path);
  }

  private async first(kind: CertificateKind, name: string, options: NewCertificate): Promise<IssuedCertificate> {
    const key = await this.newKey(options);
    return this.change(async (issued, signer) => {
      const [there] = issued.valid(name, this.now);
      if (there !== undefined) {
        throw new PkiError(
          `${JSON.stringify(name)} has a certificate until ${there.until.toISOString()}: ${this.file(there.certificate)}. For another one`, 'pki renew NAME',
        );
      }
      return this.sign(kind, name, key, issued, signer);
    });
  }

  /** Made before others have to wait. */
  private async newKey({ days, passphrase }: NewCertificate): Promise<NewKey> {
    return { days, secret: await passphrase?.(), privateKey: newPrivateKey() };
  }

  /** Changes something that the authority has to sign; no one has to wait for a passphrase. */
  private async change<T>(work: (issued: IssuedCertificates, signer: Signer) => Promise<T>): Promise<T> {
    const { authority } = await this.certificates();
    if (statusOf(authority, this.now) === 'expired') {
      throw new PkiError(`The authority has expired at ${authority.until.toISOString()}. Create another one in another folder.`);
    }
    const path = this.file(authority.key);
    const privateKey = await privateKeyOf(path, withFiles(() => readFileSync(path, 'utf8')), this.passphrase);
    const signer = { name: commonName(authority.name), privateKey };
    return this.folder.change(async (entries) => work(new IssuedCertificates(entries), signer));
  }

  private sign(
    kind: CertificateKind, name: string, { days, privateKey, secret }: NewKey,
    { authority }: IssuedCertificates, signer: Signer,
  ): IssuedCertificate {
    const domain = kind === 'server' ? name : undefined;
    const request = { kind, name, domain, privateKey, serial: newSerial(), ...this.during(days, authority.until) };
    const file = this.freeName(fileName(name));
    return this.issue(request, { [`${file}.crt`]: certificate(request, signer), [`${file}.key`]: privateKeyText(privateKey, secret) });
  }

  private issue(
    { kind, name, serial, until }: { readonly kind: CertificateKind; readonly name: string; readonly serial: string; readonly until: Date },
    contents: Readonly<Record<string, string>>,
  ): IssuedCertificate {
    const taken = Object.keys(contents).map((path) => this.file(path)).find((path) => existsSync(path));
    if (taken !== undefined) {
      throw new PkiError(`${taken}: it is there already, and nothing is overwritten.`);
    }
    const files = Object.entries(contents).map(([path, content]) => ({ path, content }));
    const entry = { did: 'issue' as const, kind, name, serial, until: until.toISOString() };
    this.folder.commit(files, entry, this.now);
    return new IssuedCertificates([{ ...entry, at: this.now.toISOString(), files: files.map(({ path }) => path) } as JournalEntry]).all[0];
  }

  private list(
    days: number, issued: IssuedCertificates, signer: Signer, more: readonly string[] = [],
  ): { readonly list: WrittenList; readonly text: string } {
    // who has expired is rejected anyway, and a list has at most 20,000 entries.
    const revocations: Revocation[] = issued.all
      .filter((one) => one.until > this.now && (one.revoked !== undefined || more.includes(one.serial)))
      .map(({ revoked = this.now, serial }) => ({ serial, at: revoked }));
    const number = (issued.list?.number ?? 0) + 1;
    const { from, until } = this.during(days);
    return { list: { number, until, revocations: revocations.length }, text: revocationList({ number, from, until, revocations }, signer) };
  }

  private commitList(content: string, doing: Doing): void {
    this.folder.commit([{ path: LIST, content }], doing, this.now);
  }

  private revocable({ name, serial }: Which, issued: IssuedCertificates): IssuedCertificate[] {
    const found = serial === undefined
      ? issued.valid(name.normalize('NFC'), this.now)
      : issued.all.filter((one) => one.kind !== 'authority' && one.serial === serial.toLowerCase() && one.revoked === undefined);
    if (found.length === 0) {
      throw serial === undefined
        ? this.unknown(name.normalize('NFC'), issued)
        : new PkiError(`No certificate with the serial number ${serial} can be revoked. Which ones there are`, SHOW);
    }
    return found;
  }

  /** How long something is valid; no certificate outlives the authority. */
  private during(days: number, last?: Date): { readonly from: Date; readonly until: Date } {
    const until = new Date(Math.floor((this.now.getTime() + days * DAY) / 1000) * 1000);
    return { from: new Date(this.now.getTime() - EARLIER), until: last !== undefined && last < until ? last : until };
  }

  /** A name that no file has, whatever the file system thinks of capital letters. */
  private freeName(name: string): string {
    for (let number = 1; ; number += 1) {
      const path = `${ISSUED}/${name}${number === 1 ? '' : `.${number}`}`;
      if (!['crt', 'key'].some((end) => existsSync(this.file(`${path}.${end}`)))) {
        return path;
      }
    }
  }

  private unknown(name: string, { all }: IssuedCertificates): PkiError {
    const has = all.some((one) => one.kind !== 'authority' && one.name === name);
    return new PkiError(`${has ? `${JSON.stringify(name)} has no certificate that counts` : `There is no certificate for ${JSON.stringify(name)}`}. Which ones there are`, SHOW);
  }
}
