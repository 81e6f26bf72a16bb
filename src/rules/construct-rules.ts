import type { AuthoringRule } from '../evaluation/rule';
import { CONCURRENT_OPERATIONS, CONNECT_HANDLER_PREFIX, STACK_RESOURCES } from '../service/limits';
import { api, cloudFormation, guide } from '../service/sources';

const CDK_VPC = 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.Vpc.html';

export const SUBNETS_UNKNOWN: AuthoringRule = {
  id: 'SubnetsUnknown',
  title: 'The subnets of the network are known one by one at synth.',
  source: CDK_VPC,
};

export const SUBNETS_MISSING: AuthoringRule = {
  id: 'SubnetsMissing',
  title: 'The VPC has subnets of the kind that is to be associated.',
  source: guide('cvpn-working-target'),
};

export const SUBNETS_OF_ONE_ZONE: AuthoringRule = {
  id: 'SubnetsOfOneZone',
  title: 'A selection of subnets has one for each zone; else one is chosen, with a warning.',
  source: guide('cvpn-working-target'),
};

export const SUBNETS_OF_LOCAL_ZONES: AuthoringRule = {
  id: 'SubnetsOfLocalZones',
  title: 'Subnets of Local Zones and Wavelength Zones are associated on purpose; else they are left out, with a warning.',
  source: guide('cvpn-working-target'),
};

export const VPC_RANGE_UNKNOWN: AuthoringRule = {
  id: 'VpcRangeUnknown',
  title: 'The range of the VPC is known where it has to be written.',
  source: CDK_VPC,
};

export const CONNECTIONS_UNAVAILABLE: AuthoringRule = {
  id: 'ConnectionsUnavailable',
  title: 'Connections are managed through security groups that the endpoint has.',
  source: guide('client-authorization'),
};

export const CONNECTIONS_ON_TRANSIT_GATEWAY: AuthoringRule = {
  id: 'ConnectionsOnTransitGateway',
  title: 'Connections of an endpoint on a transit gateway are managed without security groups of its own.',
  source: guide('cvpn-tgw'),
};

export const TRANSIT_GATEWAY_REGION: AuthoringRule = {
  id: 'TransitGatewayRegion',
  title: 'The transit gateway is in the Region of the endpoint; else there is a warning.',
  source: guide('cvpn-tgw'),
};

export const TWO_NETWORKS: AuthoringRule = {
  id: 'TwoNetworks',
  title: 'An imported endpoint is in a VPC or on a transit gateway, not both.',
  source: guide('cvpn-tgw'),
};

export const CLIENTS_BY_IPV6: AuthoringRule = {
  id: 'ClientsByIpv6',
  title: 'Clients reach each other by IPv4.',
  source: guide('ipv6-considerations'),
};

export const FAMILIES_UNKNOWN: AuthoringRule = {
  id: 'FamiliesUnknown',
  title: 'The families of traffic are known where a destination has a range for each.',
  source: guide('ipv6-considerations'),
};

export const SEVERAL_RANGES: AuthoringRule = {
  id: 'SeveralRanges',
  title: 'A single route or rule has a single range.',
  source: api('CreateClientVpnRoute'),
};

export const CLIENT_RANGE_UNKNOWN: AuthoringRule = {
  id: 'ClientRangeUnknown',
  title: 'The client range is known where clients are to reach each other.',
  source: guide('scenario-client-to-client'),
};

export const ACCESS_FOR_NOBODY: AuthoringRule = {
  id: 'AccessForNobody',
  title: 'Access is given to groups or, on purpose, to all users.',
  source: api('AuthorizeClientVpnIngress'),
};

export const ASSOCIATED_ELSEWHERE: AuthoringRule = {
  id: 'AssociatedElsewhere',
  title: 'A subnet is associated once.',
  source: guide('cvpn-working-target'),
};

export const ASSOCIATED_SUBNETS_UNKNOWN: AuthoringRule = {
  id: 'AssociatedSubnetsUnknown',
  title: 'The subnets of an imported endpoint are known where routes are to go through each of them.',
  source: guide('cvpn-working-routes'),
};

export const TWO_DESCRIPTIONS: AuthoringRule = {
  id: 'TwoDescriptions',
  title: 'A rule has one description.',
  source: api('AuthorizeClientVpnIngress'),
};

export const TWO_SCOPES: AuthoringRule = {
  id: 'TwoScopes',
  title: 'The access to a destination is made in one scope.',
  source: STACK_RESOURCES.source,
};

export const STACK_TOO_LARGE: AuthoringRule = {
  id: 'StackTooLarge',
  title: 'A stack holds no more resources than CloudFormation takes.',
  source: STACK_RESOURCES.source,
};

export const CONCURRENT_OPERATIONS_VALUE: AuthoringRule = {
  id: 'ConcurrentOperationsValue',
  title: 'At least one operation runs at a time.',
  source: CONCURRENT_OPERATIONS.source,
};

export const ORDER_GIVEN_UP: AuthoringRule = {
  id: 'OrderGivenUp',
  title: 'What one resource waits for does not wait for it, be it through nested stacks; else there is a warning.',
  source: cloudFormation('aws-attribute-dependson'),
};

export const DESTINATION_FORMAT: AuthoringRule = {
  id: 'DestinationFormat',
  title: 'A destination is a range in CIDR notation.',
  source: api('CreateClientVpnRoute'),
};

export const GROUP_NOT_NAMED: AuthoringRule = {
  id: 'GroupNotNamed',
  title: 'A question about access names a group that a rule names; else there is a warning.',
  source: guide('cvpn-working-rules'),
};

export const NO_DESTINATION: AuthoringRule = {
  id: 'NoDestination',
  title: 'A question about access names an address or a range.',
  source: guide('cvpn-working-rules'),
};

export const CONTENT_LATER: AuthoringRule = {
  id: 'ContentLater',
  title: 'What is named by its content has content when it is made.',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
};

export const POLICY_FILE: AuthoringRule = {
  id: 'PolicyFile',
  title: 'The file of an authorization policy can be read.',
  source: guide('device-posture-policies-cedar'),
};

export const POLICY_TEXT_LATER: AuthoringRule = {
  id: 'PolicyTextLater',
  title: 'A policy that is asked for a decision has a text that is known at synth.',
  source: guide('device-posture-policies-cedar'),
};

export const POLICY_CONTEXT: AuthoringRule = {
  id: 'PolicyContext',
  title: 'A policy decides on a context that Cedar can read.',
  source: guide('device-posture-step2'),
};

export const VALUE_KIND: AuthoringRule = {
  id: 'ValueKind',
  title: 'A prop has a value of the kind that it is for.',
  source: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md',
};

export const CONNECT_POLICY_VALUE: AuthoringRule = {
  id: 'ConnectPolicyValue',
  title: 'A policy for connections has values that a connection can be compared with.',
  source: CONNECT_HANDLER_PREFIX.source,
};

export const CONNECT_CLIENT_VERSION: AuthoringRule = {
  id: 'ConnectClientVersion',
  title: 'The version that clients need is one of OpenVPN; else there is a warning.',
  source: CONNECT_HANDLER_PREFIX.source,
};

export const PROVISIONED_CONCURRENCY: AuthoringRule = {
  id: 'ProvisionedConcurrency',
  title: 'At least one instance of a function is provisioned.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
};

export const RESOLVER_BY_IPV6: AuthoringRule = {
  id: 'ResolverByIpv6',
  title: 'Clients that use the resolver of the VPC carry IPv4 traffic; else there is a warning.',
  source: guide('ipv6-considerations'),
};

export const KEY_POLICY_OF_OTHERS: AuthoringRule = {
  id: 'KeyPolicyOfOthers',
  title: 'The policy of an imported key lets CloudWatch Logs use the key, which its owner has to see to: there is a warning, with the statement.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
};

export const PORTAL_UNKNOWN: AuthoringRule = {
  id: 'PortalUnknown',
  title: 'The address of the self-service portal is asked for where AWS documents it: in the commercial Regions and in GovCloud.',
  source: guide('federated-authentication'),
};
