/** What the tests of transit gateways start from. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { newEndpoint } from './fixtures';
import { ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from '../src';
import type { ClientVpnEndpointPlusProps, ClientVpnTransitGatewayOptions } from '../src';

export const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

export function newGateway(scope: Construct, props: ec2.CfnTransitGatewayProps = {}): ec2.CfnTransitGateway {
  return new ec2.CfnTransitGateway(scope, 'Gateway', { transitGatewayCidrBlocks: ['10.99.0.0/24'], ...props });
}

/** An endpoint on a gateway of its stack. */
export function newEndpointOn(
  scope: Construct,
  options: ClientVpnTransitGatewayOptions = {},
  props: Partial<ClientVpnEndpointPlusProps> = {},
  gateway: ec2.ITransitGatewayRef = newGateway(scope),
): ClientVpnEndpointPlus {
  return newEndpoint(scope, { network: ClientVpnNetwork.transitGateway(gateway, options), ...props });
}
