/** The rules that only constructs report, because a template has no place for the mistake. */
import type { RuleInfo } from '../evaluation/rule';
import { ACTIONS_SOURCE } from '../service/actions';
import { CONCURRENT_OPERATIONS, CONNECT_HANDLER_PREFIX, STACK_RESOURCES } from '../service/limits';
import { api, cloudFormation, guide } from '../service/sources';

const CDK_VPC = 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.Vpc.html';

const ADOPTING = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/adopting.md';

export const SUBNETS_UNKNOWN: RuleInfo<'error'> = {
  id: 'SubnetsUnknown',
  severity: 'error',
  title: 'The subnets of the network are resolved at synthesis, one by one.',
  why: 'An association is a resource for one subnet, and a token list has no length at synthesis.',
  source: CDK_VPC,
};

export const SUBNETS_MISSING: RuleInfo<'error'> = {
  id: 'SubnetsMissing',
  severity: 'error',
  title: 'The VPC has subnets of the type to associate.',
  why: 'Clients enter a VPC through an associated subnet. Without one they cannot connect.',
  source: guide('cvpn-working-target'),
};

export const SUBNETS_OF_ONE_ZONE: RuleInfo<'warning'> = {
  id: 'SubnetsOfOneZone',
  severity: 'warning',
  title: 'A selection of subnets has one subnet for each Availability Zone.',
  why: 'The service rejects a second subnet of an Availability Zone, so one of them is chosen.',
  source: guide('cvpn-working-target'),
};

export const SUBNETS_OF_LOCAL_ZONES: RuleInfo<'warning'> = {
  id: 'SubnetsOfLocalZones',
  severity: 'warning',
  title: 'Subnets of Local Zones and Wavelength Zones are associated only if they are named.',
  why: 'They are rarely meant as an entry for clients, so they are left out.',
  source: guide('cvpn-working-target'),
};

export const VPC_RANGE_UNKNOWN: RuleInfo<'error'> = {
  id: 'VpcRangeUnknown',
  severity: 'error',
  title: 'The CIDR range of the VPC is resolved where it is needed.',
  why: 'A destination and the address of the resolver are written into the template as values, computed from the range.',
  source: CDK_VPC,
};

export const CONNECTIONS_UNAVAILABLE: RuleInfo<'error'> = {
  id: 'ConnectionsUnavailable',
  severity: 'error',
  title: 'Connections are managed through security groups that the endpoint has.',
  why: 'Without them, rules added to `connections` would be lost.',
  source: guide('client-authorization'),
};

export const CONNECTIONS_ON_TRANSIT_GATEWAY: RuleInfo<'error'> = {
  id: 'ConnectionsOnTransitGateway',
  severity: 'error',
  title: 'Connections of an endpoint on a transit gateway are managed without security groups of the endpoint.',
  why: 'Such an endpoint has no security groups, so rules added to `connections` would be lost.',
  source: guide('cvpn-tgw'),
};

export const TRANSIT_GATEWAY_REGION: RuleInfo<'warning'> = {
  id: 'TransitGatewayRegion',
  severity: 'warning',
  title: 'The transit gateway is in the Region of the endpoint.',
  why: 'An endpoint is attached to a transit gateway of its own Region.',
  source: guide('cvpn-tgw'),
};

export const TWO_NETWORKS: RuleInfo<'error'> = {
  id: 'TwoNetworks',
  severity: 'error',
  title: 'An imported endpoint is in a VPC or on a transit gateway, not both.',
  why: 'Routes and associations differ between the two, so the wrong ones would be created.',
  source: guide('cvpn-tgw'),
};

export const CLIENTS_BY_IPV6: RuleInfo<'error'> = {
  id: 'ClientsByIpv6',
  severity: 'error',
  title: 'Clients reach each other by IPv4.',
  why: 'AWS Client VPN drops IPv6 traffic between clients.',
  source: guide('ipv6-considerations'),
};

export const FAMILIES_UNKNOWN: RuleInfo<'error'> = {
  id: 'FamiliesUnknown',
  severity: 'error',
  title: 'The type of traffic is resolved where a destination has an IPv4 and an IPv6 range.',
  why: 'It decides for which of the two a route and a rule are created.',
  source: guide('ipv6-considerations'),
};

export const SEVERAL_RANGES: RuleInfo<'error'> = {
  id: 'SeveralRanges',
  severity: 'error',
  title: 'A single route or authorization rule has a single range.',
  why: 'Each range needs a route and a rule of its own.',
  source: api('CreateClientVpnRoute'),
};

export const CLIENT_RANGE_UNKNOWN: RuleInfo<'error'> = {
  id: 'ClientRangeUnknown',
  severity: 'error',
  title: 'The client CIDR range is resolved where clients are to reach each other.',
  why: 'It is the destination of the route and of the rule between clients.',
  source: guide('scenario-client-to-client'),
};

export const ACCESS_FOR_NOBODY: RuleInfo<'error'> = {
  id: 'AccessForNobody',
  severity: 'error',
  title: 'Access is granted to groups or, on purpose, to all users.',
  why: 'A rule without either is rejected, and both contradict each other.',
  source: api('AuthorizeClientVpnIngress'),
};

export const ASSOCIATED_ELSEWHERE: RuleInfo<'error'> = {
  id: 'AssociatedElsewhere',
  severity: 'error',
  title: 'A subnet is associated once.',
  why: 'The service rejects a second association of the same subnet.',
  source: guide('cvpn-working-target'),
};

export const ASSOCIATED_SUBNETS_UNKNOWN: RuleInfo<'error'> = {
  id: 'AssociatedSubnetsUnknown',
  severity: 'error',
  title: 'An imported endpoint has its subnets where routes are to go through each of them.',
  why: 'A route names one subnet. Without the subnets no route is created, and clients do not reach the destination.',
  source: guide('cvpn-working-routes'),
};

export const TWO_DESCRIPTIONS: RuleInfo<'error'> = {
  id: 'TwoDescriptions',
  severity: 'error',
  title: 'An authorization rule has one description, and so have the routes to a destination.',
  why: 'The second call adds no rule and no route, so its description would be lost.',
  source: api('AuthorizeClientVpnIngress'),
};

export const TWO_SCOPES: RuleInfo<'error'> = {
  id: 'TwoScopes',
  severity: 'error',
  title: 'The access to one destination is created in one scope.',
  why: 'Routes and rules of a destination depend on each other, and a second set of routes would be a duplicate.',
  source: STACK_RESOURCES.source,
};

export const STACK_TOO_LARGE: RuleInfo<'error'> = {
  id: 'StackTooLarge',
  severity: 'error',
  title: 'A stack has no more resources than CloudFormation accepts.',
  why: 'CloudFormation rejects a larger template.',
  source: STACK_RESOURCES.source,
};

export const CONCURRENT_OPERATIONS_VALUE: RuleInfo<'error'> = {
  id: 'ConcurrentOperationsValue',
  severity: 'error',
  title: 'The number of concurrent operations is a positive integer.',
  why: 'The children of the endpoint are ordered by it at synthesis.',
  source: CONCURRENT_OPERATIONS.source,
};

export const CONCURRENT_OPERATIONS_QUOTA: RuleInfo<'warning'> = {
  id: 'ConcurrentOperationsQuota',
  severity: 'warning',
  title: `At most ${CONCURRENT_OPERATIONS.max} operations run on an endpoint at a time.`,
  why: 'The service rejects the others, and the deployment fails.',
  source: CONCURRENT_OPERATIONS.source,
};

export const ORDER_GIVEN_UP: RuleInfo<'warning'> = {
  id: 'OrderGivenUp',
  severity: 'warning',
  title: 'A resource does not depend on one that depends on it, also through nested stacks.',
  why: 'CloudFormation rejects a circular dependency, so the dependency is left out, and the deployment may fail.',
  source: cloudFormation('aws-attribute-dependson'),
};

export const GRANT_NEEDS_MORE: RuleInfo<'warning'> = {
  id: 'GrantNeedsMore',
  severity: 'warning',
  title: 'An action that is granted on an endpoint needs no other resource.',
  why: 'IAM asks for every resource that an action requires, so a permission for the endpoint alone allows nothing.',
  source: ACTIONS_SOURCE,
};

export const DESTINATION_FORMAT: RuleInfo<'error'> = {
  id: 'DestinationFormat',
  severity: 'error',
  title: 'A destination is a CIDR range.',
  why: 'The service rejects anything else.',
  source: api('CreateClientVpnRoute'),
};

export const GROUP_NOT_NAMED: RuleInfo<'warning'> = {
  id: 'GroupNotNamed',
  severity: 'warning',
  title: 'A question about access names a group that an authorization rule names.',
  why: 'Groups are compared as they are spelled, so a misspelled group reaches nothing.',
  source: guide('cvpn-working-rules'),
};

export const NO_DESTINATION: RuleInfo<'error'> = {
  id: 'NoDestination',
  severity: 'error',
  title: 'A question about access names an IP address or a CIDR range.',
  why: 'Authorization rules and routes apply to addresses, not to names.',
  source: guide('cvpn-working-rules'),
};

export const CONTENT_LATER: RuleInfo<'error'> = {
  id: 'ContentLater',
  severity: 'error',
  title: 'A construct whose id is derived from its content has that content when it is created.',
  why: 'The logical id has to be final at that point: one that changes later replaces the resource.',
  source: 'https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
};

export const POLICY_FILE: RuleInfo<'error'> = {
  id: 'PolicyFile',
  severity: 'error',
  title: 'The file of an authorization policy can be read.',
  why: 'The policy becomes a part of the template.',
  source: guide('device-posture-policies-cedar'),
};

export const POLICY_TEXT_LATER: RuleInfo<'error'> = {
  id: 'PolicyTextLater',
  severity: 'error',
  title: 'A policy that is asked for a decision has its text at synthesis.',
  why: 'Cedar evaluates the text, and a token has none yet.',
  source: guide('device-posture-policies-cedar'),
};

export const POLICY_CONTEXT: RuleInfo<'error'> = {
  id: 'PolicyContext',
  severity: 'error',
  title: 'A policy decides on a context that Cedar can read.',
  why: 'Cedar knows no null, no fractions and no integers beyond 64 bits, and has limits of its own.',
  source: guide('device-posture-step2'),
};

export const VALUE_KIND: RuleInfo<'error'> = {
  id: 'ValueKind',
  severity: 'error',
  title: 'An argument has a value of its type.',
  why: 'Only TypeScript checks types, and a wrong value would fail far from the call.',
  source: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md',
};

export const REQUIREMENT: RuleInfo<'error'> = {
  id: 'Requirement',
  severity: 'error',
  title: 'What is required exists, can be met, and does not contradict itself.',
  why: 'A requirement that is misspelled would never be checked.',
  source: 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/rules.md#off-unless-required',
};

export const CONNECT_POLICY_VALUE: RuleInfo<'error'> = {
  id: 'ConnectPolicyValue',
  severity: 'error',
  title: 'A connect policy has values that a connection can be compared with.',
  why: 'A condition that no connection meets would deny every client, and one that is left out none.',
  source: CONNECT_HANDLER_PREFIX.source,
};

export const CONNECT_CLIENT_VERSION: RuleInfo<'warning'> = {
  id: 'ConnectClientVersion',
  severity: 'warning',
  title: 'The minimum client version is a version of OpenVPN.',
  why: 'The handler is passed the version of OpenVPN, not the one of the AWS provided client.',
  source: CONNECT_HANDLER_PREFIX.source,
};

export const PROVISIONED_CONCURRENCY: RuleInfo<'error'> = {
  id: 'ProvisionedConcurrency',
  severity: 'error',
  title: 'The number of provisioned instances of a function is a positive integer.',
  why: 'Lambda rejects anything else.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
};

export const RESOLVER_BY_IPV6: RuleInfo<'warning'> = {
  id: 'ResolverByIpv6',
  severity: 'warning',
  title: 'Clients that use the resolver of the VPC carry IPv4 traffic.',
  why: 'The address of the resolver is an IPv4 address, which clients with IPv6 traffic only do not reach.',
  source: guide('ipv6-considerations'),
};

export const KEY_POLICY_OF_OTHERS: RuleInfo<'warning'> = {
  id: 'KeyPolicyOfOthers',
  severity: 'warning',
  title: 'The policy of an imported key lets CloudWatch Logs use the key.',
  why: 'An app cannot change the policy of an imported key. Without the statement the log group is not created.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
};

export const PORTAL_UNKNOWN: RuleInfo<'error'> = {
  id: 'PortalUnknown',
  severity: 'error',
  title: 'The address of the self-service portal is asked for in a partition for which AWS documents it.',
  why: 'AWS documents it for the commercial Regions and for GovCloud only.',
  source: guide('federated-authentication'),
};

export const PROPERTIES_UNCHECKED: RuleInfo<'warning'> = {
  id: 'PropertiesUnchecked',
  severity: 'warning',
  title: 'The installed `aws-cdk-lib` knows the properties of the endpoint.',
  why: 'The validation of 2.262 to 2.270 rejects newer properties, and what one construct acknowledges there holds for the whole app: no other unknown property is reported.',
  source: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Validations.html',
};

export const ADOPTION_FILE: RuleInfo<'error'> = {
  id: 'AdoptionFile',
  severity: 'error',
  title: 'The file of an adoption can be read.',
  why: 'Without its lines CloudFormation replaces or deletes what is deployed.',
  source: ADOPTING,
};

export const ADOPTED_CONSTRUCT_GONE: RuleInfo<'error'> = {
  id: 'AdoptedConstructGone',
  severity: 'error',
  title: 'A construct that has adopted a deployed resource stays in the app.',
  why: 'CloudFormation deletes the resource without it, and an endpoint is gone for good.',
  source: ADOPTING,
};

export const ADOPTED_TOO_LATE: RuleInfo<'error'> = {
  id: 'AdoptedTooLate',
  severity: 'error',
  title: 'An adoption is applied before its stage is synthesized.',
  why: 'The templates of a stage are final once it is synthesized, so that its constructs would replace what is deployed.',
  source: ADOPTING,
};

export const ADOPTION_OUTDATED: RuleInfo<'warning'> = {
  id: 'AdoptionOutdated',
  severity: 'warning',
  title: 'An adopted spelling means what the app says.',
  why: 'Where it means something else, the app has changed the property since, and the line has no effect.',
  source: ADOPTING,
};

export const ALARM_WITHOUT_DATA: RuleInfo<'error'> = {
  id: 'AlarmWithoutData',
  severity: 'error',
  title: 'An alarm watches something that the endpoint has.',
  why: 'An alarm without data is never raised, and looks as if all were well.',
  source: guide('monitoring-cloudwatch'),
};

export const ALARM_NEVER_RAISED: RuleInfo<'error'> = {
  id: 'AlarmNeverRaised',
  severity: 'error',
  title: 'The threshold of an alarm is one that its metric can cross.',
  why: 'An alarm that nothing can raise looks as if all were well.',
  source: guide('monitoring-cloudwatch'),
};

export const LOG_GROUP_UNKNOWN: RuleInfo<'error'> = {
  id: 'LogGroupUnknown',
  severity: 'error',
  title: 'An endpoint whose connections are asked for logs them, in a log group that is known.',
  why: 'A query has no other source: the metrics of an endpoint tell nothing of users.',
  source: guide('connection-logging'),
};
