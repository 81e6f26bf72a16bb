import type { JournalEntry, ListEntry } from './journal';
import type { CertificateKind } from '../certificates/certificate';

/** A certificate that the authority has signed. */
export interface IssuedCertificate {
  readonly kind: CertificateKind;
  readonly name: string;
  readonly serial: string;
  readonly from: Date;
  readonly until: Date;
  readonly revoked?: Date;
  /** The certificate and the key, within the folder. */
  readonly certificate: string;
  readonly key: string;
}

export type CertificateStatus = 'valid' | 'expired' | 'revoked';

/** All that an authority has done, as it is now. */
export class IssuedCertificates {
  public readonly all: readonly IssuedCertificate[];
  /** The list of revocations that was written last. */
  public readonly list?: ListEntry;

  public constructor(entries: readonly JournalEntry[]) {
    const revoked = new Map<string, Date>();
    const issued: IssuedCertificate[] = [];
    for (const entry of entries) {
      if (entry.did === 'issue') {
        const { at, files: [certificate, key], kind, name, serial, until } = entry;
        issued.push({ kind, name, serial, from: new Date(at), until: new Date(until), certificate, key });
      } else {
        this.list = entry.list;
        if (entry.did === 'revoke') {
          entry.serials.forEach((serial) => revoked.set(serial, new Date(entry.at)));
        }
      }
    }
    this.all = issued.map((certificate) => ({ ...certificate, revoked: revoked.get(certificate.serial) }));
  }

  /** What was done first. */
  public get authority(): IssuedCertificate {
    return this.all[0];
  }

  /** What counts today, the newest last. */
  public valid(name: string, now: Date, kinds: readonly CertificateKind[] = ['server', 'client']): IssuedCertificate[] {
    return this.all.filter((one) => one.name === name && kinds.includes(one.kind) && statusOf(one, now) === 'valid');
  }
}

export function statusOf({ revoked, until }: IssuedCertificate, now: Date): CertificateStatus {
  return revoked !== undefined ? 'revoked' : until <= now ? 'expired' : 'valid';
}
