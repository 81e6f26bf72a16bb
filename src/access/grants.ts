import { Audience, type Group, type Truth } from './audience';
import { type Others, othersOf } from './others';
import type { Cidr, Family } from '../ip/cidr';
import { authenticatesUsers } from '../model/endpoint-properties';
import { AUTHORIZATION_RULE, type Graph, type EndpointGroup, type Resource } from '../model/graph';
import { familyOf, rangeIn } from '../model/ranges';
import { flag, isAbsent, keyOf, text, Unknown, type Value } from '../model/values';

/** What an authorization rule grants. */
export interface Grant {
  /** Absent for the rules that are not written here. */
  readonly rule?: Resource;
  /** Why there may be rules that are not written here. */
  readonly others?: Others;
  /** Absent when it is not known. */
  readonly range?: Cidr;
  /** The family of a range that is not known; absent when not even that is known. */
  readonly family?: Family;
  readonly audience: Audience;
  /** Whether the rule exists wherever the endpoint does. */
  readonly isCertain: boolean;
}

/** What the authorization rules of a network grant. */
export function grantsOf({ authorizationRules, endpoint }: EndpointGroup, graph: Graph): Grant[] {
  const withoutGroups = endpoint !== undefined && authenticatesUsers(endpoint) === false;
  const grants: Grant[] = authorizationRules.map((rule) => ({
    rule,
    range: rangeIn(rule.properties.TargetNetworkCidr),
    family: familyOf(rule.properties.TargetNetworkCidr),
    audience: new Audience(everyone(rule.properties.AuthorizeAllGroups), withoutGroups ? undefined : named(rule.properties.AccessGroupId)),
    isCertain: graph.accompanies(rule, endpoint),
  }));
  const others = othersOf(endpoint, graph, AUTHORIZATION_RULE);
  return others === undefined ? grants : [...grants, { others, audience: new Audience('maybe', new Unknown('external')), isCertain: false }];
}

function everyone(all: Value): Truth {
  const known = isAbsent(all) ? false : flag(all);
  return known === undefined ? 'maybe' : known ? 'yes' : 'no';
}

function named(group: Value): Group {
  if (isAbsent(group) || group instanceof Unknown) {
    return group ?? undefined;
  }
  return text(group) ?? new Unknown(keyOf(group));
}
