import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, IVpc, IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { vpcId } from './refs';

/** The service allows fewer characters than construct ids may have. */
const NOT_IN_DESCRIPTIONS = /[^\w .\-:/()#,@[\]+=&;{}!$*]/g;
const LONGEST_DESCRIPTION = 255;

/** The security group of an endpoint that was given none. */
export function ownSecurityGroup(endpoint: Construct, vpc: IVPCRef): ISecurityGroup {
  return new SecurityGroup(endpoint, 'SecurityGroup', {
    vpc: isVpc(vpc) ? vpc : Vpc.fromVpcAttributes(endpoint, 'Vpc', { vpcId: vpcId(vpc), availabilityZones: ['unknown'] }),
    description: `Client VPN endpoint ${endpoint.node.path}`.replace(NOT_IN_DESCRIPTIONS, '-').slice(0, LONGEST_DESCRIPTION),
  });
}

function isVpc(vpc: IVPCRef): vpc is IVpc {
  return 'selectSubnets' in vpc;
}
