/** What the AWS CLI answers about one endpoint, for the tests of the commands that take it. */

export const ID = 'cvpn-endpoint-0123456789abcdef0';
export const SUBNETS = ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb'];
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111';

/** `describe-client-vpn-endpoints`. */
export function endpoints(more: object = {}): object {
  return {
    ClientVpnEndpoints: [{
      ClientVpnEndpointId: ID,
      Description: '',
      Status: { Code: 'available' },
      ClientCidrBlock: '10.100.0.0/16',
      SplitTunnel: true,
      TransportProtocol: 'udp',
      VpnPort: 443,
      ServerCertificateArn: CERTIFICATE,
      AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SamlProviderArn: 'arn:aws:iam::111122223333:saml-provider/staff' } }],
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/vpn/staff', CloudwatchLogStream: 'cvpn-endpoint-0123-eu-west-1' },
      Tags: [{ Key: 'Name', Value: 'office' }, { Key: 'aws:cloudformation:stack-name', Value: 'x' }],
      SecurityGroupIds: ['sg-0123456789abcdef0'],
      VpcId: 'vpc-0123456789abcdef0',
      SelfServicePortalUrl: `https://self-service.clientvpn.amazonaws.com/endpoints/${ID}`,
      ClientConnectOptions: { Enabled: false, Status: { Code: 'applied' } },
      SessionTimeoutHours: 24,
      ClientLoginBannerOptions: { Enabled: false },
      ClientRouteEnforcementOptions: { Enforced: false },
      DisconnectOnSessionTimeout: true,
      EndpointIpAddressType: 'ipv4',
      TrafficIpAddressType: 'ipv4',
      ...more,
    }],
  };
}

/** `describe-client-vpn-target-networks`. */
export function networks(subnets: readonly string[] = SUBNETS, code = 'associated'): object {
  return {
    ClientVpnTargetNetworks: subnets.map((TargetNetworkId, position) => ({
      AssociationId: `cvpn-assoc-0${position}`,
      VpcId: 'vpc-0123456789abcdef0',
      TargetNetworkId,
      ClientVpnEndpointId: ID,
      Status: { Code: code },
      AvailabilityZones: [`eu-west-1${'abc'[position]}`],
    })),
  };
}

/** `describe-client-vpn-routes`: the one of the VPC, and others. */
export function routes(others: ReadonlyArray<readonly [range: string, subnet: string, code?: string]> = []): object {
  const route = (DestinationCidr: string, TargetSubnet: string, Origin: string, Code: string) => (
    { ClientVpnEndpointId: ID, DestinationCidr, TargetSubnet, Type: 'Nat', Origin, Status: { Code }, Description: '' }
  );
  return {
    Routes: [
      ...SUBNETS.map((subnet) => route('10.0.0.0/16', subnet, 'associate', 'active')),
      ...others.map(([range, subnet, code = 'active']) => route(range, subnet, 'add-route', code)),
    ],
  };
}

/** `describe-client-vpn-authorization-rules`; no group for all users. */
export function rules(all: ReadonlyArray<readonly [range: string, group?: string, code?: string]>): object {
  return {
    AuthorizationRules: all.map(([DestinationCidr, GroupId = '', Code = 'active']) => (
      { ClientVpnEndpointId: ID, Description: '', GroupId, AccessAll: GroupId === '', DestinationCidr, Status: { Code } }
    )),
  };
}

/** Files with some answers. */
export function files(answers: Readonly<Record<string, object>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [`${name}.json`, JSON.stringify(answer, undefined, 2)]));
}

/** The same endpoint as a template makes it, with names of its own, and references to a network that another stack has. */
export function template(more: object = {}, resources: object = {}): object {
  return {
    Resources: {
      Vpn: {
        Type: 'AWS::EC2::ClientVpnEndpoint',
        Properties: {
          AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/staff' } }],
          ClientCidrBlock: '10.100.0.0/16',
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/vpn/staff' },
          SecurityGroupIds: [{ 'Fn::ImportValue': 'group' }],
          SelfServicePortal: 'enabled',
          ServerCertificateArn: CERTIFICATE,
          SplitTunnel: true,
          TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name', Value: 'office' }] }],
          VpcId: { 'Fn::ImportValue': 'vpc' },
          ...more,
        },
      },
      A: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: { 'Fn::ImportValue': 'subnet-a' } } },
      B: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: { 'Fn::ImportValue': 'subnet-b' } } },
      Everyone: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true } },
      ...resources,
    },
  };
}
