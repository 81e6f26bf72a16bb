/** Access through a transit gateway, and what is around it. */
import { TransitGateway } from '@aws-cdk/aws-ec2-alpha';
import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnDestination, ClientVpnDnsServers, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnReachability } from '../../src/index';
import {
  ASSOCIATION, dependenciesOf, guide, idsOf, messageOf, newApp, newEndpointOn, newGateway, newStack, newVpc, resourcesOf, ROUTE, RULE, synth,
  warnings,
} from '../fixtures';

const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

describe('access', () => {
  test('is one route for all zones, and a rule for each group', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack, { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering', 'operations'] });
    vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
    vpn.associateAvailabilityZone('eu-west-1c');
    const template = synth(stack);
    expect(Object.values(resourcesOf(template, ROUTE))).toEqual([
      { ClientVpnEndpointId: { Ref: 'Vpn6F669752' }, DestinationCidrBlock: '192.168.0.0/16' },
    ]);
    expect(idsOf(template, ROUTE)).toEqual(['VpnRoute19216800169758B38D']);
    template.resourceCountIs(RULE, 2);
    // an association in the app is one that the endpoint certainly has.
    expect(dependenciesOf(template, 'VpnRoute19216800169758B38D')).toEqual(idsOf(template, ASSOCIATION));
    expect(warnings(stack)).toEqual([]);
  });

  test('to a VPC behind the gateway has a route, for each family', () => {
    const stack = newStack();
    const vpc = newVpc(stack, 'Vpc', { ipProtocol: ec2.IpProtocol.DUAL_STACK });
    const gateway = newGateway(stack, { transitGatewayCidrBlocks: ['10.99.0.0/24', 'fd00:99::/64'] });
    const vpn = newEndpointOn(stack, {}, { trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK }, gateway);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    const ranges = [
      { 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] },
      { 'Fn::Select': [0, { 'Fn::GetAtt': ['Vpc8378EB38', 'Ipv6CidrBlocks'] }] },
    ];
    const template = synth(stack);
    expect(Object.values(resourcesOf(template, ROUTE)).map(({ DestinationCidrBlock: range }) => range)).toEqual(ranges);
    expect(Object.values(resourcesOf(template, RULE)).map(({ TargetNetworkCidr: range }) => range)).toEqual(ranges);
    expect(warnings(stack)).toEqual([]);
  });

  test('may be taken by another stack', () => {
    const app = newApp();
    const vpn = newEndpointOn(newStack(app));
    const other = newStack(app, 'Other');
    vpn.addNetworkAccess(OFFICE, { allUsers: true, scope: other });
    expect(idsOf(synth(other), ROUTE)).toHaveLength(1);
  });

  test('by single pieces has no subnet either', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack);
    vpn.addRoute('Office', { destination: OFFICE });
    vpn.addRoute('Clients', { destination: ClientVpnDestination.clients() });
    vpn.addAuthorizationRule('Office', { destination: OFFICE, allUsers: true });
    expect(Object.values(resourcesOf(synth(stack), ROUTE)).map(({ TargetVpcSubnetId: target }) => target)).toEqual([undefined, 'local']);
  });

  test('can be asked for', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack);
    vpn.addNetworkAccess(OFFICE, { groups: ['operations'] });
    const access = vpn.effectiveAccess();
    expect(access.canReach('operations', '192.168.7.0/24')).toBe(ClientVpnReachability.YES);
    expect(access.canReach('engineering', '192.168.7.0/24')).toBe(ClientVpnReachability.NO);
    expect(access.canReach('operations', '10.0.0.0/16')).toBe(ClientVpnReachability.NO);
    expect(access.why('operations', '192.168.7.1')).toBe(
      'Group "operations" reaches 192.168.7.1. Authorization rule Stack/Vpn/Rule-192.168.0.0-16-operations-74de07c4 grants group "operations" access to '
      + '192.168.0.0/16. It is routed by route Stack/Vpn/Route-192.168.0.0-16 through the transit gateway.',
    );
  });

  test('through an imported endpoint', () => {
    const stack = newStack();
    const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
      clientVpnEndpointId: 'cvpn-endpoint-1',
      transitGateway: ec2.CfnTransitGateway.fromTransitGatewayId(stack, 'Gateway', 'tgw-1'),
      trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
    });
    vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
    vpn.associateAvailabilityZone('eu-west-1c');
    expect(resourcesOf(synth(stack), ROUTE)).toEqual({
      VpnRoute0000085A241A8: { ClientVpnEndpointId: 'cvpn-endpoint-1', DestinationCidrBlock: '0.0.0.0/0' },
      VpnRoute06E5E3084: { ClientVpnEndpointId: 'cvpn-endpoint-1', DestinationCidrBlock: '::/0' },
    });
    expect(warnings(stack)).toEqual([]);
  });
});

describe('what needs a VPC', () => {
  const NO_CONNECTIONS = 'Stack/Vpn: connections is not available: the endpoint is on a transit gateway, which supports no security groups. Restrict access '
    + 'with authorization rules, and let the client range into the security groups behind the gateway: '
    + `allowFrom(ec2.Peer.ipv4("10.100.0.0/16"), ec2.Port.HTTPS). [ConnectionsOnTransitGateway] ${guide('cvpn-tgw')}`;

  test('connections say why they are not there', () => {
    const stack = newStack();
    const vpn = newEndpointOn(stack);
    expect(messageOf(() => vpn.connections)).toBe(NO_CONNECTIONS);
    const clientVpnEndpointId = 'cvpn-endpoint-1';
    const imported = newStack();
    const transitGateway = ec2.CfnTransitGateway.fromTransitGatewayId(imported, 'Gateway', 'tgw-1');
    expect(messageOf(() => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(imported, 'Vpn', { clientVpnEndpointId, transitGateway }).connections))
      .toBe(NO_CONNECTIONS);
  });

  test('there is no resolver of the VPC', () => {
    expect(messageOf(() => newEndpointOn(newStack(), {}, { dnsServers: ClientVpnDnsServers.vpcResolver() }))).toMatch(
      /^Stack\/Vpn: dnsServers is the resolver of the VPC, but the endpoint is on a transit gateway\. Write the address instead, /,
    );
  });
});

describe('the ranges around the gateway', () => {
  const OVERLAP = 'the client range and what the transit gateway connects must not overlap. Write e.g. "10.200.0.0/16". '
    + `[ClientCidrBlockOverlapsTransitGateway] ${guide('cvpn-tgw')} [ack: cdk-client-vpn-plus:ClientCidrBlockOverlapsTransitGateway]`;

  test('are compared with the client range: its own, and those of VPCs that are attached', () => {
    const stack = newStack();
    const gateway = newGateway(stack, { transitGatewayCidrBlocks: ['10.100.8.0/24'] });
    newEndpointOn(stack, {}, {}, gateway);
    const vpc = new ec2.CfnVPC(stack, 'Attached', { cidrBlock: '10.100.128.0/17' });
    // the id of the gateway is the same thing as its Ref.
    new ec2.CfnTransitGatewayVpcAttachment(stack, 'Attachment', { transitGatewayId: gateway.attrId, vpcId: vpc.ref, subnetIds: ['subnet-a'] });
    expect(warnings(stack)).toEqual([
      `/Stack/Vpn/Resource: clientCidrBlock "10.100.0.0/16" overlaps with 10.100.8.0/24 of Stack/Gateway, 10.100.128.0/17 of Stack/Attached: ${OVERLAP}`,
    ]);
  });

  test('are found in other stacks and stages', () => {
    const app = newApp();
    const stage = new Stage(app, 'Stage');
    const network = newStack(stage, 'Network');
    const gateway = newGateway(network);
    const vpc = new ec2.CfnVPC(newStack(stage, 'Workload'), 'Vpc', { cidrBlock: '10.96.0.0/12' });
    new ec2.CfnTransitGatewayAttachment(network, 'Attachment', { transitGatewayId: gateway.ref, vpcId: vpc.ref, subnetIds: ['subnet-a'] });
    const stack = newStack(stage);
    newEndpointOn(stack, {}, {}, gateway);
    expect(warnings(stack)).toEqual([
      `/Stage/Stack/Vpn/Resource: clientCidrBlock "10.100.0.0/16" overlaps with 10.96.0.0/12 of Stage/Workload/Vpc: ${OVERLAP}`,
    ]);
  });

  test('are those of another endpoint on it, in another stack, and said once', () => {
    const app = newApp();
    const one = newStack(app, 'One');
    const gateway = newGateway(one);
    newEndpointOn(one, {}, {}, gateway);
    const two = newStack(app, 'Two');
    newEndpointOn(two, {}, {}, gateway);
    expect(warnings(one)).toEqual([]);
    expect(warnings(two).filter((warning) => warning.startsWith('/Two/Vpn'))).toEqual([
      `/Two/Vpn/Resource: clientCidrBlock "10.100.0.0/16" overlaps with 10.100.0.0/16 of One/Vpn/Resource: ${OVERLAP}`,
    ]);
  });

  test('of other gateways do not matter', () => {
    const stack = newStack();
    newEndpointOn(stack);
    const vpc = new ec2.CfnVPC(stack, 'Attached', { cidrBlock: '10.100.128.0/17' });
    new ec2.CfnTransitGatewayVpcAttachment(stack, 'Attachment', { transitGatewayId: 'tgw-1', vpcId: vpc.ref, subnetIds: ['subnet-a'] });
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string[] | undefined, ClientVpnIpAddressType | undefined, string | undefined]>([
    [undefined, undefined, 'no IPv4 range in transitGatewayCidrBlocks: AWS Client VPN needs one. Add one to Stack/Gateway, e.g. "10.99.0.0/24".'],
    [['10.99.0.0/24'], ClientVpnIpAddressType.DUAL_STACK, 'no IPv6 range in transitGatewayCidrBlocks: AWS Client VPN needs one. Add one to Stack/Gateway, e.g. "fd00:99::/64".'],
    [['10.99.0.0/24', 'fd00:99::/64'], ClientVpnIpAddressType.DUAL_STACK, undefined],
  ])('%j of the gateway for %s', (transitGatewayCidrBlocks, trafficIpAddressType, wrong) => {
    const stack = newStack();
    newEndpointOn(stack, {}, { trafficIpAddressType }, newGateway(stack, { transitGatewayCidrBlocks }));
    expect(warnings(stack)).toEqual(wrong === undefined ? [] : [
      `/Stack/Vpn/Resource: transitGatewayConfiguration.transitGatewayId is Stack/Gateway, which has ${wrong} [TransitGatewayWithoutCidrBlock] `
      + `${guide('cvpn-tgw')} [ack: cdk-client-vpn-plus:TransitGatewayWithoutCidrBlock]`,
    ]);
  });

  test('of the L2 of the alpha module are read from its L1', () => {
    const stack = newStack();
    newEndpointOn(stack, {}, {}, new TransitGateway(stack, 'Gateway') as unknown as ec2.ITransitGatewayRef);
    expect(warnings(stack)).toEqual([expect.stringContaining('is Stack/Gateway/Gateway, which has no IPv4 range in transitGatewayCidrBlocks')]);
  });
});
