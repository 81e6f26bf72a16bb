import { ids, lines, optional, ref, resource, type Surroundings, unknown } from './graphs';
import { Evaluator } from '../../src/evaluation/evaluate';
import { ASSOCIATION } from '../../src/model/graph';
import type { Properties, Value } from '../../src/model/values';
import { securityGroupsRules as rules } from '../../src/rules/topics/security-groups';
import { api } from '../pages';

const groups = (count: number) => Array.from({ length: count }, (_, position) => `sg-${position}`);
const vpc = (id: string, type = 'AWS::EC2::VPC') => resource(id, type);
const group = (VpcId: Value, type = 'AWS::EC2::SecurityGroup') => resource('Group', type, { VpcId });

test.each<[string, Properties, string[]]>([
  ['five', { VpcId: 'vpc-1', SecurityGroupIds: groups(5) }, []],
  ['six', { VpcId: 'vpc-1', SecurityGroupIds: groups(6) }, ['SecurityGroupsCount']],
  ['five and one that may be absent', { VpcId: 'vpc-1', SecurityGroupIds: [...groups(5), optional] }, []],
  ['unknown', { VpcId: 'vpc-1', SecurityGroupIds: unknown }, []],
  ['no list', { VpcId: 'vpc-1', SecurityGroupIds: 'sg-1' }, []],
  ['without a VPC', { SecurityGroupIds: groups(1) }, ['SecurityGroupsWithoutVpc']],
  ['an unknown one without a VPC', { SecurityGroupIds: [unknown] }, ['SecurityGroupsWithoutVpc']],
  ['one that may be absent without a VPC', { SecurityGroupIds: [optional] }, []],
  ['none without a VPC', { SecurityGroupIds: [] }, []],
  ['unknown ones without a VPC', { SecurityGroupIds: unknown }, []],
  ['with an unknown VPC', { VpcId: unknown, SecurityGroupIds: groups(1) }, []],
  ['with a VPC that may be absent', { VpcId: optional, SecurityGroupIds: groups(1) }, []],
  // that is the defect of the transit gateway.
  ['without a VPC, on a transit gateway', { SecurityGroupIds: groups(1), TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } }, []],
  ['without a VPC, perhaps on a transit gateway', { SecurityGroupIds: groups(1), TransitGatewayConfiguration: optional }, ['SecurityGroupsWithoutVpc']],
])('%s', (_, properties, expected) => {
  expect(ids(rules, properties)).toEqual(expected);
});

test.each<[string, Value, Surroundings['resources'], string[]]>([
  ['the same VPC of the template', ref('Vpc'), [group(ref('Vpc')), vpc('Vpc')], []],
  ['two VPCs of the template', ref('Vpc'), [group(ref('Far')), vpc('Vpc'), vpc('Far')], ['SecurityGroupVpc']],
  ['two resources that may stand for one VPC', ref('Vpc'), [group(ref('Far')), vpc('Vpc', 'Custom::Vpc'), vpc('Far')], []],
  ['two ids', 'vpc-1', [group('vpc-2')], ['SecurityGroupVpc']],
  ['the same id', 'vpc-1', [group('vpc-1')], []],
  ['an unknown VPC and an id', unknown, [group('vpc-2')], []],
  ['an id and an unknown VPC', 'vpc-1', [group(unknown)], []],
  ['a VPC of the template and an id', ref('Vpc'), [group('vpc-2'), vpc('Vpc')], []],
  ['a group of the default VPC', 'vpc-1', [group(undefined)], []],
  ['a resource of another type', 'vpc-1', [group('vpc-2', 'Custom::Group')], []],
  ['an imported group', 'vpc-1', [], []],
])('VPC: %s', (_, VpcId, resources, expected) => {
  expect(ids(rules, { VpcId, SecurityGroupIds: [ref('Group')] }, { resources })).toEqual(expected);
});

test.each<[string, Properties, Surroundings, string[]]>([
  ['a VPC without groups', { VpcId: unknown }, {}, ['DefaultSecurityGroup']],
  ['a VPC with an empty list', { VpcId: 'vpc-1', SecurityGroupIds: [] }, {}, ['DefaultSecurityGroup']],
  ['an associated subnet', {}, { associations: [{ SubnetId: unknown }] }, ['DefaultSecurityGroup']],
  ['an associated zone', {}, { associations: [{ AvailabilityZone: 'eu-west-1a' }] }, []],
  ['a transit gateway', { VpcId: 'vpc-1', TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } }, {}, []],
  ['groups that may be absent', { VpcId: 'vpc-1', SecurityGroupIds: optional }, {}, []],
  ['a VPC that may be absent', { VpcId: optional }, {}, []],
  ['nothing yet', {}, {}, []],
])('default: %s', (_, properties, surroundings, expected) => {
  expect(ids(rules, properties, surroundings)).toEqual(expected);
});

test('says nothing without an endpoint', () => {
  const network = { associations: [resource('A', ASSOCIATION, { SubnetId: 'subnet-1' })], routes: [], authorizationRules: [] };
  expect(new Evaluator(rules).ofNetwork(network, {} as never)).toEqual([]);
});

test.each<[string, Properties, string]>([
  ['count', { VpcId: 'vpc-1', SecurityGroupIds: groups(6) }, `securityGroupIds ["sg-0","sg-1","sg-2","sg-3","sg-4","sg-5"] has 6 entries: AWS Client VPN accepts up to 5 security groups. Keep up to 5, and move the rules of the others into them. [SecurityGroupsCount] ${api('ApplySecurityGroupsToClientVpnTargetNetwork')}`],
  ['VPC', { SecurityGroupIds: groups(1) }, `vpcId is missing: AWS Client VPN accepts securityGroupIds only together with it. Add the VPC of the security groups. [SecurityGroupsWithoutVpc] ${api('CreateClientVpnEndpoint')}`],
  ['another VPC', { VpcId: 'vpc-1', SecurityGroupIds: [ref('Group')] }, `securityGroupIds[0] is the security group Group, which belongs to another VPC. Name a security group of the VPC in vpcId. [SecurityGroupVpc] ${api('CreateClientVpnEndpoint')}`],
  ['none', { VpcId: 'vpc-1' }, 'securityGroupIds is missing: the default security group of the VPC applies. Name up to 5 security groups, together with vpcId. [DefaultSecurityGroup] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html'],
])('message: %s', (_, properties, expected) => {
  expect(lines(rules, properties, { resources: [group('vpc-2')] })).toEqual([expected]);
});
