/** The properties that CloudFormation knows of the Client VPN types, and those it requires. */
import { ASSOCIATION, AUTHORIZATION_RULE, type ClientVpnType, ENDPOINT, ROUTE } from './graph';

/** What an object, or each object of a list, is made of. */
export interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The properties that hold objects. */
  readonly inner: Readonly<Record<string, Shape>>;
}

/** Types of properties by their names, which mean the same wherever they stand; what is in none of these and holds no objects is a text. */
const LISTS = ['AuthenticationOptions', 'AvailabilityZoneIds', 'AvailabilityZones', 'DnsServers', 'SecurityGroupIds', 'TagSpecifications', 'Tags', 'TrustProviders'];
export const BOOLEANS = ['AuthorizeAllGroups', 'DisconnectOnSessionTimeout', 'Enabled', 'Enforced', 'IncludeAuthorizationPolicyContext', 'SplitTunnel'];
export const INTEGERS = ['SessionTimeoutHours', 'VpnPort'];

/** The JSON type of a property, and of each element where it is a list. */
export type JsonType = 'list' | 'boolean' | 'integer' | 'object' | 'string';

export function jsonType(name: string, { inner }: Shape): JsonType {
  return LISTS.includes(name) ? 'list' : BOOLEANS.includes(name) ? 'boolean' : INTEGERS.includes(name) ? 'integer' : elementType(name, { inner });
}

/** The JSON type of each element of a list. */
function elementType(name: string, { inner }: Pick<Shape, 'inner'>): 'object' | 'string' {
  return name in inner ? 'object' : 'string';
}

function shape(required: readonly string[], optional: readonly string[] = [], inner: Shape['inner'] = {}): Shape {
  return { required, optional, inner };
}

export const SHAPES: Readonly<Record<ClientVpnType, Shape>> = {
  [ENDPOINT]: shape(['AuthenticationOptions', 'ConnectionLogOptions', 'ServerCertificateArn'], [
    'AuthorizationPolicy', 'ClientCidrBlock', 'ClientConnectOptions', 'ClientLoginBannerOptions', 'ClientRouteEnforcementOptions', 'Description',
    'DevicePostureOptions', 'DisconnectOnSessionTimeout', 'DnsServers', 'EndpointIpAddressType', 'SecurityGroupIds', 'SelfServicePortal',
    'SessionTimeoutHours', 'SplitTunnel', 'TagSpecifications', 'TrafficIpAddressType', 'TransitGatewayConfiguration', 'TransportProtocol', 'VpcId', 'VpnPort',
  ], {
    AuthenticationOptions: shape(['Type'], ['ActiveDirectory', 'FederatedAuthentication', 'MutualAuthentication'], {
      ActiveDirectory: shape(['DirectoryId']),
      FederatedAuthentication: shape(['SAMLProviderArn'], ['SelfServiceSAMLProviderArn']),
      MutualAuthentication: shape(['ClientRootCertificateChainArn']),
    }),
    AuthorizationPolicy: shape(['PolicyDocument'], ['Description', 'ShadowMode']),
    ClientConnectOptions: shape(['Enabled'], ['LambdaFunctionArn']),
    ClientLoginBannerOptions: shape(['Enabled'], ['BannerText']),
    ClientRouteEnforcementOptions: shape([], ['Enforced']),
    ConnectionLogOptions: shape(['Enabled'], ['CloudwatchLogGroup', 'CloudwatchLogStream', 'IncludeAuthorizationPolicyContext']),
    DevicePostureOptions: shape(['Enabled', 'TrustProviders'], [], {
      TrustProviders: shape(['TenantId', 'TrustProviderType'], ['PublicSigningKeyUrl']),
    }),
    TagSpecifications: shape(['ResourceType', 'Tags'], [], { Tags: shape(['Key', 'Value']) }),
    TransitGatewayConfiguration: shape(['TransitGatewayId'], ['AvailabilityZoneIds', 'AvailabilityZones']),
  }),
  [ASSOCIATION]: shape(['ClientVpnEndpointId'], ['AvailabilityZone', 'AvailabilityZoneId', 'SubnetId']),
  [ROUTE]: shape(['ClientVpnEndpointId', 'DestinationCidrBlock'], ['Description', 'TargetVpcSubnetId']),
  [AUTHORIZATION_RULE]: shape(['ClientVpnEndpointId', 'TargetNetworkCidr'], ['AccessGroupId', 'AuthorizeAllGroups', 'Description']),
};

/** A property, with its type and that of its elements. */
export interface Typed {
  readonly name: string;
  readonly type: JsonType;
  readonly element: JsonType;
}

const TYPES = new Map<Shape, ReadonlyMap<string, Typed>>();

/** The properties of a shape. */
export function typesIn(whole: Shape): ReadonlyMap<string, Typed> {
  const known = TYPES.get(whole) ?? new Map([...whole.required, ...whole.optional].map((name) => (
    [name, { name, type: jsonType(name, whole), element: elementType(name, whole) }]
  )));
  TYPES.set(whole, known);
  return known;
}
