import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ClientVpnMutualOptions } from './authentication-choice';
import type { ClientVpnServerCertificateFile } from './server-certificate-file';
import { isSignedBy, missingUsage, readCertificates, type ReadCertificate } from '../certificates/read-certificate';
import { DAY, SOON } from '../certificates/validity';
import { ruleMessage, type RuleMessage } from '../evaluation/rule';
import {
  CERTIFICATE_EXPIRED, CERTIFICATE_FILE, CERTIFICATE_VALIDITY, CLIENT_ROOT_AUTHORITY, CLIENT_ROOT_KEY, SERVER_CERTIFICATE_AUTHORITY,
  SERVER_CERTIFICATE_DOMAIN, SERVER_CERTIFICATE_NAME, SERVER_CERTIFICATE_USAGE,
} from '../rules/certificate-file-rules';
import { CERTIFICATE_KEY_ALGORITHM } from '../rules/topics/certificates';
import { KEY_ALGORITHMS } from '../service/limits';
import { expectName, expectProps, type Names } from '../validation/argument-checks';
import { now } from '../validation/clock';
import { namedFileText } from '../validation/named-file';
import { report, reportErrors, reportWarning } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnServerCertificateFile> = { path: 'required', commonName: 'required' };

/** Throws when the service would reject one of the certificates, or no client could connect; warns of what will be so. */
export function checkCertificateFiles(endpoint: IConstruct, server?: ClientVpnServerCertificateFile, mutual: ClientVpnMutualOptions = {}): void {
  if (server === undefined && mutual.clientRootCertificateFile === undefined) {
    return;
  }
  const messages = Array.from(new Check(endpoint).messages(server, mutual));
  reportErrors(endpoint, messages);
  messages.forEach((message) => reportWarning(endpoint, message));
}

const CREATE = 'Create another one: cdk-client-vpn-plus pki server --domain vpn.example.com.';
const AUTHORITY = 'Name the file of the authority that signs the client certificates, such as "pki/ca.crt".';
const RENEW = 'Renew it with the same name, e.g. with cdk-client-vpn-plus pki renew, and import it under the ARN that it has.';
const REPLACE = 'Create another authority in another folder, and all certificates and client configurations with it.';

class Check {
  private readonly now: Date;

  public constructor(private readonly endpoint: IConstruct) {
    this.now = now(endpoint);
  }

  public* messages(file: ClientVpnServerCertificateFile | undefined, mutual: ClientVpnMutualOptions): Generator<RuleMessage> {
    const chain = file && this.serverChain(file);
    if (chain !== undefined) {
      yield* this.server(chain, file!);
    }
    const { clientRootCertificate, clientRootCertificateFile: path } = mutual;
    const root = path === undefined ? undefined : this.read('clientRootCertificateFile', path);
    if (root === undefined) {
      return;
    }
    const authorities = root.filter(isAuthority);
    if (authorities.length === 0) {
      return yield ruleMessage(CLIENT_ROOT_AUTHORITY, `the file ${quoted(path!)} holds no authority, but the certificate ${named(root[0])}.`, AUTHORITY);
    }
    yield* this.root(authorities, path!);
    if (chain !== undefined && clientRootCertificate === undefined && !leadsTo(authorities, chain)) {
      yield ruleMessage(SERVER_CERTIFICATE_AUTHORITY,
        `the server certificate in ${quoted(file!.path)} is signed by no authority in ${quoted(path!)}, and no clientRootCertificate is given.`,
        'Name the files that belong together, with all certificates between the two, or give the clientRootCertificate.');
    }
  }

  private* server(chain: readonly ReadCertificate[], { commonName, path }: ClientVpnServerCertificateFile): Generator<RuleMessage> {
    const [certificate] = chain;
    const what = `the server certificate in ${quoted(path)}`;
    if (!hasKeyOfService(certificate)) {
      yield ruleMessage(CERTIFICATE_KEY_ALGORITHM, `${what} has the key ${keyOf(certificate)}: ${ACCEPTED}.`, CREATE);
    }
    const missing = missingUsage(certificate, 'server');
    if (missing !== undefined) {
      yield ruleMessage(SERVER_CERTIFICATE_USAGE, `${what} has no ${missing}, which client configurations ask for with "remote-cert-tls server".`, CREATE);
    }
    if (!hasDomain(certificate)) {
      yield ruleMessage(SERVER_CERTIFICATE_DOMAIN, `${what} has no domain name: neither an alternative name nor a common name with a dot.`, CREATE);
    }
    if (!Token.isUnresolved(commonName) && certificate.commonName !== commonName) {
      yield ruleMessage(SERVER_CERTIFICATE_NAME, `${what} has ${certificate.commonName === undefined ? 'no common name' : `the common name ${quoted(certificate.commonName)}`}, and client configurations may check ${quoted(commonName)}.`,
        'Renew it with the same name, or change commonName and hand out all client configurations again.');
    }
    yield* this.validity(certificate, what, RENEW);
    for (const other of chain.slice(1)) {
      yield* this.validity(other, `the certificate ${named(other)} in ${quoted(path)}`, REPLACE);
    }
  }

  private* root(authorities: readonly ReadCertificate[], path: string): Generator<RuleMessage> {
    for (const authority of authorities) {
      const what = `the authority ${named(authority)} in ${quoted(path)}`;
      if (!hasKeyOfService(authority)) {
        yield ruleMessage(CLIENT_ROOT_KEY, `${what} has the key ${keyOf(authority)}: ${ACCEPTED}.`,
          'Try it with one client before others depend on it, or create an authority with a key of 2,048 bits.');
      }
      yield* this.validity(authority, what, REPLACE);
    }
  }

  private* validity({ from, until }: ReadCertificate, what: string, fix: string): Generator<RuleMessage> {
    const left = until.getTime() - this.now.getTime();
    if (left < 0) {
      yield ruleMessage(CERTIFICATE_EXPIRED, `${what} has expired at ${until.toISOString()}.`, fix);
    } else if (from > this.now) {
      yield ruleMessage(CERTIFICATE_VALIDITY, `${what} is valid from ${from.toISOString()} on: until then no client connects.`, 'Deploy afterwards, or set the clock of this machine.');
    } else if (left < SOON) {
      yield ruleMessage(CERTIFICATE_VALIDITY, `${what} expires at ${until.toISOString()}, in ${inDays(left)}.`, fix);
    }
  }

  private serverChain(file: ClientVpnServerCertificateFile): ReadCertificate[] {
    expectProps(this.endpoint, 'serverCertificateFile', file, PROPS, { instead: '{ path: "pki/issued/vpn.example.com.crt", commonName: "vpn.example.com" }' });
    expectName(this.endpoint, 'serverCertificateFile.commonName', file.commonName, '"vpn.example.com"');
    return this.read('serverCertificateFile.path', file.path);
  }

  /** The certificates of a file, of which there is one at least. */
  private read(prop: string, path: string): ReadCertificate[] {
    const text = namedFileText(this.endpoint, { prop, path, rule: CERTIFICATE_FILE, example: 'pki/ca.crt', unlessText: CONVERT });
    if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) {
      report(this.endpoint, CERTIFICATE_FILE, `the file ${quoted(path)} holds a private key.`, 'Name a file with the certificate alone, and keep the key where no app reads it.');
    }
    const certificates = readCertificates(text);
    if (certificates.length === 0 || !certificates.every((one) => one !== undefined)) {
      report(this.endpoint, CERTIFICATE_FILE, `the file ${quoted(path)} holds ${certificates.length === 0 ? 'no certificate as PEM' : 'a certificate that cannot be read'}.`, CONVERT);
    }
    return certificates;
  }
}

const CONVERT = 'Write the path of the certificate; openssl x509 -inform der -in FILE -out FILE.crt converts one in DER.';
const ACCEPTED = `AWS Client VPN accepts ${KEY_ALGORITHMS.values.join(' or ')}`;

/** Whether a certificate may sign others, or itself: the service takes a server certificate that is its own root. */
function isAuthority({ isAuthority: isMarked, issuer, subject }: ReadCertificate): boolean {
  return isMarked || issuer === subject;
}

/** Whether a certificate is one of some authorities, or signed by one, also through others of its chain. */
function leadsTo(authorities: readonly ReadCertificate[], [certificate, ...chain]: readonly ReadCertificate[]): boolean {
  const known = [...authorities, ...chain];
  const seen = new Set<ReadCertificate>();
  const isBelow = (one: ReadCertificate): boolean => authorities.some(({ x509 }) => x509.fingerprint256 === one.x509.fingerprint256)
    || (!seen.has(one) && seen.add(one) && known.some((issuer) => isSignedBy(one, issuer) && isBelow(issuer)));
  return isBelow(certificate);
}

/** As ACM names it. */
function keyOf({ publicKey, rsaBits }: ReadCertificate): string {
  return rsaBits === undefined ? publicKey.asymmetricKeyType!.toUpperCase() : `RSA_${rsaBits}`;
}

function hasKeyOfService(certificate: ReadCertificate): boolean {
  return KEY_ALGORITHMS.values.includes(keyOf(certificate));
}

/** An alternative name, or a common name with a dot. */
function hasDomain({ commonName = '', x509 }: ReadCertificate): boolean {
  return /(^|, )DNS:/.test(x509.subjectAltName ?? '') || commonName.includes('.');
}

function named({ commonName = '' }: ReadCertificate): string {
  return quoted(commonName);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function inDays(time: number): string {
  const days = Math.ceil(time / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}
