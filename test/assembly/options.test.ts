/** Every option of the API: the limits of its values, and that none that decides who gets in lets in more when it is left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestedStack, type Stack, TimeZone, Token } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import {
  ClientVpnAuthorizationPolicy, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy, ClientVpnDestination,
  ClientVpnEndpointPlus,
  type ClientVpnConnectPolicyChoice, ClientVpnRequirement, ClientVpnTrustProvider, ClientVpnValidationPlugin, ClientVpnWeekday,
} from '../../src/index';
import { REPOSITORY } from '../environment';
import { importedSubnet, messageOf, newEndpoint, newEndpointOn, newStack, synth, warnings } from '../fixtures';

interface JsiiType {
  readonly name: string;
  readonly datatype?: boolean;
  readonly properties?: readonly { readonly name: string; readonly optional?: boolean }[];
}

const STRUCTS = Object.values<JsiiType>(JSON.parse(readFileSync(join(REPOSITORY, '.jsii'), 'utf8')).types).filter(({ datatype }) => datatype);

/** What the library answers: nobody writes it. */
const ANSWERS = ['ClientVpnAccessRow', 'ClientVpnAuthorizationDecision', 'ClientVpnAuthorizationStatement'];

type Props = Readonly<Record<string, unknown>>;

const TO = ClientVpnDestination.cidr('10.20.0.0/16');
const POLICY = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
const HOURS = { timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.MONDAY], start: '07:00', end: '19:00' };
const KEY = { tenantId: '0123456789abcdef0123456789abcdef-01', publicSigningKeyUrl: 'https://example.com/key.json' };
const GROUP_OF_LOGS = { logGroupRef: { logGroupName: 'vpn', logGroupArn: 'arn' } };

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
};

/** The rules that a use of props is an error or a warning by; other errors in their own words. */
function foundBy(name: string, props: Props): string[] {
  const stack = newStack();
  let error = '';
  try {
    USES[name](stack, props as never);
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

/** What has no limits of its own: what it is instead. */
const KINDS = {
  choice: 'made by factories',
  resource: 'of the CDK',
  token: 'an enumeration of the CDK',
  words: 'a text of any length',
  address: 'an address or an id, of which the rules tell the form',
  elsewhere: 'the same option of another interface',
} as const;

const FLAG: Limits = { within: [false, true], beyond: [['yes', 'ValueKind']] };
const LIMITS: Readonly<Record<string, Readonly<Record<string, Limits | (typeof KINDS)[keyof typeof KINDS]>>>> = {
  ClientVpnEndpointPlusProps: {
    authentication: KINDS.choice,
    authorizationPolicy: KINDS.choice,
    connectHandler: KINDS.choice,
    connectionLogging: KINDS.choice,
    dnsServers: KINDS.choice,
    network: KINDS.choice,
    trustProviders: KINDS.choice,
    serverCertificate: KINDS.resource,
    endpointIpAddressType: KINDS.token,
    trafficIpAddressType: KINDS.token,
    transportProtocol: KINDS.token,
    description: KINDS.words,
    clientCidrBlock: { within: ['10.100.0.0/22', '10.96.0.0/12'], beyond: [['10.100.0.0/23', 'ClientCidrBlockSize'], ['10.64.0.0/11', 'ClientCidrBlockSize']] },
    clientLoginBanner: { within: ['x', text(1400)], beyond: [[text(1401), 'BannerTextLength']] },
    expectedConnections: { within: [1, 126_000, Token.asNumber({ Ref: 'Clients' })], beyond: [[0, 'ValueKind'], ...NO_NUMBER] },
    maxConcurrentOperations: {
      within: [1, 10],
      beyond: [[11, 'ConcurrentOperationsQuota'], [0, 'ConcurrentOperationsValue'], ...NO_NUMBER.map(([value]) => [value, 'ConcurrentOperationsValue'] as const)],
    },
    sessionTimeout: { within: [8, 24], beyond: [[7, 'SessionTimeoutHoursValue'], [25, 'SessionTimeoutHoursValue'], [8.5, 'SessionTimeoutHoursValue'], [-8, 'SessionTimeoutHoursValue']] },
    vpnPort: { within: [443, 1194], beyond: [[442, 'VpnPortValue'], [1195, 'VpnPortValue'], [443.5, 'VpnPortValue'], [-443, 'VpnPortValue']] },
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
    clientVpnEndpointId: KINDS.address,
    clientCidrBlock: KINDS.address,
    trafficIpAddressType: KINDS.token,
    associatedSubnets: KINDS.resource,
    securityGroups: KINDS.resource,
    transitGateway: KINDS.resource,
    vpc: KINDS.resource,
  },
  ClientVpnAssociationPlusProps: {
    clientVpnEndpoint: KINDS.resource, subnet: KINDS.resource, availabilityZone: KINDS.address, availabilityZoneId: KINDS.address,
  },
  ClientVpnNetworkAccessOptions: {
    groups: {
      within: [['a'], [text(255)]],
      beyond: [[[], 'AccessForNobody'], [[''], 'ValueKind'], [[text(256)], 'AccessGroupIdLength']],
    },
    allUsers: { within: [true], beyond: [[false, 'AccessForNobody'], ['yes', 'ValueKind']] },
    description: KINDS.elsewhere,
    routeDescription: KINDS.elsewhere,
    scope: KINDS.resource,
  },
  ClientVpnAuthorizationRulePlusOptions: {
    destination: KINDS.choice,
    group: { within: ['a', text(255)], beyond: [['', 'AccessForNobody'], [text(256), 'AccessGroupIdLength'], [undefined, 'AccessForNobody']] },
    allUsers: { within: [true], beyond: [[false, 'AccessForNobody'], ['yes', 'ValueKind']] },
    description: KINDS.words,
  },
  ClientVpnAuthorizationRulePlusProps: { clientVpnEndpoint: KINDS.resource },
  ClientVpnRoutePlusOptions: { destination: KINDS.choice, subnet: KINDS.resource, description: KINDS.words },
  ClientVpnRoutePlusProps: { clientVpnEndpoint: KINDS.resource },
  ClientVpnHours: {
    timezone: { within: [TimeZone.of('UTC'), TimeZone.of('America/Argentina/ComodRivadavia')], beyond: [[TimeZone.of('Europe/Atlantis'), 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue']] },
    days: {
      within: [[ClientVpnWeekday.SUNDAY], [ClientVpnWeekday.EVERY_DAY]],
      beyond: [[[], 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue'], [[7], 'ConnectPolicyValue']],
    },
    start: { within: ['00:00', '23:59'], beyond: [['24:00', 'ConnectPolicyValue'], ['-1:00', 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue']] },
    end: { within: ['00:00', '24:00'], beyond: [['24:01', 'ConnectPolicyValue'], [undefined, 'ConnectPolicyValue']] },
  },
  ClientVpnConnectHandlerOptions: {
    policy: { within: [POLICY], beyond: [[undefined, 'ValueKind']] },
    provisionedConcurrentExecutions: { within: [1, 1000], beyond: [[0, 'ProvisionedConcurrency'], ...NO_NUMBER.map(([value]) => [value, 'ProvisionedConcurrency'] as const)] },
    logging: KINDS.elsewhere,
  },
  ClientVpnConnectCodeOptions: {
    memorySize: { within: [128, 10_240], beyond: [[127, 'ValueKind'], [10_241, 'ValueKind'], [128.5, 'ValueKind'], ...NO_NUMBER] },
    environment: KINDS.words,
    environmentEncryption: KINDS.resource,
    handler: KINDS.words,
    runtime: KINDS.resource,
  },
  ClientVpnConnectionLogOptions: { includeAuthorizationPolicyContext: { within: [false], beyond: [['yes', 'ValueKind'], [true, 'AuthorizationPolicyContextUnused']] } },
  ClientVpnLogGroupOptions: { encryptionKey: KINDS.resource, logGroupName: KINDS.address, removalPolicy: KINDS.token, retention: KINDS.token },
  ClientVpnLogStreamOptions: {
    includeAuthorizationPolicyContext: { within: [false], beyond: [['yes', 'ValueKind'], [true, 'AuthorizationPolicyContextUnused']] },
    createStream: { within: [false, true], beyond: [['yes', 'ValueKind']] },
    streamName: { within: ['s', text(512)], beyond: [['', 'ConnectionLogStreamEmpty']] },
  },
  ClientVpnMutualOptions: { clientRootCertificate: KINDS.resource },
  ClientVpnFederatedOptions: { selfServiceSamlProvider: KINDS.resource },
  ClientVpnSubnetsOptions: { securityGroups: KINDS.resource },
  ClientVpnVpcOptions: { associate: KINDS.elsewhere, vpcSubnets: KINDS.resource },
  ClientVpnTransitGatewayOptions: {
    availabilityZones: { within: [zones(1), zones(5)], beyond: [[[], 'TransitGatewayZonesEmpty'], [zones(6), 'TransitGatewayZonesCount']] },
    availabilityZoneIds: { within: [['euw1-az1'], zones(5)], beyond: [[[], 'TransitGatewayZonesEmpty'], [zones(6), 'TransitGatewayZonesCount']] },
  },
  ClientVpnTrustProviderOptions: { tenantId: { within: ['t'], beyond: [['', 'ValueKind'], [undefined, 'ValueKind']] } },
  ClientVpnTrustProviderKeyOptions: { publicSigningKeyUrl: { within: ['https://e.x/k'], beyond: [[undefined, 'ValueKind']] } },
  ClientVpnValidationPluginProps: { deployed: { within: ['deployed'], beyond: [['', 'ValueKind'], [5, 'ValueKind']] }, require: KINDS.choice },
  ClientVpnGroupsOnlyOptions: { exceptFor: { within: [[], ['10.0.0.2/32']], beyond: [[[''], 'ValueKind'], [['10.0.0.2/33'], 'Requirement']] } },
  ClientVpnAuthorizationPolicyOptions: { description: { within: ['', 'Healthy devices'], beyond: [[5, 'ValueKind']] } },
};

test('the limits of every option are listed', () => {
  const options = STRUCTS.filter(({ name }) => !ANSWERS.includes(name))
    .map(({ name, properties = [] }) => [name, properties.map((property) => property.name).sort()]);

  expect(Object.fromEntries(options)).toEqual(Object.fromEntries(Object.entries(LIMITS).map(([name, limits]) => [name, Object.keys(limits).sort()])));
});

const LIMITED = Object.entries(LIMITS).flatMap(([name, limits]) => Object.entries(limits).flatMap(([prop, limit]) => typeof limit === 'string' ? [] : [[name, prop, limit] as const]));

test.each(LIMITED)('%s.%s has these limits', (name, prop, { within, beyond }) => {
  const rules = new Set(beyond.map(([, rule]) => rule));

  expect(within.flatMap((value) => foundBy(name, { [prop]: value })).filter((rule) => rules.has(rule) || /\s/.test(rule))).toEqual([]);
  expect(beyond.map(([value, rule]) => [value, foundBy(name, { [prop]: value }).includes(rule)])).toEqual(beyond.map(([value]) => [value, true]));
});

/**
 * The options that decide who gets in, with why each of them that may be left out lets in no more then: jsii's runtime for .NET leaves out what it
 * cannot hand over, without a word.
 */
const ADMITTING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ClientVpnHours: {},
  ClientVpnConnectHandlerOptions: {
    logging: 'decides nothing', provisionedConcurrentExecutions: 'decides nothing',
  },
  ClientVpnConnectCodeOptions: {
    environment: 'code of others decides, and what it does without its variables',
    environmentEncryption: 'decides nothing',
    handler: 'without the function nobody gets in',
    memorySize: 'decides nothing',
    runtime: 'code that does not run lets nobody in',
  },
  ClientVpnNetworkAccessOptions: {
    allUsers: 'off: only groups get in',
    groups: 'none: an error, unless all users are meant',
    description: 'decides nothing',
    routeDescription: 'decides nothing',
    scope: 'decides nothing',
  },
  ClientVpnAuthorizationRulePlusOptions: {
    allUsers: 'off: only the group gets in', group: 'none: an error, unless all users are meant', description: 'decides nothing',
  },
  ClientVpnAuthorizationRulePlusProps: {},
  ClientVpnAuthorizationPolicyOptions: { description: 'decides nothing' },
  ClientVpnTrustProviderOptions: {},
  ClientVpnTrustProviderKeyOptions: {},
  ClientVpnGroupsOnlyOptions: { exceptFor: 'none: no rule for all users at all' },
  ClientVpnMutualOptions: { clientRootCertificate: 'the server certificate: clients of the root that was meant are refused, and one that is public is a warning' },
  ClientVpnFederatedOptions: { selfServiceSamlProvider: 'the provider of the clients, for the portal too' },
};

/** Those that decide about the endpoint, its network and its logs. What stands in the way of clients is a choice there, which jsii hands over or refuses. */
const NOT_ADMITTING = [
  'ClientVpnAssociationPlusProps', 'ClientVpnConnectionLogOptions', 'ClientVpnEndpointPlusAttributes', 'ClientVpnEndpointPlusProps', 'ClientVpnLogGroupOptions',
  'ClientVpnLogStreamOptions', 'ClientVpnRoutePlusOptions', 'ClientVpnRoutePlusProps', 'ClientVpnSubnetsOptions', 'ClientVpnTransitGatewayOptions',
  'ClientVpnValidationPluginProps', 'ClientVpnVpcOptions',
];

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
