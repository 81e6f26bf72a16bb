import type { IConstruct } from 'constructs';
import type { ClientVpnMutualOptions } from '../authentication/authentication-choice';
import type { Place } from '../cdk/place';
import { pemBlocks, pemBytes, REVOCATION_LIST } from '../certificates/pem';
import { readCertificates } from '../certificates/read-certificate';
import { readRevocationList, type ReadRevocationList } from '../certificates/read-revocation-list';
import { DAY, SOON } from '../certificates/validity';
import { ruleMessage, type RuleMessage } from '../evaluation/rule';
import { grouped } from '../model/names';
import { CERTIFICATE_FILE } from '../rules/certificate-file-rules';
import {
  REVOCATION_LIST_ENTRIES, REVOCATION_LIST_EXPIRED, REVOCATION_LIST_FILE, REVOCATION_LIST_IMPORT, REVOCATION_LIST_SIGNATURE, REVOCATION_LIST_VALIDITY,
} from '../rules/upkeep-rules';
import { REVOCATION_LIST_ENTRIES as ENTRIES } from '../service/limits';
import { now } from '../validation/clock';
import { namedFileText } from '../validation/named-file';
import { report, reportErrors, reportWarning } from '../validation/reporting';

const CONVERT = 'Write the path of the list, such as "pki/crl.pem"; openssl crl -inform der -in FILE -out FILE.pem converts one in DER.';
const RENEW = 'Sign a new one with the same authority, e.g. with cdk-client-vpn-plus pki crl.';

/** A list that says until when it is valid. */
export interface FiniteList extends ReadRevocationList {
  readonly until: Date;
}

/** Reads the list of a file; throws where there is none. */
export function listIn(place: Place, path: string): FiniteList {
  const text = namedFileText(place, { prop: 'path', path, rule: REVOCATION_LIST_FILE, example: 'pki/crl.pem', unlessText: CONVERT });
  const unusable = (what: string, fix = CONVERT) => report(place, REVOCATION_LIST_FILE, `the file ${quoted(path)} ${what}.`, fix);
  const lists = pemBlocks(text).filter(({ label }) => label === REVOCATION_LIST);
  if (lists.length !== 1) {
    unusable(lists.length === 0 ? 'holds no revocation list as PEM' : `holds ${lists.length} revocation lists, and an endpoint has one`);
  }
  const list = readRevocationList(pemBytes(text, REVOCATION_LIST)!);
  if (list === undefined) {
    return unusable('holds a revocation list that cannot be read');
  }
  const { until } = list;
  return until === undefined ? unusable('holds a revocation list that does not say until when it is valid', RENEW) : { ...list, until };
}

/** What the list of a file is called: by its number, else by its time. */
function nameOf({ from, number }: ReadRevocationList): string {
  return number === undefined ? from.toISOString() : String(number);
}

/** A list in a file, and what the app says of it. */
export interface ListFile {
  readonly list: FiniteList;
  readonly path: string;
  readonly announced?: string;
}

/** Throws when no client could connect with a list, or the service would reject it; warns of what will be so, and of what an import does. */
export function checkList(endpoint: IConstruct, file: ListFile, { clientRootCertificateFile: root }: ClientVpnMutualOptions): void {
  const messages = [...judged(file, now(endpoint)), ...root === undefined ? [] : signature(endpoint, file, root)];
  reportErrors(endpoint, messages);
  messages.forEach((message) => reportWarning(endpoint, message));
}

function* judged({ announced, list, path }: ListFile, time: Date): Generator<RuleMessage> {
  const { entries, from, until } = list;
  const what = `the revocation list in ${quoted(path)}`;
  const left = until.getTime() - time.getTime();
  if (entries > ENTRIES.max) {
    yield ruleMessage(REVOCATION_LIST_ENTRIES, `${what} has ${grouped(entries)} entries: it may have up to ${grouped(ENTRIES.max)}.`,
      'Leave out certificates that have expired.');
  }
  if (left < 0) {
    yield ruleMessage(REVOCATION_LIST_EXPIRED, `${what} has expired at ${until.toISOString()}: no client could connect.`, RENEW);
  } else if (from > time) {
    yield ruleMessage(REVOCATION_LIST_VALIDITY, `${what} is valid from ${from.toISOString()} on: until then no client connects.`, 'Deploy afterwards, or set the clock of this machine.');
  } else if (left < SOON) {
    yield ruleMessage(REVOCATION_LIST_VALIDITY, `${what} expires at ${until.toISOString()}, in ${inDays(left)}: then no client can connect.`, RENEW);
  }
  const name = nameOf(list);
  if (announced !== name) {
    const stale = announced === undefined ? '' : ` (${quoted(announced)} is announced)`;
    yield ruleMessage(REVOCATION_LIST_IMPORT, `the deployment imports the list ${quoted(name)} of ${quoted(path)}, unless the endpoint has it already or a newer one${stale}: an import resets all connections.`,
      `Announce it to users, then write announced: ${quoted(name)}.`);
  }
}

function* signature(place: Place, { list, path }: ListFile, root: string): Generator<RuleMessage> {
  const authorities = readCertificates(namedFileText(place, { prop: 'clientRootCertificateFile', path: root, rule: CERTIFICATE_FILE, example: 'pki/ca.crt' }))
    .flatMap((certificate) => certificate ?? []);
  if (authorities.every((authority) => list.isSignedBy(authority) === false)) {
    yield ruleMessage(REVOCATION_LIST_SIGNATURE, `the revocation list in ${quoted(path)} is signed by no authority in ${quoted(root)}.`,
      'Name the list of the authority that signs the client certificates.');
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function inDays(time: number): string {
  const days = Math.ceil(time / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}
