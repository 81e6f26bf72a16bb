/** The same network, described with this library, with bare L1s, and with the L2 of `aws-cdk-lib`. */
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, type IConstruct } from 'constructs';
import { CLIENTS, coreEndpoint, DIRECTORY, rawEndpoint, rawLogGroup, serverCertificate } from './endpoint';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';

export type Side = 'ours' | 'raw' | 'core';

const RANGES = Array.from({ length: 40 }, (_, index) => `172.16.${index}.0/24`);
const GROUP = 'S-1-5-21-1111111111-2222222222-3333333333-1001';
const [SUBNET, VPC] = ['subnet-0123456789abcdef0', 'vpc-0123456789abcdef0'];

/** More operations at a time than there are children: nothing is chained. */
const UNCHAINED = 1000;

export interface Scenario {
  readonly side: Side;
  readonly stacks: number;
  /** Whether the children of an endpoint wait for each other, as they do by default with this library and never with the L2. */
  readonly chained: boolean;
}

/** What the L1s have to be told to become the template that ours makes. */
export interface Plan {
  readonly ruleIds: readonly string[];
  /** For each stack, and in it for each child of the endpoint, the positions of those that it waits for. */
  readonly waits: ReadonlyArray<ReadonlyArray<readonly number[]>>;
}

const NO_PLAN: Plan = { ruleIds: [], waits: [] };

/** Describes the app and synthesizes it. */
export function synthesize({ chained, side, stacks }: Scenario, outdir: string, plan = NO_PLAN): App {
  const app = new App({ analyticsReporting: false, outdir });
  for (let number = 0; number < stacks; number++) {
    const stack = new Stack(app, `Stack${number}`, { env: { account: '111122223333', region: 'eu-west-1' } });
    switch (side) {
      case 'ours': withThisLibrary(stack, chained); break;
      case 'raw': withL1s(stack, plan.ruleIds, plan.waits[number]); break;
      case 'core': withTheL2(stack); break;
    }
  }
  app.synth();
  return app;
}

/** Learns from an app of ours what the L1s need. */
export function planOf(app: App): Plan {
  const stacks = app.node.children.filter((child) => Stack.isStack(child));
  const found = stacks.map((stack) => {
    const vpn = stack.node.findChild('Vpn');
    const rules = vpn.node.children.filter((child) => child instanceof ec2.CfnClientVpnAuthorizationRule);
    const { association, routes } = attached(vpn);
    const children = [association, ...routes.flatMap((route, index): CfnResource[] => [route, rules[index]])];
    const position = new Map(children.map((child, index) => [child, index]));
    const waits = children.map((child) => child.obtainDependencies().flatMap((other) => position.get(other as CfnResource) ?? []));
    return { ruleIds: rules.map(({ node }) => node.id), waits };
  });
  return { ruleIds: found[0].ruleIds, waits: found.map(({ waits }) => waits) };
}

function attached(vpn: IConstruct): { association: CfnResource; routes: CfnResource[] } {
  const { node } = vpn.node.findChild(`Association-${SUBNET}`);
  return {
    association: node.defaultChild as CfnResource,
    routes: node.children.filter((child) => child instanceof ec2.CfnClientVpnRoute),
  };
}

function withThisLibrary(stack: Stack, chained: boolean): void {
  const vpn = new ClientVpnEndpointPlus(stack, 'Vpn', {
    authentication: ClientVpnAuthentication.activeDirectory(DIRECTORY),
    clientCidrBlock: CLIENTS,
    maxConcurrentOperations: chained ? undefined : UNCHAINED,
    network: ClientVpnNetwork.vpc(vpcIn(stack)),
    serverCertificate: serverCertificate(stack),
    splitTunnel: true,
  });
  for (const range of RANGES) {
    vpn.addNetworkAccess(ClientVpnDestination.cidr(range), { groups: [GROUP] });
  }
}

function withTheL2(stack: Stack): void {
  const vpc = vpcIn(stack);
  const vpn = coreEndpoint(stack, vpc);
  const [subnet] = vpc.privateSubnets;
  for (const cidr of RANGES) {
    vpn.addRoute(`Route-${cidr}`, { cidr, target: ec2.ClientVpnRouteTarget.subnet(subnet) });
    vpn.addAuthorizationRule(`Rule-${cidr}`, { cidr, groupId: GROUP });
  }
}

/** In the same places as ours, because logical ids follow from these. */
function withL1s(stack: Stack, ruleIds: readonly string[], waits: ReadonlyArray<readonly number[]>): void {
  const vpn = new Construct(stack, 'Vpn');
  const logGroup = rawLogGroup(new Construct(vpn, 'LogGroup'), 'Resource');
  const securityGroup = new ec2.CfnSecurityGroup(new Construct(vpn, 'SecurityGroup'), 'Resource', {
    groupDescription: `${stack.node.id}/Vpn/SecurityGroup`,
    securityGroupEgress: [{ cidrIp: '0.0.0.0/0', description: 'Allow all outbound traffic by default', ipProtocol: '-1' }],
    vpcId: VPC,
  });
  const clientVpnEndpointId = rawEndpoint(vpn, VPC, logGroup, securityGroup);
  const associated = new Construct(vpn, `Association-${SUBNET}`);
  const association = new ec2.CfnClientVpnTargetNetworkAssociation(associated, 'Resource', { clientVpnEndpointId, subnetId: SUBNET });
  const children: CfnResource[] = [association];
  RANGES.forEach((cidr, index) => {
    children.push(
      new ec2.CfnClientVpnRoute(associated, `Route-${cidr.replace('/', '-')}`, {
        clientVpnEndpointId, destinationCidrBlock: cidr, targetVpcSubnetId: SUBNET,
      }),
      new ec2.CfnClientVpnAuthorizationRule(vpn, ruleIds[index], {
        accessGroupId: GROUP, authorizeAllGroups: false, clientVpnEndpointId, targetNetworkCidr: cidr,
      }),
    );
  });
  waits.forEach((others, index) => others.forEach((other) => children[index].addDependency(children[other])));
}

function vpcIn(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a'],
    privateSubnetIds: [SUBNET],
    privateSubnetIpv4CidrBlocks: ['10.0.1.0/24'],
    privateSubnetRouteTableIds: ['rtb-0123456789abcdef0'],
    vpcCidrBlock: '10.0.0.0/16',
    vpcId: VPC,
  });
}
