import { ENDPOINT, typed, type Graph, type Resource } from './graph';
import { rangeIn } from './ranges';
import { at, isPresent, keyOf, list, type Value } from './values';
import { primaryRange, secondaryRanges } from './vpc';
import type { Cidr } from '../ip/cidr';

/** A range that a transit gateway leads to, and whose it is. */
export interface GatewayRange {
  readonly range: Cidr | undefined;
  readonly of: string;
}

const GATEWAY = 'AWS::EC2::TransitGateway';
const ROUTE_TABLE = 'AWS::EC2::TransitGatewayRouteTable';
const GATEWAY_ROUTE = 'AWS::EC2::TransitGatewayRoute';
const PEERING = 'AWS::EC2::TransitGatewayPeeringAttachment';
const SITE_TO_SITE = 'AWS::EC2::VPNConnection';
const SITE_TO_SITE_ROUTE = 'AWS::EC2::VPNConnectionRoute';
const VPC_ATTACHMENTS: readonly string[] = ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'];

/** The types that say what a transit gateway leads to. */
export const GATEWAY_TYPES: readonly string[] = [
  ENDPOINT, ROUTE_TABLE, GATEWAY_ROUTE, PEERING, SITE_TO_SITE, SITE_TO_SITE_ROUTE, ...VPC_ATTACHMENTS, 'AWS::EC2::VPCCidrBlock',
];

/** The transit gateway of an endpoint. */
export function gatewayOf({ properties }: Resource): Value {
  return at(properties.TransitGatewayConfiguration, 'TransitGatewayId');
}

/** The ranges that a transit gateway has, and that attached VPCs have. */
export function connectedRanges(id: Value, endpoint: Resource, graph: Graph): GatewayRange[] {
  const gateway = typed(graph, id, GATEWAY);
  const blocks = list(gateway?.properties.TransitGatewayCidrBlocks) ?? [];
  const vpcs = attached(VPC_ATTACHMENTS, id, endpoint, graph).map(({ properties }) => properties.VpcId);
  return [
    ...gateway === undefined ? [] : blocks.map((block) => ({ range: rangeIn(block), of: gateway.id })),
    ...vpcs.flatMap((vpc) => [primaryRange(vpc, graph), ...secondaryRanges(vpc, graph)].map((range) => ({ range, of: graph.resourceOf(vpc)?.id ?? '' }))),
  ];
}

/** The ranges that routes of a transit gateway, or its site-to-site connections, lead to. */
export function routedRanges(id: Value, endpoint: Resource, graph: Graph): GatewayRange[] {
  const connections = attached([SITE_TO_SITE], id, endpoint, graph);
  const isBehind = ({ properties: { VpnConnectionId } }: Resource) => connections.some((one) => graph.resourceOf(VpnConnectionId) === one);
  const routes = graph.ofType(GATEWAY_ROUTE).filter((route) => isOf(id, route, graph));
  const ranges = [
    ...[...routes, ...graph.ofType(SITE_TO_SITE_ROUTE).filter(isBehind)].map((route) => [route, route.properties.DestinationCidrBlock] as const),
    ...connections.map((connection) => [connection, connection.properties.LocalIpv4NetworkCidr] as const),
  ];
  return ranges.filter(([resource]) => graph.coexist(endpoint, resource)).map(([{ id: of }, range]) => ({ range: rangeIn(range), of }));
}

/** The client ranges of the endpoints that share a transit gateway with a later one. */
export function clientRangesBefore(id: Value, endpoint: Resource, graph: Graph): GatewayRange[] {
  const endpoints = graph.ofType(ENDPOINT);
  return endpoints.slice(0, Math.max(0, endpoints.indexOf(endpoint)))
    .filter((other) => isPresent(gatewayOf(other)) && keyOf(gatewayOf(other)) === keyOf(id) && graph.coexist(endpoint, other))
    .map((other) => ({ range: rangeIn(other.properties.ClientCidrBlock), of: other.id }));
}

function attached(types: readonly string[], id: Value, endpoint: Resource, graph: Graph): Resource[] {
  return types.flatMap((type) => graph.ofType(type))
    .filter((attachment) => keyOf(attachment.properties.TransitGatewayId) === keyOf(id) && graph.coexist(endpoint, attachment));
}

/** Whether a static route is in a table of a gateway: the table says it, or what the route leads to. */
function isOf(id: Value, { properties: { TransitGatewayAttachmentId, TransitGatewayRouteTableId } }: Resource, graph: Graph): boolean {
  const table = typed(graph, TransitGatewayRouteTableId, GATEWAY, ROUTE_TABLE);
  const attachment = typed(graph, TransitGatewayAttachmentId, PEERING, ...VPC_ATTACHMENTS);
  const named = [table, attachment].map((resource) => resource?.properties.TransitGatewayId).filter(isPresent);
  return table !== undefined && table === graph.resourceOf(id) || named.some((gateway) => keyOf(gateway) === keyOf(id));
}
