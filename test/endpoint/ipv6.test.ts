/** Endpoints for IPv6 and for both families. */
import { CfnParameter } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnIpAddressType, ClientVpnNetwork, ClientVpnReachability } from '../../src/index';
import type { ClientVpnEndpointPlusProps } from '../../src/index';
import {
  api, ENDPOINT, guide, importedSubnet, messageOf, newDualVpc, newEndpoint, newEndpointIn, newStack, newVpc, REGION, resourcesOf, synth, warnings,
} from '../fixtures';

const { DUAL_STACK, IPV4, IPV6 } = ClientVpnIpAddressType;
const INTERNET = ClientVpnDestination.internet();
const dual = { trafficIpAddressType: DUAL_STACK };
const ipv6 = { trafficIpAddressType: IPV6, clientCidrBlock: undefined };

describe('the types of address', () => {
  test('are not written unless they are others than the default', () => {
    const [endpoint] = Object.values(resourcesOf(synth(newEndpoint(newStack())), ENDPOINT));
    expect(endpoint).not.toHaveProperty('EndpointIpAddressType');
    expect(endpoint).not.toHaveProperty('TrafficIpAddressType');
  });

  const ALL = [IPV4, IPV6, DUAL_STACK];

  test.each(ALL.flatMap((endpointIpAddressType) => ALL.map((traffic) => [endpointIpAddressType, traffic])))(
    '%s with %s traffic', (endpointIpAddressType, trafficIpAddressType) => {
      const clientCidrBlock = trafficIpAddressType === IPV6 ? undefined : '10.100.0.0/16';
      const vpn = newEndpoint(newStack(), { clientCidrBlock, endpointIpAddressType, trafficIpAddressType });
      const [endpoint] = Object.values(resourcesOf(synth(vpn), ENDPOINT));
      const written = (type: ClientVpnIpAddressType) => type === IPV4 ? undefined : type;
      expect(endpoint.EndpointIpAddressType).toBe(written(endpointIpAddressType));
      expect(endpoint.TrafficIpAddressType).toBe(written(trafficIpAddressType));
      expect(endpoint.ClientCidrBlock).toBe(clientCidrBlock);
      expect(warnings(vpn)).toEqual([]);
    },
  );

  test('may be known only at deployment', () => {
    const stack = newStack();
    const type = new CfnParameter(stack, 'Type').valueAsString as ClientVpnIpAddressType;
    newEndpoint(stack, { endpointIpAddressType: type, trafficIpAddressType: type });
    synth(stack).hasResourceProperties(ENDPOINT, { EndpointIpAddressType: { Ref: 'Type' }, TrafficIpAddressType: { Ref: 'Type' } });
  });

  test.each<[Partial<ClientVpnEndpointPlusProps>, string]>([
    [{ endpointIpAddressType: 'IPv6' as never }, `endpointIpAddressType "IPv6" is not supported: AWS Client VPN accepts "ipv4", "ipv6" or "dual-stack". Write "ipv6". [EndpointIpAddressTypeValue] ${api('CreateClientVpnEndpoint')}`],
    [{ trafficIpAddressType: 'both' as never }, `trafficIpAddressType "both" is not supported: AWS Client VPN accepts "ipv4", "ipv6" or "dual-stack". Write e.g. "ipv4". [TrafficIpAddressTypeValue] ${api('CreateClientVpnEndpoint')}`],
    [{ trafficIpAddressType: IPV6 }, 'clientCidrBlock "10.100.0.0/16" is given for ipv6 traffic: AWS Client VPN assigns the IPv6 client range itself. '
      + `Leave it out, or set trafficIpAddressType to "dual-stack". [ClientCidrBlockWithIpv6Traffic] ${guide('ipv6-considerations')}`],
    [{ endpointIpAddressType: IPV6, clientCidrBlock: undefined }, 'clientCidrBlock is missing: AWS Client VPN requires it for ipv4 traffic. '
      + `Write e.g. "10.100.0.0/16". [ClientCidrBlockMissing] ${guide('cvpn-working-endpoint-create')}`],
    [{ trafficIpAddressType: DUAL_STACK, clientCidrBlock: undefined }, 'clientCidrBlock is missing: AWS Client VPN requires it for dual-stack traffic. '
      + `Write e.g. "10.100.0.0/16". [ClientCidrBlockMissing] ${guide('cvpn-working-endpoint-create')}`],
  ])('%j', (props, message) => {
    expect(messageOf(() => newEndpoint(newStack(), props))).toBe(`Stack/Vpn: ${message}`);
  });
});

describe('an endpoint in a VPC', () => {
  test.each<[ClientVpnIpAddressType | undefined, boolean]>([[undefined, false], [IPV4, false], [IPV6, true], [DUAL_STACK, true]])(
    'lets IPv6 out of its security group for %s traffic: %s', (trafficIpAddressType, expected) => {
      const stack = newStack();
      newEndpointIn(newDualVpc(stack), { trafficIpAddressType, clientCidrBlock: trafficIpAddressType === IPV6 ? undefined : '10.100.0.0/16' });
      const [{ SecurityGroupEgress: egress }] = Object.values(resourcesOf(synth(stack), 'AWS::EC2::SecurityGroup'));
      expect((egress as { CidrIpv6?: string }[]).map(({ CidrIpv6: range }) => range)).toEqual(expected ? [undefined, '::/0'] : [undefined]);
    },
  );

  test('lets IPv6 out where the families are known only at deployment', () => {
    const stack = newStack();
    const trafficIpAddressType = new CfnParameter(stack, 'Type').valueAsString as ClientVpnIpAddressType;
    const vpn = newEndpointIn(newDualVpc(stack), { trafficIpAddressType });
    vpn.connections.allowTo(ec2.Peer.ipv6('2001:db8::/32'), ec2.Port.HTTPS);
    expect(JSON.stringify(resourcesOf(synth(stack), 'AWS::EC2::SecurityGroup'))).toContain('"CidrIpv6":"::/0"');
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, (stack: ReturnType<typeof newStack>) => ec2.ISubnetRef, boolean]>([
    ['one of an IPv4 VPC', (stack) => newVpc(stack).privateSubnets[0], true],
    ['one of a dual-stack VPC', (stack) => newDualVpc(stack).privateSubnets[0], false],
    ['an imported one', (stack) => importedSubnet(stack, 'subnet-a'), false],
    ['an L1 with a pool', (stack) => new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1', ipv6IpamPoolId: 'ipam-pool-1' }), false],
    ['an L1 that gets its range from another resource', (stack) => {
      const subnet = new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
      new ec2.CfnSubnetCidrBlock(stack, 'Block', { subnetId: subnet.attrSubnetId, ipv6CidrBlock: '2001:db8::/64' });
      return subnet;
    }, false],
  ])('needs subnets with IPv6 ranges, such as %s', (_, make, isWarned) => {
    const stack = newStack();
    const subnet = make(stack);
    const { scope } = subnet.node;
    const vpc = scope instanceof ec2.Vpc ? scope : ec2.Vpc.fromVpcAttributes(stack, 'Imported', { vpcId: 'vpc-1', availabilityZones: [`${REGION}a`] });
    newEndpoint(stack, { network: ClientVpnNetwork.subnets(vpc, [subnet]), ...dual });
    const expected = expect.stringMatching(/has no IPv6 range, but the endpoint carries dual-stack traffic\. Give .* an IPv6 range, or name a subnet that has one\. \[AssociationWithoutIpv6\]/);
    expect(warnings(stack)).toEqual(isWarned ? [expected] : []);
  });
});

describe('effectiveAccess', () => {
  const { NO, UNKNOWN, YES } = ClientVpnReachability;

  test('answers for each family by itself', () => {
    const stack = newStack();
    const vpn = newEndpointIn(newDualVpc(stack), { ...dual, splitTunnel: false });
    vpn.addNetworkAccess(INTERNET, { groups: ['staff'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('2001:db8:20::/48'), { groups: ['lab'] });
    const access = vpn.effectiveAccess();
    expect(['198.51.100.7', '2001:db8:1::7', '2001:db8:20::7'].map((address) => access.canReach('staff', address))).toEqual([YES, YES, NO]);
    expect(['198.51.100.7', '2001:db8:1::7', '2001:db8:20::7'].map((address) => access.canReach('lab', address))).toEqual([NO, NO, YES]);
  });

  test('of a family that is not carried nothing is reached', () => {
    const vpn = newEndpointIn(newDualVpc(newStack()), { ...ipv6, splitTunnel: false });
    vpn.addNetworkAccess(INTERNET, { groups: ['staff'] });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.0.0/8'), { groups: ['staff'] });
    const access = vpn.effectiveAccess();
    expect(access.canReach('staff', '2001:db8::7')).toBe(YES);
    expect(access.canReach('staff', '10.0.0.7')).toBe(NO);
    expect(access.why('staff', '10.0.0.7')).toContain('The endpoint carries no IPv4 traffic.');
  });

  test('an IPv6 range that is known only at deployment says nothing of IPv4', () => {
    const stack = newStack();
    const vpc = newDualVpc(stack);
    const vpn = newEndpointIn(vpc, dual);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
    const access = vpn.effectiveAccess();
    expect(access.canReach('engineering', '10.0.0.0/16')).toBe(YES);
    expect(access.canReach('contractors', '10.0.0.0/16')).toBe(NO);
    expect(access.canReach('engineering', '192.168.0.1')).toBe(NO);
    expect(access.canReach('engineering', '2001:db8::7')).toBe(UNKNOWN);
    // nobody lets contractors in, whichever range it turns out to be.
    expect(access.canReach('contractors', '2001:db8::7')).toBe(NO);
    expect(access.why('engineering', '2001:db8::7')).toContain('the range of rule Stack/Vpn/Rule-');
  });

  test('an IPv4 range that is known only at deployment says nothing of IPv6', () => {
    const stack = newStack();
    const vpc = newVpc(stack, 'Vpc', {
      availabilityZones: undefined,
      maxAzs: 2,
      ipProtocol: ec2.IpProtocol.DUAL_STACK,
      ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 24 }),
    });
    const vpn = newEndpointIn(vpc, dual);
    vpn.addAuthorizationRule('V4', { destination: ClientVpnDestination.cidr(vpc.vpcCidrBlock), group: 'staff' });
    vpn.addNetworkAccess(ClientVpnDestination.cidr('2001:db8:20::/48'), { groups: ['lab'] });
    const access = vpn.effectiveAccess();
    expect([access.canReach('staff', '2001:db8:20::7'), access.canReach('lab', '2001:db8:20::7')]).toEqual([NO, YES]);
    expect(access.canReach('staff', '10.0.0.7')).toBe(UNKNOWN);
  });
});
