/**
 * Ids are API: CloudFormation replaces a resource whose logical id moves, and creates the new one while the old one still exists, which the
 * service rejects for associations, routes and authorization rules. A change of this list is a breaking change.
 */
import { CfnParameter, Fn, Stage } from 'aws-cdk-lib';
import { CfnTransitGateway, IpProtocol } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import {
  ClientVpnAssociationPlus, ClientVpnAuthorizationRulePlus, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy,
  ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnIpAddressType, ClientVpnNetwork, ClientVpnRoutePlus,
} from '../../src/index';
import { importedSubnet, importedVpc, newApp, newEndpoint, newEndpointIn, newStack, newVpc, synth } from '../fixtures';

const OFFICE = ClientVpnDestination.cidr('192.168.0.0/16');

/** The logical ids of what is not part of the fixtures. */
function idsIn(construct: IConstruct): string[] {
  return Object.keys(synth(construct).toJSON().Resources).filter((id) => !id.startsWith('Vpc')).sort();
}

test('an endpoint in a VPC of the app, with all that it makes', () => {
  const vpc = newVpc(newStack());
  const vpn = newEndpointIn(vpc, { connectionLogging: ClientVpnConnectionLogging.create() });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(OFFICE, { groups: ['engineering', 'S-1-5-21-1111111111-2222222222-3333333333-1001'] });
  vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
  vpn.addNetworkAccess(ClientVpnDestination.clients(), { allUsers: true });
  expect(idsIn(vpn)).toEqual([
    'Vpn6F669752',
    'VpnAssociationVpcPrivateSubnet11B88BA58',
    'VpnAssociationVpcPrivateSubnet1Route0000011356C1C',
    'VpnAssociationVpcPrivateSubnet1Route1921680016AE50AF59',
    'VpnAssociationVpcPrivateSubnet22FC46B72',
    'VpnAssociationVpcPrivateSubnet2Route000004B3DBB9E',
    'VpnAssociationVpcPrivateSubnet2Route1921680016DB1DF88A',
    'VpnLogGroupBB43CC1A',
    'VpnRoute101000016EBCFF04F',
    'VpnRule00000AllUsersAB47D0A2',
    'VpnRule1000016engineering8c85b663A3176981',
    'VpnRule101000016AllUsersF39ABD35',
    'VpnRule1921680016S15211111111111222222222233333333331001a8c06b30C798B004',
    'VpnRule1921680016engineering8c85b6632EA43B62',
    'VpnSecurityGroup2432E13F',
  ]);
});

test('an endpoint in imported subnets', () => {
  const stack = newStack();
  const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-0123456789abcdef0')]) });
  vpn.addRoute('Office', { destination: OFFICE });
  vpn.addRoute('Lab', { destination: ClientVpnDestination.cidr('192.0.2.0/24'), subnet: importedSubnet(stack, 'subnet-0123456789abcdef0') });
  vpn.addAuthorizationRule('Staff', { destination: OFFICE, group: 'staff' });
  expect(idsIn(vpn)).toEqual([
    'Vpn6F669752',
    'VpnAssociationsubnet0123456789abcdef04215DC03',
    'VpnAssociationsubnet0123456789abcdef0Office1E44E311',
    'VpnLabA1A553C2',
    'VpnSecurityGroup2432E13F',
    'VpnStaff22F1A593',
  ]);
});

test('a log stream', () => {
  const stack = newStack();
  const logGroup = LogGroup.fromLogGroupName(stack, 'Logs', '/vpn/staff');
  newEndpoint(stack, { connectionLogging: ClientVpnConnectionLogging.toLogGroup(logGroup, { streamName: 'connections', createStream: true }) });
  expect(idsIn(stack)).toEqual([
    'Vpn6F669752',
    'VpnLogStream0330A6B6',
  ]);
});

test('a connect handler', () => {
  const stack = newStack();
  const policy = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy, provisionedConcurrentExecutions: 1 }) });
  expect(idsIn(stack)).toEqual([
    'Vpn6F669752',
    'VpnConnectHandlerAliasF9A1321F',
    'VpnConnectHandlerFunction322B89C3',
    // the hash at its end is that of the function: every change of it is another version.
    expect.stringMatching(/^VpnConnectHandlerFunctionCurrentVersionCCEBE457[0-9a-f]{32}$/),
    'VpnConnectHandlerLogGroup63E69C06',
    'VpnConnectHandlerRole9322997F',
    'VpnConnectHandlerRoleDefaultPolicyBB3178C9',
  ]);
});

test('children by themselves', () => {
  const stack = newStack();
  const clientVpnEndpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
  const subnet = importedSubnet(stack, 'subnet-a');
  new ClientVpnAssociationPlus(stack, 'Association', { clientVpnEndpoint, subnet });
  new ClientVpnRoutePlus(stack, 'Route', { clientVpnEndpoint, destination: OFFICE, subnet });
  new ClientVpnAuthorizationRulePlus(stack, 'Rule', { clientVpnEndpoint, destination: OFFICE, allUsers: true });
  expect(idsIn(stack)).toEqual([
    'AssociationA4069362',
    'RouteA67450D2',
    'Rule4C995B7F',
  ]);
});

test('the children of an imported endpoint', () => {
  const stack = newStack();
  const vpn = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', {
    clientVpnEndpointId: 'cvpn-endpoint-1',
    associatedSubnets: [importedSubnet(stack, 'subnet-a')],
  });
  vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
  vpn.associateSubnet(importedSubnet(stack, 'subnet-b'));
  expect(idsIn(stack)).toEqual([
    'VpnAssociationsubnetaRoute1921680016EF218AB4',
    'VpnAssociationsubnetbF296B463',
    'VpnAssociationsubnetbRoute1921680016377162A0',
    'VpnRule1921680016engineering8c85b6632EA43B62',
  ]);
});

test('what is known only at deployment', () => {
  const stack = newStack();
  const vpn = newEndpoint(stack, { network: ClientVpnNetwork.subnets(importedVpc(stack), [importedSubnet(stack, 'subnet-a')]) });
  const [range, group] = ['Range', 'Group'].map((id) => new CfnParameter(stack, id).valueAsString);
  vpn.addNetworkAccess(ClientVpnDestination.cidr(range), { groups: [group] });
  expect(idsIn(stack)).toEqual([
    'Vpn6F669752',
    'VpnAssociationsubneta8731D487',
    'VpnAssociationsubnetaRouteRangeRef89d7f7d2BD181C1A',
    'VpnRuleRangeRef89d7f7d2GroupRefa24acb73F82D2675',
    'VpnSecurityGroup2432E13F',
  ]);
});

test('access that another stack takes, in any stage', () => {
  const stage = new Stage(newApp(), 'Prod');
  const vpn = newEndpointIn(newVpc(newStack(stage)));
  const other = newStack(stage, 'Other');
  vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], scope: other });
  expect(idsIn(other)).toEqual([
    'AccessStackVpnAssociationVpcPrivateSubnet1Route192168001636FADAD7',
    'AccessStackVpnAssociationVpcPrivateSubnet2Route192168001698702587',
    'AccessStackVpnRule1921680016engineering8c85b66352668390',
  ]);
});

test('an endpoint on a transit gateway', () => {
  const stack = newStack();
  const gateway = CfnTransitGateway.fromTransitGatewayId(stack, 'Gateway', 'tgw-1');
  const vpn = newEndpoint(stack, { network: ClientVpnNetwork.transitGateway(gateway) });
  vpn.associateAvailabilityZone('eu-west-1c');
  vpn.associateAvailabilityZoneId('euw1-az1');
  vpn.associateAvailabilityZone(Fn.select(0, Fn.getAzs()));
  vpn.addNetworkAccess(OFFICE, { groups: ['engineering'] });
  vpn.addRoute('Lab', { destination: ClientVpnDestination.cidr('192.0.2.0/24') });
  expect(idsIn(stack)).toEqual([
    'Vpn6F669752',
    'VpnAssociationFnSelect0FnGetAZs4cad7388AC912EEC',
    'VpnAssociationeuw1az1DE5D1439',
    'VpnAssociationeuwest1c13759838',
    'VpnRoute19216800169758B38D',
    'VpnRule1921680016engineering8c85b6632EA43B62',
    'VpnTransitGatewayLab2EF77CDE',
  ]);
});

test('ranges of both families', () => {
  const vpc = newVpc(newStack(), 'Vpc', { ipProtocol: IpProtocol.DUAL_STACK });
  const vpn = newEndpointIn(vpc, { trafficIpAddressType: ClientVpnIpAddressType.DUAL_STACK });
  vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), { groups: ['engineering'] });
  vpn.addNetworkAccess(ClientVpnDestination.internet(), { allUsers: true });
  vpn.addNetworkAccess(ClientVpnDestination.cidr('2001:DB8:0::/48'), { allUsers: true });
  expect(idsIn(vpn)).toEqual([
    'Vpn6F669752',
    'VpnAssociationVpcPrivateSubnet11B88BA58',
    'VpnAssociationVpcPrivateSubnet1Route0000011356C1C',
    'VpnAssociationVpcPrivateSubnet1Route0516DAA11',
    'VpnAssociationVpcPrivateSubnet1Route2001db848E90EF58A',
    'VpnAssociationVpcPrivateSubnet22FC46B72',
    'VpnAssociationVpcPrivateSubnet2Route000004B3DBB9E',
    'VpnAssociationVpcPrivateSubnet2Route0BE92FD50',
    'VpnAssociationVpcPrivateSubnet2Route2001db84899D14FC8',
    'VpnRule00000AllUsersAB47D0A2',
    'VpnRule0AllUsersE1B455C6',
    'VpnRule1000016engineering8c85b663A3176981',
    'VpnRule2001db848AllUsersC75EF204',
    'VpnRuleFnSelect0VpcResourceIpv6CidrBlocksee2bfeadengineering8c85b663C811465E',
    'VpnSecurityGroup2432E13F',
  ]);
});
