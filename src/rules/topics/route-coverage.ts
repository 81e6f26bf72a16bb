import { destinationKey } from '../../evaluation/destination-problems';
import type { Rule } from '../../evaluation/rule';
import type { Cidr } from '../../ip/cidr';
import { apart, around, nest, type Nested } from '../../ip/prefixes';
import { AUTHORIZATION_RULE, type EndpointGroup, type Resource, ROUTE } from '../../model/graph';
import { ranged, rangeIn } from '../../model/ranges';
import { presentKey } from '../../model/relations';
import { keyOf, text } from '../../model/values';
import { primaryRange, vpcOf } from '../../model/vpc';
import { LOCAL_TARGET } from '../../service/limits';
import { cloudFormation, guide } from '../../service/sources';
import { groupBy } from '../../util/group-by';

export const routeCoverageRules: readonly Rule[] = [
  {
    id: 'RouteDependency',
    severity: 'warning',
    title: 'A route depends on the association of its subnet.',
    why: 'CloudFormation creates both at the same time otherwise, and the service rejects the route while the association is pending.',
    source: cloudFormation('aws-resource-ec2-clientvpnroute'),
    on: 'network',
    check({ associations, routes }, report, graph) {
      const bySubnet = associationsBySubnet(associations);
      for (const resource of routes) {
        const { TargetVpcSubnetId: value } = resource.properties;
        const local = text(value) === LOCAL_TARGET.value;
        const needed = (local ? associations : bySubnet.get(keyOf(value)) ?? []).filter((association) => graph.coexist(association, resource));
        if (needed.length > 0 && !needed.some((association) => graph.dependsOn(resource, association))) {
          const [{ id }] = needed;
          const wrong = local ? 'needs an association, but the route depends on none' : `is associated by ${id}, but the route does not depend on it`;
          report({ resource, path: 'TargetVpcSubnetId', value, wrong, fix: `Add ${id} to DependsOn of the route.` });
        }
      }
    },
  },
  {
    id: 'RouteMissingOnAssociation',
    severity: 'warning',
    title: 'A destination is routed through every associated subnet.',
    why: 'A client is connected through any one of the subnets: whether it reaches the destination depends on the subnet.',
    source: guide('cvpn-working-routes'),
    on: 'network',
    check(network, report, graph) {
      const subnets = graph.mayHoldMore(ROUTE) ? new Map<string, Resource[]>() : associationsBySubnet(network.associations);
      if (subnets.size < 2) {
        return;
      }
      const local = primaryRange(vpcOf(network, graph), graph);
      for (const { range, routes, targets, wider } of destinations(network)) {
        if (!(range && local?.contains(range)) && Array.from(targets).every((target) => subnets.has(target))) {
          // the same one, in whatever order resources are given.
          const resource = routes.reduce((least, route) => route.id < least.id ? route : least);
          const left = Array.from(subnets).find(([subnet, [association]]) => (
            !targets.has(subnet) && !wider(subnet) && graph.coexist(association, resource)
          ));
          if (left) {
            const { DestinationCidrBlock: value } = resource.properties;
            const wrong = `is routed through ${targets.size} of ${subnets.size} associated subnets, not through that of ${left[1][0].id}`;
            report({ resource, path: 'DestinationCidrBlock', value, wrong, fix: 'Add the same route for each associated subnet.' });
          }
        }
      }
    },
  },
  {
    id: 'RouteWithoutAuthorizationRule',
    severity: 'warning',
    title: 'The destination of a route has an authorization rule.',
    why: 'Access is denied by default, so the route has no effect.',
    source: guide('cvpn-working-routes'),
    on: 'network',
    check({ endpoint, authorizationRules, routes }, report, graph) {
      const rules = authorizationRules.map((rule) => ({ rule, range: rangeIn(rule.properties.TargetNetworkCidr) }));
      // a rule for an unknown destination may be for this one, and an imported endpoint may have rules there; of one without rules there
      // is another finding.
      if (endpoint !== undefined && rules.length > 0 && rules.every(({ range }) => range !== undefined) && !graph.mayHoldMore(AUTHORIZATION_RULE)) {
        const known = routes.flatMap((route) => ranged(route, 'DestinationCidrBlock'));
        for (const resource of apart(known, rules.map(({ range }) => range!))) {
          const { DestinationCidrBlock: value } = resource.properties;
          const wrong = 'is not authorized for any client: no authorization rule overlaps with it';
          report({ resource, path: 'DestinationCidrBlock', value, wrong, fix: 'Add an authorization rule for it, or remove the route.' });
        }
      }
    },
  },
];

function associationsBySubnet(associations: EndpointGroup['associations']): Map<string, Resource[]> {
  return groupBy(associations, ({ properties }) => presentKey(properties.SubnetId));
}

interface Destination {
  readonly range: Cidr | undefined;
  readonly routes: readonly Resource[];
  /** What it is routed through: subnets, but it may also be nothing or `local`. */
  readonly targets: ReadonlySet<string>;
}

/** Each destination, and whether a wider route of a subnet serves it. */
function destinations({ routes }: EndpointGroup): Array<Destination & { wider(subnet: string): boolean }> {
  const all = Array.from(groupBy(routes, ({ properties }) => destinationKey(properties.DestinationCidrBlock)).values(), (same) => ({
    range: rangeIn(same[0].properties.DestinationCidrBlock),
    routes: same,
    targets: new Set(same.map(({ properties }) => keyOf(properties.TargetVpcSubnetId))),
  }));
  let nested: ReadonlyMap<Destination, Nested<Destination>> | undefined;
  const serves = (node: Nested<Destination>, subnet: string) => node.items.some(({ targets }) => targets.has(subnet));
  return all.map((destination) => ({
    ...destination,
    wider: (subnet) => {
      // most often no route is missing, and no one asks.
      nested ??= nestedIn(all);
      const node = nested.get(destination);
      return node !== undefined && Array.from(around(node)).some((outer) => serves(outer, subnet));
    },
  }));
}

function nestedIn(all: readonly Destination[]): ReadonlyMap<Destination, Nested<Destination>> {
  const ranges = all.flatMap((destination) => destination.range ? [[destination.range, destination] as const] : []);
  return new Map(nest(ranges).flatMap((node) => node.items.map((destination) => [destination, node] as const)));
}
