import { Resource } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import type { ClientVpnDestinationChoice } from './destination-choice';
import { Route } from './l1s';
import { TypeMark } from '../cdk/type-marks';
import { partsOf } from '../children/endpoint-parts';
import { DESTINATION, ENDPOINT_ARGUMENT, expectOptionalText, expectProps, limitArguments, SUBNET, type Names, constructId } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnRoutePlusProps> = { destination: 'required', subnet: true, description: true, clientVpnEndpoint: 'required' };

const MARK = new TypeMark('ClientVpnRoutePlus');

/**
 * A route of an endpoint, of whatever call created it.
 */
export interface IClientVpnRoutePlus extends IResource {
  /**
   * The id that CloudFormation has for the route; the service itself knows it by endpoint, range and subnet.
   *
   * @attribute
   */
  readonly routeId: string;

  /**
   * The range that it leads to.
   */
  readonly destinationCidrBlock: string;
}

/**
 * Where a route leads, and through which subnet.
 */
export interface ClientVpnRoutePlusOptions {
  /**
   * Where the route leads. Changing it replaces the route; with split tunnel every change of the route table resets all connections.
   *
   * The VPC's own range needs no route: every association brings one along.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html
   */
  readonly destination: ClientVpnDestinationChoice;

  /**
   * The associated subnet that the traffic takes. Changing it replaces the route.
   *
   * @default - `addRoute()`: a route through every associated subnet, those associated later included; a `ClientVpnRoutePlus` of its own in a VPC
   * needs one, unless it leads to the clients. On a transit gateway a route has no subnet
   */
  readonly subnet?: ISubnetRef;

  /**
   * A description. Changing it replaces the route, which fails as long as the old one exists: change it together with the destination, or
   * in two deployments.
   *
   * @default - no description
   */
  readonly description?: string;
}

/**
 * A route of an endpoint.
 */
export interface ClientVpnRoutePlusProps extends ClientVpnRoutePlusOptions {
  /**
   * The endpoint: made here or imported.
   */
  readonly clientVpnEndpoint: IClientVpnEndpointRef;
}

/**
 * A route of an endpoint: through one associated subnet, through the transit gateway, or to the clients themselves.
 *
 * It waits for the association of its subnet when that is part of the app. Access needs an authorization rule as well.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html
 */
export class ClientVpnRoutePlus extends Resource implements IClientVpnRoutePlus {
  /**
   * Whether a construct is a `ClientVpnRoutePlus`, also one of another copy of this library.
   */
  public static isClientVpnRoutePlus(construct: IConstruct): construct is ClientVpnRoutePlus {
    return MARK.isOn(construct);
  }

  public readonly routeId: string;
  public readonly destinationCidrBlock: string;

  public constructor(scope: Construct, id: string, props: ClientVpnRoutePlusProps) {
    super(scope, constructId('new ClientVpnRoutePlus', id, arguments));
    MARK.put(this);
    expectProps(this, 'props', props, PROPS, { required: { clientVpnEndpoint: ENDPOINT_ARGUMENT, destination: DESTINATION }, optional: { subnet: SUBNET } });
    const { clientVpnEndpoint, description, destination, subnet } = props;
    expectOptionalText(this, 'description', description, 'To the data center');
    const route = new Route(partsOf(clientVpnEndpoint), this, 'Resource', { description, destination: destination._bind(clientVpnEndpoint), subnet });
    this.routeId = route.routeId;
    this.destinationCidrBlock = route.destinationCidrBlock;
  }
}

limitArguments('ClientVpnRoutePlus', ClientVpnRoutePlus, { isClientVpnRoutePlus: 1 });
