import type { CfnClientVpnEndpoint, CfnClientVpnEndpointProps } from 'aws-cdk-lib/aws-ec2';
import { certificateArn } from './refs';
import type { ClientVpnEndpointPlusProps } from '../endpoint-props';

/** What the props leave to be decided by the network and the log group. */
export interface EndpointParts {
  readonly connectionLogOptions: CfnClientVpnEndpoint.ConnectionLogOptionsProperty;
  readonly dnsServers?: string[];
  readonly securityGroupIds?: string[];
  readonly transitGatewayConfiguration?: CfnClientVpnEndpoint.TransitGatewayConfigurationProperty;
  readonly vpcId?: string;
}

/** The properties of the L1. */
export function renderEndpoint(props: ClientVpnEndpointPlusProps, parts: EndpointParts): CfnClientVpnEndpointProps {
  const { authentication, clientLoginBanner, clientRouteEnforcement } = props;
  const serverCertificateArn = certificateArn(props.serverCertificate);
  return {
    ...parts,
    authenticationOptions: authentication._bind(serverCertificateArn),
    clientCidrBlock: props.clientCidrBlock,
    clientConnectOptions: props.connectHandler?._bind(),
    clientLoginBannerOptions: clientLoginBanner === undefined ? undefined : { enabled: true, bannerText: clientLoginBanner },
    clientRouteEnforcementOptions: clientRouteEnforcement === undefined ? undefined : { enforced: clientRouteEnforcement },
    description: props.description,
    disconnectOnSessionTimeout: props.disconnectOnSessionTimeout,
    endpointIpAddressType: props.endpointIpAddressType,
    // the service's own default is on, also where nobody can use it.
    selfServicePortal: (props.selfServicePortal ?? authentication._hasUsers) ? 'enabled' : 'disabled',
    serverCertificateArn,
    sessionTimeoutHours: props.sessionTimeout,
    splitTunnel: props.splitTunnel,
    tagSpecifications: renderTags(props.tags),
    trafficIpAddressType: props.trafficIpAddressType,
    transportProtocol: props.transportProtocol,
    vpnPort: props.vpnPort,
  };
}

/** The tags in the order of their keys: another order would be a change, which replaces the endpoint. */
function renderTags(tags: ClientVpnEndpointPlusProps['tags'] = {}): CfnClientVpnEndpoint.TagSpecificationProperty[] | undefined {
  const rendered = Object.keys(tags).sort().map((key) => ({ key, value: tags[key] }));
  return rendered.length === 0 ? undefined : [{ resourceType: 'client-vpn-endpoint', tags: rendered }];
}
