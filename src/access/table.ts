import type { Group } from './audience';
import type { Destination, EffectiveAccess } from './effective-access';
import { type Reason, reason, reasonOfUnknown } from './reasons';
import { ALL_USERS, groupName, rangeName } from './wording';
import type { Cidr } from '../rules/cidr';

/** One field of the table of groups and destinations. */
export interface Row extends Reason {
  readonly destination: string;
  readonly group: string;
}

/** Who reaches what: each destination that rules and routes write, with each group that rules name and with all users. */
export function* table(access: EffectiveAccess): Iterable<Row> {
  const groups = everybody(access);
  for (const destination of access.destinations()) {
    yield* rows(access, destination, groups);
  }
}

/** What each group that rules name has of a range, and what all users have. */
export function rowsOf(access: EffectiveAccess, range: Cidr): Row[] {
  return Array.from(rows(access, { range, writtenBy: [] }, everybody(access)));
}

interface Named {
  readonly group: Group;
  readonly name: string;
}

function everybody(access: EffectiveAccess): Named[] {
  return [...access.groups().map((group) => ({ group: group.group, name: groupName(group) })), { group: undefined, name: ALL_USERS }];
}

function* rows(access: EffectiveAccess, destination: Destination, groups: readonly Named[]): Iterable<Row> {
  const { range } = destination;
  for (const { group, name } of groups) {
    const found = range === undefined ? reasonOfUnknown(access, group, rangeName(destination)) : reason(access, group, range);
    yield { destination: rangeName(destination), group: name, ...found };
  }
}
