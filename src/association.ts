import { Resource } from 'aws-cdk-lib';
import { CfnClientVpnTargetNetworkAssociation } from 'aws-cdk-lib/aws-ec2';
import type { IClientVpnEndpointRef, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { Attachments } from './private/attachments';
import { ENDPOINT, expectProps, SUBNET } from './private/kinds';
import { subnetId } from './private/refs';

/**
 * Which subnet is associated with which endpoint.
 */
export interface ClientVpnAssociationProps {
  /**
   * The endpoint: made here or imported.
   */
  readonly clientVpnEndpoint: IClientVpnEndpointRef;

  /**
   * The subnet, at least a /27 with 20 free addresses, in a zone of which no other subnet is associated. Changing it replaces the association.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
   */
  readonly subnet: ISubnetRef;
}

/**
 * The association of an endpoint with a subnet: the door through which clients enter the VPC.
 *
 * It is billed by the hour and brings the VPC's own route along. Routes to every subnet of the endpoint are made for it as well.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
 */
export class ClientVpnAssociation extends Resource {
  /**
   * The associated subnet.
   */
  public readonly subnet: ISubnetRef;

  public constructor(scope: Construct, id: string, props: ClientVpnAssociationProps) {
    super(scope, id);
    expectProps(this, 'props', props, { clientVpnEndpoint: ENDPOINT, subnet: SUBNET });
    const { clientVpnEndpoint, subnet } = props;
    const attachments = Attachments.of(clientVpnEndpoint);
    const { clientVpnEndpointId } = clientVpnEndpoint.clientVpnEndpointRef;
    this.subnet = subnet;
    attachments.check(this, attachments.planned(subnet));
    const association = new CfnClientVpnTargetNetworkAssociation(this, 'Resource', { clientVpnEndpointId, subnetId: subnetId(subnet) });
    // the VPC's route covers the ranges that the VPC has when the subnet is associated.
    association.node.addDependency(attachments.rangesBefore(subnet));
    attachments.associate({ scope: this, subnet, association });
  }
}
