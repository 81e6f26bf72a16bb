/** What can be found out at synthesis of imported VPCs and subnets, without ever failing. */
import { CfnResource, Fn, Stack, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { type AppResources, VPC_TYPES } from './app-resources';
import { TreeGraph } from './tree-graph';
import { l1sBelow } from '../cdk/l1';
import { PLACEHOLDER_RANGE } from '../cdk/lookup-placeholders';
import { subnetId, vpcId } from '../cdk/refs';
import { rangeIn } from '../model/ranges';
import { GATEWAY_TYPES } from '../model/transit-gateway';
import { isAbsent, keyOf, text } from '../model/values';
import { rangesAdded } from '../model/vpc-ranges';

const CIDR_BLOCK = 'AWS::EC2::VPCCidrBlock';

/** The IPv4 range of a VPC or a token of it, or nothing where it is not known. */
export const vpcRange = attempted((vpc: ec2.IVPCRef): string | undefined => (vpc as ec2.IVpc).vpcCidrBlock ?? (vpc as ec2.CfnVPC).attrCidrBlock);

/** The IPv4 range of a subnet or a token of it, or nothing where it is not known. */
export const subnetRange = attempted((subnet: ec2.ISubnetRef): string | undefined => (
  (subnet as ec2.ISubnet).ipv4CidrBlock ?? (subnet as ec2.CfnSubnet).attrCidrBlock
));

/** The IPv6 ranges that some resources of the app add to a VPC, as literals or tokens. */
export function vpcIpv6Ranges(vpc: ec2.IVPCRef, blocks: readonly CfnResource[]): string[] {
  const graph = new TreeGraph(vpc);
  const added = blocks.flatMap((block) => rangesAdded(graph.resource(block))).filter(({ family }) => family === 'ipv6').map(({ range }) => range?.text);
  const known = added.filter((range) => range !== undefined);
  const own = elementOf(graph, vpcId(vpc)) as ec2.CfnVPC | undefined;
  // in which order the VPC lists them does not matter as long as all of them are taken.
  return own === undefined || known.length === added.length ? known : added.map((_, position) => Fn.select(position, own.attrIpv6CidrBlocks));
}

/** The IPv6 range of a subnet of the app, as a literal or a token, or nothing where it has none or that is not known. */
export function subnetIpv6Range(subnet: ec2.ISubnetRef): string | undefined {
  const graph = new TreeGraph(subnet);
  const own = elementOf(graph, subnetId(subnet)) as ec2.CfnSubnet | undefined;
  const { Ipv6CidrBlock: written, Ipv6IpamPoolId: pool } = own === undefined ? {} : graph.resource(own).properties;
  if (own === undefined || isAbsent(written) && isAbsent(pool)) {
    return undefined;
  }
  return text(written) ?? Fn.select(0, own.attrIpv6CidrBlocks);
}

/** The VPC of a subnet of the app, or nothing where it is not known. */
export function vpcIdOfSubnet(subnet: ec2.ISubnetRef): string | undefined {
  return (elementOf(new TreeGraph(subnet), subnetId(subnet)) as ec2.CfnSubnet | undefined)?.vpcId;
}

/** The Availability Zone of a subnet or a token of it, or nothing where it is not known. */
export function subnetZone(subnet: ec2.ISubnetRef): string | undefined {
  const zone = writtenZone(subnet);
  // an element of a list that is unknown as a whole says nothing about one subnet, and neither does one that is still to be looked up.
  return zone === undefined || isListToken(zone) || subnetRange(subnet) === PLACEHOLDER_RANGE ? undefined : zone;
}

const writtenZone = attempted((subnet: ec2.ISubnetRef): string | undefined => (
  (subnet as ec2.ISubnet).availabilityZone ?? (subnet as ec2.CfnSubnet).attrAvailabilityZone
));

/** Whether a string stands for a whole list that is not known. */
export function isListToken(element: string): boolean {
  return Token.isUnresolved([element]);
}

/** Tells a graph of a VPC. */
export function registerVpc(graph: TreeGraph, vpc: ec2.IVPCRef): void {
  const { path } = vpc.node;
  const shown = graph.planned('AWS::EC2::VPC', vpc, { cidrBlock: vpcRange(vpc) });
  graph.register(vpcId(vpc), shown);
  if (graph.resourceOf(graph.value(vpcId(vpc))) === shown) {
    // an imported VPC may have more ranges than it shows, of both families.
    const more = { vpcId: vpcId(vpc), cidrBlock: PLACEHOLDER_RANGE, ipv6CidrBlock: PLACEHOLDER_RANGE };
    graph.register(`more ranges of ${path}`, graph.planned(CIDR_BLOCK, vpc, more));
  }
}

/** Tells a graph of a subnet. */
export function registerSubnet(graph: TreeGraph, subnet: ec2.ISubnetRef, vpc?: ec2.IVPCRef): void {
  graph.register(subnetId(subnet), graph.planned('AWS::EC2::Subnet', subnet, {
    availabilityZone: subnetZone(subnet),
    cidrBlock: subnetRange(subnet),
    // an imported subnet may have one.
    ipv6CidrBlock: PLACEHOLDER_RANGE,
    vpcId: vpc && vpcId(vpc),
  }));
}

/** The address of a VPC's resolver, or a token of it, or nothing where the range of the VPC is not known. */
export function resolverOf(vpc: ec2.IVPCRef): string | undefined {
  const range = vpcRange(vpc);
  const known = range === undefined ? undefined : rangeIn(new TreeGraph(vpc).value(range));
  // the blocks of two addresses in the range: the second one begins with the base plus two.
  return known?.nth(2) ?? (range && Fn.select(0, Fn.split('/', Fn.select(1, Fn.cidr(range, 2, '1')))));
}

/** The resources of a VPC's stack, and of another one, that add a range to it. */
export function laterRanges(vpc: ec2.IVPCRef, other: Stack = Stack.of(vpc)): CfnResource[] {
  const id = vpcId(vpc);
  const blocks = elementsBelow([Stack.of(vpc), other], CIDR_BLOCK);
  if (blocks.length === 0) {
    return [];
  }
  const graph = new TreeGraph(vpc);
  const key = keyOf(graph.value(id));
  return blocks.filter((block) => keyOf(graph.resource(block).properties.VpcId) === key);
}

/**
 * The resources of an app, in whatever stack, that say what is around an endpoint in a VPC, or else on a transit gateway. Where it is known which VPC that
 * is, without what is certainly around another one.
 */
export function surroundings(
  app: AppResources, isInVpc: boolean, vpc: ec2.IVPCRef | undefined, subnets: readonly ec2.ISubnetRef[],
): readonly CfnResource[] {
  if (!isInVpc || vpc === undefined) {
    return app.ofTypes(...isInVpc ? VPC_TYPES : GATEWAY_TYPES);
  }
  const graph = new TreeGraph(vpc);
  const start = [vpcId(vpc), ...subnets.map(subnetId)].map((id) => elementOf(graph, id)).filter((element) => element !== undefined);
  return app.around(start);
}

/** The resources of some types below some constructs. */
function elementsBelow(roots: readonly IConstruct[], ...types: readonly string[]): CfnResource[] {
  const found = Array.from(new Set(roots), (root) => l1sBelow(root, ...types));
  // one root may lie in another.
  return Array.from(new Set(found.flat()));
}

/** The L1 that an id of the app stands for. */
function elementOf(graph: TreeGraph, id: string): CfnResource | undefined {
  const resource = graph.resourceOf(graph.value(id));
  return resource && graph.elementOf(resource);
}

/** Reads what may not be there. A getter that throws takes long to say so, and says the same the next time: it is asked once. */
function attempted<S extends object, T>(read: (source: S) => T): (source: S) => T | undefined {
  const silent = new WeakSet<S>();
  return (source) => {
    if (!silent.has(source)) {
      try {
        return read(source);
      } catch {
        silent.add(source);
      }
    }
    return undefined;
  };
}
