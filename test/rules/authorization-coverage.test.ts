import { endpoint, found, lines, ON_TRANSIT_GATEWAY, perhaps, ref, RESOURCES, route, ROUTED, rule, type Spelled, through } from './templates';

const { Vpc, Vpn } = RESOURCES;
const to = (destination: unknown, properties: Spelled = { AuthorizeAllGroups: true }, attributes?: Spelled) => (
  rule({ TargetNetworkCidr: destination, ...properties }, attributes)
);
const group = (name: unknown) => ({ AccessGroupId: name });
const block = (properties: Spelled) => ({ Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), ...properties } });

describe('the destination of a rule', () => {
  const unrouted = ['All AuthorizationRuleWithoutRoute'];

  test.each<[string, Spelled, string[]]>([
    ['in the VPC', { All: to('10.0.9.0/24') }, []],
    ['around the VPC', { All: to('10.0.0.0/8') }, []],
    ['beyond the VPC', { All: to('10.1.0.0/16') }, unrouted],
    ['in a range that was added to the VPC', { All: to('10.1.0.0/16'), Block: block({ CidrBlock: '10.1.0.0/20' }) }, []],
    ['beside a range that was added to the VPC', { All: to('10.2.0.0/16'), Block: block({ CidrBlock: '10.1.0.0/20' }) }, unrouted],
    ['perhaps in a range that AWS chooses', { All: to('10.1.0.0/16'), Block: block({ Ipv4IpamPoolId: 'ipam-pool-1' }) }, []],
    ['in a VPC with an unknown range', { All: to('10.1.0.0/16'), Vpc: { ...Vpc, Properties: { CidrBlock: ref('Any') } } }, []],
    ['not beside an unknown range', { All: to(ref('Any')) }, []],
    ['with a route to an unknown destination', { All: to('10.1.0.0/16'), Far: through(ref('SubnetA'), ref('Any')), FarB: through(ref('SubnetB'), ref('Any')) }, []],
    ['of an endpoint without associations', { All: to('10.1.0.0/16'), A: undefined, B: undefined }, ['Vpn AssociationMissing']],
    ['of an imported endpoint', { All: to('10.1.0.0/16'), Vpn: undefined }, []],
    ['of clients who reach each other', { All: to('10.100.0.0/16'), Local: route({ DestinationCidrBlock: '10.100.0.0/16', TargetVpcSubnetId: 'local' }) }, []],
    ['of clients who do not', { All: to('10.100.0.0/16') }, unrouted],
  ])('%s', (_, resources, expected) => {
    expect(found(resources)).toEqual(expected);
  });

  test('with routes', () => {
    expect(found({ All: to('10.1.0.0/16'), Near: to('10.20.0.0/16') }, ROUTED)).toEqual(['Near AuthorizationRuleWithoutRoute']);
  });

  test('on a transit gateway', () => {
    expect(found({ All: to('10.1.0.0/16') }, ON_TRANSIT_GATEWAY)).toEqual(unrouted);
    expect(found({ All: to('10.1.0.0/16'), R: route({ DestinationCidrBlock: '10.0.0.0/12' }) }, ON_TRANSIT_GATEWAY)).toEqual([]);
    const perhapsThere = endpoint({ TransitGatewayConfiguration: perhaps({ TransitGatewayId: 'tgw-1' }) });
    expect(found({ All: to('10.1.0.0/16'), Vpn: perhapsThere }, ON_TRANSIT_GATEWAY)).toEqual([]);
  });

  test('in IPv6', () => {
    const dual = { Vpn: { ...Vpn, Properties: { ...Vpn.Properties, TrafficIpAddressType: 'dual-stack' } }, All: to('fd00::/64') };
    const ids = (resources: Spelled) => found(resources).filter((one) => one.endsWith('WithoutRoute'));
    expect(ids(dual)).toEqual(unrouted);
    expect(ids({ ...dual, Block: block({ AmazonProvidedIpv6CidrBlock: true }) })).toEqual([]);
    const range = { Type: 'AWS::EC2::SubnetCidrBlock', Properties: { SubnetId: ref('SubnetA'), Ipv6CidrBlock: 'fd00::/64' } };
    expect(ids({ ...dual, Range: range })).toEqual([]);
    const { SubnetA } = RESOURCES;
    expect(ids({ ...dual, SubnetA: { ...SubnetA, Properties: { ...SubnetA.Properties, Ipv6CidrBlock: ref('Any') } } })).toEqual([]);
  });
});

describe('a rule for a group', () => {
  const beside = ['Group AuthorizationRuleBesideAllUsers'];

  test.each<[string, Spelled, string[]]>([
    ['beside one for all users', { Group: to('0.0.0.0/0', group('x')) }, beside],
    ['beside one for all users, with a flag', { Group: to('0.0.0.0/0', { ...group('x'), AuthorizeAllGroups: 'false' }) }, beside],
    ['of a parameter, beside one for all users', { Group: to('0.0.0.0/0', group(ref('Any'))) }, beside],
    ['perhaps', { Group: to('0.0.0.0/0', { ...group('x'), AuthorizeAllGroups: ref('Any') }) }, []],
    ['for another range', { Group: to('10.0.0.0/16', group('x')) }, ['Group AuthorizationRuleTakesAccess']],
    ['for the same parameter', { All: to(ref('Any')), Group: to(ref('Any'), group('x')) }, beside],
    ['for another parameter', { All: to(ref('Any')), Group: to(ref('Other'), group('x')) }, []],
    ['never together', { All: to('0.0.0.0/0', undefined, { Condition: 'Dev' }), Group: to('0.0.0.0/0', group('x'), { Condition: 'Prod' }) }, []],
    ['without a destination', { All: rule({ AuthorizeAllGroups: true }), Group: rule(group('x')) }, ['All PropertyMissing', 'Group PropertyMissing']],
  ])('%s', (_, resources, expected) => {
    expect(found(resources)).toEqual(expected);
  });
});

test('messages', () => {
  expect([
    ...lines({ All: to('10.1.0.0/16') }),
    ...lines({ Group: to('0.0.0.0/0', group('x')) }),
  ],
  ).toMatchInlineSnapshot(`
[
  "All: targetNetworkCidr "10.1.0.0/16" is not routed: no route overlaps with it. Add a route for it through each associated subnet, which addNetworkAccess() does together with the rule, or remove the rule. [AuthorizationRuleWithoutRoute] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html",
  "Group: targetNetworkCidr "0.0.0.0/0" is open to all users by All already: this rule for a group changes nothing. Remove this rule, or the one for all users. [AuthorizationRuleBesideAllUsers] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html",
]
`);
});
