import { Cidr } from '../ip/cidr';
import { ASSOCIATION, AUTHORIZATION_RULE, type Graph, type Resource, ROUTE } from '../model/graph';
import { rangeFrom, rangeIn } from '../model/ranges';
import { endpointOf } from '../model/relations';
import { clientRangesBefore, connectedRanges, gatewayOf, routedRanges } from '../model/transit-gateway';
import { isPresent, list, text } from '../model/values';
import { primaryRange, secondaryRanges, subnetOf } from '../model/vpc';

const CANDIDATES = ['10.100.0.0', '10.200.0.0', '172.16.0.0', '10.0.0.0'];
/** What to write where nothing else is known. */
export const USUAL_RANGE = Cidr.parse('10.100.0.0/16')!;

/** What to write for a client range that overlaps with nothing that is known, as a sentence. */
export function writeFreeRange(preferred: Cidr, endpoint: Resource, graph: Graph, others: readonly Cidr[] = []): string {
  const found = freeRange(preferred, endpoint, graph, others);
  return found === undefined ? 'Choose a range that no other network uses.' : `Write e.g. "${found.text}".`;
}

/** A client range that overlaps with nothing that is known: the one that is preferred, else another one of its size. */
export function freeRange(preferred: Cidr, endpoint: Resource, graph: Graph, others: readonly Cidr[] = []): Cidr | undefined {
  const taken = [...others, ...takenRanges(endpoint, graph)];
  const candidates = CANDIDATES.map((address) => Cidr.parse(`${address}/${preferred.prefix}`)!);
  return [preferred, ...candidates].find((candidate) => !taken.some((range) => range.overlaps(candidate)));
}

/** The ranges around an endpoint that its client range must not overlap with. */
function takenRanges(endpoint: Resource, graph: Graph): Cidr[] {
  const ofEndpoint = (type: string) => graph.ofType(type).filter((child) => endpointOf(child, graph) === endpoint);
  const subnets = ofEndpoint(ASSOCIATION).map((association) => subnetOf(association, graph));
  const vpcs = [endpoint.properties.VpcId, ...subnets.map((subnet) => subnet?.properties.VpcId)].filter(isPresent);
  const gateway = gatewayOf(endpoint);
  const onGateway = isPresent(gateway)
    ? [...connectedRanges(gateway, endpoint, graph), ...routedRanges(gateway, endpoint, graph), ...clientRangesBefore(gateway, endpoint, graph)] : [];
  return [
    ...vpcs.flatMap((vpc) => [primaryRange(vpc, graph), ...secondaryRanges(vpc, graph)]),
    ...subnets.map((subnet) => rangeIn(subnet?.properties.CidrBlock)),
    ...ofEndpoint(ROUTE).map(({ properties }) => rangeIn(properties.DestinationCidrBlock)),
    ...ofEndpoint(AUTHORIZATION_RULE).map(({ properties }) => rangeIn(properties.TargetNetworkCidr)),
    ...(list(endpoint.properties.DnsServers) ?? []).map((server) => rangeFrom(text(server) ?? '')),
    ...onGateway.map(({ range }) => range),
  ].filter((range) => range !== undefined && !range.isDefault) as Cidr[];
}
