import type { Group } from './audience';
import type { EffectiveAccess } from './reachability';
import { closest } from '../util/similar';

/** Of shorter names every other one is near. */
const SHORTEST = 4;

/** What to say of how a group is spelled: that no rule names it, or that rules name another one that looks the same. */
export function spelling(access: EffectiveAccess, group: Group): string {
  const named = namedGroups(access);
  const twin = named.find((one) => one !== group && typeof group === 'string' && plain(one) === plain(group));
  return unnamedGroup(access, group) ?? (twin === undefined ? '' : `Rules name group ${JSON.stringify(twin)} as well, which differs only in capitals or spaces.`);
}

/**
 * What to say of a group that someone asks for and that no rule names, with the one that may be meant; nothing where a rule names it, or may do
 * so, or where rules name no groups at all.
 */
export function unnamedGroup(access: EffectiveAccess, group: Group): string | undefined {
  const named = namedGroups(access);
  if (typeof group !== 'string' || named.length === 0 || named.includes(group) || named.length < access.groups().length) {
    return undefined;
  }
  const meant = closest(group.trim(), named.filter((one) => one.length >= SHORTEST || plain(one) === plain(group)));
  return `No authorization rule names group ${JSON.stringify(group)}.${meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`}`;
}

function namedGroups(access: EffectiveAccess): string[] {
  return access.groups().map(({ group }) => group).filter((group) => typeof group === 'string');
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
