import { ids, lines, optional, ref, resource, unknown } from './graphs';
import type { Properties, Value } from '../../src/model/values';
import { transitGatewayRules as rules } from '../../src/rules/topics/transit-gateway';
import { guide } from '../pages';

const zones = (count: number) => Array.from({ length: count }, (_, position) => `eu-west-1${'abcdef'[position]}`);
const on = (configuration: Properties, more: Properties = {}): Properties => ({
  TransitGatewayConfiguration: { TransitGatewayId: ref('Gateway'), ...configuration }, ...more,
});

test.each<[string, Properties, string[]]>([
  ['alone', on({}), []],
  ['a VPC', on({}, { VpcId: 'vpc-1' }), ['TransitGatewayWithVpc']],
  ['an unknown VPC', on({}, { VpcId: unknown }), ['TransitGatewayWithVpc']],
  ['perhaps a VPC', on({}, { VpcId: optional }), []],
  ['perhaps a gateway, with a VPC', { TransitGatewayConfiguration: optional, VpcId: 'vpc-1', SecurityGroupIds: ['sg-1'] }, []],
  ['security groups', on({}, { SecurityGroupIds: [unknown] }), ['TransitGatewayWithSecurityGroups']],
  ['no security groups', on({}, { SecurityGroupIds: [] }), []],
  ['perhaps security groups', on({}, { SecurityGroupIds: [optional] }), []],
  ['a VPC and security groups', on({}, { VpcId: 'vpc-1', SecurityGroupIds: ['sg-1'] }), ['TransitGatewayWithVpc', 'TransitGatewayWithSecurityGroups']],
  ['zones by name', on({ AvailabilityZones: zones(2) }), []],
  ['zones by name and by id', on({ AvailabilityZones: zones(1), AvailabilityZoneIds: ['euw1-az1'] }), ['TransitGatewayZonesAndZoneIds']],
  ['no zone of an empty list', on({ AvailabilityZones: [] }), ['TransitGatewayZonesEmpty']],
  ['no zone of two empty lists', on({ AvailabilityZones: [], AvailabilityZoneIds: [] }), ['TransitGatewayZonesEmpty', 'TransitGatewayZonesEmpty']],
  ['no zone by name and unknown ones by id', on({ AvailabilityZones: [], AvailabilityZoneIds: unknown }), []],
  ['perhaps one zone', on({ AvailabilityZones: [optional] }), []],
  ['zones by name and none by id', on({ AvailabilityZones: zones(1), AvailabilityZoneIds: [] }), []],
  ['zones by name and perhaps by id', on({ AvailabilityZones: zones(1), AvailabilityZoneIds: optional }), []],
  ['five zones', on({ AvailabilityZones: zones(5) }), []],
  ['six zones', on({ AvailabilityZones: zones(6) }), ['TransitGatewayZonesCount']],
  ['six zones by id', on({ AvailabilityZoneIds: zones(6) }), ['TransitGatewayZonesCount']],
  ['five zones and perhaps one more', on({ AvailabilityZones: [...zones(5), optional] }), []],
  ['a VPC without gateway', { VpcId: 'vpc-1', SecurityGroupIds: ['sg-1'] }, []],
  ['of the wrong type', { TransitGatewayConfiguration: 'tgw-1' }, []],
])('%s', (_, properties, expected) => {
  expect(ids(rules, properties)).toEqual(expected);
});

test.each<[string, Value, Value, string[]]>([
  ['none', undefined, undefined, ['TransitGatewayWithoutCidrBlock']],
  ['an empty list', [], 'ipv4', ['TransitGatewayWithoutCidrBlock']],
  ['IPv4', ['10.99.0.0/24'], undefined, []],
  ['IPv6 alone', ['fd00::/64'], 'ipv4', ['TransitGatewayWithoutCidrBlock']],
  ['IPv6 alone for IPv6 traffic', ['fd00::/64'], 'ipv6', ['TransitGatewayWithoutCidrBlock']],
  ['IPv4 alone for IPv6 traffic', ['10.99.0.0/24'], 'ipv6', ['TransitGatewayWithoutCidrBlock']],
  ['IPv4 alone for both', ['10.99.0.0/24'], 'dual-stack', ['TransitGatewayWithoutCidrBlock']],
  ['both for both', ['10.99.0.0/24', 'fd00::/64'], 'dual-stack', []],
  ['IPv4 alone for unknown traffic', ['10.99.0.0/24'], unknown, []],
  ['an unknown one', ['10.99.0.0/24', unknown], 'dual-stack', []],
  ['unknown ones', unknown, undefined, []],
  ['perhaps some', optional, undefined, []],
])('ranges of the gateway: %s', (_, TransitGatewayCidrBlocks, TrafficIpAddressType, expected) => {
  const resources = [resource('Gateway', 'AWS::EC2::TransitGateway', { TransitGatewayCidrBlocks })];
  expect(ids(rules, on({}, { TrafficIpAddressType }), { resources })).toEqual(expected);
});

test('a gateway that is a resource of another type', () => {
  expect(ids(rules, on({}), { resources: [resource('Gateway', 'Custom::Gateway')] })).toEqual([]);
});

describe('messages', () => {
  test.each<[string, Properties, string[]]>([
    ['VPC', on({}, { VpcId: 'vpc-1' }), [
      `vpcId "vpc-1" is given together with a transit gateway: AWS Client VPN accepts one of the two. Leave out vpcId or transitGatewayConfiguration. [TransitGatewayWithVpc] ${guide('cvpn-tgw')}`,
    ]],
    ['groups', on({}, { SecurityGroupIds: ['sg-1'] }), [
      `securityGroupIds ["sg-1"] is given together with a transit gateway, which supports no security groups. Leave it out, and restrict access with authorization rules. [TransitGatewayWithSecurityGroups] ${guide('cvpn-tgw')}`,
    ]],
    ['zones', on({ AvailabilityZones: zones(1), AvailabilityZoneIds: ['euw1-az1'] }), [
      'transitGatewayConfiguration.availabilityZoneIds ["euw1-az1"] is given together with availabilityZones: AWS Client VPN accepts one of the two. Keep one of the two. [TransitGatewayZonesAndZoneIds] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html',
    ]],
    ['no zone', on({ AvailabilityZones: [] }), [
      `transitGatewayConfiguration.availabilityZones [] names no Availability Zone: AWS Client VPN chooses two. Leave it out, or name the Availability Zones. [TransitGatewayZonesEmpty] ${guide('cvpn-tgw')}`,
    ]],
    ['count', on({ AvailabilityZoneIds: ['a', 'b', 'c', 'd', 'e', 'f'] }), [
      `transitGatewayConfiguration.availabilityZoneIds ["a","b","c","d","e","f"] has 6 entries: AWS Client VPN accepts up to 5 Availability Zones of a transit gateway. Keep up to 5. [TransitGatewayZonesCount] ${guide('cvpn-tgw')}`,
    ]],
  ])('%s', (_, properties, expected) => {
    expect(lines(rules, properties)).toEqual(expected);
  });

  test.each<[Value, Value, string]>([
    [undefined, 'ipv4', 'no IPv4 range in transitGatewayCidrBlocks: AWS Client VPN needs one. Add one to Gateway, e.g. "10.99.0.0/24".'],
    [undefined, 'ipv6', 'no IPv4 and no IPv6 range in transitGatewayCidrBlocks: AWS Client VPN needs both. Add them to Gateway, e.g. "10.99.0.0/24" and "fd00:99::/64".'],
    [['10.99.0.0/24'], 'ipv6', 'no IPv6 range in transitGatewayCidrBlocks: AWS Client VPN needs one. Add one to Gateway, e.g. "fd00:99::/64".'],
  ])('ranges %j for %s', (TransitGatewayCidrBlocks, TrafficIpAddressType, expected) => {
    const resources = [resource('Gateway', 'AWS::EC2::TransitGateway', { TransitGatewayCidrBlocks })];
    expect(lines(rules, on({}, { TrafficIpAddressType }), { resources })).toEqual([
      `transitGatewayConfiguration.transitGatewayId is Gateway, which has ${expected} [TransitGatewayWithoutCidrBlock] ${guide('cvpn-tgw')}`,
    ]);
  });
});
