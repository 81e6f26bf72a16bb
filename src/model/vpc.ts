import { typed, type Graph, type EndpointGroup, type Resource } from './graph';
import { rangeIn } from './ranges';
import { isAbsent, isPresent, kindOf, text, type Value } from './values';
import type { Cidr } from '../ip/cidr';

const ADDED_TO_SUBNET = 'AWS::EC2::SubnetCidrBlock';

/** The VPC an endpoint says it is in, else the one that its associated subnets are known to be in. */
export function vpcOf({ endpoint, associations }: Pick<EndpointGroup, 'endpoint' | 'associations'>, graph: Graph): Value {
  const own = endpoint?.properties.VpcId;
  if (isPresent(own)) {
    return own;
  }
  return associations.map((association) => subnetOf(association, graph)?.properties.VpcId).find(isPresent);
}

/** The subnet that an association or a route names, if the template or app holds it. */
export function subnetOf({ properties }: Resource, graph: Graph): Resource | undefined {
  return graph.resourceOf(properties.SubnetId ?? properties.TargetVpcSubnetId);
}

/** Whether a target that is not written out is certainly a subnet, and not that of the clients among themselves. */
export function isSubnet(target: Value, graph: Graph): boolean {
  return kindOf(target) === 'AWS::EC2::Subnet::Id' || graph.resourceOf(target) !== undefined;
}

/** Whether a subnet of the template or app has certainly no IPv6 range. */
export function lacksIpv6(subnet: Resource, graph: Graph): boolean {
  return ['Ipv6CidrBlock', 'Ipv6IpamPoolId'].every((name) => isAbsent(subnet.properties[name])) && !graph.mayHoldMore(ADDED_TO_SUBNET)
    && !graph.ofType(ADDED_TO_SUBNET).some(({ properties }) => graph.resourceOf(properties.SubnetId) === subnet);
}

/** The IPv4 range a VPC was made with, where it is known. */
export function primaryRange(vpc: Value, graph: Graph): Cidr | undefined {
  return rangeIn(graph.resourceOf(vpc)?.properties.CidrBlock);
}

/** The known ranges, of either family, that were added to a VPC later. */
export function secondaryRanges(vpc: Value, graph: Graph): Cidr[] {
  return blocksOf(vpc, graph)
    .flatMap(({ properties }) => [properties.CidrBlock, properties.Ipv6CidrBlock])
    .map(rangeIn)
    .filter((range) => range !== undefined);
}

/** What adds ranges to a VPC after it was made. */
export function blocksOf(vpc: Value, graph: Graph): readonly Resource[] {
  return graph.naming(vpc, 'AWS::EC2::VPCCidrBlock', 'VpcId');
}

/** Whether two values certainly stand for different VPCs: two ids, or two VPCs of the template or app. */
export function differ(one: Value, other: Value, graph: Graph): boolean {
  const [vpc, otherVpc] = [typed(graph, one, 'AWS::EC2::VPC'), typed(graph, other, 'AWS::EC2::VPC')];
  if (vpc !== undefined && otherVpc !== undefined) {
    return vpc !== otherVpc;
  }
  return text(one) !== undefined && text(other) !== undefined && text(one) !== text(other);
}
