import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnDnsServers, ClientVpnNetwork, ClientVpnReachability } from '../../src/index';
import { allWarnings, importedVpc, newEndpoint, newStack } from '../fixtures';

const { NO, YES } = ClientVpnReachability;
const NO_WAY = expect.stringContaining('[InternetWithoutWayOut]');

/** A full tunnel to the internet through some subnets of a VPC. */
function fullTunnel(vpc: ec2.IVpc, subnetType: ec2.SubnetType) {
  const vpn = newEndpoint(Stack.of(vpc), {
    network: ClientVpnNetwork.vpc(vpc, { vpcSubnets: { subnetType } }),
    splitTunnel: false,
    dnsServers: ClientVpnDnsServers.of('10.0.0.2'),
  });
  vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
  return vpn;
}

test('isolated subnets have no way out, until a route is added to their tables', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
  const vpn = fullTunnel(vpc, ec2.SubnetType.PRIVATE_ISOLATED);
  expect(vpn.effectiveAccess().canReach('anybody', '8.8.8.8')).toBe(NO);
  expect(vpn.effectiveAccess().why('anybody', '8.8.8.8')).toContain('There is no way out: the route table of the subnet of association');
  expect(vpn.effectiveAccess().canReach('anybody', '10.0.9.7')).toBe(YES);
  expect(allWarnings(stack)).toEqual([NO_WAY]);
  for (const subnet of vpc.isolatedSubnets as ec2.Subnet[]) {
    subnet.addRoute('Out', { routerType: ec2.RouterType.TRANSIT_GATEWAY, routerId: 'tgw-0123456789abcdef0' });
  }
  expect(vpn.effectiveAccess().canReach('anybody', '8.8.8.8')).toBe(YES);
});

test.each<[string, (stack: Stack) => ec2.IVpc, ec2.SubnetType]>([
  ['a NAT gateway', (stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 }), ec2.SubnetType.PRIVATE_WITH_EGRESS],
  ['public subnets', (stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 }), ec2.SubnetType.PUBLIC],
  ['an imported VPC', (stack) => importedVpc(stack), ec2.SubnetType.PRIVATE_WITH_EGRESS],
  ['a VPC that is looked up', (stack) => ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' }), ec2.SubnetType.PRIVATE_WITH_EGRESS],
])('%s: a way out, or none that is known to be missing', (_, vpcIn, subnetType) => {
  const stack = newStack();
  const vpn = fullTunnel(vpcIn(stack), subnetType);
  expect(vpn.effectiveAccess().canReach('anybody', '8.8.8.8')).not.toBe(NO);
  expect(allWarnings(stack)).not.toContainEqual(NO_WAY);
});

test('a route in another stack is a way out', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });
  const vpn = fullTunnel(vpc, ec2.SubnetType.PRIVATE_ISOLATED);
  const other = newStack(stack.node.root, 'Other');
  vpc.isolatedSubnets.forEach(({ routeTable: { routeTableId } }, position) => new ec2.CfnRoute(other, `Out${position}`, {
    routeTableId, destinationCidrBlock: '0.0.0.0/0', transitGatewayId: 'tgw-0123456789abcdef0',
  }));
  expect(vpn.effectiveAccess().canReach('anybody', '8.8.8.8')).toBe(YES);
  expect(allWarnings(stack)).not.toContainEqual(NO_WAY);
});

test('why() says that the VPC was not looked up', () => {
  const stack = newStack();
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0' });
  const vpn = newEndpoint(stack, { network: ClientVpnNetwork.vpc(vpc) });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['staff'] });
  expect(vpn.effectiveAccess().canReach('staff', '10.0.9.7')).toBe(ClientVpnReachability.UNKNOWN);
  expect(vpn.effectiveAccess().why('staff', '10.0.9.7')).toMatch(/is unresolved: the VPC was not looked up/);
});
