import { CfnParameter, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDnsServers, ClientVpnIpAddressType, ClientVpnNetwork } from '../../src/index';
import type { ClientVpnEndpointPlus } from '../../src/index';
import {
  allWarnings, api, CDK_VPC, ENDPOINT, guide, importedVpc, isEmpty, messageOf, newApp, newDualVpc,
  newEndpoint, newEndpointIn, newStack, newVpc, resourcesOf, synth,
} from '../fixtures';

const INSTEAD = 'Write the address instead, e.g. ClientVpnDnsServers.of("10.0.0.2"), or import the VPC with its vpcCidrBlock.';

function dnsServersOf(vpn: ClientVpnEndpointPlus): unknown {
  return Object.values(resourcesOf(synth(vpn), ENDPOINT))[0].DnsServers;
}

describe('of', () => {
  test('names one server', () => {
    expect(dnsServersOf(newEndpoint(newStack(), { dnsServers: ClientVpnDnsServers.of('10.0.0.2') }))).toEqual(['10.0.0.2']);
  });

  test('names two servers in their order', () => {
    expect(dnsServersOf(newEndpoint(newStack(), { dnsServers: ClientVpnDnsServers.of('8.8.8.8', '8.8.4.4') }))).toEqual(['8.8.8.8', '8.8.4.4']);
  });

  test('takes addresses that are known only at deployment', () => {
    const stack = newStack();
    const address = new CfnParameter(stack, 'Server').valueAsString;
    expect(dnsServersOf(newEndpoint(stack, { dnsServers: ClientVpnDnsServers.of(address, '8.8.4.4') }))).toEqual([{ Ref: 'Server' }, '8.8.4.4']);
  });

  test('rejects what is no address, before anything is made', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { dnsServers: ClientVpnDnsServers.of('foo', '10.0.0.0/24') }))).toBe([
      'Stack/Vpn: 2 errors',
      `  - dnsServers[0] "foo" is not a valid IP address. Write an address, e.g. "10.0.0.2". [DnsServerAddress] ${api('CreateClientVpnEndpoint')}`,
      `  - dnsServers[1] "10.0.0.0/24" is not a valid IP address. Write an address, e.g. "10.0.0.2". [DnsServerAddress] ${api('CreateClientVpnEndpoint')}`,
    ].join('\n'));
    expect(isEmpty(stack)).toBe(true);
  });

  test('rejects what turns out to be no address when the app is synthesized', () => {
    const stack = newStack();
    let address: string | undefined;
    newEndpoint(stack, { dnsServers: ClientVpnDnsServers.of(Lazy.uncachedString({ produce: () => address })) });
    address = 'foo';
    expect(messageOf(() => synth(stack))).toBe([
      'Validation failed with the following errors:',
      '  [Stack/Vpn] Stack/Vpn/Resource: dnsServers[0] "foo" is not a valid IP address. Write an address, e.g. "10.0.0.2". '
      + `[DnsServerAddress] ${api('CreateClientVpnEndpoint')}`,
    ].join('\n'));
  });
});

describe('vpcResolver', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.2'],
    ['172.16.32.0/20', '172.16.32.2'],
    ['192.168.255.240/28', '192.168.255.242'],
  ])('of the VPC %s is %s', (cidr, resolver) => {
    const stack = newStack();
    const vpc = newVpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(cidr), subnetConfiguration: [], natGateways: 0 });
    const network = ClientVpnNetwork.vpc(vpc, { associate: false });
    expect(dnsServersOf(newEndpoint(stack, { network, dnsServers: ClientVpnDnsServers.vpcResolver() }))).toEqual([resolver]);
  });

  test('is known for an imported VPC with its range', () => {
    const stack = newStack();
    expect(dnsServersOf(newEndpointIn(importedVpc(stack), { dnsServers: ClientVpnDnsServers.vpcResolver() }, stack))).toEqual(['10.0.0.2']);
  });

  test('is known for a VPC of another stack', () => {
    const app = newApp();
    const vpc = newVpc(newStack(app, 'Shared'), 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.8.0.0/16') });
    expect(dnsServersOf(newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver() }, newStack(app)))).toEqual(['10.8.0.2']);
  });

  test('is computed by CloudFormation where the range is a parameter', () => {
    const stack = newStack();
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: new CfnParameter(stack, 'Range').valueAsString });
    expect(dnsServersOf(newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, []), dnsServers: ClientVpnDnsServers.vpcResolver() }))).toEqual([
      // of two blocks of two addresses, the second begins at the base plus two.
      { 'Fn::Select': [0, { 'Fn::Split': ['/', { 'Fn::Select': [1, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 2, '1'] }] }] }] },
    ]);
  });

  test.each<[string, (stack: Stack) => ec2.IVPCRef, string[]]>([
    ['is known', (stack) => newDualVpc(stack), ['DnsServerFamily']],
    ['is a parameter', (stack) => new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: new CfnParameter(stack, 'Range').valueAsString }), ['ResolverByIpv6']],
  ])('is warned of, once, on an endpoint for IPv6 traffic only, where the range %s', (_, vpc, expected) => {
    const stack = newStack();
    newEndpoint(stack, {
      network: ClientVpnNetwork.subnets(vpc(stack), []),
      dnsServers: ClientVpnDnsServers.vpcResolver(),
      clientCidrBlock: undefined,
      trafficIpAddressType: ClientVpnIpAddressType.IPV6,
    });
    expect(allWarnings(stack).map((warning) => /\[(\w+)\] https/.exec(warning)?.[1]).filter((rule) => /Dns|Resolver/.test(rule!))).toEqual(expected);
  });

  test('says what to write on an endpoint for IPv6 traffic only', () => {
    const stack = newStack();
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: new CfnParameter(stack, 'Range').valueAsString });
    const props = { clientCidrBlock: undefined, trafficIpAddressType: ClientVpnIpAddressType.IPV6, dnsServers: ClientVpnDnsServers.vpcResolver() };
    newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, []), ...props });
    expect(allWarnings(stack)).toContain('/Stack/Vpn: dnsServers is the resolver of the VPC, which has an IPv4 address, but the endpoint carries IPv6 traffic only. '
      + 'Write the IPv6 address of a server, e.g. ClientVpnDnsServers.of("2001:db8::53"), or set trafficIpAddressType to ClientVpnIpAddressType.DUAL_STACK. '
      + `[ResolverByIpv6] ${guide('ipv6-considerations')} [ack: cdk-client-vpn-plus:ResolverByIpv6]`);
  });

  test('needs a network', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { dnsServers: ClientVpnDnsServers.vpcResolver() }))).toBe(
      `Stack/Vpn: dnsServers is the resolver of the VPC, but the endpoint has no network. ${INSTEAD} [VpcRangeUnknown] ${CDK_VPC}`,
    );
    expect(isEmpty(stack)).toBe(true);
  });

  test('needs a VPC whose range is known', () => {
    const stack = newStack();
    const vpc = importedVpc(stack, 'Vpc', { vpcCidrBlock: undefined });
    expect(messageOf(() => newEndpointIn(vpc, { dnsServers: ClientVpnDnsServers.vpcResolver() }, stack))).toBe(
      `Stack/Vpn: dnsServers is the resolver of a VPC whose CIDR range is unresolved. ${INSTEAD} [VpcRangeUnknown] ${CDK_VPC}`,
    );
    expect(isEmpty(stack)).toBe(true);
  });
});
