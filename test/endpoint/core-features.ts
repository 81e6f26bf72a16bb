/** All that `ec2.ClientVpnEndpoint` can do, each feature by the core and by ours. */
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import { LogGroup, LogStream } from 'aws-cdk-lib/aws-logs';
import {
  ClientVpnAuthentication, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus,
  ClientVpnNetwork,
} from '../../src';
import type { ClientVpnEndpointPlusProps } from '../../src';
import {
  CLIENT_RANGE, CLIENT_ROOT, HANDLER_NAME, newApp, newFunction, newStack, newVpc, once, samlProvider, SERVER_CERTIFICATE, serverCertificate,
} from '../fixtures';

const DATA_CENTER = '192.168.0.0/16';
/** More than the service takes at a time. */
const RANGES = Array.from({ length: 20 }, (_, index) => `10.0.${index}.0/24`);
const DIRECTORY = 'd-1234567890';
const Users = ec2.ClientVpnUserBasedAuthentication;

class World {
  public readonly stack = newStack(newApp());
  public readonly vpc = newVpc(this.stack);

  public get portal() { return once(this.stack, 'Portal', (id) => SamlProvider.fromSamlProviderArn(this.stack, id, 'arn:aws:iam::111111111111:saml-provider/portal')); }
  public get root() { return once(this.stack, 'Root', (id) => Certificate.fromCertificateArn(this.stack, id, CLIENT_ROOT)); }
  public get logGroup() { return once(this.stack, 'Logs', (id) => new LogGroup(this.stack, id)); }
  public get group() { return once(this.stack, 'Group', (id) => new ec2.SecurityGroup(this.stack, id, { vpc: this.vpc })); }
  public get saml() { return samlProvider(this.stack); }
}

export interface Feature {
  /** Whether the app does without the rule for all users that the core makes by default. */
  readonly noRuleForAll?: boolean;
  readonly core?: (world: World) => Partial<ec2.ClientVpnEndpointOptions>;
  readonly plus?: (world: World) => Partial<ClientVpnEndpointPlusProps>;
  readonly coreCalls?: (vpn: ec2.ClientVpnEndpoint, world: World) => void;
  readonly plusCalls?: (vpn: ClientVpnEndpointPlus, world: World) => void;
}

const cidr = (range: string) => ClientVpnDestination.cidr(range);
type Made<T> = (world: World) => T;
const users = (core: Made<ec2.ClientVpnUserBasedAuthentication>, plus: Made<ClientVpnEndpointPlusProps['authentication']>): Feature => ({
  core: (world) => ({ userBasedAuthentication: core(world) }), plus: (world) => ({ authentication: plus(world) }),
});
const same = (props: Partial<ec2.ClientVpnEndpointOptions & ClientVpnEndpointPlusProps>): Feature => ({ core: () => props, plus: () => props });

const withPortal = (selfServicePortal: boolean): Feature => ({
  core: ({ saml }) => ({ userBasedAuthentication: Users.federated(saml), selfServicePortal }),
  plus: ({ saml }) => ({ authentication: ClientVpnAuthentication.federated(saml), selfServicePortal }),
});

export const FEATURES: Readonly<Record<string, Feature>> = {
  'mutual': {},
  'active directory': users(() => Users.activeDirectory(DIRECTORY), () => ClientVpnAuthentication.activeDirectory(DIRECTORY)),
  'federated': users(({ saml }) => Users.federated(saml), ({ saml }) => ClientVpnAuthentication.federated(saml)),
  'federated, second provider': users(({ portal, saml }) => Users.federated(saml, portal),
    ({ portal, saml }) => ClientVpnAuthentication.federated(saml, { selfServiceSamlProvider: portal })),
  'federated and mutual': {
    core: ({ saml }) => ({ clientCertificateArn: CLIENT_ROOT, userBasedAuthentication: Users.federated(saml) }),
    plus: ({ root, saml }) => ({ authentication: ClientVpnAuthentication.federated(saml).withMutual({ clientRootCertificate: root }) }),
  },
  'directory and mutual': {
    core: () => ({ clientCertificateArn: CLIENT_ROOT, userBasedAuthentication: Users.activeDirectory(DIRECTORY) }),
    plus: ({ root }) => ({ authentication: ClientVpnAuthentication.activeDirectory(DIRECTORY).withMutual({ clientRootCertificate: root }) }),
  },
  'log group given': { core: ({ logGroup }) => ({ logGroup }), plus: ({ logGroup }) => ({ connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup) }) },
  'log group and stream': {
    core: ({ logGroup, stack }) => ({ logGroup, logStream: LogStream.fromLogStreamName(stack, 'Stream', 'vpn') }),
    plus: ({ logGroup }) => ({ connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup, { streamName: 'vpn' }) }),
  },
  'logging off': { core: () => ({ logging: false }), plus: () => ({ connectionLogging: ClientVpnConnectionLogging.disabled() }) },
  'security groups given': { core: ({ group }) => ({ securityGroups: [group] }), plus: ({ group, vpc }) => ({ network: ClientVpnNetwork.vpc(vpc, { securityGroups: [group] }) }) },
  'portal on': withPortal(true),
  'portal off': withPortal(false),
  'split tunnel': same({ splitTunnel: true }),
  'tcp 1194': {
    core: () => ({ transportProtocol: ec2.TransportProtocol.TCP, port: ec2.VpnPort.OPENVPN }),
    plus: () => ({ transportProtocol: ec2.TransportProtocol.TCP, vpnPort: ec2.VpnPort.OPENVPN }),
  },
  'udp 443 written out': {
    core: () => ({ transportProtocol: ec2.TransportProtocol.UDP, port: ec2.VpnPort.HTTPS }),
    plus: () => ({ transportProtocol: ec2.TransportProtocol.UDP, vpnPort: ec2.VpnPort.HTTPS }),
    // a default that is written out is left out, so that it can be written or not; an endpoint that has it needs it, as docs/migrating.md says.
    plusCalls: (vpn) => { (vpn.node.defaultChild as ec2.CfnClientVpnEndpoint).transportProtocol = 'udp'; },
  },
  'dns': { core: () => ({ dnsServers: ['10.0.0.2', '8.8.8.8'] }), plus: () => ({ dnsServers: ClientVpnDnsServers.of('10.0.0.2', '8.8.8.8') }) },
  'isolated subnets': {
    core: () => ({ vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }),
    plus: ({ vpc }) => ({ network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }) }),
  },
  'subnets named': {
    core: ({ vpc }) => ({ vpcSubnets: { subnets: [vpc.privateSubnets[1], vpc.privateSubnets[0]] } }),
    plus: ({ vpc }) => ({ network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnets: [vpc.privateSubnets[1], vpc.privateSubnets[0]] } }) }),
  },
  'no rule for all': { core: () => ({ authorizeAllUsersToVpcCidr: false }), noRuleForAll: true },
  'session, disconnect, banner': same({ sessionTimeout: 8, disconnectOnSessionTimeout: false, clientLoginBanner: 'Hi' }),
  'description': same({ description: 'VPN of the office' }),
  'route enforcement': { core: () => ({ clientRouteEnforcementOptions: { enforced: true } }), plus: () => ({ clientRouteEnforcement: true }) },
  'connect handler': {
    core: ({ stack }) => ({ clientConnectionHandler: newFunction(stack, HANDLER_NAME) }),
    plus: ({ stack }) => ({ connectHandler: ClientVpnConnectHandler.fromFunction(newFunction(stack, HANDLER_NAME)) }),
  },
  'rule of a group': {
    coreCalls: (vpn) => vpn.addAuthorizationRule('Ops', { cidr: '10.0.9.0/24', groupId: 'ops' }),
    plusCalls: (vpn) => vpn.addAuthorizationRule('Ops', { destination: cidr('10.0.9.0/24'), group: 'ops' }),
  },
  'rule of a group, addNetworkAccess': {
    coreCalls: (vpn) => vpn.addAuthorizationRule('Ops', { cidr: '10.0.9.0/24', groupId: 'ops' }),
    plusCalls: (vpn) => vpn.addNetworkAccess(cidr('10.0.9.0/24'), { groups: ['ops'] }),
  },
  'rule for all with description': {
    coreCalls: (vpn) => vpn.addAuthorizationRule('Net', { cidr: '0.0.0.0/0', description: 'internet' }),
    plusCalls: (vpn) => vpn.addAuthorizationRule('Net', { destination: ClientVpnDestination.internet(), allUsers: true, description: 'internet' }),
  },
  'route through one subnet': {
    coreCalls: (vpn, { vpc }) => vpn.addRoute('Dc', { cidr: DATA_CENTER, target: ec2.ClientVpnRouteTarget.subnet(vpc.privateSubnets[0]) }),
    plusCalls: (vpn, { vpc }) => vpn.addRoute('Dc', { destination: cidr(DATA_CENTER), subnet: vpc.privateSubnets[0] }),
  },
  'route with description': {
    coreCalls: (vpn, { vpc }) => vpn.addRoute('Dc', { cidr: DATA_CENTER, target: ec2.ClientVpnRouteTarget.subnet(vpc.privateSubnets[0]), description: 'data center' }),
    plusCalls: (vpn, { vpc }) => vpn.addRoute('Dc', { destination: cidr(DATA_CENTER), subnet: vpc.privateSubnets[0], description: 'data center' }),
  },
  'routes through every subnet, addNetworkAccess': {
    coreCalls: (vpn, { vpc }) => {
      vpc.privateSubnets.forEach((subnet, index) => vpn.addRoute(`Dc${index}`, { cidr: DATA_CENTER, target: ec2.ClientVpnRouteTarget.subnet(subnet) }));
      vpn.addAuthorizationRule('DcOps', { cidr: DATA_CENTER, groupId: 'ops' });
    },
    plusCalls: (vpn) => vpn.addNetworkAccess(cidr(DATA_CENTER), { groups: ['ops'] }),
  },
  'route local': {
    coreCalls: (vpn) => vpn.addRoute('Local', { cidr: CLIENT_RANGE, target: ec2.ClientVpnRouteTarget.local() }),
    plusCalls: (vpn) => vpn.addRoute('Local', { destination: ClientVpnDestination.clients() }),
  },
  'many rules': {
    coreCalls: (vpn) => RANGES.forEach((range, index) => vpn.addAuthorizationRule(`Rule${index}`, { cidr: range, groupId: 'ops' })),
    plusCalls: (vpn) => RANGES.forEach((range, index) => vpn.addAuthorizationRule(`Rule${index}`, { destination: cidr(range), group: 'ops' })),
  },
  'connections': {
    coreCalls: (vpn, { group }) => vpn.connections.allowTo(group, ec2.Port.tcp(5432)),
    plusCalls: (vpn, { group }) => vpn.connections.allowTo(group, ec2.Port.tcp(5432)),
  },
};

/** Where somebody who moves puts the endpoint: below its VPC, where the core has it, or into the stack. */
export const PLACES = ['vpc', 'stack'] as const;
export type Place = typeof PLACES[number];

/** The endpoint of the core with some features. */
export function before(features: readonly Feature[]): ec2.ClientVpnEndpoint {
  const world = new World();
  const props: Partial<ec2.ClientVpnEndpointOptions> = Object.assign({}, ...features.map(({ core }) => core?.(world)));
  const certificate = props.clientCertificateArn || props.userBasedAuthentication ? {} : { clientCertificateArn: CLIENT_ROOT };
  const vpn = world.vpc.addClientVpnEndpoint('Endpoint', { cidr: CLIENT_RANGE, serverCertificateArn: SERVER_CERTIFICATE, ...certificate, ...props });
  features.forEach(({ coreCalls }) => coreCalls?.(vpn, world));
  return vpn;
}

/** Ours with the same features. */
export function after(features: readonly Feature[], place: Place): ClientVpnEndpointPlus {
  const world = new World();
  const vpn = new ClientVpnEndpointPlus(world[place], 'Endpoint', {
    clientCidrBlock: CLIENT_RANGE,
    serverCertificate: serverCertificate(world.stack),
    authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: world.root }),
    network: ClientVpnNetwork.vpc(world.vpc),
    ...Object.assign({}, ...features.map(({ plus }) => plus?.(world))) as Partial<ClientVpnEndpointPlusProps>,
  });
  if (!features.some(({ noRuleForAll }) => noRuleForAll)) {
    vpn.addAuthorizationRule('AuthorizeAll', { destination: ClientVpnDestination.vpc(world.vpc), allUsers: true });
  }
  features.forEach(({ plusCalls }) => plusCalls?.(vpn, world));
  return vpn;
}
