/** What an adoption keeps of a deployed property: an order, a default that was written out or left out, or what the app says nothing of. */
import { CREATE_ONLY, LOG_GROUP, SECURITY_GROUP } from './create-only';
import { meansTheSame } from './equivalent-spellings';
import { CLIENT_VPN } from '../model/graph';
import { isAbsent, text, type Value } from '../model/values';

/** A scalar; `null` where the property is left out; the names of the elements of a list in their order. */
export type Spelling = string | number | boolean | null | readonly string[];

/** What characters descriptions of security groups do not have, and how many they have. */
const NOT_IN_DESCRIPTIONS = /[^\w .\-:/()#,@[\]+=&;{}!$*]/g;
const LONGEST_DESCRIPTION = 255;
/** How many days the log group of an endpoint keeps its entries where the app does not say it. */
const RETENTION = 365;

/** The properties of a type that may keep their deployed spelling. */
export function respellable(type: string): readonly string[] {
  switch (type) {
    case SECURITY_GROUP: return ['GroupDescription'];
    case LOG_GROUP: return ['RetentionInDays'];
    default: return type.startsWith(CLIENT_VPN) ? CREATE_ONLY[type] ?? [] : [];
  }
}

/** What can be kept of a deployed value without the value itself. */
export function spellingOf(deployed: Value): Spelling | undefined {
  const names = namesIn(deployed);
  return names.length > 0 ? names : isAbsent(deployed) ? null : isScalar(deployed) ? deployed : undefined;
}

/** A value of the app in the deployed spelling; nothing where it means something else. `null` leaves the property out. */
export function respelled(type: string, property: string, value: unknown, spelling: Spelling, path: string | undefined): unknown {
  if (!respellable(type).includes(property)) {
    return undefined;
  }
  if (Array.isArray(spelling)) {
    const names = spelling as readonly string[];
    return [...namesIn(value)].sort().join('\n') === [...names].sort().join('\n') ? ordered(value, names) : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    return undefined;
  }
  const [own, written] = [value as Value, spelling as string | number | boolean | null];
  return saysNothing(property, own, written, path) || meansTheSame(type, property, own, written) ? written : undefined;
}

/** Whether a value is there because the app says nothing, while the deployed one cannot be changed, or holds what would be deleted. */
function saysNothing(property: string, value: Value, deployed: Value, path: string | undefined): boolean {
  switch (property) {
    case 'GroupDescription': return text(value) === byDefault(path);
    case 'RetentionInDays': return text(value) === String(RETENTION) && Number(deployed ?? Infinity) > RETENTION;
    default: return false;
  }
}

/** How the CDK describes a security group that was given no description. */
function byDefault(path: string | undefined): string | undefined {
  // the path is that of the L1.
  return path?.replace(/\/[^/]*$/, '').replace(NOT_IN_DESCRIPTIONS, '-').slice(0, LONGEST_DESCRIPTION);
}

function isScalar(value: Value): value is string | number | boolean {
  return text(value) !== undefined;
}

/** The names of all elements of the lists in a value, in their order: authentication methods by their type, tags by their key. */
function namesIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.flatMap((element) => [...nameOf(element) ?? [], ...namesIn(element)])
    : Object.values(membersOf(value)).filter((member) => typeof member === 'object').flatMap(namesIn);
}

function nameOf(element: unknown): [string] | undefined {
  const { Key, key = Key, Type, type = Type } = membersOf(element);
  const name = typeof element === 'string' ? element : type ?? key;
  return typeof name === 'string' ? [name] : undefined;
}

/** The same with the elements of all lists in an order. */
function ordered(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const position = (element: unknown) => names.indexOf(nameOf(element)?.[0] ?? '');
    return [...value].sort((one, other) => position(one) - position(other)).map((element) => ordered(element, names));
  }
  const members = Object.entries(membersOf(value));
  return members.length === 0 ? value : Object.fromEntries(members.map(([name, member]) => [name, ordered(member, names)]));
}

/** The members of a plain object: a token of the CDK has none. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype ? value as Readonly<Record<string, unknown>> : {};
}
