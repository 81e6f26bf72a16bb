import type { Rule } from '../../evaluation/rule';
import { Cidr, type Family } from '../../ip/cidr';
import { isPrivate } from '../../ip/private-ranges';
import { carries } from '../../model/endpoint-properties';
import { AUTHORIZATION_RULE, type Graph, type EndpointGroup, type Resource, ROUTE } from '../../model/graph';
import { familyOf, rangeIn } from '../../model/ranges';
import { flag, isAbsent, keyOf } from '../../model/values';
import { subnetOf } from '../../model/vpc';
import { waysOut } from '../../model/ways-out';
import { guide } from '../../service/sources';

export const fullTunnelRules: readonly Rule[] = [
  {
    id: 'FullTunnelWithoutInternet',
    severity: 'warning',
    title: 'An endpoint without split tunnel leads to the internet.',
    why: 'Clients send all their traffic into the tunnel: where it ends there, they are cut off from the internet while they are connected.',
    source: guide('split-tunnel-vpn'),
    on: 'network',
    check(network, report, graph) {
      const { endpoint, authorizationRules } = network;
      const value = endpoint?.properties.SplitTunnel;
      // of an endpoint without rules there is another finding.
      if (endpoint && authorizationRules.length > 0 && (isAbsent(value) || flag(value) === false)) {
        const family = FAMILIES.find((one) => carries(endpoint, one) && lacking(network, one, graph) !== undefined);
        if (family !== undefined) {
          const { all, name } = INTERNET[family];
          const wrong = `sends all ${name} traffic of clients into the tunnel, but no ${lacking(network, family, graph)} "${all}"`;
          const fix = `Set SplitTunnel to true, or add routes and an authorization rule for "${all}".`;
          const fixInApp = `Set splitTunnel to true, or add routes and an authorization rule for "${all}" with addNetworkAccess() and ClientVpnDestination.internet().`;
          report({ resource: endpoint, path: 'SplitTunnel', value, wrong: `${isAbsent(value) ? 'is not given, which ' : ''}${wrong}`, fix, fixInApp });
        }
      }
    },
  },
  {
    id: 'InternetWithoutWayOut',
    severity: 'warning',
    title: 'A route to the internet leads through a subnet with a way out.',
    why: 'The subnet is where clients enter the VPC: without a way out, their traffic ends there.',
    source: guide('scenario-internet'),
    on: 'network',
    check({ routes }, report, graph) {
      const without = routes.filter((route) => lacksWayOut(route, graph));
      const [resource] = without;
      if (resource !== undefined) {
        const { DestinationCidrBlock: value } = resource.properties;
        const subnets = Array.from(new Map(without.map((route) => [keyOf(route.properties.TargetVpcSubnetId), subnetOf(route, graph)!.id])).values());
        const wrong = `leads to the internet, but the route table of ${subnets.join(', ')} has no way out: clients cannot reach the internet`;
        const fix = 'Add a route for it to a NAT gateway, an internet gateway or a transit gateway to the route table, or associate subnets that have one';
        report({ resource, path: 'DestinationCidrBlock', value, wrong, fix: `${fix}.`, fixInApp: `${fix} (subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS).` });
      }
    },
  },
];

/** Whether a route leads to the internet, through a subnet that has certainly no way there. */
function lacksWayOut({ properties: { DestinationCidrBlock: destination, TargetVpcSubnetId: subnet } }: Resource, graph: Graph): boolean {
  const range = rangeIn(destination);
  const family = range?.contains(partOf(range.family)) === true ? range.family : undefined;
  const out = family && waysOut(subnet, graph);
  return out !== undefined && !out.mayLeadAnywhere && !out.ranges.some((reached) => (
    reached.family === family && !isPrivate(reached)
  ));
}

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** A range that is part of the internet, which no one divides further. */
const INTERNET: Readonly<Record<Family, { readonly all: string; readonly name: string; readonly part: string }>> = {
  ipv4: { all: '0.0.0.0/0', name: 'IPv4', part: '0.0.0.0/5' },
  ipv6: { all: '::/0', name: 'IPv6', part: '2000::/3' },
};

const partOf = (family: Family) => Cidr.parse(INTERNET[family].part)!;

/** What is certainly not there for the internet, if anything. */
function lacking({ authorizationRules, routes }: EndpointGroup, family: Family, graph: Graph): string | undefined {
  const leads = (resources: readonly Resource[], property: string) => resources.some(({ properties: { [property]: destination } }) => {
    const range = rangeIn(destination);
    // one that is not known may be it.
    return range === undefined ? (familyOf(destination) ?? family) === family : range.contains(partOf(family));
  });
  if (!leads(routes, 'DestinationCidrBlock') && !graph.mayHoldMore(ROUTE)) {
    return 'route leads to';
  }
  return leads(authorizationRules, 'TargetNetworkCidr') || graph.mayHoldMore(AUTHORIZATION_RULE) ? undefined : 'authorization rule is for';
}
