import { createPrivateKey } from 'node:crypto';
import { type ClientProgram, refusal } from './directives';
import { type Directive, type ProfileText, readProfile } from './profile-text';
import { isEncrypted } from '../certificates/pem';
import { isSignedBy, missingUsage, readCertificates, type ReadCertificate } from '../certificates/read-certificate';

/** Something for which a client cannot connect, and what to do about it. */
export interface ProfileProblem {
  readonly message: string;
  readonly fix: string;
  /** What to run for that, after the name of this program. */
  readonly command?: string;
  readonly line?: number;
}

export interface CheckedProfile {
  readonly text: string;
  readonly client: ClientProgram;
  readonly now: Date;
  /** The certificate of the server, where it is at hand. */
  readonly server?: string;
  /** Reads a file that the profile names; undefined where it is not there. */
  read(path: string): string | undefined;
}

const EXPORT = 'Export the configuration once more: aws ec2 export-client-vpn-client-configuration --client-vpn-endpoint-id ID --output text';
const NEW_ONE = { fix: 'Create another one', command: 'pki renew NAME' };
const AGAIN = { fix: 'Write the profile once more', command: 'profile NAME' };

/** What is wrong with a client configuration file. */
export function profileProblems(checked: CheckedProfile): ProfileProblem[] {
  return Array.from(new Check(checked).problems());
}

/** A part of a profile, or what is wrong with it. */
type Part =
  | { readonly text: string; readonly line?: number; readonly problem?: undefined }
  | { readonly text?: undefined; readonly line?: number; readonly problem?: ProfileProblem };

class Check {
  private readonly profile: ProfileText;

  public constructor(private readonly checked: CheckedProfile) {
    this.profile = readProfile(checked.text);
  }

  public* problems(): Generator<ProfileProblem> {
    const { open } = this.profile;
    if (open !== undefined) {
      yield { line: open.line, message: `<${open.name}> has no end.`, fix: `Write </${open.name}> after it, or the whole file again.` };
    }
    yield* this.lines();
    yield* this.authority();
    yield* this.user();
    yield* this.server();
  }

  private* lines(): Generator<ProfileProblem> {
    const ignored = this.profile.directives.filter(({ name }) => name === 'ignore-unknown-option').flatMap(({ values }) => values);
    for (const { line, name } of this.profile.directives) {
      const why = ignored.includes(name) ? undefined : refusal(name, this.checked.client);
      if (why !== undefined) {
        yield { line, message: why.message, fix: why.fix };
      }
    }
    const remotes = this.profile.directives.filter(({ name }) => name === 'remote');
    if (remotes.length === 0) {
      yield { message: 'There is no line "remote": it is not known where to connect.', fix: EXPORT };
    }
    for (const { line, values: [host] } of remotes) {
      if (host === undefined) {
        yield { line, message: 'The line "remote" names no host.', fix: EXPORT };
      } else if (/^cvpn-endpoint-[^.]*\.prod\.clientvpn\./.test(host) && !this.has('remote-random-hostname')) {
        yield {
          line,
          message: `Of ${host} only names below it can be resolved, and there is no line "remote-random-hostname".`,
          fix: 'Add the line, or write a label in front of the name, such as "a.cvpn-endpoint-…".',
        };
      }
    }
  }

  private* authority(): Generator<ProfileProblem> {
    const found = this.part('ca');
    if (found.text === undefined && found.problem === undefined && this.has('capath', 'pkcs12', 'peer-fingerprint')) {
      return;
    }
    if (found.text === undefined) {
      return yield found.problem ?? { message: 'There is no <ca>: the client cannot know the server.', fix: EXPORT };
    }
    const certificates = readCertificates(found.text);
    for (const one of certificates) {
      if (one === undefined) {
        yield { line: found.line, message: 'A certificate in <ca> cannot be read.', fix: EXPORT };
      } else {
        yield* this.validity(one, `The authority ${named(one)}`, { fix: 'Import a server certificate of another authority, and export the configuration once more.' }, found.line);
      }
    }
    if (certificates.length === 0) {
      yield { line: found.line, message: '<ca> holds no certificate.', fix: EXPORT };
    }
  }

  private* user(): Generator<ProfileProblem> {
    const [certificate, key] = [this.part('cert'), this.part('key')];
    const isNone = [certificate, key].every(({ problem, text }) => text === undefined && problem === undefined);
    if (isNone && this.has('auth-user-pass', 'auth-federate', 'cryptoapicert', 'pkcs12', 'pkcs11-id', 'pkcs11-id-management', 'management-external-key')) {
      return;
    }
    let read: ReadCertificate | undefined;
    if (certificate.text === undefined) {
      yield certificate.problem ?? { message: 'There is no certificate of the user (<cert>).', ...AGAIN };
    } else {
      [read] = readCertificates(certificate.text);
      yield* this.certificate(read, certificate.line);
    }
    if (key.text === undefined) {
      yield key.problem ?? { message: 'There is no key of the user (<key>).', ...AGAIN };
    } else {
      yield* this.key(key.text, key.line, read);
    }
  }

  private* certificate(read: ReadCertificate | undefined, line: number | undefined): Generator<ProfileProblem> {
    if (read === undefined) {
      return yield { line, message: '<cert> holds no certificate that can be read.', ...AGAIN };
    }
    yield* this.validity(read, 'The certificate of the user', NEW_ONE, line);
    if (read.commonName === undefined || read.commonName === '') {
      yield { line, message: 'The certificate of the user has no common name, which AWS Client VPN asks for.', ...NEW_ONE };
    }
    const missing = missingUsage(read, 'client');
    if (missing !== undefined) {
      yield { line, message: `The certificate of the user has no ${missing}.`, ...NEW_ONE };
    }
  }

  private* key(text: string, line: number | undefined, certificate: ReadCertificate | undefined): Generator<ProfileProblem> {
    if (isEncrypted(text)) {
      // whether it fits, only its owner can find out.
      return;
    }
    try {
      const key = createPrivateKey(text);
      if (certificate !== undefined && !certificate.x509.checkPrivateKey(key)) {
        yield { line, message: 'The key in <key> is not the key of the certificate in <cert>.', ...AGAIN };
      }
    } catch {
      yield { line, message: '<key> holds no private key that can be read.', ...AGAIN };
    }
  }

  private* server(): Generator<ProfileProblem> {
    if (this.checked.server === undefined) {
      return;
    }
    const [server] = readCertificates(this.checked.server);
    if (server === undefined) {
      return yield { message: 'The file of the server holds no certificate.', fix: 'Give the certificate that was imported into ACM.' };
    }
    yield* this.validity(server, 'The certificate of the server', NEW_ONE);
    const name = this.first('verify-x509-name');
    if (name !== undefined && name.values[1] === 'name' && name.values[0] !== server.commonName) {
      yield {
        line: name.line,
        message: `The profile wants a server with the common name ${name.values[0]}, and it has ${named(server)}.`,
        fix: 'Renew the certificate of the server with the same name, or write the profile once more.',
      };
    }
    const missing = missingUsage(server, 'server');
    if (this.has('remote-cert-tls') && missing !== undefined) {
      yield {
        message: `The certificate of the server has no ${missing}, which "remote-cert-tls server" asks for.`,
        fix: 'Create another one',
        command: 'pki server --domain NAME',
      };
    }
    const { line, text } = this.part('ca');
    if (text !== undefined && !readCertificates(text).some((one) => one !== undefined && isSignedBy(server, one))) {
      yield { line, message: 'No authority in <ca> has signed the certificate of the server.', fix: EXPORT };
    }
  }

  private* validity({ from, until }: ReadCertificate, what: string, how: Pick<ProfileProblem, 'fix' | 'command'>, line?: number): Generator<ProfileProblem> {
    const { now } = this.checked;
    if (until < now) {
      yield { line, message: `${what} has expired at ${until.toISOString()}.`, ...how };
    } else if (from > now) {
      yield { line, message: `${what} is valid from ${from.toISOString()} on.`, fix: 'Wait, or set the clock of this machine.' };
    }
  }

  private has(...names: readonly string[]): boolean {
    return this.profile.directives.some(({ name }) => names.includes(name));
  }

  private first(wanted: string): Directive | undefined {
    return this.profile.directives.find(({ name }) => name === wanted);
  }

  /** What stands in a block, or in the file that a line names. */
  private part(name: string): Part {
    const block = this.profile.blocks.get(name);
    if (block !== undefined) {
      return block;
    }
    const directive = this.first(name);
    if (directive === undefined) {
      return {};
    }
    const { line, values: [path = ''] } = directive;
    const text = this.checked.read(path);
    return text === undefined
      ? { problem: { line, message: `${path || name}: there is no such file.`, fix: `Put it beside the profile, or its text into <${name}>.` } }
      : { text, line };
  }
}

function named({ commonName = 'none' }: ReadCertificate): string {
  return commonName;
}
