import { CfnSecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, ISecurityGroupRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { securityGroupId } from '../cdk/refs';

const ID = 'SecurityGroup';

/** Security groups with rules that can be added to: what is less than an L2 gets one, as a child of its own, so that all endpoints have the same. */
export function connectableGroups(groups: readonly ISecurityGroupRef[]): ISecurityGroup[] {
  return groups.map((group) => isL2(group) ? group : group.node.tryFindChild(ID) as ISecurityGroup | undefined ?? l2Of(group));
}

function l2Of(group: ISecurityGroupRef): ISecurityGroup {
  return SecurityGroup.fromSecurityGroupId(group as unknown as Construct, ID, securityGroupId(group), { allowAllOutbound: allowsAllOutbound(group) });
}

function isL2(group: ISecurityGroupRef): group is ISecurityGroup {
  return 'addIngressRule' in group;
}

/** CloudFormation lets all traffic out of a group that has no rules of its own for that; an imported one is taken to do the same. */
function allowsAllOutbound(group: ISecurityGroupRef): boolean {
  return !CfnSecurityGroup.isCfnSecurityGroup(group) || group.securityGroupEgress === undefined;
}
