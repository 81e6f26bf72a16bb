import type { Resource } from '../../src/model/graph';
import type { Properties } from '../../src/model/values';
import { rangesAdded, vpcRanges } from '../../src/model/vpc-ranges';
import { graphOf, optional, ref, resource, unknown } from '../rules/graphs';

const vpc = (id: string, CidrBlock: string) => resource(id, 'AWS::EC2::VPC', { CidrBlock });
const block = (VpcId: string, properties: Properties) => resource(`More${VpcId}`, 'AWS::EC2::VPCCidrBlock', { VpcId: ref(VpcId), ...properties });
const subnet = (VpcId: string, properties: Properties = {}) => resource(`Subnet${VpcId}`, 'AWS::EC2::Subnet', { VpcId: ref(VpcId), ...properties });
const v6 = { Ipv6CidrBlock: 'fd00::/64' };

/** Each range with its family and what adds it; one that is not known as `?`. */
function rangesOf(VpcId: Properties[string], resources: readonly Resource[]): string[] {
  const graph = graphOf({ VpcId }, { resources: [vpc('Vpc', '10.0.0.0/16'), vpc('Far', '10.9.0.0/16'), ...resources] });
  return vpcRanges(graph.networks[0], graph).map(({ family, range, later }) => `${family} ${range?.text ?? '?'}${later ? ` by ${later.id}` : ''}`);
}

test.each<[string, readonly Resource[], string[]]>([
  ['alone', [], ['ipv4 10.0.0.0/16']],
  ['and a second range', [block('Vpc', { CidrBlock: '10.1.0.0/16' })], ['ipv4 10.0.0.0/16', 'ipv4 10.1.0.0/16 by MoreVpc']],
  ['and a second range of another VPC', [block('Far', { CidrBlock: '10.1.0.0/16' })], ['ipv4 10.0.0.0/16']],
  ['and IPv6', [block('Vpc', { Ipv6CidrBlock: 'fd00::/56' })], ['ipv4 10.0.0.0/16', 'ipv6 fd00::/56 by MoreVpc']],
  ['and IPv6 in a subnet', [subnet('Vpc', v6)], ['ipv4 10.0.0.0/16', 'ipv6 ?']],
  ['and IPv6 added to a subnet', [subnet('Vpc'), resource('R', 'AWS::EC2::SubnetCidrBlock', { SubnetId: ref('SubnetVpc') })], ['ipv4 10.0.0.0/16', 'ipv6 ?']],
  ['and IPv6 in a subnet of another VPC', [subnet('Vpc'), subnet('Far', v6)], ['ipv4 10.0.0.0/16']],
  ['and a second range, and IPv6 in a subnet', [block('Vpc', { CidrBlock: '10.1.0.0/16' }), subnet('Vpc', v6)],
    ['ipv4 10.0.0.0/16', 'ipv4 10.1.0.0/16 by MoreVpc', 'ipv6 ?']],
  ['and IPv6, that a subnet has as well', [block('Vpc', { Ipv6CidrBlock: 'fd00::/56' }), subnet('Vpc', v6)], ['ipv4 10.0.0.0/16', 'ipv6 fd00::/56 by MoreVpc']],
])('the ranges of a VPC %s', (_, resources, expected) => {
  expect(rangesOf(ref('Vpc'), resources)).toEqual(expected);
});

test('of an imported VPC nothing is known', () => {
  expect(rangesOf('vpc-1', [])).toEqual(['undefined ?']);
});

test.each<[string, Properties, string[]]>([
  ['a range', { CidrBlock: '10.1.0.0/16' }, ['ipv4 10.1.0.0/16']],
  ['a range of a parameter', { CidrBlock: unknown }, ['ipv4 ?']],
  ['a range of a pool', { Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 20 }, ['ipv4 ?']],
  ['a range of Amazon', { AmazonProvidedIpv6CidrBlock: true }, ['ipv6 ?']],
  ['a range of Amazon, in letters', { AmazonProvidedIpv6CidrBlock: 'true' }, ['ipv6 ?']],
  ['a range of Amazon, perhaps', { AmazonProvidedIpv6CidrBlock: optional }, ['ipv6 ?']],
  ['no range of Amazon', { CidrBlock: '10.1.0.0/16', AmazonProvidedIpv6CidrBlock: false }, ['ipv4 10.1.0.0/16']],
  ['no range of Amazon, in letters', { AmazonProvidedIpv6CidrBlock: 'false' }, []],
  ['an IPv6 range', { Ipv6CidrBlock: 'fd00::/56', Ipv6Pool: 'pool-1' }, ['ipv6 fd00::/56']],
  ['an IPv6 range of a pool', { Ipv6IpamPoolId: 'ipam-pool-1' }, ['ipv6 ?']],
  ['nothing', {}, []],
])('a resource adds %s', (_, properties, expected) => {
  expect(rangesAdded(resource('More', 'AWS::EC2::VPCCidrBlock', properties)).map(({ family, range }) => `${family} ${range?.text ?? '?'}`)).toEqual(expected);
});
