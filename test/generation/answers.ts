/** What the AWS CLI answers about the endpoint of a template, written from the models of the service, and not from what reads it. */

type Fields = Readonly<Record<string, any>>;

/** The answers about one endpoint, each as its command prints it. */
export interface Described {
  readonly endpoints: { readonly ClientVpnEndpoints: readonly Fields[] };
  readonly networks: { readonly ClientVpnTargetNetworks: readonly Fields[] };
  readonly routes: { readonly Routes: readonly Fields[] };
  readonly rules: { readonly AuthorizationRules: readonly Fields[] };
  readonly policy?: Fields;
}

export const ENDPOINT_ID = 'cvpn-endpoint-0123456789abcdef0';

/** The range of the VPC of all subnets. */
export const VPC_RANGE = '10.0.0.0/16';

/** What the service answers, as defaults and with another spelling, for the one endpoint of a template whose values are literal. */
export function described({ Resources: resources }: { readonly Resources: Readonly<Record<string, Fields>> }): Described {
  const all = (type: string) => Object.values(resources).filter(({ Type }) => Type === `AWS::EC2::ClientVpn${type}`).map(({ Properties }) => Properties as Fields);
  const [endpoint] = all('Endpoint');
  const zones = endpoint?.TransitGatewayConfiguration?.AvailabilityZones ?? [];
  const associations = all('TargetNetworkAssociation');
  const common = { ClientVpnEndpointId: ENDPOINT_ID };
  const networks = [
    ...associations.map(({ AvailabilityZone, SubnetId }, position) => ({
      ...common,
      AssociationId: `cvpn-assoc-${position}`,
      ...SubnetId === undefined ? {} : { TargetNetworkId: SubnetId, VpcId: endpoint?.VpcId ?? 'vpc-0123456789abcdef0' },
      AvailabilityZones: [AvailabilityZone ?? `eu-west-1${'abc'[position]}`],
      Status: { Code: 'associated' },
    })),
    ...zones.map((zone: string) => ({ ...common, AssociationId: `cvpn-assoc-${zone}`, AvailabilityZones: [zone], Status: { Code: 'associated' } })),
  ];
  const route = (fields: Fields) => ({ ...common, Type: 'Nat', Status: { Code: 'active' }, ...fields });
  const policy = endpoint?.AuthorizationPolicy;
  return {
    endpoints: { ClientVpnEndpoints: endpoint === undefined ? [] : [answerOf(endpoint)] },
    networks: { ClientVpnTargetNetworks: networks },
    routes: {
      Routes: [
        ...associations.filter(({ SubnetId }) => SubnetId !== undefined)
          .map(({ SubnetId }) => route({ DestinationCidr: VPC_RANGE, TargetSubnet: SubnetId, Origin: 'associate', Description: 'Default Route' })),
        ...all('Route').map(({ Description = '', DestinationCidrBlock, TargetVpcSubnetId }) => (
          route({ DestinationCidr: DestinationCidrBlock, ...TargetVpcSubnetId === undefined ? {} : { TargetSubnet: TargetVpcSubnetId }, Origin: 'add-route', Description })
        )),
      ],
    },
    rules: {
      AuthorizationRules: all('AuthorizationRule').map(({ AccessGroupId = '', AuthorizeAllGroups = false, Description = '', TargetNetworkCidr }) => (
        { ...common, Description, GroupId: AccessGroupId, AccessAll: AuthorizeAllGroups, DestinationCidr: TargetNetworkCidr, Status: { Code: 'active' } }
      )),
    },
    policy: policy && {
      ...common, PolicyDocument: policy.PolicyDocument, Description: policy.Description ?? '', ShadowMode: policy.ShadowMode ?? 'disabled', Status: 'active',
    },
  };
}

function answerOf(endpoint: Fields): Fields {
  const posture = endpoint.DevicePostureOptions;
  return {
    ClientVpnEndpointId: ENDPOINT_ID,
    Description: endpoint.Description ?? '',
    Status: { Code: 'available' },
    CreationTime: '2026-11-26T10:00:00',
    DnsName: `*.${ENDPOINT_ID}.prod.clientvpn.eu-west-1.amazonaws.com`,
    ClientCidrBlock: endpoint.ClientCidrBlock,
    DnsServers: endpoint.DnsServers,
    SplitTunnel: endpoint.SplitTunnel ?? false,
    VpnProtocol: 'openvpn',
    TransportProtocol: endpoint.TransportProtocol ?? 'udp',
    VpnPort: endpoint.VpnPort ?? 443,
    ServerCertificateArn: endpoint.ServerCertificateArn,
    AuthenticationOptions: endpoint.AuthenticationOptions.map(({ ActiveDirectory, FederatedAuthentication, MutualAuthentication, Type }: Fields) => ({
      Type,
      ActiveDirectory,
      FederatedAuthentication: FederatedAuthentication && {
        SamlProviderArn: FederatedAuthentication.SAMLProviderArn, SelfServiceSamlProviderArn: FederatedAuthentication.SelfServiceSAMLProviderArn,
      },
      MutualAuthentication: MutualAuthentication && { ClientRootCertificateChain: MutualAuthentication.ClientRootCertificateChainArn },
    })),
    ConnectionLogOptions: { IncludeAuthorizationPolicyContext: false, ...endpoint.ConnectionLogOptions },
    Tags: endpoint.TagSpecifications?.[0].Tags ?? [],
    SecurityGroupIds: endpoint.SecurityGroupIds,
    VpcId: endpoint.VpcId,
    // there whether the portal is on or off.
    SelfServicePortalUrl: `https://self-service.clientvpn.amazonaws.com/endpoints/${ENDPOINT_ID}`,
    ClientConnectOptions: { Enabled: false, ...endpoint.ClientConnectOptions, Status: { Code: 'applied' } },
    SessionTimeoutHours: endpoint.SessionTimeoutHours ?? 24,
    ClientLoginBannerOptions: endpoint.ClientLoginBannerOptions ?? { Enabled: false },
    ClientRouteEnforcementOptions: endpoint.ClientRouteEnforcementOptions ?? { Enforced: false },
    DisconnectOnSessionTimeout: endpoint.DisconnectOnSessionTimeout ?? true,
    EndpointIpAddressType: endpoint.EndpointIpAddressType ?? 'ipv4',
    TrafficIpAddressType: endpoint.TrafficIpAddressType ?? 'ipv4',
    TransitGatewayConfiguration: endpoint.TransitGatewayConfiguration && { ...endpoint.TransitGatewayConfiguration, TransitGatewayAttachmentId: 'tgw-attach-1' },
    DevicePostureOptions: posture && { TrustProviders: posture.TrustProviders },
  };
}

/** What matters of the answers, without the order of what is a set to the service. */
export function comparable({ endpoints, networks, policy, routes, rules }: Described): unknown {
  const sorted = (items: readonly Fields[]) => items.map((item) => JSON.stringify(item, (_, value: unknown) => (
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value
  ))).sort();
  return {
    endpoints: endpoints.ClientVpnEndpoints.map(({ AuthenticationOptions, SecurityGroupIds = [], Tags, ...others }) => (
      { ...others, AuthenticationOptions: sorted(AuthenticationOptions), SecurityGroupIds: [...SecurityGroupIds].sort(), Tags: sorted(Tags) }
    )),
    networks: networks.ClientVpnTargetNetworks.map(({ AvailabilityZones, TargetNetworkId }) => TargetNetworkId ?? AvailabilityZones[0]).sort(),
    policy,
    routes: sorted(routes.Routes),
    rules: sorted(rules.AuthorizationRules),
  };
}
