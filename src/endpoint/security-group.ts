import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IPeer, ISecurityGroup, IVpc, IVPCRef, Port } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { vpcId } from '../cdk/refs';

/** The service allows fewer characters than construct ids may have. */
const NOT_IN_DESCRIPTIONS = /[^\w .\-:/()#,@[\]+=&;{}!$*]/g;
const LONGEST_DESCRIPTION = 255;

/** Allows all outbound traffic: there is nothing to add for a connection to something, and nothing to warn of. */
class OpenSecurityGroup extends SecurityGroup {
  public addEgressRule(peer: IPeer, connection: Port, description?: string): void {
    // the CDK warns of rules that add nothing, except where they come with the rule of another group.
    super.addEgressRule(peer, connection, description, true);
  }
}

/** The security group of an endpoint that was given none. */
export function ownSecurityGroup(endpoint: Construct, vpc: IVPCRef, hasIpv6 = false): ISecurityGroup {
  return new OpenSecurityGroup(endpoint, 'SecurityGroup', {
    vpc: isVpc(vpc) ? vpc : Vpc.fromVpcAttributes(endpoint, 'Vpc', { vpcId: vpcId(vpc), availabilityZones: ['unknown'] }),
    // a template stays as it is where there is nothing to allow.
    allowAllIpv6Outbound: hasIpv6 ? true : undefined,
    // as `ec2.ClientVpnEndpoint` describes its own: another description would be another group.
    description: `${endpoint.node.path}/SecurityGroup`.replace(NOT_IN_DESCRIPTIONS, '-').slice(0, LONGEST_DESCRIPTION),
  });
}

function isVpc(vpc: IVPCRef): vpc is IVpc {
  return 'selectSubnets' in vpc;
}
