/**
 * Ids are API: CloudFormation replaces a resource whose logical id moves, and creates the new one while the old one still exists, which the
 * service refuses for associations, routes and authorization rules. A change of this list is a breaking change.
 */
import { CfnParameter, Fn, Stage } from 'aws-cdk-lib';
import { CfnTransitGateway, IpProtocol } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { importedSubnet, importedVpc, newApp, newEndpoint, newEndpointIn, newStack, newVpc, synth } from './fixtures';
import {
  ClientVpnAssociation, ClientVpnAuthorizationRulePlus, ClientVpnConnectionLogging, ClientVpnDestination, ClientVpnEndpointPlus,
  ClientVpnIpAddressType, ClientVpnNetwork, ClientVpnRoutePlus,
} from '../src';

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
    'VpnAssociationVpcPrivateSubnet1Route000001D08D7AE',
    'VpnAssociationVpcPrivateSubnet1Route192168001611218C8C',
    'VpnAssociationVpcPrivateSubnet22FC46B72',
    'VpnAssociationVpcPrivateSubnet2Route00000F2FDF061',
    'VpnAssociationVpcPrivateSubnet2Route19216800164B814DCA',
    'VpnLogGroupBB43CC1A',
    'VpnRoute1010000161C45E948',
    'VpnRule00000AllUsers8F890DAA',
    'VpnRule1000016engineering8c85b663A037C415',
    'VpnRule101000016AllUsers66DCD212',
    'VpnRule1921680016S15211111111111222222222233333333331001a8c06b30FBB5FB5F',
    'VpnRule1921680016engineering8c85b6639FAF363C',
    'VpnSecurityGroup2432E13F',
  ]);
});

test('an endpoint in subnets of elsewhere', () => {
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

test('children by themselves', () => {
  const stack = newStack();
  const clientVpnEndpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Vpn', { clientVpnEndpointId: 'cvpn-endpoint-1' });
  const subnet = importedSubnet(stack, 'subnet-a');
  new ClientVpnAssociation(stack, 'Association', { clientVpnEndpoint, subnet });
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
    'VpnAssociationsubnetaRoute1921680016A69AF5C9',
    'VpnAssociationsubnetbF296B463',
    'VpnAssociationsubnetbRoute192168001678616177',
    'VpnRule1921680016engineering8c85b6639FAF363C',
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
    'VpnAssociationsubnetaRouteRangeRef89d7f7d29F681660',
    'VpnRuleRangeRef89d7f7d2GroupRefa24acb73176FD8B4',
    'VpnSecurityGroup2432E13F',
  ]);
});

test('access that another stack takes, in any stage', () => {
  const stage = new Stage(newApp(), 'Prod');
  const vpn = newEndpointIn(newVpc(newStack(stage)));
  const other = newStack(stage, 'Other');
  vpn.addNetworkAccess(OFFICE, { groups: ['engineering'], scope: other });
  expect(idsIn(other)).toEqual([
    'AccessStackVpnAssociationVpcPrivateSubnet1Route1921680016D0038B19',
    'AccessStackVpnAssociationVpcPrivateSubnet2Route19216800162F17E023',
    'AccessStackVpnRule1921680016engineering8c85b6630CFD51CE',
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
    'VpnAssociationFnSelect0FnGetAZs9c35160f3B50E4DD',
    'VpnAssociationeuw1az1DE5D1439',
    'VpnAssociationeuwest1c13759838',
    'VpnRoute192168001600E21E00',
    'VpnRule1921680016engineering8c85b6639FAF363C',
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
    'VpnAssociationVpcPrivateSubnet1Route000001D08D7AE',
    'VpnAssociationVpcPrivateSubnet1Route018A6E9FC',
    'VpnAssociationVpcPrivateSubnet1Route2001db848183BE063',
    'VpnAssociationVpcPrivateSubnet22FC46B72',
    'VpnAssociationVpcPrivateSubnet2Route00000F2FDF061',
    'VpnAssociationVpcPrivateSubnet2Route03639C97A',
    'VpnAssociationVpcPrivateSubnet2Route2001db84855FD1231',
    'VpnRule00000AllUsers8F890DAA',
    'VpnRule0AllUsers2BCA551A',
    'VpnRule1000016engineering8c85b663A037C415',
    'VpnRule2001db848AllUsers365B16AA',
    'VpnRuleFnSelect0VpcResourceIpv6CidrBlocksab2177bdengineering8c85b663904AC56D',
    'VpnSecurityGroup2432E13F',
  ]);
});
