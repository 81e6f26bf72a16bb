import { found, lines, perhaps, ref, type Spelled, through, withVpn } from './templates';
import { guide } from '../pages';

const way = (properties: Spelled, more: Spelled = {}) => ({ Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref('Table'), ...properties }, ...more });
const tableOf = (subnet: string, table: unknown = ref('Table')) => (
  { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref(subnet), RouteTableId: table } }
);

/** Two subnets of one route table without a way out, and routes to the internet through both. */
const ISOLATED = {
  ...withVpn({ SplitTunnel: false, DnsServers: ['10.0.0.2'] }),
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
  TableOfA: tableOf('SubnetA'),
  TableOfB: tableOf('SubnetB'),
  InternetA: through(ref('SubnetA'), '0.0.0.0/0'),
  InternetB: through(ref('SubnetB'), '0.0.0.0/0'),
};
const NO_WAY = ['InternetA InternetWithoutWayOut'];

test.each<[string, Spelled, string[]]>([
  ['no way out', {}, NO_WAY],
  ['a route to a private range alone', { Way: way({ DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-1' }) }, NO_WAY],
  ['a gateway endpoint alone', { Services: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: ref('Vpc'), RouteTableIds: [ref('Table')] } } }, NO_WAY],
  ['a way for IPv6 alone', { Way: way({ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }) }, NO_WAY],
  ['a way of another table', {
    Way: way({ RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }),
    Other: {
      Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') },
    },
    OtherWay: way({ RouteTableId: ref('Other'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }),
  }, NO_WAY],
  ['the table by its attribute', { TableOfA: tableOf('SubnetA', { 'Fn::GetAtt': ['Table', 'RouteTableId'] }) }, NO_WAY],
  ['a NAT gateway', { Way: way({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }) }, []],
  ['an internet gateway', { Way: way({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }) }, []],
  ['a transit gateway', { Way: way({ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' }) }, []],
  ['a peering connection', { Way: way({ DestinationCidrBlock: '0.0.0.0/0', VpcPeeringConnectionId: 'pcx-1' }) }, []],
  ['a firewall', { Way: way({ DestinationCidrBlock: '0.0.0.0/1', VpcEndpointId: 'vpce-1' }) }, []],
  ['a NAT gateway under a condition', { Way: way({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }, { Condition: 'Dev' }) }, []],
  ['a prefix list', { Way: way({ DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1' }) }, []],
  ['an unknown destination', { Way: way({ DestinationCidrBlock: ref('Any'), NatGatewayId: 'nat-1' }) }, []],
  ['a way of an unknown table', { Way: way({ RouteTableId: ref('Any'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }) }, []],
  ['what a gateway propagates', { Way: { Type: 'AWS::EC2::VPNGatewayRoutePropagation', Properties: { RouteTableIds: [ref('Table')], VpnGatewayId: 'vgw-1' } } }, []],
  ['what a route server propagates', { Way: { Type: 'AWS::EC2::RouteServerPropagation', Properties: { RouteTableId: ref('Table'), RouteServerId: 'rs-1' } } }, []],
  ['the main route table', { TableOfA: undefined, TableOfB: undefined }, []],
  ['a table in another stack', { TableOfA: tableOf('SubnetA', 'rtb-1'), TableOfB: tableOf('SubnetB', ref('Any')) }, []],
  ['a table that may be absent', { TableOfA: tableOf('SubnetA', perhaps(ref('Table'))), TableOfB: { ...tableOf('SubnetB'), Condition: 'Sometimes' } }, []],
  ['no route to the internet', { InternetA: through(ref('SubnetA'), '10.0.0.0/12'), InternetB: through(ref('SubnetB'), '10.0.0.0/12') }, ['Vpn FullTunnelWithoutInternet']],
])('%s', (_, resources, expected) => {
  expect(found({ ...ISOLATED, ...resources })).toEqual(expected);
});

test('message', () => {
  expect(lines(ISOLATED)).toEqual([
    'InternetA: destinationCidrBlock "0.0.0.0/0" leads to the internet, but the route table of SubnetA, SubnetB has no way out: clients cannot reach the internet. '
    + 'Add a route for it to a NAT gateway, an internet gateway or a transit gateway to the route table, or associate subnets that have one '
    + `(subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS). [InternetWithoutWayOut] ${guide('scenario-internet')}`,
  ]);
});
