/** Resources of random apps are moved between stacks, nested stacks and stages: the same is found as in one stack. */
import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Certificate, CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import { findings, validate, withAppUntil } from './apps';
import {
  ClientVpnAssociationPlus, ClientVpnAuthentication, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnConnectionLogging,
  ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnNetwork, ClientVpnRoutePlus,
} from '../../src';
import { CATALOGUE } from '../../src/rules/catalogue';
import { cli } from '../cli/terminal';
import { CLIENT_ROOT, ENV, newFunction, REGION, SERVER_CERTIFICATE } from '../fixtures';

/** Ranges that are near each other and near the client range. */
const RANGES = ['10.0.0.0/16', '10.1.0.0/16', '10.100.4.0/24', '10.100.0.0/14', '192.168.0.0/16', '0.0.0.0/0'];
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const several = <T>(...values: readonly T[]) => fc.array(fc.constantFrom(...values), { maxLength: 3 });

/** What a random app holds. */
const contents = fc.record({
  vpc: fc.constantFrom('10.0.0.0/16', '10.100.0.0/16', '172.16.0.0/12'),
  hasDns: fc.boolean(),
  subnets: fc.array(fc.record({
    cidrBlock: fc.constantFrom('10.0.1.0/24', '10.0.2.0/28', '10.0.3.0/27', '10.100.1.0/24'),
    zone: fc.constantFrom('a', 'b', 'c'),
    isForeign: fc.boolean(),
  }), { minLength: 1, maxLength: 3 }),
  added: maybe(fc.constantFrom('10.100.8.0/22', '10.7.0.0/16')),
  wayOut: maybe(fc.boolean()),
  certificate: fc.constantFrom('imported', 'of another Region', 'RSA_2048', 'EC_prime256v1'),
  splitTunnel: fc.boolean(),
  dns: maybe(fc.constantFrom('10.0.0.2', '10.100.0.2', '8.8.8.8')),
  hasOwnGroup: fc.boolean(),
  handler: maybe(fc.constantFrom('', 'gate', 'AWSClientVPN-gate')),
  gateway: maybe(fc.record({ ranges: several('10.99.0.0/24'), isAttached: fc.boolean(), route: maybe(fc.constantFrom(...RANGES)), isShared: fc.boolean() })),
  routes: several(...RANGES, 'vpc'),
  isOrdered: fc.boolean(),
  rules: fc.array(fc.record({ range: fc.constantFrom(...RANGES, 'vpc'), group: maybe(fc.constantFrom('staff', 'guests')) }), { maxLength: 4 }),
});
type Contents = typeof contents extends fc.Arbitrary<infer T> ? T : never;

/** A forest of stacks by the parents of its members, nested ones after or before what is beside them; and where each resource goes. */
const layouts = fc.record({
  parents: fc.array(maybe(fc.nat(3)), { minLength: 1, maxLength: 4 }),
  isFirst: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  isStaged: fc.boolean(),
  chances: fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }),
  strength: fc.constantFrom('strong', 'weak', 'both'),
});
type Layout = typeof layouts extends fc.Arbitrary<infer T> ? T : never;

/** More of them than in each run of the suite, to try for once. */
const RUNS = Number(process.env.MOVED_RUNS ?? 25);
const PATIENCE = 240_000 * RUNS / 25;
const STRENGTH = '@aws-cdk/core:defaultCrossStackReferences';
const ALL_RULES = new Set(CATALOGUE.map(({ id }) => id));

const TOGETHER: Layout = { parents: [], isFirst: [true], isStaged: false, chances: [0], strength: 'strong' };

/** The stacks in an order in which each may refer to those before it. */
function stacksOf(app: App, { parents, isFirst, isStaged }: Layout): Stack[] {
  const scope = isStaged ? new Stage(app, 'Prod', { env: ENV }) : app;
  const stacks: Stack[] = [new Stack(scope, 'Stack0', { env: ENV })];
  parents.forEach((parent, index) => {
    const id = `Stack${index + 1}`;
    stacks.push(parent === undefined ? new Stack(scope, id, { env: ENV }) : new NestedStack(stacks[parent % stacks.length], id));
  });
  const ordered = (stack: Stack): Stack[] => {
    const inner = stacks.filter(({ nestedStackParent }) => nestedStackParent === stack).flatMap(ordered);
    return isFirst[stacks.indexOf(stack)] ? [stack, ...inner] : [...inner, stack];
  };
  return stacks.filter(({ nested }) => !nested).flatMap(ordered);
}

/** Puts something into a stack that is not before those of what it refers to. */
type Put = <T extends Construct>(make: (place: Stack) => T, ...needed: ReadonlyArray<Construct | undefined>) => T;

/** What an endpoint stands among. */
interface Around {
  readonly put: Put;
  readonly vpc: ec2.CfnVPC;
  readonly subnets: readonly ec2.CfnSubnet[];
  readonly group: ec2.CfnSecurityGroup;
  readonly certificate?: CfnCertificate;
  readonly handler?: LambdaFunction;
  readonly gateway?: ec2.CfnTransitGateway;
}

/** Makes what is around an endpoint. */
function around(app: App, content: Contents, layout: Layout): Around {
  const { chances } = layout;
  const places = stacksOf(app, layout);
  const made = new Map<Construct, number>();
  let chance = 0;
  const put: Put = (make, ...needed) => {
    const first = Math.max(0, ...needed.map((other) => other === undefined ? 0 : made.get(other)!));
    const place = first + chances[chance++ % chances.length] % (places.length - first);
    const construct = make(places[place]);
    made.set(construct, place);
    return construct;
  };
  const vpc = put((place) => new ec2.CfnVPC(place, 'Vpc', { cidrBlock: content.vpc, enableDnsSupport: content.hasDns }));
  const foreign = put((place) => new ec2.CfnVPC(place, 'Foreign', { cidrBlock: '10.50.0.0/16' }));
  const subnets = content.subnets.map(({ cidrBlock, zone, isForeign }, index) => {
    const home = isForeign && index > 0 ? foreign : vpc;
    return put((place) => new ec2.CfnSubnet(place, `Subnet${index}`, { vpcId: home.ref, cidrBlock, availabilityZone: REGION + zone }), home);
  });
  if (content.added !== undefined) {
    put((place) => new ec2.CfnVPCCidrBlock(place, 'Added', { vpcId: vpc.ref, cidrBlock: content.added }), vpc);
  }
  if (content.wayOut !== undefined) {
    const table = put((place) => new ec2.CfnRouteTable(place, 'Table', { vpcId: vpc.ref }), vpc);
    subnets.forEach((subnet, index) => put((place) => (
      new ec2.CfnSubnetRouteTableAssociation(place, `TableOf${index}`, { routeTableId: table.ref, subnetId: subnet.ref })
    ), table, subnet));
    if (content.wayOut) {
      const internet = put((place) => new ec2.CfnInternetGateway(place, 'Internet'));
      put((place) => new ec2.CfnRoute(place, 'Out', { routeTableId: table.ref, destinationCidrBlock: '0.0.0.0/0', gatewayId: internet.ref }), table, internet);
    }
  }
  const group = put((place) => new ec2.CfnSecurityGroup(place, 'Group', { groupDescription: 'x', vpcId: vpc.ref }), vpc);
  const certificate = /_/.test(content.certificate)
    ? put((place) => new CfnCertificate(place, 'Certificate', { domainName: 'vpn.example.com', keyAlgorithm: content.certificate })) : undefined;
  const handler = content.handler === undefined ? undefined : put((place) => newFunction(place, content.handler === '' ? undefined : content.handler));
  const gateway = content.gateway === undefined ? undefined
    : put((place) => new ec2.CfnTransitGateway(place, 'Gateway', { transitGatewayCidrBlocks: content.gateway!.ranges }));
  if (gateway !== undefined && content.gateway!.isAttached) {
    put((place) => (
      new ec2.CfnTransitGatewayAttachment(place, 'Attachment', { transitGatewayId: gateway.ref, vpcId: vpc.ref, subnetIds: [subnets[0].ref] })
    ), gateway, vpc, subnets[0]);
  }
  if (gateway !== undefined && content.gateway!.route !== undefined) {
    const table = put((place) => new ec2.CfnTransitGatewayRouteTable(place, 'GatewayTable', { transitGatewayId: gateway.ref }), gateway);
    put((place) => new ec2.CfnTransitGatewayRoute(place, 'GatewayRoute', {
      transitGatewayRouteTableId: table.ref, destinationCidrBlock: content.gateway!.route!, transitGatewayAttachmentId: 'tgw-attach-0123456789abcdef0',
    }), table);
  }
  return { put, vpc, subnets, group, certificate, handler, gateway };
}

/** Where the certificate is that no template makes. */
const imported = ({ certificate }: Contents) => certificate === 'imported' ? SERVER_CERTIFICATE : SERVER_CERTIFICATE.replace(REGION, 'us-east-1');

/** An endpoint, and what is attached to it, as L1s. */
function withL1s(content: Contents, { put, vpc, subnets, group, certificate, handler, gateway }: Around): void {
  const endpoint = (id: string) => put((place) => new ec2.CfnClientVpnEndpoint(place, id, {
    authenticationOptions: [{ type: 'certificate-authentication', mutualAuthentication: { clientRootCertificateChainArn: CLIENT_ROOT } }],
    clientCidrBlock: '10.100.0.0/16',
    connectionLogOptions: { enabled: false },
    serverCertificateArn: certificate?.ref ?? imported(content),
    splitTunnel: content.splitTunnel,
    dnsServers: content.dns === undefined ? undefined : [content.dns],
    clientConnectOptions: handler && { enabled: true, lambdaFunctionArn: handler.functionArn },
    ...gateway !== undefined
      ? { transitGatewayConfiguration: { transitGatewayId: gateway.ref, availabilityZones: [`${REGION}a`] } }
      : { vpcId: vpc.ref, securityGroupIds: content.hasOwnGroup ? [group.attrGroupId] : undefined },
  }), vpc, group, certificate, handler, gateway);
  const vpn = endpoint('Vpn0');
  if (gateway !== undefined && content.gateway!.isShared) {
    endpoint('Vpn1');
  }
  const associations = gateway !== undefined ? [] : subnets.map((subnet, index) => put((place) => (
    new ec2.CfnClientVpnTargetNetworkAssociation(place, `Association${index}`, { clientVpnEndpointId: vpn.ref, subnetId: subnet.ref })
  ), vpn, subnet));
  content.routes.forEach((range, index) => {
    const route = put((place) => new ec2.CfnClientVpnRoute(place, `Route${index}`, {
      clientVpnEndpointId: vpn.ref,
      destinationCidrBlock: range === 'vpc' ? vpc.attrCidrBlock : range,
      targetVpcSubnetId: gateway === undefined ? subnets[0].ref : undefined,
    }), vpn, ...associations);
    associations.slice(content.isOrdered ? 0 : associations.length).forEach((association) => route.node.addDependency(association));
  });
  content.rules.forEach(({ range, group: accessGroupId }, index) => put((place) => new ec2.CfnClientVpnAuthorizationRule(place, `Rule${index}`, {
    clientVpnEndpointId: vpn.ref,
    targetNetworkCidr: range === 'vpc' ? vpc.attrCidrBlock : range,
    ...accessGroupId === undefined ? { authorizeAllGroups: true } : { accessGroupId },
  }), vpn, vpc));
}

/** The same as constructs. */
function withConstructs(content: Contents, { put, vpc, subnets, group, certificate, handler, gateway }: Around): void {
  const [first, ...more] = subnets;
  const endpoint = (id: string) => put((place) => new ClientVpnEndpointPlus(place, id, {
    clientCidrBlock: '10.100.0.0/16',
    serverCertificate: certificate ?? Certificate.fromCertificateArn(place, `ServerOf${id}`, imported(content)),
    authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: Certificate.fromCertificateArn(place, `RootOf${id}`, CLIENT_ROOT) }),
    connectionLogging: ClientVpnConnectionLogging.disabled(),
    splitTunnel: content.splitTunnel,
    dnsServers: content.dns === undefined ? undefined : ClientVpnDnsServers.of(content.dns),
    connectHandler: handler && ClientVpnConnectHandler.fromFunction(handler),
    network: gateway === undefined
      ? ClientVpnNetwork.subnets(vpc, [first], { securityGroups: content.hasOwnGroup ? [group] : undefined })
      : ClientVpnNetwork.transitGateway(gateway, { availabilityZones: [`${REGION}a`] }),
  }), first, group, certificate, handler, gateway);
  const clientVpnEndpoint = endpoint('Vpn0');
  if (gateway !== undefined && content.gateway!.isShared) {
    endpoint('Vpn1');
  }
  const destination = (range: string) => range === 'vpc' ? ClientVpnDestination.vpc(vpc) : ClientVpnDestination.cidr(range);
  if (gateway === undefined) {
    more.forEach((subnet, index) => put((place) => new ClientVpnAssociationPlus(place, `Association${index}`, { clientVpnEndpoint, subnet }), clientVpnEndpoint, subnet));
  }
  content.routes.forEach((range, index) => put((place) => new ClientVpnRoutePlus(place, `Route${index}`, {
    clientVpnEndpoint, destination: destination(range), subnet: gateway === undefined ? first : undefined,
  }), clientVpnEndpoint));
  content.rules.forEach(({ range, group: name }, index) => put((place) => new ClientVpnAuthorizationRulePlus(place, `Rule${index}`, {
    clientVpnEndpoint, destination: destination(range), ...name === undefined ? { allUsers: true } : { group: name },
  }), clientVpnEndpoint));
}

interface Said {
  readonly plugin: readonly string[];
  readonly check: readonly string[];
}

async function byCheck(app: App): Promise<ReadonlyArray<{ readonly rule: string; readonly resource: string }>> {
  const { stdout } = await cli(['check', '--json', app.outdir]);
  return (JSON.parse(stdout) as { findings: ReadonlyArray<{ rule: string; resource: string }> }).findings;
}

async function said(content: Contents, layout: Layout): Promise<Said> {
  return withAppUntil(async (app) => {
    app.node.setContext(STRENGTH, layout.strength);
    withL1s(content, around(app, content, layout));
    const plugin = findings(validate(app)).map(({ rule, resource }) => line(rule, resource!)).sort();
    return { plugin, check: (await byCheck(app)).map(({ rule, resource }) => line(rule, resource)).sort() };
  });
}

/** Of several that are alike, any may be the first, which is not the one that is found. */
function line(rule: string, resource: string): string {
  return `${rule} ${/^(Duplicate|RouteOf|AssociationZone|ClientCidrBlockOverlapsTransitGateway)/.test(rule) ? resource.replace(/\d+$/, '') : resource}`;
}

interface SaidOfConstructs {
  /** The rules that the constructs name: in what they throw, immediately or at synthesis, and in warnings. */
  readonly constructs: readonly string[];
  /** Those that the plugin adds, and all that `check` finds in the templates; nothing where there are none. */
  readonly plugin?: readonly string[];
  readonly check?: readonly string[];
}

const rulesIn = (texts: readonly string[]) => (
  Array.from(new Set(texts.flatMap((text) => Array.from(text.matchAll(/\[(\w+)\]/g), ([, rule]) => rule)))).filter((rule) => ALL_RULES.has(rule)).sort()
);

async function saidOfConstructs(content: Contents, layout: Layout): Promise<SaidOfConstructs> {
  return withAppUntil(async (app) => {
    app.node.setContext(STRENGTH, layout.strength);
    const warnings = () => app.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
    try {
      withConstructs(content, around(app, content, layout));
      const plugin = findings(validate(app)).map(({ rule }) => rule);
      const check = (await byCheck(app)).map(({ rule }) => rule);
      return { constructs: rulesIn(warnings()), plugin, check: Array.from(new Set(check)).sort() };
    } catch (error) {
      return { constructs: rulesIn([(error as Error).message, ...warnings()]) };
    }
  });
}

// stacks wait for each other, so that a route may wait for its association without a word.
const certain = (lines: readonly string[]) => lines.filter((one) => !one.startsWith('RouteDependency'));

test('wherever resources are, the same is found', async () => {
  const ever = new Set<string>();
  await fc.assert(fc.asyncProperty(contents, layouts, async (content, layout) => {
    const [together, apart] = [await said(content, TOGETHER), await said(content, layout)];
    expect(together.check).toEqual(together.plugin);
    expect(apart.check).toEqual(apart.plugin);
    expect(certain(apart.check)).toEqual(certain(together.check));
    expect(together.check).toEqual(expect.arrayContaining([...apart.check]));
    together.check.forEach((one) => ever.add(one.split(' ')[0]));
  }), { numRuns: RUNS });
  // the apps are not so tame that nothing is found.
  expect(ever.size).toBeGreaterThan(12);
}, PATIENCE);

test('wherever constructs are, they say the same, and all that check finds', async () => {
  const ever = new Set<string>();
  await fc.assert(fc.asyncProperty(contents, layouts, async (content, layout) => {
    const [together, apart] = [await saidOfConstructs(content, TOGETHER), await saidOfConstructs(content, layout)];
    for (const { check, constructs, plugin } of [together, apart]) {
      expect(Array.from(new Set([...constructs, ...plugin ?? []])).sort()).toEqual(check ?? constructs);
    }
    expect(apart.constructs).toEqual(together.constructs);
    expect(apart.check).toEqual(together.check);
    together.constructs.forEach((rule) => ever.add(rule));
  }), { numRuns: RUNS });
  expect(ever.size).toBeGreaterThan(9);
}, PATIENCE);
