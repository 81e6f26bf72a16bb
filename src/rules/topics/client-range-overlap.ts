import { USUAL_RANGE, writeFreeRange } from '../../evaluation/free-range';
import type { NetworkProblem, Report, Rule } from '../../evaluation/rule';
import { Cidr } from '../../ip/cidr';
import { clientRange } from '../../model/endpoint-properties';
import type { Graph, EndpointGroup, Resource } from '../../model/graph';
import { ENDPOINT } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { clientRangesBefore, connectedRanges, gatewayOf, routedRanges } from '../../model/transit-gateway';
import { isPresent, keyOf, type Value } from '../../model/values';
import { primaryRange, secondaryRanges, subnetOf } from '../../model/vpc';
import { CLIENT_CIDR_PREFIX } from '../../service/limits';
import { API_ERRORS, guide } from '../../service/sources';

/** A range, and whose it is. */
interface Place {
  readonly range: Cidr | undefined;
  readonly of: string;
}

export const clientRangeOverlapRules: readonly Rule[] = [
  {
    id: 'ClientCidrBlockOverlapsVpc',
    severity: 'error',
    title: 'The client range does not overlap with the range of the endpoint\'s VPC.',
    why: 'The service rejects every association of a subnet of that VPC.',
    source: API_ERRORS,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      overlaps(endpoint, report, graph, [placeOf(endpoint.properties.VpcId, graph)], 'the client range and the VPC must not overlap');
    },
  },
  {
    id: 'ClientCidrBlockOverlapsAssociatedVpc',
    severity: 'error',
    title: 'The client range does not overlap with the range of a VPC whose subnet is associated.',
    why: 'The service rejects the association of the subnet.',
    source: API_ERRORS,
    on: 'network',
    check(network, report, graph) {
      const { endpoint } = network;
      if (endpoint !== undefined) {
        const own = graph.resourceOf(endpoint.properties.VpcId);
        const others = vpcsOf(network, graph).filter((vpc) => graph.resourceOf(vpc) !== own).map((vpc) => placeOf(vpc, graph));
        overlaps(endpoint, report, graph, others, 'the client range and the VPC of an associated subnet must not overlap');
      }
    },
  },
  {
    id: 'ClientCidrBlockOverlapsSubnet',
    severity: 'error',
    title: 'The client range does not overlap with the range of an associated subnet.',
    why: 'The service rejects the association of the subnet.',
    source: API_ERRORS,
    on: 'network',
    check(network, report, graph) {
      const { endpoint, associations } = network;
      if (endpoint !== undefined) {
        const places = associations.map((association) => subnetOf(association, graph))
          .filter((subnet) => subnet !== undefined)
          .filter(({ properties: { VpcId: vpc } }) => !overlap(clientRange(endpoint), primaryRange(vpc, graph)))
          .map(({ id, properties }) => ({ range: rangeIn(properties.CidrBlock), of: id }));
        overlaps(endpoint, report, graph, places, 'the client range and an associated subnet must not overlap');
      }
    },
  },
  {
    id: 'ClientCidrBlockOverlapsSecondaryRange',
    severity: 'warning',
    title: 'The client range does not overlap with a range that was added to the VPC.',
    why: 'Clients cannot reach that part of the VPC; whether the service rejects the association is not documented.',
    source: guide('what-is-best-practices'),
    on: 'network',
    check(network, report, graph) {
      const { endpoint, associations } = network;
      if (endpoint !== undefined) {
        // a subnet in that range is an error already.
        const subnets = associations.map((association) => rangeIn(subnetOf(association, graph)?.properties.CidrBlock))
          .filter((subnet) => overlap(subnet, clientRange(endpoint)));
        const places = vpcsOf(network, graph)
          .flatMap((vpc) => secondaryRanges(vpc, graph).map((range) => ({ range, of: graph.resourceOf(vpc)?.id ?? 'the VPC' })))
          .filter(({ range }) => !subnets.some((subnet) => overlap(subnet, range)));
        overlaps(endpoint, report, graph, places, 'clients cannot reach the addresses that both contain');
      }
    },
  },
  {
    id: 'ClientCidrBlockOverlapsTransitGateway',
    severity: 'warning',
    title: 'The client range does not overlap with what the transit gateway connects: its ranges, VPCs, static routes, other endpoints.',
    why: 'Responses to clients would be routed to another network.',
    source: guide('cvpn-tgw'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const id = gatewayOf(endpoint);
      const range = clientRange(endpoint);
      if (!isPresent(id) || range === undefined) {
        return;
      }
      // a wider route, such as one to everything, loses against that of the clients.
      const routed = routedRanges(id, endpoint, graph).filter((route) => route.range !== undefined && range.contains(route.range));
      const all = [...connectedRanges(id, endpoint, graph), ...routed, ...clientRangesBefore(id, endpoint, graph)];
      overlaps(endpoint, report, graph, all, 'the client range and what the transit gateway connects must not overlap');
    },
  },
];

/** The VPC an endpoint names, and those of the subnets associated with it, each once. */
function vpcsOf({ endpoint, associations }: EndpointGroup, graph: Graph): Value[] {
  const vpcs = [endpoint?.properties.VpcId, ...associations.map((association) => subnetOf(association, graph)?.properties.VpcId)].filter(isPresent);
  return Array.from(new Map(vpcs.map((vpc) => [graph.resourceOf(vpc) ?? keyOf(vpc), vpc])).values());
}

function placeOf(vpc: Value, graph: Graph): Place {
  return { range: primaryRange(vpc, graph), of: graph.resourceOf(vpc)?.id ?? '' };
}

function overlap(one: Cidr | undefined, other: Cidr | undefined): boolean {
  return one !== undefined && other !== undefined && one.overlaps(other);
}

/** One problem for all ranges that the client range overlaps with. */
function overlaps(endpoint: Resource, report: Report<NetworkProblem>, graph: Graph, places: readonly Place[], rule: string): void {
  const client = clientRange(endpoint);
  if (client === undefined) {
    return;
  }
  const known = places.flatMap(({ of, range }) => range === undefined ? [] : [{ of, range }]);
  const hit = known.filter(({ range }) => client.overlaps(range));
  if (hit.length > 0) {
    const usual = Cidr.parse(`${USUAL_RANGE.nth(0)}/${Math.min(Math.max(client.prefix, CLIENT_CIDR_PREFIX.min), CLIENT_CIDR_PREFIX.max)}`)!;
    report({
      resource: endpoint,
      path: 'ClientCidrBlock',
      value: endpoint.properties.ClientCidrBlock,
      wrong: `overlaps with ${hit.map(({ of, range }) => `${range.text} of ${of}`).join(', ')}: ${rule}`,
      fix: writeFreeRange(usual, endpoint, graph, known.map(({ range }) => range)),
    });
  }
}
