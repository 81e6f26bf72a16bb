import { CfnParameter, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnDnsServers, ClientVpnIpAddressType, ClientVpnReachability } from '../../src/index';
import { allowed, allWarnings, importedVpc, messageOf, newDualVpc, newEndpoint, newEndpointIn, newStack, newVpc, routed } from '../fixtures';

test('the resolver alone: a rule for one address, and no route inside the VPC', () => {
  const vpc = newVpc(newStack());
  const vpn = newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver() });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/24'), { groups: ['contractors'] });
  vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });
  expect(allowed(vpc)).toContainEqual('10.0.0.2/32');
  expect(routed(vpc)).not.toContainEqual('10.0.0.2/32');
  expect(vpn.effectiveAccess().canReach('contractors', '10.0.0.2')).toBe(ClientVpnReachability.YES);
});

test('who cannot reach the resolver is named', () => {
  const vpc = newVpc(newStack());
  const vpn = newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver(), splitTunnel: true });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/24'), { groups: ['contractors'] });
  expect(allWarnings(vpc)).toEqual([expect.stringContaining('dnsServers[0] "10.0.0.2" is out of reach of group "contractors".')]);
});

test.each<[string, (stack: Stack) => ec2.IVpc]>([
  ['of a parameter', (stack) => importedVpc(stack, 'Other', { vpcCidrBlock: new CfnParameter(stack, 'Range').valueAsString })],
  ['that is looked up', (stack) => ec2.Vpc.fromLookup(stack, 'Other', { vpcId: 'vpc-0123456789abcdef0' })],
])('a range %s is computed at deployment', (_, vpcIn) => {
  const stack = newStack();
  const vpn = newEndpointIn(vpcIn(stack), { dnsServers: ClientVpnDnsServers.vpcResolver() });
  vpn.addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true });
  expect(JSON.stringify(allowed(stack))).toMatch(/"Fn::Join":\["",\[\{"Fn::Select":\[0,\{"Fn::Split":\["\/",\{"Fn::Select":\[1,\{"Fn::Cidr".*"\/32"\]\]/);
  expect(routed(stack)).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  ['no VPC', () => newEndpoint(newStack()).addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true }), 'but the CIDR range of the VPC of the endpoint is unresolved. Write the address, e.g. ClientVpnDestination.cidr("10.0.0.2/32").'],
  ['IPv6 alone', () => newEndpointIn(newDualVpc(newStack()), { clientCidrBlock: undefined, trafficIpAddressType: ClientVpnIpAddressType.IPV6 })
    .addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true }), 'but the endpoint carries IPv6 traffic only. Write the IPv6 address of a server, e.g. ClientVpnDestination.cidr("2001:db8::53/128").'],
])('%s: an error', (_, act, wrong) => {
  expect(messageOf(act)).toContain(`destination is the IPv4 address of the VPC's resolver, ${wrong}`);
});
