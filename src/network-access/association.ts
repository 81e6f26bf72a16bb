import { Resource } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import { CfnClientVpnTargetNetworkAssociation } from 'aws-cdk-lib/aws-ec2';
import type { IClientVpnEndpointRef, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import { associationId as idOf, subnetId } from '../cdk/refs';
import { TypeMark } from '../cdk/type-marks';
import { partsOf } from '../children/endpoint-parts';
import { ENDPOINT_ARGUMENT, expectName, expectOptionalName, expectProps, limitArguments, SUBNET, type Names, constructId } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnAssociationPlusProps> = {
  clientVpnEndpoint: 'required', subnet: true, availabilityZone: true, availabilityZoneId: true,
};

const MARK = new TypeMark('ClientVpnAssociationPlus');

/**
 * An association of an endpoint, created here or imported.
 */
export interface IClientVpnAssociationPlus extends IResource {
  /**
   * The id of the association, such as `cvpn-assoc-0123456789abcdef0`.
   *
   * @attribute
   */
  readonly associationId: string;
}

/**
 * What is associated with which endpoint: a subnet with an endpoint in a VPC, an Availability Zone with one on a transit gateway. Exactly one of
 * `subnet`, `availabilityZone` and `availabilityZoneId` is given.
 */
export interface ClientVpnAssociationPlusProps {
  /**
   * The endpoint: made here or imported.
   */
  readonly clientVpnEndpoint: IClientVpnEndpointRef;

  /**
   * The subnet, at least a /27 with 20 free addresses, in an Availability Zone of which no other subnet is associated. Changing it replaces the
   * association.
   *
   * @default - none: the endpoint is on a transit gateway, and an Availability Zone is given
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
   */
  readonly subnet?: ISubnetRef;

  /**
   * The name of an Availability Zone of the transit gateway, such as `eu-west-1c`, which the endpoint is not in yet. Changing it replaces the
   * association.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html
   */
  readonly availabilityZone?: string;

  /**
   * The id of an Availability Zone of the transit gateway, such as `euw1-az3`, which the endpoint is not in yet. Changing it replaces the
   * association.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html
   */
  readonly availabilityZoneId?: string;
}

/**
 * The association of an endpoint with a subnet, the door through which clients enter the VPC, or with an Availability Zone of a transit gateway.
 *
 * It is billed by the hour. That of a subnet brings the VPC's own route along, and routes to every subnet of the endpoint are made for it as well;
 * all Availability Zones of a transit gateway have the endpoint's routes in common.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
 */
export class ClientVpnAssociationPlus extends Resource implements IClientVpnAssociationPlus {
  /**
   * Uses an association that exists, by its id.
   *
   * @param associationId The id, such as `cvpn-assoc-0123456789abcdef0`.
   */
  public static fromAssociationId(scope: Construct, id: string, associationId: string): IClientVpnAssociationPlus {
    return new ImportedAssociation(scope, id, associationId);
  }

  /**
   * Whether a construct is a `ClientVpnAssociationPlus`, also one of another copy of this library.
   */
  public static isClientVpnAssociationPlus(construct: IConstruct): construct is ClientVpnAssociationPlus {
    return MARK.isOn(construct);
  }

  public readonly associationId: string;

  /**
   * The associated subnet; none on a transit gateway.
   */
  public readonly subnet?: ISubnetRef;

  public constructor(scope: Construct, id: string, props: ClientVpnAssociationPlusProps) {
    super(scope, constructId('new ClientVpnAssociationPlus', id, arguments));
    MARK.put(this);
    expectProps(this, 'props', props, PROPS, { required: { clientVpnEndpoint: ENDPOINT_ARGUMENT }, optional: { subnet: SUBNET } });
    const { availabilityZone, availabilityZoneId, clientVpnEndpoint, subnet } = props;
    expectOptionalName(this, 'availabilityZone', availabilityZone, '"eu-west-1a"');
    expectOptionalName(this, 'availabilityZoneId', availabilityZoneId, '"euw1-az1"');
    const { children, dependencies, reader } = partsOf(clientVpnEndpoint);
    const { clientVpnEndpointId } = clientVpnEndpoint.clientVpnEndpointRef;
    this.subnet = subnet;
    const zone = { availabilityZone, availabilityZoneId };
    reader.check(this, reader.planned(subnet, zone));
    const association = new CfnClientVpnTargetNetworkAssociation(this, 'Resource', { clientVpnEndpointId, subnetId: subnet && subnetId(subnet), ...zone });
    this.associationId = idOf(association);
    if (subnet === undefined) {
      children.associateZone(this, association);
    } else {
      // the VPC's route covers the ranges that the VPC has when the subnet is associated.
      dependencies.waitForRanges(association, subnet);
      children.associate({ scope: this, subnet, association });
    }
  }
}

limitArguments('ClientVpnAssociationPlus', ClientVpnAssociationPlus, { fromAssociationId: 3, isClientVpnAssociationPlus: 1 });

class ImportedAssociation extends Resource implements IClientVpnAssociationPlus {
  public constructor(scope: Construct, id: string, public readonly associationId: string) {
    super(scope, constructId('ClientVpnAssociationPlus.fromAssociationId', id, arguments));
    expectName(this, 'associationId', associationId, '"cvpn-assoc-0123456789abcdef0"');
  }
}
