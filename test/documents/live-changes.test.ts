/** The table of what a change does, row by row: apps before and after, and what the comparison says of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnTransitGateway, ClientVpnSessionTimeout, SecurityGroup, TransportProtocol, VpnPort } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnDestination,
  ClientVpnDnsServers,
  type ClientVpnEndpointPlus, type ClientVpnEndpointPlusProps,
  ClientVpnIpAddressType, ClientVpnManagedTags, ClientVpnNetwork, ClientVpnRevocationList,
  ClientVpnTrustProvider,
} from '../../src';
import { compare } from '../../src/deployment/comparison';
import type { Effect } from '../../src/deployment/effect';
import { REPOSITORY } from '../environment';
import { CLIENT_ROOT, newDualVpc, newEndpoint, newEndpointIn, newEndpointOn, newFunction, newStack, newVpc, once, synth, HANDLER_NAME } from '../fixtures';
import { list, newFolder } from '../upkeep/lists';

type Build = (stack: Stack) => unknown;
type Edit = readonly [before: Build, after: Build];
type Props = Partial<ClientVpnEndpointPlusProps>;

const CEDAR = 'permit(principal, action, resource);';
const certificate = (stack: Stack, id: string) => once(stack, id, () => Certificate.fromCertificateArn(stack, id, CLIENT_ROOT.replace('22222', id === 'Root' ? '22222' : '33333')));
/** An endpoint in a VPC, and what is called on it. */
const inVpc = (props: (stack: Stack) => Props = () => ({}), calls: (vpn: ClientVpnEndpointPlus) => void = () => {}): Build => (stack) => {
  calls(newEndpointIn(newVpc(stack), props(stack)));
};
const prop = (before: Props, after: Props): Edit => [inVpc(() => before), inVpc(() => after)];
const dual = (props: Props): Build => (stack) => newEndpointIn(newDualVpc(stack), { dnsServers: undefined, ...props });
const mutual = (props: (stack: Stack) => Props = () => ({})) => inVpc((stack) => (
  { authentication: ClientVpnAuthentication.mutual(), ...props(stack) }
));
const rooted = (props: (stack: Stack) => Props = () => ({})) => inVpc((stack) => ({
  authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: certificate(stack, 'Root') }), ...props(stack),
}));
const FILES = newFolder();
afterAll(FILES.remove);
const listed = (number: number) => mutual(() => ({
  revocationList: ClientVpnRevocationList.fromFile(FILES.file(list({ number, until: new Date('2126-01-01T00:00:00Z') }), `${number}.pem`)),
}));
const another = (stack: Stack): Props => ({ serverCertificate: certificate(stack, 'Another') });
const onGateway = (zones: string[], id = 'Gateway'): Build => (stack) => newEndpointOn(stack, { availabilityZones: zones }, {}, new CfnTransitGateway(stack, id, { transitGatewayCidrBlocks: ['10.99.0.0/24'] }));
const policy = (text: string) => ClientVpnAuthorizationPolicy.fromCedar(text);
const data = ClientVpnDestination.cidr('10.50.0.0/16');
const groups = { groups: ['ops'] };
const subnets = (...positions: number[]): Build => (stack) => {
  const vpc = newVpc(stack);
  newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, positions.map((at) => [...vpc.privateSubnets, ...vpc.isolatedSubnets][at])) });
};

const ownGroups = (number: number): Build => (stack) => {
  const vpc = newVpc(stack);
  newEndpointIn(vpc, { network: ClientVpnNetwork.vpc(vpc, { securityGroups: Array.from({ length: number }, (_, id) => new SecurityGroup(stack, `Group${id}`, { vpc })) }) });
};

interface TableRow {
  readonly row: RegExp;
  readonly says: RegExp;
  readonly effects: ReadonlyArray<Effect | undefined>;
  readonly edits: Readonly<Record<string, Edit>>;
}

/** What the rows name, by what is in their first column; each with the effect that the second one states. */
const ROWS: readonly TableRow[] = [
  {
    row: /^`authentication`/,
    says: /a new endpoint/,
    effects: ['replaced'],
    edits: {
      'authentication': [inVpc(), mutual()],
      'clientRootCertificate': [mutual(), rooted()],
      'serverCertificate': [mutual(), mutual(another)],
      'clientCidrBlock': prop({}, { clientCidrBlock: '10.101.0.0/16' }),
      'transportProtocol': prop({}, { transportProtocol: TransportProtocol.TCP }),
      'endpointIpAddressType': [dual({}), dual({ endpointIpAddressType: ClientVpnIpAddressType.DUAL_STACK })],
      'trafficIpAddressType': [dual({}), dual({ trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK })],
      'the transit gateway': [onGateway(['eu-west-1a']), onGateway(['eu-west-1a'], 'Other')],
      'the Availability Zones given with it': [onGateway(['eu-west-1a']), onGateway(['eu-west-1a', 'eu-west-1b'])],
      'tags': prop({}, { tags: { Team: 'network' } }),
    },
  },
  {
    row: /^`serverCertificate`/,
    says: /^connections are reset$/,
    effects: ['resets'],
    edits: {
      'serverCertificate': [inVpc(), inVpc(another)],
      'clientRootCertificate': [rooted(), rooted(another)],
      'dnsServers': prop({}, { dnsServers: ClientVpnDnsServers.of('10.0.0.2', '10.0.0.3') }),
      'vpnPort': prop({}, { vpnPort: VpnPort.OPENVPN }),
      'splitTunnel': prop({}, { splitTunnel: false }),
      'routes with split tunnel': [inVpc(), inVpc(undefined, (vpn) => vpn.addRoute('Route', { destination: data }))],
      'authorization rules': [inVpc(), inVpc(undefined, (vpn) => vpn.addAuthorizationRule('Rule', { destination: data, group: 'ops' }))],
    },
  },
  { row: /^`sessionTimeout`/, says: /sessions end/, effects: ['ends-sessions'], edits: { sessionTimeout: prop({}, { sessionTimeout: ClientVpnSessionTimeout.EIGHT_HOURS }) } },
  {
    row: /^`authorizationPolicy`/,
    says: /all clients are disconnected.*in shadow mode nothing/,
    effects: ['disconnects'],
    edits: {
      'authorizationPolicy': prop({}, { authorizationPolicy: policy(CEDAR) }),
      'changed': prop({ authorizationPolicy: policy(CEDAR) }, { authorizationPolicy: policy(`${CEDAR}\n${CEDAR}`) }),
      'no longer in shadow mode': prop({ authorizationPolicy: policy(CEDAR).shadow() }, { authorizationPolicy: policy(CEDAR) }),
    },
  },
  {
    row: /^subnets and security groups/,
    says: /no interruption; security groups may take hours/,
    effects: ['in-place', 'slow', undefined],
    edits: {
      'network': [subnets(0), subnets(0, 1)],
      'security groups': [ownGroups(1), ownGroups(2)],
      'associateAvailabilityZone()': [
        (stack) => newEndpointOn(stack),
        (stack) => newEndpointOn(stack).associateAvailabilityZone('eu-west-1a'),
      ],
      'connectionLogging': prop({}, { connectionLogging: ClientVpnConnectionLogging.create({ retention: RetentionDays.ONE_YEAR }) }),
      'trustProviders': prop({}, { trustProviders: [ClientVpnTrustProvider.jamf({ tenantId: 'a1b2c3d4-5678-90ab-cdef-11111example' })] }),
      'selfServicePortal': prop({}, { selfServicePortal: false }),
      'clientLoginBanner': prop({}, { clientLoginBanner: 'Hello.' }),
      'clientRouteEnforcement': prop({}, { clientRouteEnforcement: true }),
      'connectHandler': [inVpc(), inVpc((stack) => ({ connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(stack, HANDLER_NAME)) }))],
      'managedTags': prop({ managedTags: ClientVpnManagedTags.of({ Team: 'network' }) }, { managedTags: ClientVpnManagedTags.of({ Team: 'vpn' }) }),
      'description': prop({}, { description: 'Staff.' }),
    },
  },
  {
    row: /^`revocationList`/,
    says: /^\*\*connections are reset\*\*/,
    effects: ['resets'],
    edits: { revocationList: [listed(12), listed(13)] },
  },
  {
    row: /^a key that moves/,
    says: /^\*\*a new endpoint\*\*/,
    effects: ['replaced'],
    edits: {
      tags: prop({ tags: { Team: 'network' } }, { managedTags: ClientVpnManagedTags.of({ Team: 'network' }) }),
      managedTags: prop({ tags: { Team: 'network', Cost: '42' } }, { tags: { Team: 'network' }, managedTags: ClientVpnManagedTags.of({ Cost: '42' }) }),
    },
  },
  {
    row: /written out as its default/,
    says: /^nothing/,
    effects: [undefined],
    edits: {
      'transportProtocol': prop({}, { transportProtocol: TransportProtocol.UDP }),
      'endpointIpAddressType': prop({}, { endpointIpAddressType: ClientVpnIpAddressType.IPV4 }),
      'trafficIpAddressType': prop({ trafficIpAddressType: ClientVpnIpAddressType.IPV4 }, {}),
      'description: \'\'': prop({}, { description: '' }),
    },
  },
  {
    row: /^`addRoute\(\)` and/,
    says: /^\*\*fails\*\*/,
    effects: ['fails'],
    edits: {
      'addRoute()': [
        inVpc(undefined, (vpn) => vpn.addNetworkAccess(data, groups)),
        inVpc(undefined, (vpn) => {
          vpn.addRoute('Route', { destination: data });
          vpn.addAuthorizationRule('Rule', { destination: data, group: 'ops' });
        }),
      ],
      'addAuthorizationRule()': [
        inVpc(undefined, (vpn) => vpn.addAuthorizationRule('Rule', { destination: data, group: 'ops' })),
        inVpc(undefined, (vpn) => vpn.addNetworkAccess(data, groups)),
      ],
      'addNetworkAccess()': [
        inVpc(undefined, (vpn) => vpn.addRoute('Route', { destination: data })),
        inVpc(undefined, (vpn) => vpn.addNetworkAccess(data, groups)),
      ],
    },
  },
  {
    row: /^a `description` of a route or rule/,
    says: /^\*\*fails\*\*/,
    effects: ['fails'],
    edits: {
      'description': [
        inVpc(undefined, (vpn) => vpn.addAuthorizationRule('Rule', { destination: data, group: 'ops' })),
        inVpc(undefined, (vpn) => vpn.addAuthorizationRule('Rule', { destination: data, group: 'ops', description: 'Why.' })),
      ],
      'of a route': [
        inVpc(undefined, (vpn) => vpn.addRoute('Route', { destination: data })),
        inVpc(undefined, (vpn) => vpn.addRoute('Route', { destination: data, description: 'Why.' })),
      ],
    },
  },
  { row: /^`securityGroups` in place/, says: /is deleted/, effects: ['deleted'], edits: { securityGroups: [inVpc(), ownGroups(1)] } },
  { row: /^another subnet in the same Availability Zone/, says: /^\*\*fails\*\*/, effects: ['fails'], edits: { 'another subnet': [subnets(0), subnets(2)] } },
];

const PAGE = readFileSync(join(REPOSITORY, 'docs', 'live-endpoints.md'), 'utf8');
const [, SECTION] = /\n## What a change does\n([^]*?)\n## /.exec(PAGE)!;
const TABLE = Array.from(SECTION.matchAll(/^\| (?!change|---)(.*?) \| (.*?) \|$/gm), ([, change, effect]) => ({ change, effect }));

/** The worst that happens; what comes or goes is the edit itself. */
function worstOf([before, after]: Edit): Effect | undefined {
  const [deployed, next] = [before, after].map((build) => {
    const stack = newStack();
    build(stack);
    return { templates: [{ file: 'Stack.template.json', name: 'Stack', template: synth(stack).toJSON() as unknown }] };
  });
  const { stacks: [{ changes }] } = compare(deployed, next);
  return changes.find(({ effect, isCertain }) => isCertain && effect !== 'added' && effect !== 'removed')?.effect;
}

test('each row is tried, and all that it names', () => {
  expect(TABLE.length).toBeGreaterThan(5);
  for (const { change, effect } of TABLE) {
    const tried = ROWS.filter(({ row }) => row.test(change));
    expect({ change, rows: tried.length }).toEqual({ change, rows: 1 });
    const [{ edits, says }] = tried;
    expect(effect).toMatch(says);
    expect(Array.from(change.matchAll(/`([^`]+)`/g), ([, name]) => name).filter((name) => !(name in edits))).toEqual([]);
  }
  expect(ROWS.filter(({ row }) => !TABLE.some(({ change }) => row.test(change)))).toEqual([]);
});

describe.each(ROWS)('$row', ({ edits, effects }) => {
  test.each(Object.entries(edits))('%s', (_, edit) => {
    expect(effects).toContain(worstOf(edit));
  });
});
