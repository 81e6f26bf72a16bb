import type { CfnClientVpnEndpoint, ISecurityGroup, ISubnetRef, ITransitGatewayRef, IVPCRef } from 'aws-cdk-lib/aws-ec2';

/** A network as the endpoint needs it. */
export interface BoundNetwork {
  /** Absent on a transit gateway. */
  readonly vpc?: IVPCRef;
  readonly transitGateway?: ITransitGatewayRef;
  readonly transitGatewayConfiguration?: CfnClientVpnEndpoint.TransitGatewayConfigurationProperty;
  /** The security groups given, as L2s; absent when one is to be made. */
  readonly securityGroups?: ISecurityGroup[];
  /** The subnets to associate. */
  readonly subnets: readonly ISubnetRef[];
}
