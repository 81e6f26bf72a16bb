/** Every option of the API: the limits of its values, and that none that decides who gets in lets in more when it is left out. */
import { Duration, NestedStack, RemovalPolicy, type Stack, TimeZone, Token } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SecurityGroup, SubnetType, TransportProtocol } from 'aws-cdk-lib/aws-ec2';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ADMITTING, NOT_ADMITTING } from './admitting';
import { assemblyIn } from './file';
import {
  ClientVpnAlarm, ClientVpnAlarms, ClientVpnDashboard, ClientVpnQueries,
  ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler,
  ClientVpnConnectionLogging,
  ClientVpnConnectPolicy, type ClientVpnConnectPolicyChoice, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus,
  ClientVpnIpAddressType, ClientVpnManagedTags, ClientVpnNetwork, ClientVpnRequirement, ClientVpnRevocationList,
  ClientVpnRoutePlus, ClientVpnTrustProvider, ClientVpnValidationPlugin,
  ClientVpnWeekday,
} from '../../src/index';
import { certificateFiles } from '../certificates/any-certificate';
import { REPOSITORY } from '../environment';
import { importedSubnet, importedVpc, messageOf, newEndpoint, newEndpointOn, newGateway, newStack, samlProvider, serverCertificate, synth, warnings } from '../fixtures';
import { list, newFolder } from '../upkeep/lists';

interface JsiiType {
  readonly name: string;
  readonly datatype?: boolean;
  readonly properties?: readonly { readonly name: string; readonly optional?: boolean }[];
}

const STRUCTS = Object.values<JsiiType>(assemblyIn(REPOSITORY).types).filter(({ datatype }) => datatype);

/** What the library answers: nobody writes it. */
const ANSWERS = ['ClientVpnAccessRow', 'ClientVpnAuthorizationDecision', 'ClientVpnAuthorizationStatement'];

type Props = Readonly<Record<string, unknown>>;

const TO = ClientVpnDestination.cidr('10.20.0.0/16');
const POLICY = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
const HOURS = { timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.MONDAY], start: '07:00', end: '19:00' };
const KEY = { tenantId: '0123456789abcdef0123456789abcdef-01', publicSigningKeyUrl: 'https://example.com/key.json' };
const GROUP_OF_LOGS = { logGroupRef: { logGroupName: 'vpn', logGroupArn: 'arn' } };

const FILES = certificateFiles();
const LISTS = newFolder();
const LIST = LISTS.file(list({ until: new Date('2126-01-01T00:00:00Z') }));
afterAll(() => {
  FILES.remove();
  LISTS.remove();
});

const withPolicy = (stack: Stack, policy: ClientVpnConnectPolicyChoice) =>
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy }) });

/** How each of them is used with some props. */
const USES: Readonly<Record<string, (stack: Stack, props: never) => unknown>> = {
  ClientVpnEndpointPlusProps: (stack, props) => newEndpoint(stack, props),
  ClientVpnEndpointPlusAttributes: (stack, props: Props) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
    clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0', ...props,
  }),
  ClientVpnNetworkAccessOptions: (stack, props) => newEndpoint(stack).addNetworkAccess(TO, props),
  ClientVpnAuthorizationRulePlusOptions: (stack, props: Props) => newEndpoint(stack).addAuthorizationRule('Rule', { destination: TO, ...props }),
  ClientVpnRoutePlusOptions: (stack, props: Props) => newEndpoint(stack).addRoute('Route', { destination: TO, subnet: importedSubnet(stack, 'subnet-1'), ...props }),
  ClientVpnHours: (stack, props: Props) => withPolicy(stack, ClientVpnConnectPolicy.allowHours({ ...HOURS, ...props })),
  ClientVpnConnectHandlerOptions: (stack, props: Props) => newEndpoint(stack, {
    connectHandler: ClientVpnConnectHandler.create({ policy: POLICY, ...props }),
  }),
  ClientVpnConnectCodeOptions: (stack, props) => withPolicy(stack, ClientVpnConnectPolicy.fromCode(Code.fromInline('x'), props)),
  ClientVpnTrustProviderOptions: (_, props: Props) => ClientVpnTrustProvider.jamf({ ...KEY, ...props }),
  ClientVpnTrustProviderKeyOptions: (_, props: Props) => ClientVpnTrustProvider.crowdStrike({ ...KEY, ...props }),
  ClientVpnTransitGatewayOptions: (stack, props) => newEndpointOn(stack, props),
  ClientVpnAuthorizationPolicyOptions: (_, props) => ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);', props),
  ClientVpnLogStreamOptions: (stack, props) => newEndpoint(stack, {
    connectionLogging: ClientVpnConnectionLogging.toLogGroup(GROUP_OF_LOGS as never, props),
  }),
  ClientVpnValidationPluginProps: (_, props) => new ClientVpnValidationPlugin(props),
  ClientVpnGroupsOnlyOptions: (_, props) => ClientVpnRequirement.groupsOnly(props),
  ClientVpnConnectionLogOptions: (stack, props) => newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.create(props) }),
  ClientVpnLogGroupOptions: (stack, logging) => newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy: POLICY, logging }) }),
  ClientVpnAssociationPlusProps: (stack, props: Props) => new ClientVpnAssociationPlus(stack, 'Association', {
    clientVpnEndpoint: 'availabilityZone' in props || 'availabilityZoneId' in props ? newEndpointOn(stack) : newEndpoint(stack),
    ...'availabilityZone' in props || 'availabilityZoneId' in props ? {} : { subnet: importedSubnet(stack, 'subnet-1') },
    ...props,
  }),
  ClientVpnAuthorizationRulePlusProps: (stack, props: Props) => new ClientVpnAuthorizationRulePlus(stack, 'Rule', {
    clientVpnEndpoint: newEndpoint(stack), destination: TO, allUsers: true, ...props,
  }),
  ClientVpnRoutePlusProps: (stack, props: Props) => new ClientVpnRoutePlus(stack, 'Route', {
    clientVpnEndpoint: newEndpoint(stack), destination: TO, subnet: importedSubnet(stack, 'subnet-1'), ...props,
  }),
  ClientVpnServerCertificateFile: (stack, props: Props) => newEndpoint(stack, { serverCertificateFile: { path: FILES.server, commonName: 'vpn.example.com', ...props } }),
  ClientVpnMutualOptions: (stack, props) => newEndpoint(stack, { authentication: ClientVpnAuthentication.mutual(props) }),
  ClientVpnFederatedOptions: (stack, props) => newEndpoint(stack, { authentication: ClientVpnAuthentication.federated(samlProvider(stack), props) }),
  ClientVpnSubnetsOptions: (stack, props) => newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-1')], props) }),
  ClientVpnVpcOptions: (stack, props) => newEndpoint(stack, { network: ClientVpnNetwork.vpc(importedVpc(stack), props) }),
  ClientVpnRevocationListFileOptions: (stack, props) => newEndpoint(stack, {
    authentication: ClientVpnAuthentication.mutual(), revocationList: ClientVpnRevocationList.fromFile(LIST, props),
  }),
  ClientVpnRevocationListBucketOptions: (stack, props) => newEndpoint(stack, {
    authentication: ClientVpnAuthentication.mutual(), revocationList: ClientVpnRevocationList.fromBucket(Bucket.fromBucketName(stack, 'Lists', 'lists'), 'crl.pem', props),
  }),
  ClientVpnAlarmOptions: (stack, props) => new ClientVpnAlarms(stack, 'Alarms', { endpoint: newEndpoint(stack), activeConnections: ClientVpnAlarm.at(5, props) }),
  ClientVpnAlarmsProps: (stack, props: Props) => new ClientVpnAlarms(stack, 'Alarms', { endpoint: watched(stack), ...props }),
  ClientVpnQueriesProps: (stack, props: Props) => new ClientVpnQueries(stack, 'Queries', { endpoint: watched(stack), ...props }),
  ClientVpnDashboardProps: (stack, props: Props) => new ClientVpnDashboard(stack, 'Dashboard', { endpoint: watched(stack), ...props }),
};

/** An endpoint of which nothing is known that would make an alarm wrong. */
function watched(stack: Stack, id = 'Watched') {
  return ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, id, {
    clientVpnEndpointId: 'cvpn-endpoint-0123456789abcdef0', serverCertificate: serverCertificate(stack), logGroup: GROUP_OF_LOGS as never,
  });
}

/** A value that only a stack can have. */
type OfStack = (stack: Stack) => unknown;

/** The rules that a use of props is an error or a warning by; other errors in their own words. */
function foundBy(name: string, props: Props): string[] {
  const stack = newStack();
  let error = '';
  try {
    const values = Object.entries(props).map(([prop, value]) => [prop, typeof value === 'function' ? (value as OfStack)(stack) : value]);
    USES[name](stack, Object.fromEntries(values) as never);
    synth(stack);
  } catch (thrown) {
    error = (thrown as Error).message;
  }
  const found = [error, ...warnings(stack)].flatMap((said) => Array.from(said.matchAll(/\[(\w+)\] https:/g), ([, id]) => id));
  return error !== '' && found.length === 0 ? [error] : found;
}

/** The smallest and the largest value, and what lies beyond, each with the rule that finds it. */
interface Limits {
  readonly within: readonly unknown[];
  readonly beyond: ReadonlyArray<readonly [value: unknown, rule: string]>;
}

const text = (length: number) => 'x'.repeat(length);
const NO_NUMBER = [1.5, -1, NaN, Infinity].map((value) => [value, 'ValueKind'] as const);
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'value']));
const zones = (count: number) => Array.from({ length: count }, (_, index) => `eu-west-1${'abcdef'[index]}`);

/** What is none of a few things: an object without members, a text, a number. */
const NONE = [{}, 'nonsense', 5].map((value) => [value, 'ValueKind'] as const);
const resource = (...within: OfStack[]): Limits => ({ within, beyond: NONE });
const choice = (...within: ReadonlyArray<object | OfStack>): Limits => ({ within, beyond: NONE });
const listOf = (one: OfStack): Limits => ({ within: [[], (stack: Stack) => [one(stack)]], beyond: [[[{}], 'ValueKind'], [['nonsense'], 'ValueKind'], ...NONE] });
const enumeration = (values: object, rule: string): Limits => ({ within: Object.values(values), beyond: [['nonsense', rule]] });

const ALARM = choice(ClientVpnAlarm.at(0), ClientVpnAlarm.at(1_000_000), ClientVpnAlarm.none());
const FLAG: Limits = { within: [false, true], beyond: [['yes', 'ValueKind']] };
// the service documents no length of descriptions.
const DESCRIPTION: Limits = { within: ['', text(1000)], beyond: [[5, 'ValueKind'], [{}, 'ValueKind'], [[], 'ValueKind']] };
const NAME: Limits = { within: ['x'], beyond: [['', 'ValueKind'], [5, 'ValueKind'], [{}, 'ValueKind']] };
const LOG_GROUP: Readonly<Record<string, Limits>> = {
  encryptionKey: resource((stack) => new Key(stack, 'Key')),
  logGroupName: { within: ['x', text(512), '/vpn/a_b-c.d#1'], beyond: [['', 'ValueKind'], [text(513), 'ValueKind'], ['a b', 'ValueKind'], [5, 'ValueKind']] },
  removalPolicy: enumeration(RemovalPolicy, 'ValueKind'),
  retention: {
    within: [RetentionDays.ONE_DAY, RetentionDays.TEN_YEARS, RetentionDays.INFINITE, Token.asNumber({ Ref: 'Days' })],
    beyond: [[0, 'ValueKind'], [2, 'ValueKind'], [10_000, 'ValueKind'], ['ONE_DAY', 'ValueKind'], ...NO_NUMBER],
  },
};
const subnet: OfStack = (stack) => importedSubnet(stack, 'subnet-1');
const securityGroup: OfStack = (stack) => SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
const endpoint: OfStack = (stack) => newEndpoint(stack, {}, 'Other');
const addressTypes = (rule: string) => enumeration(ClientVpnIpAddressType, rule);

const LIMITS: Readonly<Record<string, Readonly<Record<string, Limits>>>> = {
  ClientVpnEndpointPlusProps: {
    authentication: choice(ClientVpnAuthentication.mutual()),
    authorizationPolicy: choice(ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);').shadow()),
    connectHandler: choice(ClientVpnConnectHandler.create({ policy: POLICY })),
    connectionLogging: choice(ClientVpnConnectionLogging.disabled()),
    dnsServers: choice(ClientVpnDnsServers.of('10.0.0.2')),
    managedTags: choice(ClientVpnManagedTags.of({ Team: 'network' }), ClientVpnManagedTags.fromScope()),
    // one that takes a list has certificates, which the endpoint of this table has not.
    revocationList: { within: [undefined], beyond: [[ClientVpnRevocationList.fromFile(LIST), 'RevocationListWithoutCertificates'], ...NONE] },
    network: choice((stack) => ClientVpnNetwork.vpc(importedVpc(stack))),
    trustProviders: listOf(() => ClientVpnTrustProvider.jamf(KEY)),
    serverCertificate: resource((stack) => serverCertificate(stack)),
    serverCertificateFile: choice({ path: FILES.server, commonName: 'vpn.example.com' }),
    endpointIpAddressType: addressTypes('EndpointIpAddressTypeValue'),
    trafficIpAddressType: addressTypes('TrafficIpAddressTypeValue'),
    transportProtocol: enumeration(TransportProtocol, 'TransportProtocolValue'),
    description: DESCRIPTION,
    clientCidrBlock: { within: ['10.100.0.0/22', '10.96.0.0/12'], beyond: [['10.100.0.0/23', 'ClientCidrBlockSize'], ['10.64.0.0/11', 'ClientCidrBlockSize']] },
    clientLoginBanner: { within: ['x', text(1400)], beyond: [[text(1401), 'BannerTextLength']] },
    expectedConnections: { within: [1, 126_000, Token.asNumber({ Ref: 'Clients' })], beyond: [[0, 'ValueKind'], ...NO_NUMBER] },
    maxConcurrentOperations: {
      within: [1, 10],
      beyond: [[11, 'ConcurrentOperationsQuota'], [0, 'ConcurrentOperationsValue'], ...NO_NUMBER.map(([value]) => [value, 'ConcurrentOperationsValue'] as const)],
    },
    sessionTimeout: { within: [8, 24], beyond: [7, 25, 8.5, -8, NaN, Infinity].map((value) => [value, 'SessionTimeoutHoursValue'] as const) },
    vpnPort: { within: [443, 1194], beyond: [442, 1195, 443.5, -443, NaN, Infinity].map((value) => [value, 'VpnPortValue'] as const) },
    tags: {
      within: [{}, { k: '' }, { [text(128)]: text(256) }, tags(50)],
      beyond: [[{ '': 'v' }, 'TagKeyEmpty'], [{ [text(129)]: 'v' }, 'TagKeyLength'], [{ k: text(257) }, 'TagValueLength'], [tags(51), 'TagCount']],
    },
    selfServicePortal: FLAG,
    clientRouteEnforcement: FLAG,
    disconnectOnSessionTimeout: FLAG,
    splitTunnel: FLAG,
  },
  ClientVpnEndpointPlusAttributes: {
    managedTags: choice(ClientVpnManagedTags.of({ Team: 'network' }), ClientVpnManagedTags.fromScope()),
    revocationList: choice(ClientVpnRevocationList.fromFile(LIST)),
    logGroup: resource((stack) => LogGroup.fromLogGroupName(stack, 'LogGroup', 'vpn')),
    serverCertificate: resource((stack) => serverCertificate(stack)),
    clientVpnEndpointId: NAME,
    // that of an endpoint that is there: what sizes it may have is not a question any more.
    clientCidrBlock: { within: ['10.100.0.0/22', '10.96.0.0/12', Token.asString({ Ref: 'Range' })], beyond: [['', 'ValueKind'], ['10.100.0.0', 'ValueKind'], ['10.100.0.0/33', 'ValueKind'], [5, 'ValueKind']] },
    trafficIpAddressType: addressTypes('ValueKind'),
    associatedSubnets: listOf(subnet),
    securityGroups: listOf(securityGroup),
    transitGateway: resource((stack) => newGateway(stack)),
    vpc: resource((stack) => importedVpc(stack)),
  },
  ClientVpnAssociationPlusProps: {
    clientVpnEndpoint: resource(endpoint), subnet: resource(subnet), availabilityZone: NAME, availabilityZoneId: NAME,
  },
  ClientVpnNetworkAccessOptions: {
    groups: {
      within: [['a'], [text(255)]],
      beyond: [[[], 'AccessForNobody'], [[''], 'ValueKind'], [[text(256)], 'AccessGroupIdLength']],
    },
    allUsers: { within: [true], beyond: [[false, 'AccessForNobody'], ['yes', 'ValueKind']] },
    description: DESCRIPTION,
    routeDescription: DESCRIPTION,
    scope: resource((stack) => new NestedStack(stack, 'More')),
  },
  ClientVpnAuthorizationRulePlusOptions: {
    destination: choice(TO),
    group: { within: ['a', text(255)], beyond: [['', 'AccessForNobody'], [text(256), 'AccessGroupIdLength'], [undefined, 'AccessForNobody']] },
    allUsers: { within: [true], beyond: [[false, 'AccessForNobody'], ['yes', 'ValueKind']] },
    description: DESCRIPTION,
  },
  ClientVpnAuthorizationRulePlusProps: { clientVpnEndpoint: resource(endpoint) },
  ClientVpnRoutePlusOptions: { destination: choice(TO), subnet: resource(subnet), description: DESCRIPTION },
  ClientVpnRoutePlusProps: { clientVpnEndpoint: resource(endpoint) },
  ClientVpnHours: {
    timezone: { within: [TimeZone.of('UTC'), TimeZone.of('America/Argentina/ComodRivadavia')], beyond: [[TimeZone.of('Europe/Atlantis'), 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue']] },
    days: {
      within: [
        [ClientVpnWeekday.SUNDAY], [ClientVpnWeekday.EVERY_DAY], Object.values(ClientVpnWeekday).filter((day) => day !== ClientVpnWeekday.EVERY_DAY),
      ],
      beyond: [[[], 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue'], [[7], 'ConnectPolicyValue']],
    },
    start: { within: ['00:00', '23:59'], beyond: [['24:00', 'ConnectPolicyValue'], ['-1:00', 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue']] },
    end: { within: ['00:00', '24:00'], beyond: [['24:01', 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue']] },
  },
  ClientVpnConnectHandlerOptions: {
    policy: { within: [POLICY], beyond: [[undefined, 'ValueKind'], ...NONE] },
    provisionedConcurrentExecutions: { within: [1, 1000], beyond: [[0, 'ProvisionedConcurrency'], ...NO_NUMBER.map(([value]) => [value, 'ProvisionedConcurrency'] as const)] },
    logging: { within: [{}, { retention: RetentionDays.ONE_DAY }], beyond: [['nonsense', 'ValueKind'], [5, 'ValueKind'], [[], 'ValueKind']] },
  },
  ClientVpnConnectCodeOptions: {
    memorySize: { within: [128, 10_240], beyond: [[127, 'ValueKind'], [10_241, 'ValueKind'], [128.5, 'ValueKind'], ...NO_NUMBER] },
    environment: { within: [{}, { TABLE: 'devices' }], beyond: [[{ TABLE: 5 }, 'ValueKind'], [[], 'ValueKind'], ['nonsense', 'ValueKind']] },
    environmentEncryption: resource((stack) => new Key(stack, 'Key')),
    handler: NAME,
    runtime: resource(() => Runtime.NODEJS_22_X),
  },
  ClientVpnConnectionLogOptions: { includeAuthorizationPolicyContext: { within: [false], beyond: [['yes', 'ValueKind'], [true, 'AuthorizationPolicyContextUnused']] } },
  ClientVpnLogGroupOptions: LOG_GROUP,
  ClientVpnLogStreamOptions: {
    includeAuthorizationPolicyContext: { within: [false], beyond: [['yes', 'ValueKind'], [true, 'AuthorizationPolicyContextUnused']] },
    createStream: { within: [false, true], beyond: [['yes', 'ValueKind']] },
    streamName: { within: ['s', text(512)], beyond: [['', 'ConnectionLogStreamEmpty']] },
  },
  ClientVpnAlarmOptions: {
    evaluationPeriods: { within: [1, 24], beyond: [[0, 'ValueKind'], ...NO_NUMBER] },
    datapointsToAlarm: { within: [1, 24], beyond: [[0, 'ValueKind'], ...NO_NUMBER] },
  },
  ClientVpnAlarmsProps: {
    endpoint: resource((stack) => watched(stack, 'Another')),
    actions: listOf((stack) => new SnsAction(new Topic(stack, 'Topic'))),
    activeConnections: ALARM,
    authenticationFailures: ALARM,
    authorizationPolicyDenials: ALARM,
    connectHandlerDenials: ALARM,
    connectHandlerErrors: ALARM,
    identityProviderCertificateExpiry: ALARM,
    revocationListExpiry: ALARM,
    serverCertificateExpiry: ALARM,
  },
  ClientVpnQueriesProps: {
    endpoint: resource((stack) => watched(stack, 'Another')),
    folder: { within: ['vpn', 'network/vpn', text(200)], beyond: [['', 'ValueKind'], [5, 'ValueKind'], [text(201), 'ValueKind']] },
  },
  ClientVpnDashboardProps: {
    endpoint: resource((stack) => watched(stack, 'Another')),
    dashboardName: { within: ['vpn', 'Client-VPN_1', text(255)], beyond: [['', 'ValueKind'], [5, 'ValueKind'], [text(256), 'ValueKind'], ['a b', 'ValueKind']] },
  },
  ClientVpnServerCertificateFile: {
    path: { within: [FILES.server], beyond: [['nowhere', 'CertificateFile'], [FILES.folder, 'CertificateFile'], [undefined, 'ValueKind'], [5, 'ValueKind'], [{}, 'ValueKind']] },
    commonName: { within: ['vpn.example.com', Token.asString({ Ref: 'Name' })], beyond: [['vpn.example.org', 'ServerCertificateName'], ['VPN.example.com', 'ServerCertificateName'], [undefined, 'ValueKind'], ['', 'ValueKind'], [5, 'ValueKind'], [{}, 'ValueKind']] },
  },
  ClientVpnMutualOptions: {
    clientRootCertificate: resource((stack) => serverCertificate(stack)),
    clientRootCertificateFile: { within: [FILES.root], beyond: [['nowhere', 'CertificateFile'], [FILES.server, 'ClientRootAuthority'], ['', 'ValueKind'], [5, 'ValueKind'], [{}, 'ValueKind']] },
  },
  ClientVpnFederatedOptions: { selfServiceSamlProvider: resource((stack) => samlProvider(stack)) },
  ClientVpnSubnetsOptions: { securityGroups: listOf(securityGroup) },
  ClientVpnVpcOptions: {
    associate: FLAG,
    vpcSubnets: { within: [{}, { subnetType: SubnetType.PRIVATE_WITH_EGRESS }], beyond: [['nonsense', 'ValueKind'], [5, 'ValueKind'], [[], 'ValueKind']] },
  },
  ClientVpnTransitGatewayOptions: {
    availabilityZones: { within: [zones(1), zones(5)], beyond: [[[], 'TransitGatewayZonesEmpty'], [zones(6), 'TransitGatewayZonesCount']] },
    availabilityZoneIds: { within: [['euw1-az1'], zones(5)], beyond: [[[], 'TransitGatewayZonesEmpty'], [zones(6), 'TransitGatewayZonesCount']] },
  },
  ClientVpnTrustProviderOptions: { tenantId: { within: ['t'], beyond: [['', 'ValueKind'], [undefined, 'ValueKind']] } },
  ClientVpnTrustProviderKeyOptions: { publicSigningKeyUrl: { within: ['https://e.x/k'], beyond: [[undefined, 'ValueKind']] } },
  ClientVpnValidationPluginProps: {
    deployed: { within: ['deployed'], beyond: [['', 'ValueKind'], [5, 'ValueKind']] },
    require: listOf(() => ClientVpnRequirement.twoZones()),
  },
  ClientVpnGroupsOnlyOptions: { exceptFor: { within: [[], ['10.0.0.2/32']], beyond: [[[''], 'ValueKind'], [['10.0.0.2/33'], 'Requirement']] } },
  ClientVpnRevocationListFileOptions: { announced: { within: ['12'], beyond: [['11', 'RevocationListImport'], ['', 'ValueKind'], [12, 'ValueKind'], [{}, 'ValueKind']] } },
  ClientVpnRevocationListBucketOptions: { schedule: resource(() => Schedule.rate(Duration.hours(1))), onChange: FLAG },
  ClientVpnAuthorizationPolicyOptions: { description: { within: ['', 'Healthy devices'], beyond: [[5, 'ValueKind']] } },
};

test('the limits of every option are listed', () => {
  const options = STRUCTS.filter(({ name }) => !ANSWERS.includes(name))
    .map(({ name, properties = [] }) => [name, properties.map((property) => property.name).sort()]);

  expect(Object.fromEntries(options)).toEqual(Object.fromEntries(Object.entries(LIMITS).map(([name, limits]) => [name, Object.keys(limits).sort()])));
});

const LIMITED = Object.entries(LIMITS).flatMap(([name, limits]) => Object.entries(limits).map(([prop, limit]) => [name, prop, limit] as const));

test('each of them has a value that is taken and one that is not', () => {
  expect(LIMITED.filter(([, , { within, beyond }]) => within.length === 0 || beyond.length === 0)).toEqual([]);
});

test.each(LIMITED)('%s.%s has these limits', (name, prop, { within, beyond }) => {
  const rules = new Set(beyond.map(([, rule]) => rule));

  expect(within.flatMap((value) => foundBy(name, { [prop]: value })).filter((rule) => rules.has(rule) || /\s/.test(rule))).toEqual([]);
  expect(beyond.map(([value, rule]) => [value, foundBy(name, { [prop]: value }).includes(rule)])).toEqual(beyond.map(([value]) => [value, true]));
});

describe('who gets in', () => {
  test('is decided by these options', () => {
    expect([...Object.keys(ADMITTING), ...NOT_ADMITTING, ...ANSWERS].sort()).toEqual(STRUCTS.map(({ name }) => name).sort());
  });

  test.each(Object.entries(ADMITTING))('%s has no other option that may be left out', (name, optional) => {
    const properties = STRUCTS.find((struct) => struct.name === name)!.properties ?? [];
    expect(properties.filter((property) => property.optional).map((property) => property.name).sort()).toEqual(Object.keys(optional).sort());
  });

  test.each<[name: string, props: Props, rule: string]>([
    ['ClientVpnHours', { days: undefined }, 'ConnectPolicyValue'],
    ['ClientVpnHours', { start: undefined }, 'ConnectPolicyValue'],
    ['ClientVpnHours', { end: undefined }, 'ConnectPolicyValue'],
    ['ClientVpnHours', { timezone: undefined }, 'ConnectPolicyValue'],
    ['ClientVpnConnectHandlerOptions', { policy: undefined }, 'ValueKind'],
    ['ClientVpnNetworkAccessOptions', {}, 'AccessForNobody'],
    ['ClientVpnAuthorizationRulePlusOptions', {}, 'AccessForNobody'],
    ['ClientVpnTrustProviderOptions', { tenantId: undefined }, 'ValueKind'],
    ['ClientVpnTrustProviderKeyOptions', { publicSigningKeyUrl: undefined }, 'ValueKind'],
  ])('%s with %j is an error', (name, props, rule) => {
    expect(foundBy(name, props)).toContain(rule);
  });

  test('a stack of its own takes rules, and lets in no more', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack).addNetworkAccess(TO, { scope: new NestedStack(stack, 'More') }))).toContain('[AccessForNobody]');
  });
});
