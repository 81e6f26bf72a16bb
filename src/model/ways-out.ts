import { typed, type Graph, type Resource } from './graph';
import { rangeIn } from './ranges';
import { isAbsent, list, Unknown, type Value } from './values';
import type { Cidr } from '../ip/cidr';

const TABLE_OF_SUBNET = 'AWS::EC2::SubnetRouteTableAssociation';
const ROUTE_OF_TABLE = 'AWS::EC2::Route';
const ENDPOINT_OF_SERVICE = 'AWS::EC2::VPCEndpoint';
/** What fills route tables with routes that no template writes, with the property that names the tables. */
const PROPAGATIONS: ReadonlyMap<string, string> = new Map([
  ['AWS::EC2::VPNGatewayRoutePropagation', 'RouteTableIds'],
  ['AWS::EC2::RouteServerPropagation', 'RouteTableId'],
]);

/** The types that say where the traffic of a subnet goes. */
export const WAY_TYPES: readonly string[] = [TABLE_OF_SUBNET, ROUTE_OF_TABLE, ENDPOINT_OF_SERVICE, ...PROPAGATIONS.keys()];

/** Where the route table of a subnet leads, beyond the VPC. */
export interface WaysOut {
  /** The known ranges that it leads to. */
  readonly ranges: readonly Cidr[];
  /** Whether it may lead to other places: to a prefix list, a value of the deployment, what a gateway propagates. */
  readonly mayLeadAnywhere: boolean;
  /** Whether it leads to some AWS services through a gateway endpoint. */
  readonly leadsToServices: boolean;
}

/** Where the route table of a subnet leads, if the template or app holds both; the main route table of a VPC is never known. */
export function waysOut(value: Value, graph: Graph): WaysOut | undefined {
  const subnet = typed(graph, value, 'AWS::EC2::Subnet');
  if (subnet === undefined) {
    return undefined;
  }
  const associations = graph.naming(value, TABLE_OF_SUBNET, 'SubnetId');
  const tables = associations.map(({ properties }) => typed(graph, properties.RouteTableId, 'AWS::EC2::RouteTable'));
  // without an association, the subnet has the main route table.
  if (!associations.some((association) => graph.accompanies(association, subnet)) || tables.includes(undefined)) {
    return undefined;
  }
  const isOfTables = (table: Value) => !isAbsent(table) && mayBeOneOf(tables, table, graph);
  const routes = graph.ofType(ROUTE_OF_TABLE).filter(({ properties }) => isOfTables(properties.RouteTableId));
  const destinations = routes.map(({ properties }) => rangeIn(properties.DestinationCidrBlock ?? properties.DestinationIpv6CidrBlock));
  const names = (property: string) => ({ properties: { [property]: named } }: Resource) => (list(named) ?? [named]).some(isOfTables);
  return {
    ranges: destinations.filter((range) => range !== undefined),
    mayLeadAnywhere: destinations.includes(undefined) || [ROUTE_OF_TABLE, ...PROPAGATIONS.keys()].some((type) => graph.mayHoldMore(type))
      || Array.from(PROPAGATIONS).some(([type, property]) => graph.ofType(type).some(names(property))),
    leadsToServices: graph.mayHoldMore(ENDPOINT_OF_SERVICE) || graph.ofType(ENDPOINT_OF_SERVICE).some(names('RouteTableIds')),
  };
}

/** Whether a value stands for one of some route tables, or may turn out to. */
function mayBeOneOf(tables: ReadonlyArray<Resource | undefined>, value: Value, graph: Graph): boolean {
  const table = graph.resourceOf(value);
  return table === undefined ? value instanceof Unknown : tables.includes(table);
}
