/** Resources of random apps are moved between stacks, nested stacks and stages: the same is found as in one stack. */
import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import { findings, validate, withAppUntil } from './apps';
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

/** Makes the app; no resource comes before what it refers to. */
function build(app: App, content: Contents, layout: Layout): void {
  const { chances } = layout;
  const places = stacksOf(app, layout);
  const made = new Map<Construct, number>();
  let chance = 0;
  const put = <T extends Construct>(make: (place: Stack) => T, ...needed: ReadonlyArray<Construct | undefined>): T => {
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
  const endpoint = (id: string) => put((place) => new ec2.CfnClientVpnEndpoint(place, id, {
    authenticationOptions: [{ type: 'certificate-authentication', mutualAuthentication: { clientRootCertificateChainArn: CLIENT_ROOT } }],
    clientCidrBlock: '10.100.0.0/16',
    connectionLogOptions: { enabled: false },
    serverCertificateArn: certificate?.ref ?? (content.certificate === 'imported' ? SERVER_CERTIFICATE : SERVER_CERTIFICATE.replace(REGION, 'us-east-1')),
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

interface Said {
  readonly plugin: readonly string[];
  readonly check: readonly string[];
}

async function said(content: Contents, layout: Layout): Promise<Said> {
  return withAppUntil(async (app) => {
    app.node.setContext('@aws-cdk/core:defaultCrossStackReferences', layout.strength);
    build(app, content, layout);
    const plugin = findings(validate(app)).map(({ rule, resource }) => line(rule, resource!)).sort();
    const { stdout } = await cli(['check', '--json', app.outdir]);
    const { findings: found } = JSON.parse(stdout) as { findings: ReadonlyArray<{ rule: string; resource: string }> };
    return { plugin, check: found.map(({ rule, resource }) => line(rule, resource)).sort() };
  });
}

/** Of several that are alike, any may be the first, which is not the one that is found. */
function line(rule: string, resource: string): string {
  return `${rule} ${/^(Duplicate|AssociationZone|ClientCidrBlockOverlapsTransitGateway)/.test(rule) ? resource.replace(/\d+$/, '') : resource}`;
}

test('wherever resources are, the same is found', async () => {
  const ever = new Set<string>();
  await fc.assert(fc.asyncProperty(contents, layouts, async (content, layout) => {
    const [together, apart] = [await said(content, TOGETHER), await said(content, layout)];
    expect(together.check).toEqual(together.plugin);
    expect(apart.check).toEqual(apart.plugin);
    // stacks wait for each other, so that a route may wait for its association without a word.
    const certain = (lines: readonly string[]) => lines.filter((one) => !one.startsWith('RouteDependency'));
    expect(certain(apart.check)).toEqual(certain(together.check));
    expect(together.check).toEqual(expect.arrayContaining([...apart.check]));
    together.check.forEach((one) => ever.add(one.split(' ')[0]));
  }), { numRuns: 25 });
  // the apps are not so tame that nothing is found.
  expect(ever.size).toBeGreaterThan(12);
}, 240_000);
