import type { Properties, Value } from '../../src/model/values';
import { differ, primaryRange, secondaryRanges, subnetOf, vpcOf } from '../../src/model/vpc';
import { graphOf, ref, resource, type Surroundings, unknown } from '../rules/graphs';

const resources = [
  resource('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  resource('Far', 'AWS::EC2::VPC', {}),
  resource('Subnet', 'AWS::EC2::Subnet', { VpcId: ref('Vpc') }),
  resource('One', 'AWS::EC2::VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.1.0.0/16' }),
  resource('Two', 'AWS::EC2::VPCCidrBlock', { VpcId: ref('Vpc'), Ipv6CidrBlock: 'fd00::/56', CidrBlock: unknown }),
  resource('Three', 'AWS::EC2::VPCCidrBlock', { VpcId: ref('Far'), CidrBlock: '10.2.0.0/16' }),
];

test.each<[string, Properties, Surroundings['associations'], Value]>([
  ['its own', { VpcId: 'vpc-1' }, [{ SubnetId: ref('Subnet') }], 'vpc-1'],
  ['that of a subnet', {}, [{ SubnetId: 'subnet-1' }, {}, { SubnetId: ref('Subnet') }], ref('Vpc')],
  ['none', {}, [{ SubnetId: 'subnet-1' }], undefined],
])('the VPC of a network: %s', (_, endpoint, associations, expected) => {
  const graph = graphOf(endpoint, { resources, associations });
  expect(vpcOf(graph.networks[0], graph)).toEqual(expected);
});

test('the subnet of an association and of a route', () => {
  const graph = graphOf({}, { resources });
  expect(subnetOf(resource('A', 'x', { SubnetId: ref('Subnet') }), graph)?.id).toBe('Subnet');
  expect(subnetOf(resource('R', 'x', { TargetVpcSubnetId: ref('Subnet') }), graph)?.id).toBe('Subnet');
  expect(subnetOf(resource('R', 'x', { TargetVpcSubnetId: 'local' }), graph)).toBeUndefined();
});

test('ranges', () => {
  const graph = graphOf({}, { resources });
  expect(primaryRange(ref('Vpc'), graph)?.text).toBe('10.0.0.0/16');
  expect(primaryRange(ref('Far'), graph)).toBeUndefined();
  expect(primaryRange('vpc-1', graph)).toBeUndefined();
  expect(secondaryRanges(ref('Vpc'), graph).map(({ text }) => text)).toEqual(['10.1.0.0/16', 'fd00::/56']);
  expect(secondaryRanges(unknown, graph)).toEqual([]);
});

test.each<[Value, Value, boolean]>([
  ['vpc-1', 'vpc-2', true],
  ['vpc-1', 'vpc-1', false],
  [ref('Vpc'), ref('Far'), true],
  [ref('Vpc'), ref('Vpc'), false],
  [ref('Vpc'), ref('Subnet'), false],
  [ref('Vpc'), 'vpc-1', false],
  [unknown, 'vpc-1', false],
  ['vpc-1', undefined, false],
])('%j and %j are different VPCs: %j', (one, other, expected) => {
  expect(differ(one, other, graphOf({}, { resources }))).toBe(expected);
});
