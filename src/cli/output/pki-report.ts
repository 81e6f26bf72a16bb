import { join } from 'node:path';
import { jsonText } from './json';
import { ownProgram, shellLine, withCommand } from './shell-words';
import { DAY, SOON } from '../../certificates/validity';
import { AUTHORITY, LIST } from '../../pki/authority-folder';
import type { WrittenList } from '../../pki/certificate-authority';
import { type IssuedCertificate, type IssuedCertificates, statusOf } from '../../pki/issued-certificates';
import { escapeControlCharacters } from '../../util/control-characters';
import { Colours, type Io, quantity } from '../terminal/io';

/** How the user wants to be told. */
interface Report {
  readonly folder: string;
  readonly json?: boolean;
  readonly certificateArn?: string;
}

/** The most entries that AWS Client VPN takes (https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html). */
const MOST_REVOCATIONS = 20_000;

/** What became of a new certificate, and what comes next. */
export function writeCertificate(issued: IssuedCertificate, { folder, json }: Report, io: Io): void {
  if (json) {
    return write({ ...facts(issued, folder), next: nextLines(issued, folder, io) }, io);
  }
  const people = new Lines(io);
  aboutCertificate(issued, folder, people);
  people.next(nextLines(issued, folder, io));
}

/** What became of a renewal. */
export function writeRenewal(
  { before, issued }: { readonly before: IssuedCertificate; readonly issued: IssuedCertificate }, { certificateArn, folder, json }: Report, io: Io,
): void {
  const next = issued.kind === 'server' ? importLines(issued, folder, certificateArn ?? 'ARN') : nextLines(issued, folder, io);
  if (json) {
    return write({ ...facts(issued, folder), before: facts(before, folder), next }, io);
  }
  const people = new Lines(io);
  aboutCertificate(issued, folder, people);
  if (issued.kind === 'client') {
    people.add(withCommand(`The certificate before it is valid until ${before.until.toISOString()}. To end that sooner`, `pki revoke --serial ${before.serial}`, io.env));
  } else {
    people.add('Authority and name are the same: profiles of clients stay as they are. AWS Client VPN takes the new certificate within 5 hours.');
    if (certificateArn === undefined) {
      people.say(`ARN is what the first import has answered: ${shellLine(
        'aws', 'acm', 'list-certificates', '--query', `CertificateSummaryList[?DomainName=='${issued.name}'].CertificateArn`, '--output', 'text',
      )}`);
    }
  }
  people.next(next);
}

/** Who was revoked, and the list that says so. */
export function writeRevocation(
  { list, revoked }: { readonly revoked: readonly IssuedCertificate[]; readonly list: WrittenList }, { folder, json }: Report, io: Io,
): void {
  if (json) {
    return write({ revoked: revoked.map((one) => facts(one, folder)), ...listFacts(list, folder) }, io);
  }
  const people = new Lines(io);
  revoked.forEach(({ name, serial }) => people.say(`Revoked: ${name}, serial number ${serial}`));
  aboutList(list, folder, people);
}

/** The list that was written. */
export function writeList(list: WrittenList, { folder, json }: Report, io: Io): void {
  if (json) {
    return write(listFacts(list, folder), io);
  }
  aboutList(list, folder, new Lines(io));
}

/** Who has a certificate. */
export function writeCertificates(issued: IssuedCertificates, now: Date, { folder, json }: Report, io: Io): void {
  const { authority, list } = issued;
  const others = issued.all.slice(1);
  if (json) {
    return write({
      authority: { ...facts(authority, folder), status: statusOf(authority, now) },
      certificates: others.map((one) => ({ ...facts(one, folder), status: statusOf(one, now) })),
      list: list && { ...list, file: join(folder, LIST) },
    }, io);
  }
  const people = new Lines(io);
  const colours = new Colours(io.stdout, io.env);
  people.add(`${colours.bold(escapeControlCharacters(authority.name))}, until ${day(authority.until)}${soon(authority.until, now)}`);
  const width = Math.min(40, Math.max(0, ...others.map(({ name }) => escapeControlCharacters(name).length)));
  for (const one of others) {
    const status = statusOf(one, now);
    const when = status === 'valid' ? `until ${day(one.until)}${soon(one.until, now)}` : `${status} ${day(one.revoked ?? one.until)}`;
    const paint = { valid: String, expired: colours.faint, revoked: colours.red }[status];
    people.add(`  ${one.kind}  ${escapeControlCharacters(one.name).padEnd(width)}  ${paint(when)}  ${colours.faint(one.serial)}`);
  }
  people.add(`${quantity(others.length, 'certificate')}${list === undefined ? ', no revocation list' : `, revocation list ${list.number} until ${day(new Date(list.until))}`}.`);
  warnings(issued, now, io).forEach((line) => people.add(line));
}

/** What ends soon, or has ended. */
function warnings({ list }: IssuedCertificates, now: Date, { env }: Io): string[] {
  const left = list === undefined ? Infinity : new Date(list.until).getTime() - now.getTime();
  return left < SOON
    ? [withCommand(`${left < 0 ? 'The revocation list has expired: where it is imported, no client can connect' : 'The revocation list expires soon, and then no client can connect'}. Write and import another one`, 'pki crl', env)]
    : [];
}

function soon(until: Date, now: Date): string {
  const left = until.getTime() - now.getTime();
  return left > 0 && left < SOON ? ` (${quantity(Math.ceil(left / DAY), 'day')} left)` : '';
}

function aboutCertificate({ certificate, key, kind, name, serial, until }: IssuedCertificate, folder: string, people: Lines): void {
  const whose = { authority: 'whoever has it can let clients in: keep it secret, and keep a backup of this folder', server: 'for ACM alone', client: `for ${name} alone` }[kind];
  people.say(`${{ authority: 'Authority', server: 'Server', client: 'Client' }[kind]} ${name}, valid until ${until.toISOString()}, serial number ${serial}`);
  people.say(`  certificate  ${join(folder, certificate)}`);
  people.say(`  key          ${join(folder, key)} (${whose})`);
  if (process.platform === 'win32' && kind === 'authority') {
    people.add(`Windows has no file modes: so that only you can read the keys: icacls ${shellLine(folder)} /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F"`);
  }
}

function aboutList(list: WrittenList, folder: string, people: Lines): void {
  people.add(`${join(folder, LIST)}: revocation list ${list.number} with ${quantity(list.revocations, 'serial number')}, valid until ${list.until.toISOString()}`);
  people.add('Write and import another one before that: with an expired list no client can connect. An import ends all connections, and may take up to 4 hours.');
  if (list.revocations > MOST_REVOCATIONS) {
    people.add(`AWS Client VPN takes at most ${MOST_REVOCATIONS} serial numbers. What is expired is left out; else another authority is needed.`);
  }
  people.next(listLines(folder));
}

function nextLines(issued: IssuedCertificate, folder: string, { env }: Io): string[] {
  const where = folder === 'pki' ? [] : ['--folder', folder];
  const own = (...words: readonly string[]) => `${ownProgram(env)} ${shellLine(...words, ...where)}`;
  switch (issued.kind) {
    case 'authority': return [own('pki', 'server', '--domain', 'vpn.example.com')];
    case 'server': return [...importLines(issued, folder), own('pki', 'client', 'alice')];
    case 'client': return [own('profile', issued.name, '--endpoint', 'ID', '--region', 'REGION')];
  }
}

function importLines({ certificate, key }: IssuedCertificate, folder: string, arn?: string): string[] {
  const file = (path: string) => `fileb://${join(folder, path)}`;
  return [shellLine(
    'aws', 'acm', 'import-certificate',
    '--certificate', file(certificate), '--private-key', file(key), '--certificate-chain', file(`${AUTHORITY}.crt`),
    ...(arn === undefined ? [] : ['--certificate-arn', arn]), '--region', 'REGION',
  )];
}

function listLines(folder: string): string[] {
  return [shellLine(
    'aws', 'ec2', 'import-client-vpn-client-certificate-revocation-list',
    '--certificate-revocation-list', `file://${join(folder, LIST)}`, '--client-vpn-endpoint-id', 'ID', '--region', 'REGION',
  )];
}

function facts({ certificate, from, key, kind, name, revoked, serial, until }: IssuedCertificate, folder: string) {
  return { kind, name, serial, from, until, revoked: revoked ?? null, certificate: join(folder, certificate), key: join(folder, key) };
}

function listFacts(list: WrittenList, folder: string) {
  return { list: { ...list, file: join(folder, LIST) }, next: listLines(folder) };
}

const day = (date: Date) => date.toISOString().slice(0, 10);

function write(value: object, { stdout }: Io): void {
  stdout.write(`${jsonText(value)}\n`);
}

/** Lines for people. */
class Lines {
  public constructor(private readonly io: Io) {}

  public add(line: string): void {
    this.io.stdout.write(`${line}\n`);
  }

  public say(line: string): void {
    this.add(escapeControlCharacters(line));
  }

  public next(lines: readonly string[]): void {
    this.add('');
    this.add('Next:');
    lines.forEach((line) => this.add(`  ${escapeControlCharacters(line)}`));
  }
}
