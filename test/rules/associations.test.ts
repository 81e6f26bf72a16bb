import { association, endpoint, found, lines, ON_TRANSIT_GATEWAY, perhaps, ref, RESOURCES, type Spelled, subnet, vpc } from './templates';

const zone = (name: unknown) => association({ AvailabilityZone: name });
const { A, B, SubnetA, SubnetB, Vpn } = RESOURCES;
const dual = { ...Vpn, Properties: { ...Vpn.Properties, TrafficIpAddressType: 'dual-stack' } };
const v6 = (id: string) => ({ Type: 'AWS::EC2::SubnetCidrBlock', Properties: { SubnetId: ref(id), Ipv6CidrBlock: '2001:db8::/64' } });

describe('in a VPC', () => {
  test.each<[string, Spelled, string[]]>([
    ['one subnet of each zone', {}, []],
    ['a subnet of a parameter', { B: association({ SubnetId: ref('Any') }) }, []],
    ['nothing', { B: association({}) }, ['B AssociationTarget']],
    ['perhaps nothing', { B: association({ SubnetId: perhaps('subnet-1') }) }, []],
    ['a subnet or a zone', { B: association({ SubnetId: perhaps('subnet-1'), AvailabilityZone: perhaps('b') }) }, []],
    ['a subnet and a zone', { B: association({ SubnetId: 'subnet-1', AvailabilityZoneId: 'b' }) }, ['B AssociationTarget']],
    ['a zone twice', { B: association({ AvailabilityZone: 'b', AvailabilityZoneId: 'b' }) }, ['B AssociationTarget']],
    ['a zone', { B: zone('b') }, ['B AssociationAttachment']],
    ['a zone, by id', { B: association({ AvailabilityZoneId: 'az1' }) }, ['B AssociationAttachment']],
    ['the same subnet again', { B: A }, ['B DuplicateAssociation']],
    ['the same parameter again', { A: association({ SubnetId: ref('Any') }), B: association({ SubnetId: ref('Any') }) }, ['B DuplicateAssociation']],
    ['two parameters', { A: association({ SubnetId: ref('Any') }), B: association({ SubnetId: ref('Other') }) }, []],
    ['the same subnet in exclusive conditions', { A: { ...A, Condition: 'Dev' }, B: { ...A, Condition: 'Prod' } }, []],
    ['the same subnet in two conditions', { A: { ...A, Condition: 'Dev' }, B: { ...A, Condition: 'Sometimes' } }, ['B DuplicateAssociation']],
    ['the same zone again', { SubnetB: subnet({ CidrBlock: '10.0.2.0/24', AvailabilityZone: 'a' }) }, ['B AssociationZone']],
    ['the same zone, by id', {
      SubnetA: subnet({ CidrBlock: '10.0.1.0/24', AvailabilityZoneId: 'az1' }), SubnetB: subnet({ CidrBlock: '10.0.2.0/24', AvailabilityZoneId: 'az1' }),
    }, ['B AssociationZone']],
    ['zones that nobody names', { SubnetA: subnet({ CidrBlock: '10.0.1.0/24' }), SubnetB: subnet({ CidrBlock: '10.0.2.0/24' }) }, []],
    ['two zones, by id', {
      SubnetA: subnet({ CidrBlock: '10.0.1.0/24', AvailabilityZoneId: 'az1' }), SubnetB: subnet({ CidrBlock: '10.0.2.0/24', AvailabilityZoneId: 'az2' }),
    }, []],
    ['the same subnet and the same zone', { C: A, SubnetB: subnet({ AvailabilityZone: 'a' }) }, ['C DuplicateAssociation', 'B AssociationZone']],
    ['another VPC', { Far: vpc({}), SubnetB: subnet({ VpcId: ref('Far'), AvailabilityZone: 'b' }) }, ['B AssociationVpc']],
    ['another id of a VPC', { Vpn: endpoint({ VpcId: 'vpc-1', SecurityGroupIds: ['sg-1'] }), SubnetB: subnet({ VpcId: 'vpc-2' }) }, ['B AssociationVpc']],
    ['a VPC of a parameter', { SubnetB: subnet({ VpcId: ref('Any') }) }, []],
    ['another VPC than the first subnet', {
      Vpn: endpoint({ VpcId: perhaps(ref('Vpc')), SecurityGroupIds: perhaps(['sg-1']) }), Far: vpc({}), SubnetB: subnet({ VpcId: ref('Far') }),
    }, ['B AssociationVpc']],
    ['another VPC than the first subnet, in exclusive conditions', {
      Vpn: endpoint({ VpcId: perhaps(ref('Vpc')), SecurityGroupIds: perhaps(['sg-1']) }),
      Far: vpc({}),
      SubnetB: subnet({ VpcId: ref('Far') }),
      A: { ...A, Condition: 'Dev' },
      B: { ...B, Condition: 'Prod' },
    }, []],
    ['another VPC than the first subnet that is known', {
      Vpn: endpoint({ VpcId: perhaps(ref('Vpc')), SecurityGroupIds: perhaps(['sg-1']) }),
      A: association({ SubnetId: 'subnet-1' }),
      Far: vpc({}),
      SubnetC: subnet({ VpcId: ref('Far'), AvailabilityZone: 'c' }),
      C: association({ SubnetId: ref('SubnetC') }),
    }, ['C AssociationVpc']],
    ['a /28', { SubnetB: subnet({ CidrBlock: '10.0.2.0/28' }) }, ['B AssociationSubnetSize']],
    ['a /27', { SubnetB: subnet({ CidrBlock: '10.0.2.0/27' }) }, []],
    ['a range of a parameter', { SubnetB: subnet({ CidrBlock: ref('Any') }) }, []],
    ['an IPv6 subnet', { SubnetB: subnet({ CidrBlock: '2001:db8::/64' }) }, []],
    ['dedicated tenancy', { Vpc: vpc({ InstanceTenancy: 'dedicated' }) }, ['A AssociationTenancy', 'B AssociationTenancy']],
    ['a tenancy of a parameter', { Vpc: vpc({ InstanceTenancy: ref('Any') }) }, []],
    ['no IPv6 range', { Vpn: dual }, ['A AssociationWithoutIpv6', 'B AssociationWithoutIpv6']],
    ['IPv6 ranges in every way', {
      Vpn: dual, SubnetA: { ...SubnetA, Properties: { ...SubnetA.Properties, Ipv6IpamPoolId: 'pool' } }, More: v6('SubnetB'),
    }, []],
    ['an IPv6 range perhaps', { Vpn: dual, SubnetA: { ...SubnetA, Properties: { ...SubnetA.Properties, Ipv6CidrBlock: perhaps('x') } }, More: v6('SubnetB') }, []],
    ['IPv6 traffic through imported subnets', { Vpn: dual, A: association({ SubnetId: 'subnet-1' }), B: undefined }, []],
    ['an IPv6-only subnet', { SubnetA: subnet({ Ipv6Native: true, Ipv6CidrBlock: '2001:db8::/64', AvailabilityZone: 'a' }) }, ['A AssociationWithoutIpv4']],
    ['an IPv6-only subnet for traffic of both families', { Vpn: dual, SubnetA: subnet({ Ipv6Native: 'true', Ipv6CidrBlock: '2001:db8::/64', AvailabilityZone: 'a' }), More: v6('SubnetB') },
      ['A AssociationWithoutIpv4']],
    ['an IPv6-only subnet, perhaps', { SubnetA: subnet({ Ipv6Native: ref('Any'), AvailabilityZone: 'a' }) }, []],
    ['no association', { A: undefined, B: undefined }, ['Vpn AssociationMissing']],
    ['subnet and zone of an endpoint that is imported', { Vpn: undefined, B: zone('b') }, ['B AssociationAttachment']],
    ['subnet or zone of an endpoint that is imported', { Vpn: undefined, A: { ...A, Condition: 'Dev' }, B: { ...zone('b'), Condition: 'Prod' } }, []],
    ['contradictions of an endpoint that is imported', { Vpn: undefined, A: association({}), B: association({}) }, ['A AssociationTarget', 'B AssociationTarget']],
    ['zone and subnet beside a contradiction, of an endpoint that is imported', {
      Vpn: undefined, A: { ...association({}), Condition: 'Dev' }, C: { ...zone('c'), Condition: 'Prod' },
    }, ['A AssociationTarget', 'C AssociationAttachment']],
  ])('%s', (_, resources, expected) => {
    expect(found(resources)).toEqual(expected);
  });
});

describe('on a transit gateway', () => {
  const zones = (count: number, name = (index: number): unknown => `z${index}`) => (
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`Zone${index}`, zone(name(index))]))
  );

  test.each<[string, Spelled, string[]]>([
    ['its own zones', {}, []],
    ['zones beside', zones(3), []],
    ['more than five', zones(5), ['Zone3 TransitGatewayAssociationsCount']],
    ['more than five, some of them perhaps the same', { ...zones(3), Zone: zone(ref('Any')) }, []],
    ['more than five, one of its own perhaps the same', {
      Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['a', ref('Any')] } }), ...zones(4),
    }, []],
    ['one beside five of its own', {
      Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['1', '2', '3', '4', '5'] } }), ...zones(1),
    }, ['Zone0 TransitGatewayAssociationsCount']],
    ['more than five, perhaps the same', zones(6, (index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })), []],
    ['more than five, never together', { ...zones(3), Zone3: { ...zone('x'), Condition: 'Dev' }, Zone2: { ...zone('y'), Condition: 'Prod' } }, []],
    ['more than five of its own', {
      Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1', AvailabilityZones: ['1', '2', '3', '4', '5', '6'] } }), ...zones(1),
    }, ['Vpn TransitGatewayZonesCount']],
    ['a zone of its own again', { Zone: zone('a') }, ['Zone AssociationOfConfiguredZone']],
    ['a zone twice', { One: zone('c'), Two: zone('c') }, ['Two DuplicateAssociation']],
    ['a parameter as a zone and as the id of one', { One: zone(ref('Any')), Two: association({ AvailabilityZoneId: ref('Any') }) }, []],
    ['a subnet', { Subnet: association({ SubnetId: 'subnet-1' }) }, ['Subnet AssociationAttachment']],
    ['a subnet, perhaps in a VPC', {
      Vpn: endpoint({ TransitGatewayConfiguration: perhaps({ TransitGatewayId: 'tgw-1' }) }), Subnet: association({ SubnetId: 'subnet-1' }),
    }, []],
  ])('%s', (_, resources, expected) => {
    expect(found(resources, ON_TRANSIT_GATEWAY)).toEqual(expected);
  });
});

test('messages', () => {
  expect([
    ...lines({ B: association({}) }),
    ...lines({ B: association({ SubnetId: 'subnet-1', AvailabilityZone: 'b' }) }),
    ...lines({ B: zone('b') }),
    ...lines({ Subnet: association({ SubnetId: 'subnet-1' }) }, ON_TRANSIT_GATEWAY),
    ...lines({ A: association({ SubnetId: 'subnet-1' }), B: association({ SubnetId: 'subnet-1' }) }),
    ...lines({ SubnetB: { ...SubnetB, Properties: { ...SubnetB.Properties, AvailabilityZone: 'a' } } }),
    ...lines({ Far: vpc({}), SubnetB: subnet({ VpcId: ref('Far') }) }),
    ...lines({ Vpn: endpoint(), Far: vpc({}), SubnetB: subnet({ VpcId: ref('Far') }) }).filter((text) => text.includes('AssociationVpc')),
    ...lines({ SubnetB: subnet({ CidrBlock: '10.0.2.0/28' }) }),
    ...lines({ Vpc: vpc({ InstanceTenancy: 'dedicated' }), B: undefined }),
    ...lines({ Vpn: dual, B: undefined }),
    ...lines({ A: undefined, B: undefined }),
    ...lines({ Zone: zone('a') }, ON_TRANSIT_GATEWAY),
    ...lines(Object.fromEntries(['c', 'd', 'e', 'f'].map((name) => [name, zone(name)])), ON_TRANSIT_GATEWAY),
  ],
  ).toMatchInlineSnapshot(`
[
  "B: subnetId is missing: AWS Client VPN needs a subnet to associate, or an Availability Zone of a transit gateway. Name a subnet of the VPC, or set availabilityZone for an endpoint on a transit gateway. [AssociationTarget] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateClientVpnTargetNetwork.html",
  "B: availabilityZone "b" is given together with subnetId: AWS Client VPN accepts one of the two. Leave out subnetId or availabilityZone. [AssociationTarget] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateClientVpnTargetNetwork.html",
  "B: availabilityZone "b" is for an endpoint on a transit gateway, but the endpoint is in a VPC. Name a subnet in subnetId instead. [AssociationAttachment] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html",
  "Subnet: subnetId "subnet-1" is for an endpoint in a VPC, but the endpoint is on a transit gateway. Name an Availability Zone in availabilityZone instead. [AssociationAttachment] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html",
  "B: subnetId "subnet-1" is associated by A already. Remove one of the two. [DuplicateAssociation] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "B: subnetId is in the Availability Zone of SubnetA, which A associates: AWS Client VPN accepts one subnet of each Availability Zone. Name a subnet in another Availability Zone, or remove one of the two. [AssociationZone] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "B: subnetId is in another VPC than the endpoint. Name a subnet of the same VPC. [AssociationVpc] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "B: subnetId is in another VPC than the subnet that A associates. Name a subnet of the same VPC. [AssociationVpc] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "B: subnetId is SubnetB with the range "10.0.2.0/28": AWS Client VPN needs a subnet of /27 or larger. Give SubnetB a range of at least /27. [AssociationSubnetSize] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html",
  "A: subnetId is in Vpc, a VPC of dedicated tenancy, which AWS Client VPN does not support. Set instanceTenancy of Vpc to "default", or name a subnet of another VPC. [AssociationTenancy] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html",
  "A: subnetId is SubnetA, which has no IPv6 range, but the endpoint carries dual-stack traffic. Give SubnetA an IPv6 range, or name a subnet that has one. [AssociationWithoutIpv6] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html",
  "Vpn: the endpoint has no association, so clients cannot connect. Associate a subnet with it, better two in different Availability Zones. [AssociationMissing] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html",
  "Zone: availabilityZone "a" is already in transitGatewayConfiguration.availabilityZones of the endpoint. Remove the association, or the Availability Zone from the endpoint. [AssociationOfConfiguredZone] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html",
  "f: availabilityZone "f" is Availability Zone number 6 of the endpoint: AWS Client VPN accepts up to 5 Availability Zones of a transit gateway. Keep up to 5. [TransitGatewayAssociationsCount] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html",
]
`);
});

test('message of an IPv6-only subnet', () => {
  expect(lines({ SubnetA: subnet({ Ipv6Native: true, AvailabilityZone: 'a' }) })).toEqual([
    'A: subnetId is SubnetA, an IPv6-only subnet, but the endpoint carries ipv4 traffic. Name a subnet that has an IPv4 range, or set trafficIpAddressType of the endpoint '
    + 'to "ipv6". [AssociationWithoutIpv4] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html',
  ]);
});
