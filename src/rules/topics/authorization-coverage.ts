import { destinationKey } from '../../evaluation/destination-problems';
import type { Rule } from '../../evaluation/rule';
import { apart } from '../../ip/prefixes';
import { carries } from '../../model/endpoint-properties';
import { type Graph, type EndpointGroup, type Resource, ROUTE } from '../../model/graph';
import { ranged, rangeIn } from '../../model/ranges';
import { attachmentOf } from '../../model/relations';
import { flag, isAbsent, isPresent } from '../../model/values';
import { vpcRanges } from '../../model/vpc-ranges';
import { guide } from '../../service/sources';
import { groupBy } from '../../util/group-by';

export const authorizationCoverageRules: readonly Rule[] = [
  {
    id: 'AuthorizationRuleWithoutRoute',
    severity: 'warning',
    title: 'The destination of an authorization rule is routed.',
    why: 'A destination needs a route as well as a rule, so the rule has no effect.',
    source: guide('cvpn-working-routes'),
    on: 'network',
    check(network, report, graph) {
      const routed = routedRanges(network, graph);
      if (routed !== undefined) {
        const rules = network.authorizationRules.flatMap((rule) => ranged(rule, 'TargetNetworkCidr'));
        // of a family that the endpoint does not carry there is another finding.
        const carried = rules.filter(([{ family }]) => carries(network.endpoint!, family));
        for (const resource of apart(carried, routed)) {
          const { TargetNetworkCidr: value } = resource.properties;
          const wrong = 'is not routed: no route overlaps with it';
          const fix = 'Add a route for it through each associated subnet, or remove the rule.';
          const fixInApp = 'Add a route for it through each associated subnet, which addNetworkAccess() does together with the rule, or remove the rule.';
          report({ resource, path: 'TargetNetworkCidr', value, wrong, fix, fixInApp });
        }
      }
    },
  },
  {
    id: 'AuthorizationRuleBesideAllUsers',
    severity: 'warning',
    title: 'A destination is open to all users or to groups.',
    why: 'A rule for all users includes every group: a rule for one group changes nothing, and suggests that others are denied.',
    source: guide('cvpn-working-rules'),
    on: 'network',
    check({ authorizationRules }, report, graph) {
      const written = authorizationRules.filter(({ properties }) => isPresent(properties.TargetNetworkCidr));
      for (const same of groupBy(written, ({ properties }) => destinationKey(properties.TargetNetworkCidr)).values()) {
        const open = same.filter(({ properties }) => flag(properties.AuthorizeAllGroups) === true);
        for (const resource of same.filter(isForGroup)) {
          const all = open.find((other) => graph.coexist(other, resource));
          if (all) {
            const { TargetNetworkCidr: value } = resource.properties;
            const wrong = `is open to all users by ${all.id} already: this rule for a group changes nothing`;
            report({ resource, path: 'TargetNetworkCidr', value, wrong, fix: 'Remove this rule, or the one for all users.' });
          }
        }
      }
    },
  },
];

/** All ranges that are routed, unless there may be others. */
function routedRanges(network: EndpointGroup, graph: Graph) {
  const { associations, endpoint, routes } = network;
  const attachment = attachmentOf(network);
  // of an endpoint without associations there is another finding.
  if (endpoint === undefined || attachment === undefined || attachment === 'VPC' && associations.length === 0 || graph.mayHoldMore(ROUTE)) {
    return undefined;
  }
  const own = attachment === 'VPC' ? vpcRanges(network, graph).map(({ range }) => range) : [];
  const ranges = [...own, ...routes.map(({ properties }) => rangeIn(properties.DestinationCidrBlock))];
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function isForGroup({ properties: { AccessGroupId: group, AuthorizeAllGroups: all } }: Resource): boolean {
  return isPresent(group) && (isAbsent(all) || flag(all) === false);
}
