/** Which DNS server a fix suggests, so that no other rule finds fault with it. */
import { addressFamily } from '../ip/cidr';
import { carries, clientRange, trafficType } from '../model/endpoint-properties';
import { ASSOCIATION, type Graph, type Resource } from '../model/graph';
import { rangeFrom } from '../model/ranges';
import { endpointOf } from '../model/relations';
import { flag, isAbsent, isPresent, list, text, type Value } from '../model/values';
import { primaryRange, vpcOf } from '../model/vpc';

const OF_ANY_NETWORK: Readonly<Record<string, readonly string[]>> = {
  ipv4: ['10.0.0.2', '10.0.0.3', '172.16.0.2', '172.16.0.3'],
  ipv6: ['2001:db8::53', '2001:db8::54', '2001:db8::55'],
};

/** The address of a server that clients of an endpoint may use: one that it names, else one that it could name. */
export function serverOf(endpoint: Resource, graph: Graph): string {
  const named = (list(endpoint.properties.DnsServers) ?? []).map((server) => text(server) ?? '');
  return named.find((server) => {
    const family = addressFamily(server);
    return family !== undefined && carries(endpoint, family) && !isOfClients(server, endpoint);
  }) ?? fittingServer(endpoint, graph);
}

/** The address of a server of a family that an endpoint carries, in its VPC where that is known, and none of its clients. */
export function fittingServer(endpoint: Resource, graph?: Graph): string {
  const isIpv6 = trafficType(endpoint) === 'ipv6';
  const listed = (list(endpoint.properties.DnsServers) ?? []).map(text);
  const inVpc = isIpv6 || graph === undefined ? [] : serversOf(networkOf(endpoint, graph), graph);
  const candidates = [...inVpc, ...OF_ANY_NETWORK[isIpv6 ? 'ipv6' : 'ipv4']];
  return candidates.find((address) => !listed.includes(address) && !isOfClients(address, endpoint)) ?? candidates[0];
}

function isOfClients(address: string, endpoint: Resource): boolean {
  return clientRange(endpoint)?.contains(rangeFrom(address)!) === true;
}

/** Whether the resolver of the VPC of an endpoint answers its clients, as far as is known. */
export function hasResolver(endpoint: Resource, graph: Graph): boolean {
  const vpc = networkOf(endpoint, graph);
  return isAbsent(endpoint.properties.TransitGatewayConfiguration) && trafficType(endpoint) !== 'ipv6' && isPresent(vpc) && mayAnswer(vpc, graph);
}

/** Whether the address of that resolver can be written, or computed, in an app. */
export function hasKnownResolver(endpoint: Resource, graph: Graph): boolean {
  return hasResolver(endpoint, graph) && isPresent(graph.resourceOf(endpoint.properties.VpcId)?.properties.CidrBlock);
}

/** The VPC that an endpoint names, else that of an associated subnet. */
function networkOf(endpoint: Resource, graph: Graph): Value {
  // one that names its VPC needs no look at all associations.
  const associations = isPresent(endpoint.properties.VpcId) ? []
    : graph.ofType(ASSOCIATION).filter((association) => endpointOf(association, graph) === endpoint);
  return vpcOf({ endpoint, associations }, graph);
}

/** Addresses of servers in a VPC, that of its resolver first. */
function serversOf(vpc: Value, graph: Graph): string[] {
  const range = primaryRange(vpc, graph);
  return range?.family === 'ipv4' ? [...mayAnswer(vpc, graph) ? [2] : [], 10, 11, 12].map((place) => range.nth(place)) : [];
}

function mayAnswer(vpc: Value, graph: Graph): boolean {
  const support = graph.resourceOf(vpc)?.properties.EnableDnsSupport;
  return isAbsent(support) || flag(support) !== false;
}
