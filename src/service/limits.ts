/** Every number and every closed set of values of the service, with its source. */
import { api, CFN_LINT_REGIONS, cloudFormation, EC2_TAGS, guide } from './sources';

/** The shortest and the longest prefix of the client range. */
export const CLIENT_CIDR_PREFIX = { min: 12, max: 22, source: guide('what-is-best-practices') };

/** Addresses recommended for each expected connection; part of the range is kept for availability. */
export const ADDRESSES_PER_CONNECTION = { value: 2, source: guide('what-is-best-practices') };

export const DNS_SERVERS = { max: 2, source: api('CreateClientVpnEndpoint') };

export const TRANSPORT_PROTOCOLS = { values: ['udp', 'tcp'], source: api('CreateClientVpnEndpoint') };

export const VPN_PORTS = { values: [443, 1194], source: api('CreateClientVpnEndpoint') };

export const SESSION_TIMEOUT_HOURS = { values: [24, 12, 10, 8], source: api('CreateClientVpnEndpoint') };

/** The text of the login banner. The documents do not say what a character is; other tools count bytes. */
export const BANNER_TEXT = { maxCharacters: 1400, maxBytes: 1400, source: api('ClientLoginBannerOptions') };

export const IP_ADDRESS_TYPES = { values: ['ipv4', 'ipv6', 'dual-stack'], source: api('CreateClientVpnEndpoint') };

export const AUTHENTICATION_TYPES = {
  values: ['certificate-authentication', 'directory-service-authentication', 'federated-authentication'],
  source: api('ClientVpnAuthenticationRequest'),
};

/** One method, or certificates and one method that knows users. */
export const AUTHENTICATION_OPTIONS = { min: 1, max: 2, source: guide('client-authentication') };

/** The id of a directory. */
export const DIRECTORY_ID = { pattern: /^d-[0-9a-f]{10}$/, source: api('DirectoryServiceAuthenticationRequest') };

/** Key algorithms of certificates, as AWS Certificate Manager spells them. */
export const KEY_ALGORITHMS = { values: ['RSA_2048', 'RSA_1024'], source: guide('mutual') };

export const SELF_SERVICE_PORTAL = { values: ['enabled', 'disabled'], source: api('CreateClientVpnEndpoint') };

export const SECURITY_GROUPS = { max: 5, source: api('ApplySecurityGroupsToClientVpnTargetNetwork') };

/** The Regions that the published schemas list without Client VPN. */
export const REGIONS_WITHOUT_CLIENT_VPN = {
  values: ['ap-east-2', 'ap-southeast-6', 'ca-west-1', 'cn-north-1', 'cn-northwest-1', 'mx-central-1'],
  source: CFN_LINT_REGIONS,
};

export const CONNECT_HANDLER_PREFIX = { value: 'AWSClientVPN-', source: guide('connection-authorization') };

/** Seconds that the service waits for a connect handler. */
export const CONNECT_HANDLER_TIMEOUT = { max: 30, source: guide('connection-authorization') };

/** MiB of a function's memory. */
export const FUNCTION_MEMORY = { min: 128, max: 10_240, source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html' };

/** Characters of what a connect handler tells a user who is denied. */
export const CONNECT_MESSAGE = { max: 255, source: guide('connection-authorization') };

export const TAGGED_RESOURCE_TYPES = {
  values: ['client-vpn-endpoint'],
  source: cloudFormation('aws-properties-ec2-clientvpnendpoint-tagspecification'),
};

// the page of the API says 127.
export const TAG_KEY = { maxCharacters: 128, reserved: 'aws:', source: EC2_TAGS };

export const TAG_VALUE = { maxCharacters: 256, source: EC2_TAGS };

/** Tags of one resource. */
export const TAGS = { max: 50, source: EC2_TAGS };

/** Certificates that a revocation list may revoke. */
export const REVOCATION_LIST_ENTRIES = { max: 20_000, source: guide('limits') };

export const TRANSIT_GATEWAY_ZONES = { max: 5, source: guide('cvpn-tgw') };

export const AUTHORIZATION_POLICY = { maxBytes: 10_000, source: guide('device-posture-policies-considerations') };

export const SHADOW_MODES = {
  values: ['enabled', 'disabled'],
  source: cloudFormation('aws-properties-ec2-clientvpnendpoint-authorizationpolicy'),
};

/** Providers of device posture; those that sign with a key name where it is published, the others must not. */
export const TRUST_PROVIDERS = {
  values: ['crowdstrike', 'jamf', 'jumpcloud'],
  withSigningKey: ['crowdstrike', 'jumpcloud'],
  source: cloudFormation('aws-properties-ec2-clientvpnendpoint-deviceposturetrustprovider'),
};

/** The longest prefix of a subnet that can be associated. */
export const ASSOCIATED_SUBNET_PREFIX = { max: 27, source: guide('cvpn-working-target') };

/** What a route names instead of a subnet, so that clients reach each other. */
export const LOCAL_TARGET = { value: 'local', source: api('CreateClientVpnRoute') };

export const ACCESS_GROUP_ID = { maxCharacters: 255, source: guide('limits') };

/** The quotas that AWS raises on request. */
export const AUTHORIZATION_RULES = { max: 200, source: guide('limits') };
export const ROUTES_PER_ASSOCIATION = { max: 100, source: guide('limits') };
/** Concurrent connections for one, two, … associations. */
export const CONNECTIONS_BY_ASSOCIATIONS = { max: [7_000, 36_500, 66_500, 96_500, 126_000], source: guide('limits') };

/** Operations that may run on one endpoint at a time: on associations, routes and authorization rules together. */
export const CONCURRENT_OPERATIONS = { max: 10, source: guide('limits') };

/** Resources that one stack may hold. */
export const STACK_RESOURCES = { max: 500, source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html' };

/** For how many days CloudWatch Logs can be told to keep logs. */
export const RETENTION_DAYS = {
  values: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
};
