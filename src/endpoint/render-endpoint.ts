import { TransportProtocol } from 'aws-cdk-lib/aws-ec2';
import type { CfnClientVpnEndpoint, CfnClientVpnEndpointProps } from 'aws-cdk-lib/aws-ec2';
import type { ClientVpnEndpointPlusProps } from './endpoint-props';
import { ClientVpnIpAddressType } from './ip-address-type';
import type { AuthorizationPolicyProperty } from '../authorization-policy/authorization-policy-property';
import type { TrustProviderProperty } from '../authorization-policy/trust-provider-property';
import { certificateArn } from '../cdk/refs';
import type { ConnectionLogOptions } from '../logging/bound-connection-logging';

/** What the props leave to be decided by the network, the log group and the function. */
export interface EndpointParts {
  readonly clientConnectOptions?: CfnClientVpnEndpoint.ClientConnectOptionsProperty;
  readonly connectionLogOptions: ConnectionLogOptions;
  readonly dnsServers?: string[];
  readonly securityGroupIds?: string[];
  readonly transitGatewayConfiguration?: CfnClientVpnEndpoint.TransitGatewayConfigurationProperty;
  readonly vpcId?: string;
}

/** The properties of the L1, with those that older versions do not know. */
export interface EndpointProperties extends CfnClientVpnEndpointProps {
  readonly authorizationPolicy?: AuthorizationPolicyProperty;
  readonly devicePostureOptions?: { readonly enabled: boolean; readonly trustProviders: readonly TrustProviderProperty[] };
}

/** The properties of the L1. */
export function renderEndpoint(props: ClientVpnEndpointPlusProps, parts: EndpointParts): EndpointProperties {
  const { authentication, clientLoginBanner, clientRouteEnforcement } = props;
  const serverCertificateArn = certificateArn(props.serverCertificate);
  return {
    ...parts,
    authenticationOptions: authentication._bind(serverCertificateArn),
    authorizationPolicy: props.authorizationPolicy?._bindAuthorizationPolicy(),
    clientCidrBlock: props.clientCidrBlock,
    clientLoginBannerOptions: clientLoginBanner === undefined ? undefined : { enabled: true, bannerText: clientLoginBanner },
    clientRouteEnforcementOptions: clientRouteEnforcement === undefined ? undefined : { enforced: clientRouteEnforcement },
    description: props.description || undefined,
    devicePostureOptions: renderTrustProviders(props.trustProviders),
    disconnectOnSessionTimeout: props.disconnectOnSessionTimeout,
    endpointIpAddressType: unlessDefault(props.endpointIpAddressType, ClientVpnIpAddressType.IPV4),
    // the service's own default is on, also where no one can use it.
    selfServicePortal: (props.selfServicePortal ?? authentication._hasUsers) ? 'enabled' : 'disabled',
    serverCertificateArn,
    sessionTimeoutHours: props.sessionTimeout,
    splitTunnel: props.splitTunnel,
    tagSpecifications: renderTags(props.tags),
    trafficIpAddressType: unlessDefault(props.trafficIpAddressType, ClientVpnIpAddressType.IPV4),
    transportProtocol: unlessDefault(props.transportProtocol, TransportProtocol.UDP),
    vpnPort: props.vpnPort,
  };
}

/** A create-only value, where it is not the default: to write the default out, or not to any more, would replace the endpoint. */
function unlessDefault<T>(value: T | undefined, byDefault: T): T | undefined {
  return value === byDefault ? undefined : value;
}

function renderTrustProviders(providers: ClientVpnEndpointPlusProps['trustProviders'] = []): EndpointProperties['devicePostureOptions'] {
  return providers.length === 0 ? undefined : { enabled: true, trustProviders: providers.map((provider) => provider._bindTrustProvider()) };
}

/** The tags in the order of their keys: another order would be a change, which replaces the endpoint. */
function renderTags(tags: ClientVpnEndpointPlusProps['tags'] = {}): CfnClientVpnEndpoint.TagSpecificationProperty[] | undefined {
  const rendered = Object.keys(tags).sort().map((key) => ({ key, value: tags[key] }));
  return rendered.length === 0 ? undefined : [{ resourceType: 'client-vpn-endpoint', tags: rendered }];
}
