import type { Group } from './audience';
import type { EffectiveAccess } from './reachability';
import { type Reason, reason, reasonOfUnknown } from './reasons';
import { ALL_USERS, groupName, rangeName } from './wording';
import type { Cidr } from '../ip/cidr';

/** How a destination is called that someone asks for by a value that is not known. */
const UNKNOWN = '(unknown)';

/** One field of the table of groups and destinations. */
export interface Row extends Reason {
  readonly destination: string;
  readonly group: string;
}

/** Someone whom the table is about. */
export interface Column {
  readonly group: Group;
  readonly name: string;
}

/** The groups that rules name, and all users. */
export function everyone(access: EffectiveAccess): Column[] {
  return [...access.groups().map((group) => ({ group: group.group, name: groupName(group) })), { group: undefined, name: ALL_USERS }];
}

/** Who reaches what: each destination that rules and routes write, for each of those that are asked for. */
export function* table(access: EffectiveAccess, columns: readonly Column[] = everyone(access)): Iterable<Row> {
  for (const destination of access.destinations()) {
    const name = rangeName(destination);
    const { range } = destination;
    for (const { group, name: groupAsked } of columns) {
      const found = range === undefined ? reasonOfUnknown(access, group, name) : reason(access, group, range);
      yield { destination: name, group: groupAsked, ...found };
    }
  }
}

/** Who reaches a range or an address, and who does not. */
export function rowsOf(access: EffectiveAccess, range: Cidr, name: string, columns: readonly Column[] = everyone(access)): Row[] {
  return columns.map(({ group, name: groupAsked }) => ({ destination: name, group: groupAsked, ...reason(access, group, range, name) }));
}

/** Who reaches a destination that is not known. */
export function rowsOfUnknown(access: EffectiveAccess, columns: readonly Column[] = everyone(access)): Row[] {
  return columns.map(({ group, name }) => ({ destination: UNKNOWN, group: name, ...reasonOfUnknown(access, group, UNKNOWN) }));
}
