import type { Rule } from '../../evaluation/rule';
import type { Cidr } from '../../ip/cidr';
import { nest, type Nested } from '../../ip/prefixes';
import { AUTHORIZATION_RULE, type Graph, type Resource } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { flag, isAbsent, isPresent, keyOf, text } from '../../model/values';
import { guide } from '../../service/sources';

/** All users, as one of the groups. */
const ALL = 'all users';

export const authorizationPrecedenceRules: readonly Rule[] = [
  {
    id: 'AuthorizationRuleTakesAccess',
    severity: 'warning',
    title: 'A narrower rule for one group does not deny a destination to another group.',
    why: 'The rule with the longest prefix decides alone: clients that have only a wider one are denied.',
    source: guide('auth-rule-example-scenarios'),
    on: 'network',
    check({ authorizationRules }, report, graph) {
      const atUnknownRanges = new Set(authorizationRules.filter((rule) => destination(rule).length === 0).map((rule) => audience(rule) ?? ALL));
      if (atUnknownRanges.has(ALL) || graph.mayHoldMore(AUTHORIZATION_RULE)) {
        return;
      }
      const known = authorizationRules.flatMap((rule) => destination(rule).map((range) => [range, rule] as const));
      const candidates = new Map<unknown, readonly Resource[]>();
      for (const narrow of nest(known)) {
        const wide = narrow.within;
        if (wide) {
          const losers = candidates.get(wide) ?? whoMayLose(wide, atUnknownRanges);
          candidates.set(wide, losers);
          const loser = firstLoser(narrow, losers, graph);
          if (loser) {
            const [resource] = narrow.items;
            const { TargetNetworkCidr: value } = resource.properties;
            const wrong = `for ${shown(resource)} denies these addresses to ${shown(loser)}, `
              + `whose rule ${loser.id} for "${wide.range.text}" is wider: the longest prefix decides alone`;
            report({ resource, path: 'TargetNetworkCidr', value, wrong, fix: `Add a rule for "${narrow.range.text}" and ${shown(loser)}, unless this is meant.` });
          }
        }
      }
    },
  },
];

/** One rule of a range for each group that it is certain to let in, all users first. */
function whoMayLose({ items }: Nested<Resource>, atUnknownRanges: ReadonlySet<string>): Resource[] {
  const byGroup = new Map<string, Resource>();
  for (const rule of items) {
    const group = audience(rule);
    if (group !== undefined && !atUnknownRanges.has(group) && isKnown(rule) && !byGroup.has(group)) {
      byGroup.set(group, rule);
    }
  }
  return Array.from(byGroup.values()).sort((one, other) => Number(audience(other) === ALL) - Number(audience(one) === ALL));
}

/** A rule for someone whom no rule of the narrow range lets in. */
function firstLoser({ items }: Nested<Resource>, candidates: readonly Resource[], graph: Graph): Resource | undefined {
  const kept = new Set(items.map(audience));
  if (kept.has(ALL) || kept.has(undefined)) {
    return undefined;
  }
  // an unknown group may be any single one, but never all users.
  const possible = items.every(isKnown) ? candidates : candidates.filter((rule) => audience(rule) === ALL);
  return possible.find((rule) => !kept.has(audience(rule)) && graph.coexist(rule, items[0]));
}

/** Whom a rule lets in, as one string; nothing where that is not known. */
function audience({ properties: { AccessGroupId: group, AuthorizeAllGroups: all } }: Resource): string | undefined {
  if (flag(all) === true) {
    return ALL;
  }
  return isPresent(group) && (isAbsent(all) || flag(all) === false) ? keyOf(group) : undefined;
}

function isKnown(rule: Resource): boolean {
  return audience(rule) === ALL || text(rule.properties.AccessGroupId) !== undefined;
}

function destination({ properties }: Resource): Cidr[] {
  const range = rangeIn(properties.TargetNetworkCidr);
  return range ? [range] : [];
}

function shown(rule: Resource): string {
  if (audience(rule) === ALL) {
    return ALL;
  }
  const group = text(rule.properties.AccessGroupId);
  return group === undefined ? 'another group' : `group ${JSON.stringify(group)}`;
}
