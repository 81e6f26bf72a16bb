import { ids, lines, optional, type Surroundings, unknown } from './graphs';
import { lines as found, ref, type Spelled, subnet, through, vpc, withVpn } from './templates';
import { Evaluator } from '../../src/evaluation/evaluate';
import type { Value } from '../../src/model/values';
import { clientRangeRules as rules } from '../../src/rules/topics/client-range';
import { api, guide } from '../pages';

describe('presence', () => {
  test.each<[string, Value, Value, string[]]>([
    ['missing for the default traffic', undefined, undefined, ['ClientCidrBlockMissing']],
    ['null', null, undefined, ['ClientCidrBlockMissing']],
    ['missing for ipv4 traffic', undefined, 'ipv4', ['ClientCidrBlockMissing']],
    ['missing for dual-stack traffic', undefined, 'dual-stack', ['ClientCidrBlockMissing']],
    ['missing for ipv6 traffic', undefined, 'ipv6', []],
    ['missing for unknown traffic', undefined, unknown, []],
    ['missing for impossible traffic', undefined, 'ipv5', []],
    ['missing for traffic of the wrong type', undefined, ['ipv4'], []],
    ['maybe missing', optional, 'ipv4', []],
    ['given for ipv6 traffic', '10.100.0.0/16', 'ipv6', ['ClientCidrBlockWithIpv6Traffic']],
    ['unknown for ipv6 traffic', unknown, 'ipv6', ['ClientCidrBlockWithIpv6Traffic']],
    ['maybe given for ipv6 traffic', optional, 'ipv6', []],
    ['given for dual-stack traffic', '10.100.0.0/16', 'dual-stack', []],
  ])('%s', (_, ClientCidrBlock, TrafficIpAddressType, expected) => {
    expect(ids(rules, { ClientCidrBlock, TrafficIpAddressType })).toEqual(expected);
  });
});

describe('format, size, host bits', () => {
  test.each<[Value, string[]]>([
    ['10.0.0.0/16', []],
    ['172.31.0.0/16', []],
    ['10.0.0.0/12', []],
    ['10.0.0.0/22', []],
    ['10.0.0.0/11', ['ClientCidrBlockSize']],
    ['10.0.0.0/23', ['ClientCidrBlockSize']],
    ['0.0.0.0/0', ['ClientCidrBlockSize']],
    ['10.0.0.1/32', ['ClientCidrBlockSize']],
    ['10.0.4.0/22', []],
    ['10.0.3.0/22', ['ClientCidrBlockHostBits']],
    ['', ['ClientCidrBlockFormat']],
    ['10.0.0.0', ['ClientCidrBlockFormat']],
    ['10.0.0/16', ['ClientCidrBlockFormat']],
    ['10.0.0.0/33', ['ClientCidrBlockFormat']],
    ['10.0.0.0/016', ['ClientCidrBlockFormat']],
    ['fd00::/16', ['ClientCidrBlockFormat']],
    [10, ['ClientCidrBlockFormat']],
    [unknown, []],
    [optional, []],
    [['10.0.0.0/28'], []],
    [{ Ref: 'Range' }, []],
  ])('%j', (ClientCidrBlock, expected) => {
    expect(ids(rules, { ClientCidrBlock })).toEqual(expected);
  });
});

describe('capacity', () => {
  test.each<[string, number | undefined, Value, string[]]>([
    ['exactly enough', 512, '10.0.0.0/22', []],
    ['one too many', 513, '10.0.0.0/22', ['ClientCidrBlockCapacity']],
    ['nothing expected', undefined, '10.0.0.0/22', []],
    ['an unknown range', 100_000, unknown, []],
  ])('%s', (_, expectedConnections, ClientCidrBlock, expected) => {
    expect(ids(rules, { ClientCidrBlock }, { expectedConnections })).toEqual(expected);
  });

  test.each<[string, number, string, string]>([
    ['twice the range', 513, '10.0.4.0/22', 'Write e.g. "10.0.0.0/21".'],
    ['just the next power', 1024, '10.0.0.0/22', 'Write e.g. "10.0.0.0/21".'],
    ['beyond it', 1025, '10.0.0.0/22', 'Write e.g. "10.0.0.0/20".'],
    ['the largest range', 524_288, '10.0.0.0/22', 'Write e.g. "10.0.0.0/12".'],
    ['more than any range', 524_289, '10.0.0.0/22', 'No range is large enough: spread the clients over several endpoints, each with a range of up to /12.'],
    ['no range that is too small', 20, '10.0.0.0/28', 'Write e.g. "10.0.0.0/22".'],
  ])('what to write: %s', (_, expectedConnections, ClientCidrBlock, fix) => {
    expect(lines(rules, { ClientCidrBlock }, { expectedConnections }).at(-1)).toContain(fix);
  });

  test('says nothing without an endpoint', () => {
    expect(new Evaluator(rules).ofNetwork({ associations: [], routes: [], authorizationRules: [], expectedConnections: 9 }, {} as never)).toEqual([]);
  });
});

describe('messages', () => {
  test.each<[string, string | undefined, Surroundings, string[]]>([
    ['missing', undefined, {}, [
      `clientCidrBlock is missing: AWS Client VPN requires it for ipv4 traffic. Write e.g. "10.100.0.0/16". [ClientCidrBlockMissing] ${guide('cvpn-working-endpoint-create')}`,
    ]],
    ['no range', 'ten', {}, [
      `clientCidrBlock "ten" is not a valid IPv4 CIDR range. Write e.g. "10.100.0.0/16". [ClientCidrBlockFormat] ${api('CreateClientVpnEndpoint')}`,
    ]],
    ['too small', '10.0.0.0/28', {}, [
      `clientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.0.0.0/22". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
    ]],
    ['too large', '10.0.0.0/8', {}, [
      `clientCidrBlock "10.0.0.0/8" holds 16,777,216 addresses: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.0.0.0/12". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
    ]],
    ['one address', '10.0.7.1/32', {}, [
      `clientCidrBlock "10.0.7.1/32" holds 1 address: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.0.4.0/22". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`,
    ]],
    ['host bits', '10.0.0.1/22', {}, [
      `clientCidrBlock "10.0.0.1/22" does not begin with the first address of its block. Write "10.0.0.0/22". [ClientCidrBlockHostBits] ${api('CreateClientVpnEndpoint')}`,
    ]],
    ['capacity', '10.0.0.0/16', { expectedConnections: 40_000 }, [
      `clientCidrBlock "10.0.0.0/16" holds 65,536 addresses, but 40,000 connections are expected: AWS recommends 2 addresses for each. Write e.g. "10.0.0.0/15". [ClientCidrBlockCapacity] ${guide('what-is-best-practices')}`,
    ]],
  ])('%s', (_, ClientCidrBlock, surroundings, expected) => {
    expect(lines(rules, { ClientCidrBlock }, surroundings)).toEqual(expected);
  });

  test('given for ipv6 traffic', () => {
    expect(lines(rules, { ClientCidrBlock: '10.0.0.0/16', TrafficIpAddressType: 'ipv6' })).toEqual([
      `clientCidrBlock "10.0.0.0/16" is given for ipv6 traffic: AWS Client VPN assigns the IPv6 client range itself. Leave it out, or set trafficIpAddressType to "dual-stack". [ClientCidrBlockWithIpv6Traffic] ${guide('ipv6-considerations')}`,
    ]);
  });
});

describe('a suggested range overlaps with nothing that is known', () => {
  const fixes = (range: unknown, more: Spelled = {}) => found({
    Vpc: vpc({ CidrBlock: '10.0.0.0/16' }), ...withVpn({ ClientCidrBlock: range }), ...more,
  }).filter((one) => one.includes('[ClientCidrBlock')).map((one) => /Write e\.g\. "([^"]*)"/.exec(one)?.[1] ?? one);

  test.each<[string, unknown, Spelled, string]>([
    ['size', '10.0.0.0/24', {}, '10.100.0.0/22'],
    ['size, where it is free', '10.7.0.0/24', {}, '10.7.0.0/22'],
    ['format, beside a wide VPC', 'x', { Vpc: vpc({ CidrBlock: '10.96.0.0/12' }), SubnetA: subnet({}), SubnetB: subnet({}) }, '10.200.0.0/16'],
    ['nothing, beside a route', undefined, { R: through(ref('SubnetA'), '10.0.0.0/8') }, '172.16.0.0/16'],
    ['format, beside a DNS server', 'x', withVpn({ ClientCidrBlock: 'x', DnsServers: ['10.100.0.2'] }), '10.200.0.0/16'],
    ['format, beside an added range', 'x', { More: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), CidrBlock: '10.100.8.0/22' } } }, '10.200.0.0/16'],
  ])('%s', (_, range, more, expected) => {
    expect(fixes(range, more)[0]).toBe(expected);
  });
});
