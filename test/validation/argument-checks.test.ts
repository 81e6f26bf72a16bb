import { CfnParameter, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Code } from 'aws-cdk-lib/aws-lambda';
import {
  ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler,
  ClientVpnConnectionLogging, ClientVpnConnectPolicy, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork,
  type ClientVpnNetworkChoice,
  ClientVpnCedarPolicy, ClientVpnRoutePlus, ClientVpnTrustProvider, ClientVpnTrustProviderChoice,
  ClientVpnEndpointPlusProps,
} from '../../src/index';
import { importedVpc, isEmpty, messageOf, newEndpoint, newGateway, newStack, samlProvider } from '../fixtures';

const PAGE = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md';
const VPC_BY_SUBNETS = 'ClientVpnNetwork.vpc(vpc) with an ec2.IVpc, or ClientVpnNetwork.subnets(vpc, [subnet]) for an L1';
const CERTIFICATE = 'acm.Certificate.fromCertificateArn(this, "Certificate", "arn:aws:acm:…")';

describe('what a compiler would reject', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an ARN for a certificate', { serverCertificate: 'arn:aws:acm:1' }, `serverCertificate is "arn:aws:acm:1". Write e.g. ${CERTIFICATE}.`],
    ['no certificate', { serverCertificate: undefined }, `serverCertificate is missing. Write e.g. ${CERTIFICATE}.`],
    ['no authentication', { authentication: null }, 'authentication is null. Write e.g. ClientVpnAuthentication.federated(samlProvider).'],
    ['a VPC for a network', { network: {} }, 'network is {}. Write e.g. ClientVpnNetwork.vpc(vpc).'],
    ['a policy of a class of its own', { authorizationPolicy: new class Mine { public decide(): void { /* as ours has it. */ } }() }, 'authorizationPolicy is an object of the class Mine. Write e.g. ClientVpnAuthorizationPolicy.fromFile("policy.cedar").'],
    ['a policy of a subclass, which other languages allow', {
      authorizationPolicy: new class Mine extends (ClientVpnAuthorizationPolicy as unknown as new() => object) {}(),
    }, 'authorizationPolicy is an object of the class Mine. Write e.g. ClientVpnAuthorizationPolicy.fromFile("policy.cedar").'],
    ['an object without a class', { network: Object.create(Object.create(null)) }, 'network is Object <[Object: null prototype] {}> {}. Write e.g. ClientVpnNetwork.vpc(vpc).'],
    ['a class', { network: ClientVpnNetwork }, 'network is a function. Write e.g. ClientVpnNetwork.vpc(vpc).'],
    ['false for logging', { connectionLogging: false }, 'connectionLogging is false. Write e.g. ClientVpnConnectionLogging.disabled().'],
    ['a list for DNS servers', { dnsServers: ['10.0.0.2'] },
      'dnsServers is [ "10.0.0.2" ]. Write e.g. ClientVpnDnsServers.of("10.0.0.2").'],
    ['an ARN for a handler', { connectHandler: 'arn' }, 'connectHandler is "arn". Write e.g. ClientVpnConnectHandler.fromFunction(handler).'],
    ['a negative number of connections', { expectedConnections: -5 }, 'expectedConnections is -5. Write e.g. 2000.'],
    ['no connections', { expectedConnections: 0 }, 'expectedConnections is 0. Write e.g. 2000.'],
    ['a fraction of a connection', { expectedConnections: 1.5 }, 'expectedConnections is 1.5. Write e.g. 2000.'],
    ['connections without end', { expectedConnections: Infinity }, 'expectedConnections is Infinity. Write e.g. 2000.'],
    ['a long text', { network: 'x'.repeat(1000) }, `network is "${'x'.repeat(78)}…. Write e.g. ClientVpnNetwork.vpc(vpc).`],
    ['a word for a number of connections', { expectedConnections: 'many' }, 'expectedConnections is "many". Write e.g. 2000.'],
    ['no tags at all', { tags: null }, 'tags is null. Leave it out.'],
    ['a list of tags', { tags: [{ key: 'Team', value: 'network' }] }, 'tags is [ { key: "Team", value: "network" } ]. Write e.g. { Team: "network" }.'],
    ['a number for a tag', { tags: { Team: 1 } }, 'tags is { Team: 1 }. Write e.g. { Team: "network" }.'],
    ['null for a text', { description: null }, 'description is null. Leave it out.'],
    ['null for a choice', { trafficIpAddressType: null }, 'trafficIpAddressType is null. Leave it out.'],
    ['null for a banner', { clientLoginBanner: null }, 'clientLoginBanner is null. Leave it out.'],
    ['an object without a prototype', { network: Object.create(null) }, 'network is [Object: null prototype] {}. Write e.g. ClientVpnNetwork.vpc(vpc).'],
    ['no VPC', { network: ClientVpnNetwork.vpc(undefined as never) },
      `network.vpc is missing. Write e.g. ${VPC_BY_SUBNETS}.`],
    ['an L1 for a VPC', { network: ClientVpnNetwork.vpc(ec2.CfnVPC.fromVpcId(newStack(), 'Vpc', 'vpc-1') as never) },
      `network.vpc is the construct Stack/Vpc. Write e.g. ${VPC_BY_SUBNETS}.`],
    ['a word for the portal', { selfServicePortal: 'disabled' }, 'selfServicePortal is "disabled". Write e.g. true.'],
    ['a token for the portal', { selfServicePortal: Token.asAny({ Ref: 'Portal' }) }, 'selfServicePortal is a token. Write e.g. true.'],
  ])('%s', (_, props, wrong) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, props as Partial<ClientVpnEndpointPlusProps>))).toBe(`Stack/Vpn: ${wrong} [ValueKind] ${PAGE}`);
    expect(isEmpty(stack)).toBe(true);
  });

  test.each<[string, (vpc: ReturnType<typeof importedVpc>) => ClientVpnNetworkChoice, string]>([
    ['ids of security groups', (vpc) => ClientVpnNetwork.vpc(vpc, { securityGroups: ['sg-1'] as never }),
      'network.securityGroups[0] is "sg-1". Write e.g. ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "sg-…").'],
    ['ids of subnets', (vpc) => ClientVpnNetwork.subnets(vpc, ['subnet-1'] as never),
      'network.subnets[0] is "subnet-1". Write e.g. ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…").'],
    ['one subnet without a list', (vpc) => ClientVpnNetwork.subnets(vpc, 'subnet-1' as never),
      'network.subnets is "subnet-1". Write e.g. [ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…")].'],
  ])('%s', (_, network, wrong) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { network: network(importedVpc(stack)) }))).toBe(`Stack/Vpn: ${wrong} [ValueKind] ${PAGE}`);
  });

  test('is not what a token stands for', () => {
    const [expectedConnections, Team] = [Token.asNumber({ Ref: 'Clients' }), Token.asString({ Ref: 'Team' })];
    expect(() => newEndpoint(newStack(), { expectedConnections, tags: { Team } })).not.toThrow();
  });
});

/** One of each choice, by the prop that takes it. */
const CHOICES: Readonly<Record<string, unknown>> = {
  'authentication': ClientVpnAuthentication.activeDirectory('d-1234567890'),
  'network': ClientVpnNetwork.vpc({} as never),
  'connectionLogging': ClientVpnConnectionLogging.disabled(),
  'dnsServers': ClientVpnDnsServers.of('10.0.0.2'),
  'authorizationPolicy': ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);'),
  'connectHandler': ClientVpnConnectHandler.fromFunction({} as never),
  'connectHandler.policy': ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']),
  'trustProviders[0]': ClientVpnTrustProvider.jamf({ tenantId: 'tenant' }),
  'destination': ClientVpnDestination.internet(),
};

describe('one choice for another', () => {
  test.each<[string, string, (choice: never) => Partial<ClientVpnEndpointPlusProps>]>([
    ['authentication', 'ClientVpnAuthentication.federated(samlProvider)', (authentication) => ({ authentication })],
    ['network', 'ClientVpnNetwork.vpc(vpc)', (network) => ({ network })],
    ['connectionLogging', 'ClientVpnConnectionLogging.disabled()', (connectionLogging) => ({ connectionLogging })],
    ['dnsServers', 'ClientVpnDnsServers.of("10.0.0.2")', (dnsServers) => ({ dnsServers })],
    ['authorizationPolicy', 'ClientVpnAuthorizationPolicy.fromFile("policy.cedar")', (authorizationPolicy) => ({ authorizationPolicy })],
    ['connectHandler', 'ClientVpnConnectHandler.fromFunction(handler)', (connectHandler) => ({ connectHandler })],
    ['trustProviders[0]', 'ClientVpnTrustProvider.jamf({ tenantId: "tenant" })', (provider) => ({ trustProviders: [provider] })],
  ])('for %s', (prop, instead, props) => {
    const { [prop]: _, ...others } = CHOICES;
    for (const choice of Object.values(others)) {
      const stack = newStack();
      expect(messageOf(() => newEndpoint(stack, props(choice as never)))).toBe(`Stack/Vpn: ${prop} is an object of the class ${(choice as object).constructor.name}. Write e.g. ${instead}. [ValueKind] ${PAGE}`);
      expect(isEmpty(stack)).toBe(true);
    }
  });
});

const SUBNET = 'ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…")';
const RANGE = 'ClientVpnDestination.cidr("10.20.0.0/16")';
const DIRECTORY = 'ClientVpnAuthentication.activeDirectory("d-…") for an existing directory';
const ENDPOINT = 'a ClientVpnEndpointPlus, created or imported';
const ANYWHERE = ClientVpnDestination.internet();

/** Any value, past the compiler. */
const wrong = (value: unknown) => value as never;

describe('factories immediately report what they cannot use', () => {
  test.each<[string, () => unknown, string]>([
    ['ClientVpnAuthentication.mutual', () => ClientVpnAuthentication.mutual({ clientRootCertificate: wrong(null) }), `clientRootCertificate is null. Write e.g. ${CERTIFICATE}.`],
    ['ClientVpnAuthentication.federated', () => ClientVpnAuthentication.federated(wrong('arn')),
      'samlProvider is "arn". Write e.g. iam.SamlProvider.fromSamlProviderArn(this, "Saml", "arn:aws:iam::…").'],
    ['ClientVpnAuthentication.federated', () => ClientVpnAuthentication.federated(samlProvider(newStack()), wrong({ selfServiceSamlProvider: 'arn' })),
      'selfServiceSamlProvider is "arn". Write e.g. iam.SamlProvider.fromSamlProviderArn(this, "Saml", "arn:aws:iam::…").'],
    ['ClientVpnAuthentication.federated', () => ClientVpnAuthentication.federated(samlProvider(newStack()), wrong(null)),
      'options is null. Write e.g. { selfServiceSamlProvider }.'],
    ['ClientVpnAuthentication.activeDirectory', () => ClientVpnAuthentication.activeDirectory(''), 'directoryId is "". Write e.g. "d-1234567890".'],
    ['ClientVpnAuthentication.activeDirectory', () => ClientVpnAuthentication.activeDirectory(wrong(undefined)),
      'directoryId is missing. Write e.g. "d-1234567890".'],
    ['ClientVpnAuthentication.microsoftAd', () => ClientVpnAuthentication.microsoftAd(wrong('d-1')), `directory is "d-1". Write e.g. ${DIRECTORY}.`],
    ['ClientVpnAuthentication.simpleAd', () => ClientVpnAuthentication.simpleAd(wrong({})), `directory is {}. Write e.g. ${DIRECTORY}.`],
    ['ClientVpnUserAuthentication.withMutual', () => ClientVpnAuthentication.activeDirectory('d-1').withMutual({ clientRootCertificate: wrong(7) }),
      `clientRootCertificate is 7. Write e.g. ${CERTIFICATE}.`],
    ['ClientVpnConnectionLogging.toLogGroup', () => ClientVpnConnectionLogging.toLogGroup(wrong(undefined)),
      'logGroup is missing. Write e.g. logs.LogGroup.fromLogGroupName(this, "LogGroup", "…").'],
    ['ClientVpnConnectionLogging.toLogGroup', () => ClientVpnConnectionLogging.toLogGroup(wrong({ logGroupRef: {} }), wrong(true)),
      'options is true. Write e.g. { streamName: "connections" }.'],
    ['ClientVpnConnectionLogging.create', () => ClientVpnConnectionLogging.create(wrong({ encryptionKey: 'arn' })),
      'encryptionKey is "arn". Write e.g. kms.Key.fromKeyArn(this, "Key", "arn:aws:kms:…").'],
    ['ClientVpnConnectHandler.create', () => ClientVpnConnectHandler.create(wrong(undefined)), 'options is missing. Write e.g. { policy }.'],
    ['ClientVpnConnectHandler.create', () => ClientVpnConnectHandler.create({ policy: wrong(ClientVpnConnectionLogging.disabled()) }),
      'policy is an object of the class ClientVpnConnectionLoggingChoice. Write e.g. ClientVpnConnectPolicy.allowSourceIps(["203.0.113.0/24"]).'],
    ['ClientVpnConnectPolicy.fromCode', () => ClientVpnConnectPolicy.fromCode(wrong('gate')), 'code is "gate". Write e.g. lambda.Code.fromAsset("gate").'],
    ['ClientVpnConnectPolicy.fromCode', () => ClientVpnConnectPolicy.fromCode(Code.fromInline('x'), wrong(null)), 'options is null. Write e.g. { handler: "index.handler" }.'],
    ['ClientVpnConnectPolicy.fromCode', () => ClientVpnConnectPolicy.fromCode(Code.fromInline('x'), { handler: wrong(null) }), 'handler is null. Leave it out.'],
    ['ClientVpnConnectPolicy.allowHours', () => ClientVpnConnectPolicy.allowHours(wrong(undefined)),
      'allowed is missing. Write e.g. { timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.EVERY_DAY], start: "07:00", end: "19:00" }.'],
    ['ClientVpnDnsServers.of', () => ClientVpnDnsServers.of(wrong(['10.0.0.2'])), 'first is [ "10.0.0.2" ]. Write e.g. "10.0.0.2".'],
    ['ClientVpnDnsServers.of', () => ClientVpnDnsServers.of('10.0.0.2', wrong(null)), 'second is null. Write e.g. "10.0.0.2".'],
    ['ClientVpnDestination.cidr', () => ClientVpnDestination.cidr(wrong(undefined)), 'cidrBlock is missing. Write e.g. "10.20.0.0/16".'],
    ['ClientVpnDestination.cidr', () => ClientVpnDestination.cidr(wrong(BigInt(10))), 'cidrBlock is 10. Write e.g. "10.20.0.0/16".'],
    ['ClientVpnNetwork.vpc', () => ClientVpnNetwork.vpc(importedVpc(newStack()), wrong(null)),
      'options is null. Write e.g. { vpcSubnets: { subnetGroupName: "Vpn" } }.'],
    ['ClientVpnNetwork.vpc', () => ClientVpnNetwork.vpc(importedVpc(newStack()), wrong({ securityGroups: null })), 'securityGroups is null. Leave it out.'],
    ['ClientVpnNetwork.vpc', () => ClientVpnNetwork.vpc(importedVpc(newStack()), wrong({ vpcSubnets: null })), 'vpcSubnets is null. Leave it out.'],
    ['ClientVpnNetwork.vpc', () => ClientVpnNetwork.vpc(importedVpc(newStack()), wrong({ vpcSubnets: 'Vpn' })),
      'vpcSubnets is "Vpn". Write e.g. { subnetGroupName: "Vpn" }.'],
    ['ClientVpnNetwork.vpc', () => ClientVpnNetwork.vpc(importedVpc(newStack()), wrong({ associate: 'false' })), 'associate is "false". Write e.g. true.'],
    ['ClientVpnNetwork.subnets', () => ClientVpnNetwork.subnets(importedVpc(newStack()), [], wrong(null)),
      'options is null. Write e.g. { securityGroups: [group] }.'],
    ['ClientVpnNetwork.subnets', () => ClientVpnNetwork.subnets(importedVpc(newStack()), [], wrong({ securityGroups: null })),
      'securityGroups is null. Leave it out.'],
    ['ClientVpnNetwork.transitGateway', () => ClientVpnNetwork.transitGateway(newGateway(newStack()), wrong(null)),
      'options is null. Write e.g. { availabilityZones: ["eu-west-1a", "eu-west-1b"] }.'],
    ['ClientVpnNetwork.transitGateway', () => ClientVpnNetwork.transitGateway(newGateway(newStack()), wrong(['eu-west-1a'])),
      'options is [ "eu-west-1a" ]. Write e.g. { availabilityZones: ["eu-west-1a", "eu-west-1b"] }.'],
    ['ClientVpnAuthorizationPolicy.fromCedar', () => ClientVpnAuthorizationPolicy.fromCedar('', wrong(null)), 'options is null. Write e.g. { description: "…" }.'],
    ['ClientVpnAuthorizationPolicy.fromCedar', () => ClientVpnAuthorizationPolicy.fromCedar('', wrong({ description: 5 })), 'description is 5. Write e.g. "…".'],
    ['ClientVpnAuthorizationPolicy.fromFile', () => ClientVpnAuthorizationPolicy.fromFile(__filename, wrong('what it is for')),
      'options is "what it is for". Write e.g. { description: "…" }.'],
    ['ClientVpnConnectionLogging.create', () => ClientVpnConnectionLogging.create(wrong({ includeAuthorizationPolicyContext: 'yes' })),
      'includeAuthorizationPolicyContext is "yes". Write e.g. true.'],
    ['ClientVpnConnectionLogging.toLogGroup', () => ClientVpnConnectionLogging.toLogGroup(wrong({ logGroupRef: {} }), wrong({ includeAuthorizationPolicyContext: 1 })),
      'includeAuthorizationPolicyContext is 1. Write e.g. true.'],
    ['ClientVpnConnectionLogging.toLogGroup', () => ClientVpnConnectionLogging.toLogGroup(wrong({ logGroupRef: {} }), wrong({ streamName: null })),
      'streamName is null. Leave it out.'],
    ['ClientVpnConnectionLogging.toLogGroup', () => ClientVpnConnectionLogging.toLogGroup(wrong({ logGroupRef: {} }), wrong({ createStream: 'false' })),
      'createStream is "false". Write e.g. true.'],
    ['ClientVpnTrustProvider.jamf', () => ClientVpnTrustProvider.jamf({ tenantId: '' }), 'tenantId is "". Write e.g. "tenant".'],
  ])('%s', (name, make, said) => {
    expect(messageOf(make)).toBe(`${name}(): ${said} [ValueKind] ${PAGE}`);
  });

  test('and take a token for a text', () => {
    const token = new CfnParameter(newStack(), 'Text').valueAsString;
    const make = () => [ClientVpnAuthentication.activeDirectory(token), ClientVpnDestination.cidr(token), ClientVpnDnsServers.of(token, token)];
    expect(make).not.toThrow();
  });
});

describe('methods of endpoints say what they cannot use', () => {
  test.each<[string, (vpn: ClientVpnEndpointPlus) => unknown, string]>([
    ['a range for a destination', (vpn) => vpn.addNetworkAccess(wrong('10.0.0.0/8'), { groups: ['a'] }),
      `destination is "10.0.0.0/8". Write e.g. ${RANGE}.`],
    ['an id for a VPC', (vpn) => vpn.addNetworkAccess(ClientVpnDestination.vpc(wrong('vpc-1')), { groups: ['a'] }),
      'destination is "vpc-1". Write e.g. ClientVpnDestination.vpc(vpc) with an ec2.IVpc.'],
    ['a class for a subnet', (vpn) => vpn.addNetworkAccess(ClientVpnDestination.subnet(wrong(ClientVpnDestination)), { groups: ['a'] }),
      'destination is a function. Write e.g. ClientVpnDestination.subnet(subnet) with an ec2.ISubnet.'],
    ['a number for a zone', (vpn) => vpn.associateAvailabilityZone(wrong(1)), 'zone is 1. Write e.g. "eu-west-1a".'],
    ['no zone', (vpn) => vpn.associateAvailabilityZoneId(wrong(undefined)), 'zoneId is missing. Write e.g. "euw1-az1".'],
    ['no options', (vpn) => vpn.addNetworkAccess(ANYWHERE, wrong(undefined)), 'options is missing. Write e.g. { groups: ["engineering"] }.'],
    ['one group for a list', (vpn) => vpn.addNetworkAccess(ANYWHERE, { groups: wrong('eng') }), 'groups is "eng". Write e.g. ["engineering"].'],
    ['null for a description', (vpn) => vpn.addNetworkAccess(ANYWHERE, { groups: ['a'], description: wrong(null) }), 'description is null. Leave it out.'],
    ['null for groups', (vpn) => vpn.addNetworkAccess(ANYWHERE, { groups: wrong(null) }), 'groups is null. Leave it out.'],
    ['a number for a group', (vpn) => vpn.addNetworkAccess(ANYWHERE, { groups: ['a', wrong(5)] }), 'groups[1] is 5. Write e.g. "engineering".'],
    ['an empty group', (vpn) => vpn.addNetworkAccess(ANYWHERE, { groups: [''] }), 'groups[0] is "". Write e.g. "engineering".'],
    ['a word for all users', (vpn) => vpn.addNetworkAccess(ANYWHERE, { allUsers: wrong('yes') }), 'allUsers is "yes". Write e.g. true.'],
    ['a name for a scope', (vpn) => vpn.addNetworkAccess(ANYWHERE, { allUsers: true, scope: wrong('More') }),
      'scope is "More". Write e.g. new NestedStack(this, "More").'],
    ['a route to nowhere', (vpn) => vpn.addRoute('Route', wrong({})), `destination is missing. Write e.g. ${RANGE}.`],
    ['a route of nothing', (vpn) => vpn.addRoute('Route', wrong(undefined)), 'options is missing. Write e.g. { destination, subnet }.'],
    ['a route through an id', (vpn) => vpn.addRoute('Route', { destination: ANYWHERE, subnet: wrong('subnet-1') }), `subnet is "subnet-1". Write e.g. ${SUBNET}.`],
    ['a rule of nothing', (vpn) => vpn.addAuthorizationRule('Rule', wrong(null)), 'options is null. Write e.g. { destination, group }.'],
    ['an association of an id', (vpn) => vpn.associateSubnet(wrong('subnet-1')), `subnet is "subnet-1". Write e.g. ${SUBNET}.`],
    ['a question for nobody', (vpn) => vpn.effectiveAccess().canReach(wrong(undefined), '10.0.0.0/8'),
      'group is missing. Write e.g. "engineering" or ClientVpnEffectiveAccess.ALL_USERS.'],
    ['a question to nowhere', (vpn) => vpn.effectiveAccess().whoReaches(wrong(undefined)),
      'destination is missing. Write e.g. "10.0.9.7" or "10.0.9.0/24".'],
  ])('%s', (_, act, said) => {
    const vpn = newEndpoint(newStack());
    const before = vpn.node.findAll().length;
    expect(messageOf(() => act(vpn))).toBe(`Stack/Vpn: ${said} [ValueKind] ${PAGE}`);
    expect(vpn.node.findAll()).toHaveLength(before);
  });

  test.each<[string, (vpn: ClientVpnEndpointPlus) => unknown, string]>([
    ['an association', ({ stack }) => new ClientVpnAssociationPlus(stack, 'Piece', wrong({ clientVpnEndpoint: 'cvpn-endpoint-1' })),
      `clientVpnEndpoint is "cvpn-endpoint-1". Write e.g. ${ENDPOINT}.`],
    ['an association of null', (vpn) => new ClientVpnAssociationPlus(vpn.stack, 'Piece', wrong({ clientVpnEndpoint: vpn, availabilityZone: null })),
      'availabilityZone is null. Leave it out.'],
    ['a route with null', (vpn) => new ClientVpnRoutePlus(vpn.stack, 'Piece', { clientVpnEndpoint: vpn, destination: ANYWHERE, description: wrong(null) }),
      'description is null. Leave it out.'],
    ['an association of a text', (vpn) => new ClientVpnAssociationPlus(vpn.stack, 'Piece', wrong({ clientVpnEndpoint: vpn, subnet: 'subnet-1' })),
      `subnet is "subnet-1". Write e.g. ${SUBNET}.`],
    ['a route', ({ stack }) => new ClientVpnRoutePlus(stack, 'Piece', wrong(undefined)), 'props is missing. Write e.g. { clientVpnEndpoint, destination, subnet }.'],
    ['a rule', (vpn) => new ClientVpnAuthorizationRulePlus(vpn.stack, 'Piece', wrong({ clientVpnEndpoint: vpn })), `destination is missing. Write e.g. ${RANGE}.`],
    ['a rule for a number', (vpn) => new ClientVpnAuthorizationRulePlus(vpn.stack, 'Piece', { clientVpnEndpoint: vpn, destination: ANYWHERE, group: wrong(5) }),
      'group is 5. Write e.g. "engineering".'],
    ['a rule for some', (vpn) => new ClientVpnAuthorizationRulePlus(vpn.stack, 'Piece', { clientVpnEndpoint: vpn, destination: ANYWHERE, allUsers: wrong(1) }),
      'allUsers is 1. Write e.g. true.'],
  ])('%s', (_, make, said) => {
    expect(messageOf(() => make(newEndpoint(newStack())))).toBe(`Stack/Piece: ${said} [ValueKind] ${PAGE}`);
  });

  test('a list of groups that is known only at deployment', () => {
    const vpn = newEndpoint(newStack());
    const groups = new CfnParameter(vpn.stack, 'Groups', { type: 'CommaDelimitedList' }).valueAsList;
    expect(messageOf(() => vpn.addNetworkAccess(ANYWHERE, { groups }))).toBe(
      'Stack/Vpn: groups is a token list, whose length is unresolved at synthesis, and each group has its own rule. Name them one by one, e.g. '
      + '[Fn.select(0, groups), Fn.select(1, groups)]. [ContentLater] https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
    );
  });
});

describe('imported endpoints say what they cannot use', () => {
  const ID = '"cvpn-endpoint-0123456789abcdef0"';

  test.each<[string, unknown, string]>([
    ['nothing', undefined, `attrs is missing. Write e.g. { clientVpnEndpointId: ${ID} }.`],
    ['no id', {}, `clientVpnEndpointId is missing. Write e.g. ${ID}.`],
    ['an id for a VPC', { clientVpnEndpointId: 'a', vpc: 'vpc-1' }, 'vpc is "vpc-1". Write e.g. ClientVpnNetwork.vpc(vpc) with an ec2.IVpc.'],
    ['ids of subnets', { clientVpnEndpointId: 'a', associatedSubnets: ['subnet-1'] }, `associatedSubnets[0] is "subnet-1". Write e.g. ${SUBNET}.`],
    ['null for groups', { clientVpnEndpointId: 'a', securityGroups: null }, 'securityGroups is null. Leave it out.'],
    ['null for subnets', { clientVpnEndpointId: 'a', associatedSubnets: null }, 'associatedSubnets is null. Leave it out.'],
    ['an id for groups', { clientVpnEndpointId: 'a', securityGroups: 'sg-1' },
      'securityGroups is "sg-1". Write e.g. [ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "sg-…")].'],
  ])('%s', (_, attributes, said) => {
    expect(messageOf(() => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(newStack(), 'Vpn', wrong(attributes))))
      .toBe(`Stack/Vpn: ${said} [ValueKind] ${PAGE}`);
  });
});

test('what is no construct is no endpoint', () => {
  expect([undefined, null, 'vpn', {}, newStack()].map((thing) => ClientVpnEndpointPlus.isClientVpnEndpointPlus(wrong(thing)))).toEqual(Array(5).fill(false));
});

test('a number of operations is known', () => {
  expect(messageOf(() => newEndpoint(newStack(), { maxConcurrentOperations: Token.asNumber({ Ref: 'Number' }) }))).toBe(
    'Stack/Vpn: maxConcurrentOperations is an unresolved token. Write 10, or fewer to leave room for others. '
    + '[ConcurrentOperationsValue] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html',
  );
});

// as the runtimes of other languages do with a class that somebody derives.
test.each<[string, new () => unknown, string]>([
  ['ClientVpnCedarPolicy', ClientVpnCedarPolicy as never, 'ClientVpnAuthorizationPolicy.fromFile("policy.cedar")'],
  ['ClientVpnTrustProviderChoice', ClientVpnTrustProviderChoice as never, 'ClientVpnTrustProvider.jamf({ tenantId: "tenant" })'],
])('a class derived from %s', (name, Choice, instead) => {
  expect(messageOf(() => new Choice())).toBe(`${name}(): properties is missing. Write e.g. ${instead}. [ValueKind] ${PAGE}`);
});
