import { typed, type Graph, type EndpointGroup, type Resource } from './graph';
import { rangeIn } from './ranges';
import { flag, isAbsent, type Value } from './values';
import { blocksOf, vpcOf } from './vpc';
import type { Cidr, Family } from '../ip/cidr';

/** A range of the VPC that an endpoint is in; every association brings a route to it along. */
export interface VpcRange {
  /** Absent when it is not known. */
  readonly range?: Cidr;
  /** Absent when not even that is known. */
  readonly family?: Family;
  /** What adds the range to the VPC after it was made. */
  readonly later?: Resource;
}

const ADDED = 'AWS::EC2::VPCCidrBlock';

/** The ranges of the VPC of an endpoint: those that the template or app says, and one for each that it leaves open. */
export function vpcRanges(network: EndpointGroup, graph: Graph): VpcRange[] {
  const vpc = vpcOf(network, graph);
  const resource = graph.resourceOf(vpc);
  if (resource === undefined) {
    return [{}];
  }
  const later = blocksOf(vpc, graph).flatMap(rangesAdded);
  // subnets with IPv6 show that the VPC has it.
  const isExternal = later.every(({ family }) => family === 'ipv4') && hasIpv6(graph.naming(vpc, 'AWS::EC2::Subnet', 'VpcId'), graph);
  return [
    { family: 'ipv4', range: rangeIn(resource.properties.CidrBlock) },
    ...later,
    ...isExternal ? [{ family: 'ipv6' } as const] : [],
    ...graph.mayHoldMore(ADDED) ? [{}] : [],
  ];
}

/** The range that a resource adds to a VPC. */
export function rangesAdded(block: Resource): VpcRange[] {
  const { AmazonProvidedIpv6CidrBlock: amazon, CidrBlock, Ipv4IpamPoolId, Ipv6CidrBlock, Ipv6IpamPoolId, Ipv6Pool } = block.properties;
  return [...added(block, 'ipv4', CidrBlock, Ipv4IpamPoolId), ...added(block, 'ipv6', Ipv6CidrBlock, Ipv6IpamPoolId, Ipv6Pool, amazon)];
}

function added(later: Resource, family: Family, range: Value, ...sources: readonly Value[]): VpcRange[] {
  const isAdded = [range, ...sources].some((source) => !isAbsent(source) && flag(source) !== false);
  return isAdded ? [{ family, range: rangeIn(range), later }] : [];
}

/** Whether one of some subnets may have an IPv6 range. */
function hasIpv6(subnets: readonly Resource[], graph: Graph): boolean {
  const withBlock = graph.ofType('AWS::EC2::SubnetCidrBlock').map(({ properties }) => typed(graph, properties.SubnetId, 'AWS::EC2::Subnet'));
  return subnets.some((subnet) => !isAbsent(subnet.properties.Ipv6CidrBlock) || withBlock.includes(subnet));
}
