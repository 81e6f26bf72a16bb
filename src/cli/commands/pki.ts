import { withExitCode } from './with-exit-code';
import { CertificateAuthority, type NewCertificate } from '../../pki/certificate-authority';
import { PkiError } from '../../pki/pki-error';
import { escapeControlCharacters } from '../../util/control-characters';
import { passphraseFrom } from '../input/passphrases';
import { writeCertificate, writeCertificates, writeList, writeRenewal, writeRevocation } from '../output/pki-report';
import { ExitCode, type Io } from '../terminal/io';

/** What all commands about certificates know. */
export interface PkiOptions {
  readonly folder: string;
  readonly json?: boolean;
  /** Where the passphrase of the authority's key comes from. */
  readonly caPassphrase?: string;
}

interface IssueOptions extends PkiOptions {
  readonly days: number;
  readonly keyPassphrase?: string;
}

interface ListOptions extends PkiOptions {
  readonly days: number;
}

const THE_AUTHORITY = 'the authority\'s key';

/** Creates an authority. */
export async function init({ name, ...options }: IssueOptions & { readonly name: string }, io: Io): Promise<ExitCode> {
  const { caPassphrase, days } = options;
  return work(options, io, async (authority) => {
    const passphrase = caPassphrase === undefined ? undefined : passphraseFrom(caPassphrase, THE_AUTHORITY, true, io);
    writeCertificate(await authority.init(name, { days, passphrase }), options, io);
  });
}

/** Creates a certificate for an endpoint. */
export async function server({ domain, ...options }: IssueOptions & { readonly domain: string }, io: Io): Promise<ExitCode> {
  return work(options, io, async (authority) => writeCertificate(await authority.server(domain, options), options, io));
}

/** Creates a certificate for a person or a device. */
export async function client(name: string, options: IssueOptions, io: Io): Promise<ExitCode> {
  return work(options, io, async (authority) => writeCertificate(await authority.client(name, issuing(options, name, io)), options, io));
}

/** Creates another certificate for a name that has one. */
export async function renew(name: string, options: IssueOptions & { readonly certificateArn?: string }, io: Io): Promise<ExitCode> {
  return work(options, io, async (authority) => writeRenewal(await authority.renew(name, issuing(options, name, io)), options, io));
}

/** Revokes certificates. */
export async function revoke(name: string | undefined, options: ListOptions & { readonly serial?: string }, io: Io): Promise<ExitCode> {
  return work(options, io, async (authority) => {
    const { serial } = options;
    if ((name === undefined) === (serial === undefined)) {
      throw new PkiError('Give the name of a client, or --serial and a serial number.');
    }
    writeRevocation(await authority.revoke(name === undefined ? { serial: serial! } : { name }, options.days), options, io);
  });
}

/** Writes the list of revocations. */
export async function crl(options: ListOptions, io: Io): Promise<ExitCode> {
  return work(options, io, async (authority) => writeList(await authority.writeList(options.days), options, io));
}

/** Shows all certificates. */
export async function list(options: PkiOptions, io: Io): Promise<ExitCode> {
  return work(options, io, async (authority, now) => writeCertificates(await authority.certificates(), now, options, io));
}

function issuing({ days, keyPassphrase }: IssueOptions, name: string, io: Io): NewCertificate {
  return { days, passphrase: keyPassphrase === undefined ? undefined : passphraseFrom(keyPassphrase, `the key of ${escapeControlCharacters(name)}`, true, io) };
}

/** Does something with an authority. */
async function work(
  { caPassphrase = 'prompt', folder }: PkiOptions, io: Io, does: (authority: CertificateAuthority, now: Date) => Promise<void>,
): Promise<ExitCode> {
  const now = new Date();
  return withExitCode(io, async () => {
    await does(new CertificateAuthority(folder, now, passphraseFrom(caPassphrase, THE_AUTHORITY, false, io)), now);
    return ExitCode.OK;
  });
}
