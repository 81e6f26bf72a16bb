import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { EndpointBase } from './endpoint-base';
import type { ClientVpnEndpointPlusProps } from './endpoint-props';
import { ClientVpnIpAddressType } from './ip-address-type';
import { type EndpointProperties, renderEndpoint } from './render-endpoint';
import { ownSecurityGroup } from './security-group';
import { vpcId } from '../cdk/refs';
import { partsOf } from '../children/endpoint-parts';
import type { BoundConnectHandler } from '../connect-handler/bound-connect-handler';
import type { BoundConnectionLogging } from '../logging/bound-connection-logging';
import { ClientVpnConnectionLogging } from '../logging/connection-logging';
import { familiesOf } from '../model/endpoint-properties';
import type { BoundNetwork } from '../network/bound-network';

/** An endpoint whose choices are made: what was created for it, and the properties of its L1. */
interface BoundEndpoint {
  readonly connect?: BoundConnectHandler;
  readonly logging: BoundConnectionLogging;
  readonly securityGroups: readonly ISecurityGroup[];
  readonly properties: EndpointProperties;
}

/** Binds the choices of an endpoint, and throws when a rule rejects the properties of its L1, or an association of its network. */
export function bindEndpoint(endpoint: EndpointBase, props: ClientVpnEndpointPlusProps, network: BoundNetwork | undefined): BoundEndpoint {
  const { connectionLogging = ClientVpnConnectionLogging.create() } = props;
  const { reader } = partsOf(endpoint);
  const dnsServers = props.dnsServers?._bindDnsServers(endpoint, network, props);
  const logging = connectionLogging._bindLogging(endpoint);
  const connect = props.connectHandler?._bindHandler(endpoint);
  const securityGroups = network?.vpc === undefined ? [] : network.securityGroups ?? [ownSecurityGroup(endpoint, network.vpc, mayCarryIpv6(props))];
  const properties = renderEndpoint(props, {
    clientConnectOptions: connect?.options,
    connectionLogOptions: logging.options,
    dnsServers,
    securityGroupIds: securityGroups.length === 0 ? undefined : securityGroups.map(({ securityGroupId }) => securityGroupId),
    transitGatewayConfiguration: network?.transitGatewayConfiguration,
    vpcId: network?.vpc && vpcId(network.vpc),
  });
  reader.checkEndpoint(endpoint, withReadableArn(properties, connect), network?.subnets ?? []);
  return { connect, logging, properties, securityGroups };
}

/** Whether clients may send IPv6 traffic, as far as is known. */
function mayCarryIpv6({ trafficIpAddressType = ClientVpnIpAddressType.IPV4 }: ClientVpnEndpointPlusProps): boolean {
  return familiesOf(trafficIpAddressType)?.includes('ipv6') ?? true;
}

/** The properties as the rules read them: with all that is known of the ARN of an existing handler. */
function withReadableArn(properties: EndpointProperties, { options, partiallyResolvedArn }: Partial<BoundConnectHandler> = {}): EndpointProperties {
  return partiallyResolvedArn === undefined ? properties
    : { ...properties, clientConnectOptions: { ...options!, lambdaFunctionArn: partiallyResolvedArn } };
}
