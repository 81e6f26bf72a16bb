import type { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClientVpnAssociationPlus, ClientVpnDestination, ClientVpnEndpointPlus } from '../../src/index';
import type { ClientVpnEndpointPlusAttributes, IClientVpnEndpointPlus } from '../../src/index';
import { allWarnings, ASSOCIATION, guide, idsOf, importedSubnet, importedVpc, messageOf, newApp, newStack, newVpc, resourcesOf, ROUTE, RULE, synth, validationErrors } from '../fixtures';

const ID = 'cvpn-endpoint-0123456789abcdef0';
const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

function imported(attributes: Partial<ClientVpnEndpointPlusAttributes> = {}, stack = newStack()): IClientVpnEndpointPlus {
  return ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: ID, ...attributes });
}

test('has the attributes of a created one', () => {
  const vpn = imported();
  expect(vpn.stack.resolve([vpn.clientVpnEndpointId, vpn.clientVpnEndpointRef, vpn.selfServicePortalUrl])).toEqual([
    ID, { clientVpnEndpointId: ID }, `https://self-service.clientvpn.amazonaws.com/endpoints/${ID}`,
  ]);
  expect(vpn.stack.resolve(vpn.clientVpnEndpointArn)).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:eu-west-1:111111111111:client-vpn-endpoint/${ID}`]],
  });
  expect(vpn.stack.resolve(vpn.clientVpnEndpointDnsName)).toEqual({
    'Fn::Join': ['', [`${ID}.prod.clientvpn.eu-west-1.`, { Ref: 'AWS::URLSuffix' }]],
  });
});

test('makes nothing by itself', () => {
  const vpn = imported({ vpc: importedVpc(newStack()), clientCidrBlock: '10.100.0.0/16' });
  expect(synth(vpn).toJSON().Resources).toBeUndefined();
});

test.each<[string, (stack: Stack) => Partial<ClientVpnEndpointPlusAttributes>]>([
  ['vpc', (stack) => ({ vpc: importedVpc(stack) })],
  ['associatedSubnets', (stack) => ({ associatedSubnets: [importedSubnet(stack, 'subnet-a')] })],
  ['securityGroups', (stack) => ({ securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')] })],
])('is on a transit gateway or has %s', (prop, attributes) => {
  const stack = newStack();
  const transitGateway = ec2.CfnTransitGateway.fromTransitGatewayId(stack, 'Gateway', 'tgw-1');
  expect(messageOf(() => imported({ transitGateway, ...attributes(stack) }, stack))).toBe(
    `Stack/Vpn: ${prop} is given together with transitGateway: an endpoint is in a VPC or on a transit gateway. Leave out ${prop} or transitGateway. `
    + `[TwoNetworks] ${guide('cvpn-tgw')}`,
  );
});

test('on a transit gateway may have empty lists', () => {
  const stack = newStack();
  const transitGateway = ec2.CfnTransitGateway.fromTransitGatewayId(stack, 'Gateway', 'tgw-1');
  expect(() => imported({ transitGateway, associatedSubnets: [], securityGroups: [] }, stack)).not.toThrow();
});

describe('connections', () => {
  test('are those of the security groups that it was imported with', () => {
    const stack = newStack();
    const vpn = imported({ securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')] }, stack);
    vpn.connections.allowTo(ec2.SecurityGroup.fromSecurityGroupId(stack, 'Database', 'sg-2'), ec2.Port.POSTGRES);
    synth(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: 'sg-2', SourceSecurityGroupId: 'sg-1', FromPort: 5432 });
  });

  test.each([[undefined], [[]]])('are not there with the security groups %j', (securityGroups) => {
    expect(messageOf(() => imported({ securityGroups }).connections)).toBe(
      'Stack/Vpn: connections is not available: the endpoint was imported without its security groups. '
      + `Give fromClientVpnEndpointAttributes() the securityGroups of the endpoint. [ConnectionsUnavailable] ${guide('client-authorization')}`,
    );
  });
});

describe('subnets', () => {
  test('can be associated', () => {
    const vpn = imported();
    const association = vpn.associateSubnet(importedSubnet(vpn.stack, 'subnet-a'));
    expect(association).toBeInstanceOf(ClientVpnAssociationPlus);
    vpn.addRoute('Office', { destination: OFFICE });
    const template = synth(vpn);
    expect(Object.values(resourcesOf(template, ASSOCIATION))).toEqual([{ ClientVpnEndpointId: ID, SubnetId: 'subnet-a' }]);
    expect(Object.values(resourcesOf(template, ROUTE))).toEqual([
      { ClientVpnEndpointId: ID, DestinationCidrBlock: '192.168.0.0/16', TargetVpcSubnetId: 'subnet-a' },
    ]);
  });

  test('cannot be associated when they are said to be associated by others', () => {
    const stack = newStack();
    const vpn = imported({ associatedSubnets: [importedSubnet(stack, 'subnet-a')] }, stack);
    expect(messageOf(() => vpn.associateSubnet(importedSubnet(stack, 'subnet-a')))).toBe(
      'Stack/Vpn: subnet subnet-a is one of the associatedSubnets of the imported endpoint. Leave out either the call of associateSubnet() or the subnet in '
      + `associatedSubnets. [AssociatedElsewhere] ${guide('cvpn-working-target')}`,
    );
  });

  test('of a VPC of the app can be those that are associated', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpn = imported({ associatedSubnets: vpc.privateSubnets, vpc }, stack);
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { allUsers: true });
    vpn.addNetworkAccess(OFFICE, { allUsers: true });
    expect(idsOf(synth(stack), ROUTE).map((id) => id.slice(0, -8))).toEqual([
      'VpnAssociationVpcPrivateSubnet1Route1921680016', 'VpnAssociationVpcPrivateSubnet2Route1921680016',
    ]);
  });
});

describe('routes through subnets that are not known', () => {
  const missing = [
    '[Stack/Vpn] The endpoint was imported without its subnets, so routes through each of them cannot be created, and clients would not reach their destinations. '
    + 'Give fromClientVpnEndpointAttributes() the associatedSubnets of the endpoint, or its transitGateway, or its vpc for destinations within it; '
    + `or name a subnet with each route. [AssociatedSubnetsUnknown] ${guide('cvpn-working-routes')}`,
  ];

  test('are an error', () => {
    const [one, two] = [imported(), imported()];
    one.addRoute('Office', { destination: OFFICE });
    two.addNetworkAccess(OFFICE, { allUsers: true });
    two.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/17'), { allUsers: true });
    expect([validationErrors(one), validationErrors(two)]).toEqual([missing, missing]);
  });

  test('are an error beside one route that names its subnet', () => {
    const vpn = imported();
    vpn.addNetworkAccess(OFFICE, { allUsers: true });
    vpn.addRoute('Other', { destination: ClientVpnDestination.cidr('192.168.0.0/17'), subnet: importedSubnet(vpn.stack, 'subnet-a') });
    expect(validationErrors(vpn)).toEqual(missing);
  });

  test('are fine when the VPC routes the destination, or the route names its subnet', () => {
    const stack = newStack();
    const vpn = imported({ vpc: importedVpc(stack) }, stack);
    vpn.addNetworkAccess(ClientVpnDestination.cidr('10.0.7.0/24'), { allUsers: true });
    vpn.addRoute('Office', { destination: OFFICE, subnet: importedSubnet(stack, 'subnet-a') });
    vpn.addNetworkAccess(OFFICE, { allUsers: true });
    expect(allWarnings(vpn)).toEqual([]);
  });

  test('are fine when a subnet is associated later', () => {
    const vpn = imported();
    vpn.addRoute('Office', { destination: OFFICE });
    vpn.associateSubnet(importedSubnet(vpn.stack, 'subnet-a'));
    expect(allWarnings(vpn)).toEqual([]);
  });
});

test('what is attached to it is checked', () => {
  const vpn = imported();
  ['One', 'Two'].forEach((id) => vpn.addAuthorizationRule(id, { destination: OFFICE, group: 'engineering' }));
  expect(validationErrors(vpn)).toEqual([expect.stringMatching(/^\[Stack\/Vpn\] Stack\/Vpn\/Two\/Resource: .*\[DuplicateAuthorizationRule\]/)]);
});

test('may be used in several stacks', () => {
  const app = newApp();
  const vpns = ['One', 'Two'].map((id) => imported({}, newStack(app, id)));
  vpns.forEach((vpn) => vpn.addAuthorizationRule('Rule', { destination: OFFICE, allUsers: true }));
  vpns.forEach((vpn) => synth(vpn).resourceCountIs(RULE, 1));
});
