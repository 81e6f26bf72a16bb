/** What IAM knows of the actions on endpoints. */

export const ACTIONS_SOURCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html';

/** The actions that a permission for the endpoint does not allow by itself, and what else each of them needs. */
export const NEEDS_MORE_THAN_ENDPOINT: ReadonlyMap<string, string> = new Map([
  ['ec2:DescribeClientVpnEndpoints', 'the resource "*", because IAM cannot limit it to an endpoint'],
  ['ec2:CreateClientVpnRoute', 'the ARN of the subnet, too'],
  ['ec2:AssociateClientVpnTargetNetwork', 'the ARN of the subnet, too'],
  ['ec2:ApplySecurityGroupsToClientVpnTargetNetwork', 'the ARNs of the security groups and of the VPC, too'],
]);
