/** The app that people write: in each stack a VPC, and groups of users who reach networks. */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { CLIENTS, coreEndpoint, DIRECTORY, rawEndpoint, rawLogGroup, serverCertificate } from './endpoint';
import { ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } from 'cdk-client-vpn-plus';

/** Who describes it; with warnings, ours sends all traffic through the VPN, and has neither DNS servers nor a route to the internet. */
export type Writer = 'ours' | 'warned' | 'raw' | 'core';

/** How large the network of a stack is. */
export interface Shape {
  /** Each has a private subnet, an association and a route to each destination. */
  readonly zones: number;
  readonly destinations: number;
  /** Each of them reaches each destination; where there is one, each destination has one of its own. */
  readonly groups: number;
}

const PEOPLE: Shape = { zones: 2, destinations: 40, groups: 1 };

interface Network {
  readonly cidr: string;
  readonly groups: readonly string[];
}

/** Describes the app that people write, and synthesizes it. */
export function synthesizeWritten(writer: Writer, stacks: number, outdir: string): void {
  synthesizeShapes(writer, Array.from({ length: stacks }, () => PEOPLE), outdir);
}

/** Describes an app with a stack of each shape, and synthesizes it. */
export function synthesizeShapes(writer: Writer, shapes: readonly Shape[], outdir: string): void {
  const app = new App({ analyticsReporting: false, outdir });
  for (const [number, shape] of shapes.entries()) {
    const stack = new Stack(app, `Stack${number}`, { env: { account: '111122223333', region: 'eu-west-1' } });
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'].slice(0, shape.zones), ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), natGateways: 1,
    });
    const networks = networksOf(shape);
    switch (writer) {
      case 'ours': withThisLibrary(stack, vpc, networks, true); break;
      case 'warned': withThisLibrary(stack, vpc, networks, false); break;
      case 'raw': withL1s(stack, vpc, networks); break;
      case 'core': withTheL2(stack, vpc, networks); break;
    }
  }
  app.synth();
}

function networksOf({ destinations, groups }: Shape): Network[] {
  const sid = (number: number) => `S-1-5-21-1111111111-2222222222-3333333333-${1000 + number}`;
  return Array.from({ length: destinations }, (_, index) => ({
    cidr: `172.16.${index}.0/24`,
    groups: groups === 1 ? [sid(index)] : Array.from({ length: groups }, (__, group) => sid(group)),
  }));
}

function withThisLibrary(stack: Stack, vpc: ec2.IVpc, networks: readonly Network[], splitTunnel: boolean): void {
  const vpn = new ClientVpnEndpointPlus(stack, 'Vpn', {
    authentication: ClientVpnAuthentication.activeDirectory(DIRECTORY),
    clientCidrBlock: CLIENTS,
    network: ClientVpnNetwork.vpc(vpc),
    serverCertificate: serverCertificate(stack),
    splitTunnel,
  });
  for (const { cidr, groups } of networks) {
    vpn.addNetworkAccess(ClientVpnDestination.cidr(cidr), { groups: [...groups] });
  }
}

/** Routes wait for the association of their subnet, and nothing else does. */
function withL1s(stack: Stack, vpc: ec2.IVpc, networks: readonly Network[]): void {
  const vpn = new Construct(stack, 'Vpn');
  const logGroup = rawLogGroup(vpn, 'LogGroup');
  const securityGroup = new ec2.CfnSecurityGroup(vpn, 'SecurityGroup', { groupDescription: 'Vpn', vpcId: vpc.vpcId });
  const clientVpnEndpointId = rawEndpoint(vpn, vpc.vpcId, logGroup, securityGroup);
  const associated = vpc.privateSubnets.map(({ subnetId }, index) => ({
    subnetId, association: new ec2.CfnClientVpnTargetNetworkAssociation(vpn, `Association${index}`, { clientVpnEndpointId, subnetId }),
  }));
  for (const [number, { cidr, groups }] of networks.entries()) {
    associated.forEach(({ association, subnetId }, index) => {
      const route = new ec2.CfnClientVpnRoute(vpn, `Route${number}Through${index}`, { clientVpnEndpointId, destinationCidrBlock: cidr, targetVpcSubnetId: subnetId });
      route.addDependency(association);
    });
    groups.forEach((accessGroupId, index) => {
      new ec2.CfnClientVpnAuthorizationRule(vpn, `Rule${number}For${index}`, { accessGroupId, clientVpnEndpointId, targetNetworkCidr: cidr });
    });
  }
}

function withTheL2(stack: Stack, vpc: ec2.IVpc, networks: readonly Network[]): void {
  const vpn = coreEndpoint(stack, vpc);
  for (const [number, { cidr, groups }] of networks.entries()) {
    vpc.privateSubnets.forEach((subnet, index) => {
      vpn.addRoute(`Route${number}Through${index}`, { cidr, target: ec2.ClientVpnRouteTarget.subnet(subnet) });
    });
    groups.forEach((groupId, index) => vpn.addAuthorizationRule(`Rule${number}For${index}`, { cidr, groupId }));
  }
}
