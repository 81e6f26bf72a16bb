/** Reads Refs, whose fields differ between the versions of `aws-cdk-lib` that we support, and which older libraries do not have. */
import type { CfnClientVpnTargetNetworkAssociation, CfnSecurityGroup, ISecurityGroup, ISecurityGroupRef, ISubnet, ISubnetRef, ITransitGatewayRef, IVpc, IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { aws_certificatemanager, aws_directoryservice } from 'aws-cdk-lib/interfaces';

/** `certificateId` until 2.275, `certificateArn` since. */
export function certificateArn({ certificateRef }: aws_certificatemanager.ICertificateRef): string {
  return eitherOf<string>(certificateRef, 'certificateArn', 'certificateId');
}

/** `microsoftAdId` until 2.275, `directoryId` since. */
export function microsoftAdId({ microsoftAdRef }: aws_directoryservice.IMicrosoftADRef): string {
  return eitherOf<string>(microsoftAdRef, 'directoryId', 'microsoftAdId');
}

/** `attrId` in older releases, `attrAssociationId` in newer ones. */
export function associationId(association: CfnClientVpnTargetNetworkAssociation): string {
  return eitherOf<string>(association, 'attrAssociationId', 'attrId');
}

/** The id of a VPC; that of a library which was built before Refs is one of the older interface. */
export function vpcId(vpc: IVPCRef): string {
  return (vpc as Partial<IVPCRef>).vpcRef?.vpcId ?? (vpc as IVpc).vpcId;
}

/** The id of a subnet; that of a library which was built before Refs is one of the older interface. */
export function subnetId(subnet: ISubnetRef): string {
  return (subnet as Partial<ISubnetRef>).subnetRef?.subnetId ?? (subnet as ISubnet).subnetId;
}

/** The id of a security group. The Ref of an L1 without a VPC is a name; a library which was built before Refs has the older interface. */
export function securityGroupId(group: ISecurityGroupRef): string {
  const { attrGroupId, securityGroupRef } = group as Partial<CfnSecurityGroup>;
  return attrGroupId ?? securityGroupRef?.securityGroupId ?? (group as ISecurityGroup).securityGroupId;
}

/** The id of a transit gateway; the alpha module's one was built before Refs and names it as its L2s do. */
export function transitGatewayId(gateway: ITransitGatewayRef): string {
  const { transitGatewayRef, transitGatewayId: older } = gateway as Partial<ITransitGatewayRef> & { readonly transitGatewayId: string };
  return transitGatewayRef?.transitGatewayId ?? older;
}

function eitherOf<T>(ref: object, newer: string, older: string): T {
  const fields = ref as Readonly<Record<string, T>>;
  return fields[newer] ?? fields[older];
}
