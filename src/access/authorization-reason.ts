import type { Group } from './audience';
import { mayTurn } from './authorization';
import type { Grant } from './grants';
import type { EffectiveAccess } from './reachability';
import { outwards, type Region } from './regions';
import { listing, nameOf, onceEach, whom } from './wording';
import type { Resource } from '../model/graph';
import { PLACEHOLDER, Unknown, isPresent } from '../model/values';

/** The rules that decide for a region. */
export interface Decision {
  /** The region that they are for, in which the one asked for lies; absent where no rule is certain to exist. */
  readonly region?: Region;
  /** Those that are certain to exist. */
  readonly certain: readonly Grant[];
  /** Those that may decide in their place. */
  readonly perhaps: readonly Grant[];
}

/** The rules that decide whether a group is authorized for a region. */
export function decision({ authorization }: EffectiveAccess, region: Region, group: Group): Decision {
  const conditional: Grant[] = [];
  for (const outer of outwards(region)) {
    const certain = outer.grants.filter(({ isCertain }) => isCertain);
    conditional.push(...outer.grants.filter(({ isCertain }) => !isCertain));
    if (certain.length > 0) {
      const isOpen = certain.some(({ audience }) => audience.admits(group) === 'yes');
      const perhaps = [...conditional.filter(mayTurn(group, isOpen)), ...authorization.doubts(region.range.family, group, isOpen)];
      return { region: outer, certain, perhaps };
    }
  }
  return { certain: [], perhaps: [...conditional.filter(mayTurn(group, false)), ...authorization.doubts(region.range.family, group, false)] };
}

/** Why a group is authorized for a region, or why not, or why that is unresolved. */
export function whyAuthorized(access: EffectiveAccess, region: Region, group: Group): string {
  const { allowed, denied } = access.authorization.of(region, group);
  const decided = decision(access, region, group);
  if (allowed && denied) {
    return `Whether a rule grants ${whom(group)} access is unresolved: ${listing(doubts(decided, group))}.`;
  }
  return allowed ? letsIn(decided, group) : keepsOut(decided, region, group);
}

/** A rule that lets a group in, but has a shorter prefix than those that decide. */
export function overruled({ region: decisive }: Decision, region: Region, group: Group): Grant | undefined {
  return Array.from(outwards(region)).filter(({ range }) => range.prefix < (decisive?.range.prefix ?? 0)).flatMap(({ grants }) => grants)
    .find(({ audience, isCertain }) => isCertain && audience.admits(group) === 'yes');
}

function letsIn({ certain, region }: Decision, group: Group): string {
  const [first] = certain.filter(({ audience }) => audience.admits(group) === 'yes');
  const admitted = first.audience.everyone === 'yes' ? undefined : group;
  return `Authorization rule ${nameOf(first.rule!)} grants ${whom(admitted)} access to ${region!.range.text}.`;
}

function keepsOut(decided: Decision, region: Region, group: Group): string {
  const { certain, region: decisive } = decided;
  if (decisive === undefined) {
    return 'No authorization rule covers it, and access is denied by default.';
  }
  const [{ rule }] = certain;
  const others = onceEach(certain.map(({ audience }) => audience.group));
  const admitted = others.length > 0 ? `only to ${listing(others.map(whom))}` : noOne(certain);
  const wider = overruled(decided, region, group);
  const hidden = wider && ` Rule ${nameOf(wider.rule!)} for ${wider.range!.text}, which grants ${whom(group)} access, has a shorter prefix and does not apply here.`;
  return `Authorization rule ${nameOf(rule!)} for ${decisive.range.text} decides, because it has the longest prefix, and grants access ${admitted}.${hidden ?? ''}`;
}

function noOne(grants: readonly Grant[]): string {
  return grants.some(({ rule }) => isPresent(rule!.properties.AccessGroupId)) ? 'to no one, because clients that present only a certificate are in no group' : 'to no one';
}

function doubts({ certain, perhaps }: Decision, group: Group): string[] {
  const vague = [...certain, ...perhaps].filter(({ audience }) => audience.admits(group) === 'maybe');
  return onceEach([
    ...perhaps.map(({ others, range, rule }) => {
      if (rule === undefined) {
        return `${others} other rules`;
      }
      return range === undefined ? unknownRange(rule) : `rule ${nameOf(rule)} is created under a condition`;
    }),
    ...vague.map(({ rule }) => rule && `whom rule ${nameOf(rule)} grants access to is unresolved`),
  ]);
}

/** Why the range of a rule is not known. */
function unknownRange(rule: Resource): string {
  const { TargetNetworkCidr: range } = rule.properties;
  const isLookedUp = range instanceof Unknown && range.key.startsWith(PLACEHOLDER);
  return `the range of rule ${nameOf(rule)} is unresolved${isLookedUp ? ': the VPC was not looked up' : ''}`;
}
