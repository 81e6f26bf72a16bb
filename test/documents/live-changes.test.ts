/** The table of what a change does, row by row: apps before and after, and what the comparison says of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
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
import type { Change } from '../../src/deployment/change';
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

/** What the second column says, the effect that this is in `diff`, and what `diff` says then. */
const MEANINGS: ReadonlyArray<readonly [says: RegExp, effect: Effect | undefined, words: RegExp]> = [
  [/^\*\*a new endpoint\*\*: new id and DNS name, every client configuration is exported again$/, 'replaced', /new endpoint and deletes this one: the DNS name.* and every client configuration .* stop working/],
  [/^connections are reset$/, 'resets', /reset/],
  [/^\*\*connections are reset\*\*; with an older one, or the same, nothing happens\./, 'resets', /connections/],
  [/^\*\*a new endpoint\*\*, because it leaves `tags`$/, 'replaced', /new endpoint and deletes this one/],
  [/^older sessions end$/, 'ends-sessions', /Sessions that are older than the new limit end/],
  [/^\*\*all clients are disconnected\*\*;/, 'disconnects', /disconnect/],
  [/^no interruption;/, 'in-place', /./],
  [/^nothing: the template is the same$/, undefined, /./],
  [/^\*\*fails\*\*(:| for the same reason)/, 'fails', /CloudFormation creates .* before it deletes/],
  [/^the old group \*\*is deleted\*\* /, 'deleted', /delete/],
];

/** No subnet is associated. */
const unassociated: Build = (stack) => {
  const vpc = newVpc(stack);
  newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc, { associate: false }) });
};

interface TableRow {
  readonly row: RegExp;
  readonly edits: Readonly<Record<string, Edit>>;
  /** What the second column says of one of them alone. */
  readonly except?: Readonly<Record<string, readonly [says: RegExp, effect: Effect | undefined, words: RegExp]>>;
  /** What is deployed between two deployments, of which the second column says that they do not fail. */
  readonly between?: Build;
}

/** What the rows name, by what is in their first column; each with the effect that the second one states. */
const ROWS: readonly TableRow[] = [
  {
    row: /^`authentication`/,
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
  { row: /^`sessionTimeout`/, edits: { sessionTimeout: prop({}, { sessionTimeout: ClientVpnSessionTimeout.EIGHT_HOURS }) } },
  {
    row: /^`authorizationPolicy`/,
    edits: {
      'authorizationPolicy': prop({}, { authorizationPolicy: policy(CEDAR) }),
      'changed': prop({ authorizationPolicy: policy(CEDAR) }, { authorizationPolicy: policy(`${CEDAR}\n${CEDAR}`) }),
      'no longer in shadow mode': prop({ authorizationPolicy: policy(CEDAR).shadow() }, { authorizationPolicy: policy(CEDAR) }),
      'in shadow mode': prop({}, { authorizationPolicy: policy(CEDAR).shadow() }),
    },
    except: { 'in shadow mode': [/; in shadow mode nothing happens$/, 'in-place', /./] },
  },
  {
    row: /^subnets and security groups/,
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
      'disconnectOnSessionTimeout': prop({}, { disconnectOnSessionTimeout: false }),
    },
    except: { 'security groups': [/; security groups may take hours$/, 'slow', /hours/] },
  },
  {
    row: /^`revocationList`/,
    edits: { revocationList: [listed(12), listed(13)] },
  },
  {
    row: /^a key that moves/,
    edits: {
      tags: prop({ tags: { Team: 'network' } }, { managedTags: ClientVpnManagedTags.of({ Team: 'network' }) }),
      managedTags: prop({ tags: { Team: 'network', Cost: '42' } }, { tags: { Team: 'network' }, managedTags: ClientVpnManagedTags.of({ Cost: '42' }) }),
    },
  },
  {
    row: /written out as its default/,
    edits: {
      'transportProtocol': prop({}, { transportProtocol: TransportProtocol.UDP }),
      'endpointIpAddressType': prop({}, { endpointIpAddressType: ClientVpnIpAddressType.IPV4 }),
      'trafficIpAddressType': prop({ trafficIpAddressType: ClientVpnIpAddressType.IPV4 }, {}),
      'description: \'\'': prop({}, { description: '' }),
    },
  },
  {
    row: /^`addRoute\(\)` and/,
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
  { row: /^`securityGroups` in place/, edits: { securityGroups: [inVpc(), ownGroups(1)] } },
  { row: /^another subnet in the same Availability Zone/, edits: { 'another subnet': [subnets(0), subnets(2)] }, between: unassociated },
];

const PAGE = readFileSync(join(REPOSITORY, 'docs', 'live-endpoints.md'), 'utf8');
const [, SECTION] = /\n## What a change does\n([^]*?)\n## /.exec(PAGE)!;
const TABLE = Array.from(SECTION.matchAll(/^\| (?!change|---)(.*?) \| (.*?) \|$/gm), ([, change, effect]) => ({ change, effect }));

const templateOf = (build: Build) => {
  const stack = newStack();
  build(stack);
  return synth(stack).toJSON();
};
const stateOf = (template: unknown) => ({ templates: [{ file: 'Stack.template.json', name: 'Stack', template }] });

/** What happens for sure; what comes or goes is the edit itself. */
function changesOf([before, after]: Edit): readonly Change[] {
  const { stacks: [{ changes }] } = compare(stateOf(templateOf(before)), stateOf(templateOf(after)));
  return changes.filter(({ effect, isCertain }) => isCertain && effect !== 'added' && effect !== 'removed');
}

/** What of a template the CDK's own comparison replaces, and what ours does. */
function replacedBy([before, after]: Edit): Readonly<Record<'cdk' | 'diff', string[]>> {
  const [deployed, next] = [templateOf(before), templateOf(after)];
  const isOnBoth = (id: string) => id in deployed.Resources && id in next.Resources;
  const cdk: string[] = [];
  fullDiff(deployed, next).resources.forEachDifference((id, { changeImpact }) => {
    if (isOnBoth(id) && changeImpact === ResourceImpact.WILL_REPLACE) {
      cdk.push(id);
    }
  });
  const { stacks: [{ changes }] } = compare(stateOf(deployed), stateOf(next));
  const diff = changes.filter(({ effect, resource }) => (effect === 'replaced' || effect === 'fails') && isOnBoth(resource.logicalId)).map(({ resource }) => resource.logicalId);
  return { cdk: cdk.sort(), diff: diff.sort() };
}

/** What the row of an edit says of it. */
function meaningOf(says: string, name: string, { except = {} }: TableRow) {
  const [pattern, effect, words] = except[name] ?? MEANINGS.find(([meant]) => meant.test(says))!;
  expect(says).toMatch(pattern);
  return { effect, words };
}

const CASES = TABLE.flatMap(({ change, effect: says }) => {
  const row = ROWS.find((one) => one.row.test(change));
  return Object.entries(row?.edits ?? {}).map(([name, edit]) => ({ change, says, name, edit, row: row! }));
});

test('each row is tried, and what it names, and nothing else', () => {
  expect(TABLE).toHaveLength(ROWS.length);
  for (const { change, effect } of TABLE) {
    const tried = ROWS.filter(({ row }) => row.test(change));
    const meanings = MEANINGS.filter(([meant]) => meant.test(effect));
    expect({ change, rows: tried.length, meanings: meanings.length }).toEqual({ change, rows: 1, meanings: 1 });
    const [{ edits }] = tried;
    const named = Array.from(change.matchAll(/`([^`]+)`/g), ([, name]) => name);
    expect(named.filter((name) => !(name in edits))).toEqual([]);
    expect(Object.keys(edits).filter((name) => !`${change} ${effect}`.includes(name))).toEqual([]);
  }
});

/** What is for checks alone, or for the order in which things are created. */
const NOT_OF_THE_ENDPOINT = ['expectedConnections', 'maxConcurrentOperations', 'serverCertificateFile'];

test('each prop of the endpoint is in a row', () => {
  const props = readFileSync(join(REPOSITORY, 'src', 'endpoint', 'endpoint-props.ts'), 'utf8').matchAll(/^ {2}readonly (\w+)/gm);
  const named = new Set(CASES.map(({ name }) => name));
  expect(Array.from(props, ([, name]) => name).filter((name) => !named.has(name)).sort()).toEqual(NOT_OF_THE_ENDPOINT);
});

describe.each(CASES)('$name: $says', ({ edit, name, row, says }) => {
  test('is what diff says, in its words', () => {
    const { effect, words } = meaningOf(says, name, row);
    const [worst] = changesOf(edit);
    // what is only added interrupts nothing, either.
    const isFine = effect === 'in-place' ? [effect, undefined] : [effect];
    expect(isFine).toContain(worst?.effect);
    expect(worst === undefined ? '' : `${worst.message} ${worst.fix ?? ''}`).toMatch(worst === undefined ? /^$/ : words);
  });

  test('replaces what the CDK itself says is replaced', () => {
    const { cdk, diff } = replacedBy(edit);
    expect(diff).toEqual(cdk);
  });
});

test.each(CASES.filter(({ says }) => /two deployments|in one deployment/.test(says)))('$name: does not fail in two deployments', ({ edit: [before, after], row: { between = inVpc() } }) => {
  const steps: readonly Edit[] = [[before, between], [between, after]];
  expect(steps.map((step) => changesOf(step).filter(({ effect }) => effect === 'fails'))).toEqual([[], []]);
});
