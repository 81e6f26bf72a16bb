import type { Group } from './audience';
import type { Destination, NamedGroup } from './subjects';
import type { Resource } from '../model/graph';

/** How all users are called where groups are listed. */
export const ALL_USERS = '(all users)';

/** Longer lists are cut. */
const MOST_LISTED = 3;

/** A resource as its author knows it: the construct that made it, not the L1 inside. */
export function nameOf({ id }: Resource): string {
  return id.replace(/\/Resource$/, '');
}

/** Whom a sentence is about. */
export function whom(group: Group): string {
  if (group === undefined) {
    return 'all users';
  }
  return typeof group === 'string' ? `group ${JSON.stringify(group)}` : 'an unresolved group';
}

/** How a destination is called in a table. */
export function rangeName({ range, writtenBy }: Destination): string {
  return range?.text ?? unknownIn(writtenBy);
}

/** How a group is called in a table. */
export function groupName({ group, writtenBy }: NamedGroup): string {
  return typeof group === 'string' ? group : unknownIn(writtenBy);
}

function unknownIn([first]: readonly Resource[]): string {
  return `(unknown: ${nameOf(first)})`;
}

/** What there is, once each. */
export function onceEach<T>(all: ReadonlyArray<T | undefined>): T[] {
  return Array.from(new Set(all)).filter((one) => one !== undefined);
}

/** Words or sentences in a row, without those that are empty. */
export function joined(...all: readonly string[]): string {
  return all.filter((one) => one !== '').join(' ');
}

/** A list as a sentence has it; only the first elements of a long one. */
export function listing(all: readonly string[], conjunction = 'and'): string {
  const shown = all.length > MOST_LISTED + 1 ? [...all.slice(0, MOST_LISTED), `${all.length - MOST_LISTED} more`] : all;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${conjunction} ${shown[shown.length - 1]}`;
}

/** A text that begins a sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
