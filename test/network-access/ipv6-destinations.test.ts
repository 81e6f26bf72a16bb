/** Destinations with ranges of both families. */
import { IpAddresses, IpCidr, SubnetV2, VpcV2 } from '@aws-cdk/aws-ec2-alpha';
import type { IVpcV2 } from '@aws-cdk/aws-ec2-alpha';
import { CfnParameter, Fn, NestedStack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnAuthorizationRulePlus, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnNetwork } from '../../src/index';
import type { ClientVpnEndpointPlusProps } from '../../src/index';
import {
  allowed, api, ASSOCIATION, CDK_VPC, dependenciesOf, guide, idsOf, importedSubnet, importedVpc, messageOf, newApp, newDualVpc, newEndpoint,
  newEndpointIn, newL1Endpoint, newStack, newVpc, REGION, resourcesOf, routed, RULE, synth, warnings,
} from '../fixtures';

const { DUAL_STACK, IPV4, IPV6 } = ClientVpnIpAddressType;
const INTERNET = ClientVpnDestination.internet();
const dual = { trafficIpAddressType: DUAL_STACK };
const ipv6 = { trafficIpAddressType: IPV6, clientCidrBlock: undefined };
const first = (logicalId: string, position = 0) => ({ 'Fn::Select': [position, { 'Fn::GetAtt': [logicalId, 'Ipv6CidrBlocks'] }] });

describe('destinations', () => {
  test.each<[Partial<ClientVpnEndpointPlusProps>, string[]]>([
    [{}, ['0.0.0.0/0']],
    [{ trafficIpAddressType: IPV4 }, ['0.0.0.0/0']],
    [dual, ['0.0.0.0/0', '::/0']],
    [ipv6, ['::/0']],
  ])('the internet of %j', (props, expected) => {
    const stack = newStack();
    const vpn = newEndpointIn(newDualVpc(stack), { ...props, splitTunnel: false });
    vpn.addNetworkAccess(INTERNET, { allUsers: true });
    expect(allowed(stack)).toEqual(expected);
    expect(routed(stack).sort()).toEqual(expected.flatMap((range) => [range, range]));
    expect(warnings(stack)).toEqual([]);
  });

  test('the VPC of the endpoint is served by its associations in both families', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    const vpn = newEndpointIn(vpc, dual);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    // the same range by the author's own words.
    vpn.addNetworkAccess(ClientVpnDestination.cidr(Fn.select(0, vpc.vpcIpv6CidrBlocks)), { groups: ['engineering', 'operations'] });
    expect(allowed(stack)).toEqual([{ 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] }, first('Vpc8378EB38'), first('Vpc8378EB38')]);
    expect(routed(stack)).toEqual([]);
    const template = synth(stack);
    const [, later] = Object.keys(resourcesOf(template, RULE));
    // CloudFormation can tell the range when the VPC has it.
    expect(dependenciesOf(template, later)).toEqual(idsOf(template, 'AWS::EC2::VPCCidrBlock'));
    expect(idsOf(template, ASSOCIATION).map((id) => dependenciesOf(template, id))).toEqual([1, 2].map(() => idsOf(template, 'AWS::EC2::VPCCidrBlock')));
    expect(warnings(stack)).toEqual([]);
  });

  test('a VPC for IPv6 traffic only is its IPv6 range', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    newEndpointIn(vpc, ipv6).addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    expect(allowed(stack)).toEqual([first('Vpc8378EB38')]);
  });

  test('a VPC is resolved once for all routes of a call, those of subnets that come later included', () => {
    const stack = newStack();
    const peer = newVpc(stack, 'Peer', { ipProtocol: ec2.IpProtocol.DUAL_STACK, ipAddresses: ec2.IpAddresses.cidr('10.9.0.0/16') });
    const vpn = newEndpoint(stack, ipv6);
    vpn.addRoute('Peer', { destination: ClientVpnDestination.vpc(peer) });
    new ec2.CfnVPCCidrBlock(stack, 'Later', { vpcId: peer.vpcId, amazonProvidedIpv6CidrBlock: true });
    ['subnet-a', 'subnet-b'].forEach((id) => vpn.associateSubnet(importedSubnet(stack, id)));
    expect(routed(stack)).toEqual([first('PeerBC89D6A3'), first('PeerBC89D6A3')]);
  });

  test('a VPC that is peered has routes', () => {
    const stack = newStack();
    const peer = newVpc(stack, 'Peer', { ipProtocol: ec2.IpProtocol.DUAL_STACK, ipAddresses: ec2.IpAddresses.cidr('10.9.0.0/16') });
    newEndpointIn(newDualVpc(stack), dual).addNetworkAccess(ClientVpnDestination.vpc(peer), { allUsers: true });
    const ranges = [{ 'Fn::GetAtt': ['PeerBC89D6A3', 'CidrBlock'] }, first('PeerBC89D6A3')];
    expect(allowed(stack)).toEqual(ranges);
    expect(routed(stack)).toHaveLength(4);
    expect(warnings(stack)).toEqual([]);
  });

  test('a VPC has all ranges that the app gives it: literals, where all are, else by position', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const block = (id: string, props: Partial<ec2.CfnVPCCidrBlockProps>) => new ec2.CfnVPCCidrBlock(stack, id, { vpcId: vpc.vpcId, ...props });
    const ranges = () => {
      const vpn = newEndpoint(stack, dual, `Vpn${stack.node.children.length}`);
      return ClientVpnDestination.vpc(vpc)._ranges(vpn).map(({ cidr }) => stack.resolve(cidr));
    };
    const own = { 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] };
    expect(ranges()).toEqual([own]);
    block('Ipv4', { cidrBlock: '10.1.0.0/16' });
    block('None', { amazonProvidedIpv6CidrBlock: false });
    expect(ranges()).toEqual([own]);
    block('Own', { ipv6CidrBlock: '2001:db8:1::/56', ipv6Pool: 'pool' });
    expect(ranges()).toEqual([own, '2001:db8:1::/56']);
    block('Amazon', { amazonProvidedIpv6CidrBlock: true });
    expect(ranges()).toEqual([own, first('Vpc8378EB38'), first('Vpc8378EB38', 1)]);
  });

  test('a VPC of the alpha module has its ranges', () => {
    const stack = newStack();
    const vpc = new VpcV2(stack, 'Vpc', {
      primaryAddressBlock: IpAddresses.ipv4('10.0.0.0/16'),
      secondaryAddressBlocks: [IpAddresses.amazonProvidedIpv6({ cidrBlockName: 'Amazon' })],
    });
    new SubnetV2(stack, 'Subnet', {
      vpc: vpc as unknown as IVpcV2,
      availabilityZone: `${REGION}a`,
      ipv4CidrBlock: new IpCidr('10.0.0.0/24'),
      ipv6CidrBlock: new IpCidr(Fn.select(0, vpc.ipv6CidrBlocks)),
      subnetType: ec2.SubnetType.PRIVATE_ISOLATED,
    });
    const network = vpc as unknown as ec2.IVpc;
    newEndpointIn(network, dual).addNetworkAccess(ClientVpnDestination.vpc(network), { allUsers: true });
    expect(allowed(stack)).toEqual([{ 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] }, first('Vpc8378EB38')]);
    expect(routed(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  test('of an imported VPC no IPv6 range is known', () => {
    const stack = newStack();
    const vpc = importedVpc(stack);
    newEndpointIn(vpc, dual, stack).addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    expect(allowed(stack)).toEqual(['10.0.0.0/16']);
    const only = newEndpointIn(vpc, ipv6, newStack());
    expect(messageOf(() => only.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true }))).toBe(
      'Stack/Vpn: destination is the VPC Stack/ImportedVpc, which has no resolved IPv6 range, but the endpoint carries only IPv6 traffic. Give the VPC one, as '
      + 'ec2.Vpc does with ipProtocol: ec2.IpProtocol.DUAL_STACK, or write ClientVpnDestination.cidr("2001:db8:1234:1a00::/56"). '
      + `[VpcRangeUnknown] ${CDK_VPC}`,
    );
  });

  test('a VPC of another stack', () => {
    const app = newApp();
    const vpc = newDualVpc(newStack(app, 'Network'));
    const stack = newStack(app);
    newEndpointIn(vpc, dual, stack).addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    expect(JSON.stringify(allowed(stack)[1])).toMatch(/^\{"Fn::Select":\[0,\{"Fn::Split":\["\|\|",\{"Fn::ImportValue":"Network:ExportsOutputFnGetAtt\w+Ipv6CidrBlocks\w+"\}\]\}\]\}$/);
    expect(routed(stack)).toEqual([]);
    expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual(['Network']);
  });

  test('a VPC for an endpoint in a nested stack', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    const nested = new NestedStack(stack, 'Nested');
    newEndpointIn(vpc, dual, nested).addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    expect(allowed(nested)).toHaveLength(2);
    expect(routed(nested)).toEqual([]);
  });

  test.each<[string, (stack: ReturnType<typeof newStack>) => ec2.ISubnet, unknown[]]>([
    ['of a VPC', (stack) => newDualVpc(stack).privateSubnets[0], ['10.0.64.0/19', first('VpcPrivateSubnet1Subnet536B997A')]],
    ['without IPv6', (stack) => newVpc(stack).privateSubnets[0], ['10.0.64.0/19']],
    ['imported', (stack) => importedVpc(stack).privateSubnets[0], ['10.0.0.0/24']],
  ])('a subnet %s', (_, make, expected) => {
    const stack = newStack();
    const subnet = make(stack);
    newEndpoint(stack, { ...dual, network: ClientVpnNetwork.subnets(importedVpc(stack, 'Other', { vpcId: 'vpc-2', vpcCidrBlock: '172.16.0.0/16' }), [importedSubnet(stack, 'subnet-z')]) })
      .addNetworkAccess(ClientVpnDestination.subnet(subnet), { allUsers: true });
    expect(allowed(stack)).toEqual(expected);
    expect(routed(stack)).toEqual(expected);
  });

  test('a subnet whose IPv6 range is a literal, and one that is an L1', () => {
    const stack = newStack();
    const subnet = new ec2.Subnet(stack, 'Subnet', { vpcId: 'vpc-1', availabilityZone: `${REGION}a`, cidrBlock: '10.0.0.0/24', ipv6CidrBlock: '2001:db8::/64' });
    newEndpoint(stack, ipv6).addNetworkAccess(ClientVpnDestination.subnet(subnet), { allUsers: true });
    expect(allowed(stack)).toEqual(['2001:db8::/64']);
  });

  test('a subnet of the VPC of the endpoint needs no route', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    newEndpointIn(vpc, dual).addNetworkAccess(ClientVpnDestination.subnet(vpc.isolatedSubnets[0]), { allUsers: true });
    expect(allowed(stack)).toHaveLength(2);
    expect(routed(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  test('a subnet without IPv6 range is none for IPv6 traffic only', () => {
    const stack = newStack();
    const [subnet] = newVpc(stack).isolatedSubnets;
    expect(messageOf(() => newEndpoint(stack, ipv6).addNetworkAccess(ClientVpnDestination.subnet(subnet), { allUsers: true }))).toBe(
      'Stack/Vpn: destination is the subnet Stack/Vpc/IsolatedSubnet1, which has no resolved IPv6 range, but the endpoint carries only IPv6 traffic. Give the '
      + `subnet one, or write ClientVpnDestination.cidr("2001:db8:1234:1a00::/64"). [VpcRangeUnknown] ${CDK_VPC}`,
    );
  });

  test('clients do not reach each other by IPv6', () => {
    const stack = newStack();
    const destination = ClientVpnDestination.clients();
    newEndpoint(stack, dual, 'Both').addNetworkAccess(destination, { allUsers: true });
    expect(allowed(stack)).toEqual(['10.100.0.0/16']);
    expect(messageOf(() => newEndpoint(newStack(), ipv6).addNetworkAccess(destination, { allUsers: true }))).toBe(
      'Stack/Vpn: destination is the clients of an endpoint that carries IPv6 traffic only: AWS Client VPN drops IPv6 traffic between clients. Remove it, or '
      + `set trafficIpAddressType to ClientVpnIpAddressType.DUAL_STACK. [ClientsByIpv6] ${guide('ipv6-considerations')}`,
    );
  });

  test('a literal of a family that is not carried is warned of, and so is a token', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    const vpn = newEndpointIn(vpc);
    vpn.addNetworkAccess(ClientVpnDestination.cidr('2001:db8::/32'), { allUsers: true });
    vpn.addAuthorizationRule('Token', { destination: ClientVpnDestination.cidr(Fn.select(0, vpc.vpcIpv6CidrBlocks)), allUsers: true });
    const wrong = 'is an IPv6 range, but the endpoint carries IPv4 traffic only. Name an IPv4 range, or set trafficIpAddressType of the endpoint to "dual-stack".';
    expect(warnings(stack)).toEqual(expect.arrayContaining([
      expect.stringContaining(`destinationCidrBlock "2001:db8::/32" ${wrong} [RouteFamily]`),
      expect.stringContaining(`targetNetworkCidr "2001:db8::/32" ${wrong} [AuthorizationRuleFamily]`),
      `/Stack/Vpn/Token/Resource: targetNetworkCidr ${wrong} [AuthorizationRuleFamily] ${api('AuthorizeClientVpnIngress')} [ack: cdk-client-vpn-plus:AuthorizationRuleFamily]`,
    ]));
  });
});

describe('a destination with several ranges', () => {
  const SEVERAL = (ranges: string) => `Stack/Vpn: destination has 2 ranges for the traffic of the endpoint: ${ranges}. Add one route and one rule for each of them `
    + `with ClientVpnDestination.cidr(), or use addNetworkAccess(), which creates all of them. [SeveralRanges] ${api('CreateClientVpnRoute')}`;

  test('is none for a single route or rule', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    const vpn = newEndpointIn(vpc, dual);
    expect(messageOf(() => vpn.addRoute('Route', { destination: INTERNET }))).toBe(SEVERAL('0.0.0.0/0, ::/0'));
    expect(messageOf(() => vpn.addAuthorizationRule('Rule', { destination: ClientVpnDestination.vpc(vpc), allUsers: true }))).toBe(
      SEVERAL('an unresolved token, an unresolved token'),
    );
  });

  test('is one where the endpoint carries one of the families', () => {
    const stack = newStack();
    const vpn = newEndpointIn(newDualVpc(stack), { ...ipv6, splitTunnel: false });
    vpn.addRoute('Route', { destination: INTERNET });
    vpn.addAuthorizationRule('Rule', { destination: INTERNET, allUsers: true });
    expect([...routed(stack), ...allowed(stack)]).toEqual(['::/0', '::/0', '::/0']);
  });

  test('needs families that are known', () => {
    const stack = newStack();
    const trafficIpAddressType = new CfnParameter(stack, 'Type').valueAsString as ClientVpnIpAddressType;
    const vpn = newEndpoint(stack, { trafficIpAddressType });
    expect(messageOf(() => vpn.addNetworkAccess(INTERNET, { allUsers: true }))).toBe(
      'Stack/Vpn: destination is the internet, but the type of traffic of the endpoint is unresolved. Write trafficIpAddressType as a value, or '
      + `each range with ClientVpnDestination.cidr(). [FamiliesUnknown] ${guide('ipv6-considerations')}`,
    );
    vpn.addNetworkAccess(ClientVpnDestination.cidr('::/0'), { allUsers: true });
    expect(allowed(stack)).toEqual(['::/0']);
  });
});

describe('endpoints of other kinds', () => {
  test.each<[string, (stack: ReturnType<typeof newStack>) => ec2.IClientVpnEndpointRef, string]>([
    ['an L1 for IPv6', (stack) => newL1Endpoint(stack, { trafficIpAddressType: 'ipv6', clientCidrBlock: undefined }), '::/0'],
    ['an L1', (stack) => newL1Endpoint(stack), '0.0.0.0/0'],
    ['imported', (stack) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' }), '0.0.0.0/0'],
    ['imported for IPv6', (stack) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1', trafficIpAddressType: IPV6,
    }), '::/0'],
  ])('%s', (_, make, expected) => {
    const stack = newStack();
    new ClientVpnAuthorizationRulePlus(stack, 'Rule', { clientVpnEndpoint: make(stack), destination: INTERNET, allUsers: true });
    expect(allowed(stack)).toEqual([expected]);
  });
});
