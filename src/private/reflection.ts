/** What can be told at synth of VPCs and subnets that were made elsewhere, without ever failing. */
import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { subnetId, vpcId } from './refs';
import { PLACEHOLDER_RANGE, TreeGraph } from './tree-graph';
import { keyOf } from '../rules/values';

const CIDR_BLOCK = 'AWS::EC2::VPCCidrBlock';

/** The IPv4 range of a VPC or a token of it, or nothing where it is not known. */
export const vpcRange = attempted((vpc: ec2.IVPCRef): string | undefined => (vpc as ec2.IVpc).vpcCidrBlock ?? (vpc as ec2.CfnVPC).attrCidrBlock);

/** The IPv4 range of a subnet or a token of it, or nothing where it is not known. */
export const subnetRange = attempted((subnet: ec2.ISubnetRef): string | undefined => (
  (subnet as ec2.ISubnet).ipv4CidrBlock ?? (subnet as ec2.CfnSubnet).attrCidrBlock
));

/** The zone of a subnet or a token of it, or nothing where it is not known. */
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
export function knowVpc(graph: TreeGraph, vpc: ec2.IVPCRef): void {
  const { path } = vpc.node;
  const shown = graph.planned('AWS::EC2::VPC', vpc, { cidrBlock: vpcRange(vpc) });
  graph.know(vpcId(vpc), shown);
  if (graph.resourceOf(graph.value(vpcId(vpc))) === shown) {
    // a VPC of elsewhere may have more ranges than it shows, of both families.
    const more = { vpcId: vpcId(vpc), cidrBlock: PLACEHOLDER_RANGE, ipv6CidrBlock: PLACEHOLDER_RANGE };
    graph.know(`more ranges of ${path}`, graph.planned(CIDR_BLOCK, vpc, more));
  }
}

/** Tells a graph of a subnet. */
export function knowSubnet(graph: TreeGraph, subnet: ec2.ISubnetRef, vpc?: ec2.IVPCRef): void {
  graph.know(subnetId(subnet), graph.planned('AWS::EC2::Subnet', subnet, {
    availabilityZone: subnetZone(subnet),
    cidrBlock: subnetRange(subnet),
    vpcId: vpc && vpcId(vpc),
  }));
}

/** The resources of a VPC's stack, and of another one, that add a range to it. */
export function laterRanges(vpc: ec2.IVPCRef, other: Stack = Stack.of(vpc)): CfnResource[] {
  const id = vpcId(vpc);
  const constructs = new Set([Stack.of(vpc), other].flatMap((stack) => stack.node.findAll()));
  const blocks = Array.from(constructs)
    .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct) && construct.cfnResourceType === CIDR_BLOCK);
  if (blocks.length === 0) {
    return [];
  }
  const graph = new TreeGraph(vpc);
  const key = keyOf(graph.value(id));
  return blocks.filter((block) => keyOf(graph.resource(block).properties.VpcId) === key);
}

/** The stack that a construct is deployed with: for nested ones, the outermost. */
export function deploymentOf(construct: IConstruct): Stack {
  const stack = Stack.of(construct);
  return stack.nestedStackParent === undefined ? stack : deploymentOf(stack.nestedStackParent);
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
