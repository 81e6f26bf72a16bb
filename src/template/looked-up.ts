/** What the CDK looked up of VPCs that no template makes, as it keeps it in cdk.context.json. */
import { members } from './sections';
import type { Resource } from '../model/graph';
import { type Properties, Unknown } from '../model/values';

/** The VPCs and subnets of a context file: those that templates name by their ids. */
export function lookedUp(context: unknown): Resource[] {
  return Array.from(members(context)).filter(([key]) => key.startsWith('vpc-provider:')).flatMap(([, value]) => resourcesOf(members(value)));
}

function resourcesOf(vpc: ReadonlyMap<string, unknown>): Resource[] {
  const id = vpc.get('vpcId');
  if (typeof id !== 'string') {
    return [];
  }
  const known = (type: string, name: string, properties: Properties): Resource => ({ id: name, type, properties });
  const unknown = (name: string) => new Unknown(`${name} of ${id}`);
  const subnets = entries(vpc.get('subnetGroups')).flatMap((group) => entries(group.get('subnets'))).filter((subnet) => typeof subnet.get('subnetId') === 'string');
  return [
    known('AWS::EC2::VPC', id, { CidrBlock: textIn(vpc.get('vpcCidrBlock')) }),
    // it may have more ranges than it shows, of both families.
    known('AWS::EC2::VPCCidrBlock', `more ranges of ${id}`, { VpcId: id, CidrBlock: unknown('another range'), Ipv6CidrBlock: unknown('an IPv6 range') }),
    ...subnets.map((subnet) => known('AWS::EC2::Subnet', subnet.get('subnetId') as string, {
      VpcId: id,
      AvailabilityZone: textIn(subnet.get('availabilityZone')),
      CidrBlock: textIn(subnet.get('cidr')),
      Ipv6CidrBlock: unknown(`the IPv6 range of ${String(subnet.get('subnetId'))}`),
    })),
  ];
}

function entries(list: unknown): Array<ReadonlyMap<string, unknown>> {
  return Array.isArray(list) ? list.map(members) : [];
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
