import { association, endpoint, findings, found, lines, ON_TRANSIT_GATEWAY, perhaps, ref, RESOURCES, route, rule, type Spelled, subnet, through, vpc, withVpn } from './templates';
import { inTemplates } from '../../src/evaluation/spelling';

const { A, B } = RESOURCES;
const [a, b] = [ref('SubnetA'), ref('SubnetB')];
/** The same route through both subnets. */
const both = (destination: unknown) => ({ RA: through(a, destination), RB: through(b, destination) });
const bothOf = (rule_: string) => [`RA ${rule_}`, `RB ${rule_}`];
const single = { B: undefined };
const PREFIX_LIST = { Type: 'AWS::EC2::PrefixList', Properties: { AddressFamily: 'IPv4', MaxEntries: 1, PrefixListName: 'x' } };
/** A second range of the VPC. */
const SECOND = { Type: 'AWS::EC2::VPCCidrBlock', Properties: { CidrBlock: '10.1.0.0/16', VpcId: ref('Vpc') } };

describe('a route', () => {
  test.each<[string, Spelled, string[]]>([
    ['to a network', both('10.20.0.0/16'), []],
    ['to no range', both('everywhere'), bothOf('RouteFormat')],
    ...['10.20.0.0/33', '10.20.0.0/40', '2001:db8::/129', 'db.example.com', '10.20.0.0', '', 'pl-0123456789abcdef0'].map(
      (destination): [string, Spelled, string[]] => [`to ${destination || 'nothing'}`, both(destination), bothOf('RouteFormat')]),
    ['to a prefix list of the template', { List: PREFIX_LIST, ...both(ref('List')) }, bothOf('RouteFormat')],
    ['to a prefix list of the template, by its attribute', { List: PREFIX_LIST, ...both({ 'Fn::GetAtt': ['List', 'PrefixListId'] }) }, bothOf('RouteFormat')],
    ['to a range with host bits', both('10.20.0.1/16'), bothOf('RouteHostBits')],
    ['to a parameter', both(ref('Any')), []],
    ['to IPv6', both('2001:db8::/32'), [...bothOf('RouteFamily'), ...bothOf('RouteWithoutAuthorizationRule')]],
    ['to the clients', both('10.100.0.0/16'), bothOf('RouteInsideClientCidrBlock')],
    ['to some clients', both('10.100.128.0/17'), bothOf('RouteInsideClientCidrBlock')],
    ['to the clients, of an imported endpoint', { Vpn: undefined, ...both('10.100.0.0/16') }, []],
    ['for no one here, of an imported endpoint',
      { Vpn: undefined, All: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true }), ...both('10.20.0.0/16') }, []],
    ['to the clients, perhaps among themselves', { R: through(ref('Any'), '10.100.0.0/16') }, []],
    ['beside the clients', both('10.101.0.0/16'), []],
    ['around the clients', both('10.0.0.0/8'), bothOf('RouteAroundClientCidrBlock')],
    ['of all addresses', { ...withVpn({ SplitTunnel: false, DnsServers: ['10.0.0.2'] }), ...both('0.0.0.0/0') }, []],
    ['of all addresses, with split tunnel', both('0.0.0.0/0'), bothOf('SplitTunnelDefaultRoute')],
    ['of all addresses, of an imported endpoint', { Vpn: undefined, ...both('0.0.0.0/0') }, []],
    ['of all addresses, with a split tunnel that nobody knows', { ...withVpn({ SplitTunnel: ref('Any') }), ...both('0.0.0.0/0') }, []],
    ['of the clients among themselves', { R: through('local', '10.100.0.0/16') }, []],
    ['of the clients to others', { R: through('local', '10.20.0.0/16') }, ['R LocalRouteDestination']],
    ['of the clients to a parameter', { R: through('local', ref('Any')) }, []],
    ['of the clients of an imported endpoint', { Vpn: undefined, R: through('local', '10.20.0.0/16') }, []],
    ['of the clients among themselves in IPv6', { ...withVpn({ TrafficIpAddressType: ref('Any') }), R: through('local', 'fd00::/8') },
      ['R LocalRouteIpv6', 'R RouteWithoutAuthorizationRule']],
    ['twice', { ...both('10.20.0.0/16'), Again: through(a, '10.20.0.0/16') }, ['Again DuplicateRoute']],
    ['twice through each subnet', { ...both('10.20.0.0/16'), AgainA: through(a, '10.20.0.0/16'), AgainB: through(b, '10.20.0.0/16') }, ['AgainA DuplicateRoute']],
    ['twice to each of two networks', {
      ...both('10.20.0.0/16'), RC: through(a, '10.30.0.0/16'), RD: through(b, '10.30.0.0/16'), Again: through(a, '10.20.0.0/16'), More: through(a, '10.30.0.0/16'),
    }, ['Again DuplicateRoute', 'More DuplicateRoute']],
    ['twice to a parameter', { ...both(ref('Any')), Again: through(a, ref('Any')) }, ['Again DuplicateRoute']],
    ['twice, never together', { ...both('10.20.0.0/16'), RA: through(a, '10.20.0.0/16', { Condition: 'Dev' }), Again: through(a, '10.20.0.0/16', { Condition: 'Prod' }) }, []],
    ['without a destination, twice', { RA: route({ TargetVpcSubnetId: a }), RB: route({ TargetVpcSubnetId: a }), ...single }, bothOf('PropertyMissing')],
    ['with a misspelt destination, to two networks',
      { RA: route({ DestinationCidr: '10.20.0.0/16', TargetVpcSubnetId: a }), RB: route({ DestinationCidr: '10.30.0.0/16', TargetVpcSubnetId: a }), ...single }, bothOf('PropertyUnknown')],
    ['to the VPC', both('10.0.0.0/16'), ['RA RouteOfVpcRange']],
    ['to the VPC, by reference', both({ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }), ['RA RouteOfVpcRange']],
    ['to the VPC, by the same parameter', { Vpc: vpc({ CidrBlock: ref('Any') }), ...both(ref('Any')) }, ['RA RouteOfVpcRange']],
    ['to a range of the VPC that was there before', { Second: SECOND, ...both('10.1.0.0/16'), A: { ...A, DependsOn: 'Second' }, B: { ...B, DependsOn: 'Second' } },
      ['RA RouteOfVpcRange']],
    ['to a range of the VPC that was there before, by reference',
      { Second: SECOND, ...both({ 'Fn::GetAtt': ['Second', 'CidrBlock'] }), A: { ...A, DependsOn: 'Second' }, B: { ...B, DependsOn: 'Second' } }, ['RA RouteOfVpcRange']],
    ['to a range of the VPC that was there before one of two associations', { Second: SECOND, ...both('10.1.0.0/16'), B: { ...B, DependsOn: 'Second' } }, ['RB RouteOfVpcRange']],
    ['to a range of the VPC in which the subnet is', { Second: SECOND, SubnetA: { ...subnet({ CidrBlock: '10.1.1.0/24' }), DependsOn: 'Second' }, ...both('10.1.0.0/16') },
      ['RA RouteOfVpcRange']],
    ['to a range of the VPC that may come later', { Second: SECOND, ...both('10.1.0.0/16') }, []],
    ['to a range of the VPC that is never there', {
      Second: { ...SECOND, Condition: 'Dev' }, A: { ...A, DependsOn: 'Second' }, B: undefined, RA: through(a, '10.1.0.0/16', { Condition: 'Prod' }),
    }, []],
    ['to a range of another VPC', {
      Second: { ...SECOND, Properties: { ...SECOND.Properties, VpcId: 'vpc-2' } }, ...both('10.1.0.0/16'), A: { ...A, DependsOn: 'Second' }, B: { ...B, DependsOn: 'Second' },
    }, []],
    ['to a VPC whose range nobody knows', { Vpc: vpc({}), ...both('10.0.0.0/16') }, []],
    ['to a part of the VPC, on one association', { R: through(a, '10.0.1.0/24') }, []],
    ['without a subnet', { R: route({ DestinationCidrBlock: '10.20.0.0/16' }) }, ['R RouteSubnetMissing']],
    ['without a subnet, perhaps', { R: route({ DestinationCidrBlock: '10.20.0.0/16', TargetVpcSubnetId: perhaps(a) }) }, []],
    ['without a subnet, of an imported endpoint', { Vpn: undefined, A: undefined, B: undefined, R: route({ DestinationCidrBlock: '10.20.0.0/16' }, { DependsOn: [] }) }, []],
    ['through another subnet', { ...single, ...both('10.20.0.0/16') }, ['RB RouteSubnetNotAssociated']],
    ['through another id', { A: association({ SubnetId: 'subnet-1' }), ...single, R: through('subnet-2', '10.20.0.0/16') }, ['R RouteSubnetNotAssociated']],
    ['through a parameter', { ...single, R: through(ref('Any'), '10.20.0.0/16') }, []],
    ['through another id, of an imported endpoint', { Vpn: undefined, A: association({ SubnetId: 'subnet-1' }), ...single, R: through('subnet-2', '10.20.0.0/16') }, []],
    ['through another id, beside a parameter', { A: association({ SubnetId: 'subnet-1' }), B: association({ SubnetId: ref('Any') }), R: through('subnet-2', '10.20.0.0/16') }, []],
    ['of the clients among themselves, beside an id', { A: association({ SubnetId: 'subnet-1' }), ...single, R: through('local', '10.100.0.0/16') }, []],
    ['through an id beside references', { ...single, R: through('subnet-2', '10.20.0.0/16') }, []],
    ['through a subnet of which nothing is known', { A: undefined, B: undefined, R: through(a, '10.20.0.0/16') }, ['Vpn AssociationMissing']],
    ['that waits for nothing', { ...single, R: through(a, '10.20.0.0/16', { DependsOn: [] }) }, ['R RouteDependency']],
    ['that waits for the wrong one', { ...both('10.20.0.0/16'), RB: through(b, '10.20.0.0/16', { DependsOn: 'A' }) }, ['RB RouteDependency']],
    ['that waits for one that waits', { ...both('10.20.0.0/16'), RB: through(b, '10.20.0.0/16', { DependsOn: 'RA' }) }, []],
    ['that refers to what it waits for', { ...single, R: route({ DestinationCidrBlock: '10.20.0.0/16', TargetVpcSubnetId: a, Description: { 'Fn::Sub': '${A}' } }, { DependsOn: [] }) }, []],
    ['of clients that waits for nothing', { R: through('local', '10.100.0.0/16', { DependsOn: [] }) }, ['R RouteDependency']],
    ['of clients that waits for one', { R: through('local', '10.100.0.0/16', { DependsOn: 'B' }) }, []],
    ['that waits for nothing, never together', { A: { ...A, Condition: 'Dev' }, ...single, R: through(a, '10.20.0.0/16', { DependsOn: [], Condition: 'Prod' }) }, []],
    ['missing on one', { R: through(a, '10.20.0.0/16') }, ['R RouteMissingOnAssociation']],
    ['to a parameter, missing on one', { R: through(a, ref('Any')) }, ['R RouteMissingOnAssociation']],
    ['missing on one that a wider one serves', { ...both('10.16.0.0/12'), R: through(a, '10.20.0.0/16') }, []],
    ['missing on one, with wider ones of no use', { W: through(a, '10.16.0.0/12'), R: through(a, '10.20.0.0/16') }, ['R RouteMissingOnAssociation', 'W RouteMissingOnAssociation'].reverse()],
    ['missing on one of three, whichever comes first', {
      C: association({ SubnetId: 'subnet-3' }), S: through(b, '10.20.0.0/16'), R: through(a, '10.20.0.0/16'),
    }, ['R RouteMissingOnAssociation']],
    ['missing on one of three, whichever comes last', {
      C: association({ SubnetId: 'subnet-3' }), R: through(a, '10.20.0.0/16'), S: through(b, '10.20.0.0/16'),
    }, ['R RouteMissingOnAssociation']],
    ['missing on one that is never there', { B: { ...B, Condition: 'Dev' }, R: through(a, '10.20.0.0/16', { Condition: 'Prod' }) }, []],
    ['missing on one perhaps', { R: through(ref('Any'), '10.20.0.0/16') }, []],
    ['missing on one, and perhaps on another', {
      C: association({ SubnetId: 'subnet-3' }), R: through(a, '10.20.0.0/16'), S: through(ref('Any'), '10.20.0.0/16'),
    }, []],
    ['missing on one, in an imported VPC', { Vpc: undefined, ...withVpn({ VpcId: 'vpc-1' }), R: through(a, '10.20.0.0/16') },
      ['R RouteMissingOnAssociation']],
    ['for nobody', { All: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true }), ...both('10.20.0.0/16') }, bothOf('RouteWithoutAuthorizationRule')],
    ['for somebody, by a wider rule', { All: rule({ TargetNetworkCidr: '10.0.0.0/8', AuthorizeAllGroups: true }), ...both('10.20.0.0/16') }, []],
    ['for somebody, by a much wider rule', { All: rule({ TargetNetworkCidr: '10.0.0.0/8', AuthorizeAllGroups: true }), ...both('10.20.0.0/16'), R: through(a, '10.20.1.0/24') }, []],
    ['for somebody, by narrower rules', {
      All: rule({ TargetNetworkCidr: '10.20.7.0/24', AuthorizeAllGroups: true }),
      More: rule({ TargetNetworkCidr: '10.20.8.0/24', AuthorizeAllGroups: true }),
      ...both('10.20.0.0/16'),
    }, []],
    ['for somebody, by a rule of a parameter', { All: rule({ TargetNetworkCidr: ref('Any'), AuthorizeAllGroups: true }), ...both('10.20.0.0/16') }, []],
    ['for somebody perhaps, by a rule of a parameter beside another one', {
      All: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true }), More: rule({ TargetNetworkCidr: ref('Any'), AuthorizeAllGroups: true }), ...both('10.20.0.0/16'),
    }, []],
    ['of an endpoint without rules', { All: undefined, ...both('10.20.0.0/16') }, ['Vpn AuthorizationRuleMissing']],
  ])('%s', (_, resources, expected) => {
    expect(found(resources)).toEqual(expected);
  });

  test.each<[string, Spelled, string[]]>([
    ['to a network', { R: route({ DestinationCidrBlock: '10.20.0.0/16' }, { DependsOn: [] }) }, []],
    ['twice', { R: route({ DestinationCidrBlock: '10.20.0.0/16' }), S: route({ DestinationCidrBlock: '10.20.0.0/16' }) }, ['S DuplicateRoute']],
    ['through a subnet', { R: through('subnet-1', '10.20.0.0/16') }, ['R RouteSubnetOnTransitGateway']],
    ['through a subnet, perhaps', { R: through(perhaps('subnet-1'), '10.20.0.0/16') }, []],
    ['of the clients among themselves', { R: through('local', '10.100.0.0/16') }, []],
    ['to the VPC of a subnet that is associated all the same', {
      Vpc: vpc({ CidrBlock: '10.0.0.0/16' }), SubnetA: RESOURCES.SubnetA, A, R: route({ DestinationCidrBlock: '10.0.0.0/16' }, { DependsOn: [] }),
    }, ['A AssociationAttachment']],
  ])('on a transit gateway, %s', (_, resources, expected) => {
    expect(found(resources, ON_TRANSIT_GATEWAY)).toEqual(expected);
  });
});

test.each([
  [2, 'Remove Again1 and Again2.'],
  [11, 'Remove Again1, Again10, Again11, Again2, Again3, Again4, Again5, Again6, Again7, Again8 and Again9.'],
  [12, 'Remove Again1, Again10, Again11, Again12, Again2, Again3, Again4, Again5, Again6, Again7 and 2 others.'],
])('%d repeated routes are named as far as they can be read', (count, fix) => {
  const again = Array.from({ length: count }, (_, index) => [`Again${index + 1}`, through(a, '10.20.0.0/16')] as const).sort(([one], [other]) => one < other ? -1 : 1);
  expect(lines({ ...both('10.20.0.0/16'), ...Object.fromEntries(again) }).join('\n')).toContain(fix);
});

test('messages', () => {
  const first = (resources: Spelled, base?: Spelled) => lines(resources, base).slice(0, 1);
  expect([
    ...first(both('10.20.0.0/33')),
    ...first(both('pl-0123456789abcdef0')),
    ...first(both('10.20.0.1/16')),
    ...first(both('2001:db8::/32')),
    ...first(both('10.100.0.0/16')),
    ...first(both('10.100.1.0/24')),
    ...first(both('10.0.0.0/8')),
    ...first(both('0.0.0.0/0')),
    ...first({ R: through('local', '10.20.0.0/16') }),
    ...first({ ...withVpn({ TrafficIpAddressType: ref('Any') }), R: through('local', 'fd00::/8') }),
    ...first({ ...both('10.20.0.0/16'), Again: through(a, '10.20.0.0/16') }),
    ...first({ R: route({ DestinationCidrBlock: '10.20.0.0/16' }), S: route({ DestinationCidrBlock: '10.20.0.0/16' }) }, ON_TRANSIT_GATEWAY),
    ...first(both('10.0.0.0/16')),
    ...first({ Second: SECOND, ...both('10.1.0.0/16'), A: { ...A, DependsOn: 'Second' } }),
    ...first({ R: route({ DestinationCidrBlock: '10.20.0.0/16' }) }),
    ...first({ R: through('subnet-1', '10.20.0.0/16') }, ON_TRANSIT_GATEWAY),
    ...first({ ...single, ...both('10.20.0.0/16') }),
    ...first({ ...single, R: through(a, '10.20.0.0/16', { DependsOn: [] }) }),
    ...first({ R: through('local', '10.100.0.0/16', { DependsOn: [] }) }),
    ...first({ R: through(a, '10.20.0.0/16') }),
    ...first({ Vpn: endpoint({ VpcId: ref('Vpc'), SecurityGroupIds: ['sg-1'] }), All: rule({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true }), ...both('10.20.0.0/16') }),
  ],
  ).toMatchInlineSnapshot(`
[
  "RA: destinationCidrBlock "10.20.0.0/33" is not a valid CIDR range. Write e.g. "10.20.0.0/16". [RouteFormat] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html",
  "RA: destinationCidrBlock "pl-0123456789abcdef0" is a prefix list: AWS Client VPN accepts a CIDR range. Write each range of the list by itself, e.g. "10.20.0.0/16". [RouteFormat] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html",
  "RA: destinationCidrBlock "10.20.0.1/16" does not begin with the first address of its block. Write "10.20.0.0/16". [RouteHostBits] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html",
  "RA: destinationCidrBlock "2001:db8::/32" is an IPv6 range, but the endpoint carries IPv4 traffic only. Name an IPv4 range. [RouteFamily] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html",
  "RA: destinationCidrBlock "10.100.0.0/16" lies in the client range "10.100.0.0/16": AWS Client VPN routes these addresses to no network. Set targetVpcSubnetId to "local" if clients are to reach each other, else remove the route. [RouteInsideClientCidrBlock] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html",
  "RA: destinationCidrBlock "10.100.1.0/24" lies in the client range "10.100.0.0/16": AWS Client VPN routes these addresses to no network. Name a destination outside of the client range. [RouteInsideClientCidrBlock] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html",
  "RA: destinationCidrBlock "10.0.0.0/8" contains the client range "10.100.0.0/16": clients cannot reach networks behind it that use these addresses. Name the networks behind it one by one, or choose another client range. [RouteAroundClientCidrBlock] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html",
  "RA: destinationCidrBlock "0.0.0.0/0" routes all addresses into the tunnel, but the endpoint has split tunnel. Route the networks behind the endpoint one by one, or set splitTunnel to false, and name DNS servers, e.g. "10.0.0.2". [SplitTunnelDefaultRoute] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html",
  "R: destinationCidrBlock "10.20.0.0/16" is routed to "local", but is not the client range. Write "10.100.0.0/16", or name a subnet in targetVpcSubnetId. [LocalRouteDestination] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/scenario-client-to-client.html",
  "R: destinationCidrBlock "fd00::/8" is an IPv6 range routed to "local": AWS Client VPN drops IPv6 traffic between clients. Remove the route. [LocalRouteIpv6] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html",
  "Again: destinationCidrBlock "10.20.0.0/16" is routed through the same subnet by RA already. Remove one of the two. [DuplicateRoute] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "S: destinationCidrBlock "10.20.0.0/16" is routed by R already. Remove one of the two. [DuplicateRoute] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "RA: destinationCidrBlock "10.0.0.0/16" is the range of Vpc: AWS Client VPN routes it by itself, and rejects a second route. Remove RA and RB; an authorization rule is enough. [RouteOfVpcRange] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "RA: destinationCidrBlock "10.1.0.0/16" is a range of Vpc: AWS Client VPN routes it by itself, and rejects a second route. Remove the route; an authorization rule is enough. [RouteOfVpcRange] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  "R: targetVpcSubnetId is missing: AWS Client VPN needs it on an endpoint in a VPC. Name an associated subnet. [RouteSubnetMissing] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html",
  "R: targetVpcSubnetId "subnet-1" is given, but the endpoint is on a transit gateway. Leave it out. [RouteSubnetOnTransitGateway] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-tgw.html",
  "RB: targetVpcSubnetId is not associated with the endpoint here. Name an associated subnet, or associate it. [RouteSubnetNotAssociated] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnRoute.html",
  "R: targetVpcSubnetId is associated by A, but the route does not depend on it. Add A to DependsOn of the route. [RouteDependency] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnroute.html",
  "R: targetVpcSubnetId "local" needs an association, but the route depends on none. Add A to DependsOn of the route. [RouteDependency] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-clientvpnroute.html",
  "R: destinationCidrBlock "10.20.0.0/16" is routed through 1 of 2 associated subnets, not through that of B. Add the same route for each associated subnet. [RouteMissingOnAssociation] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html",
  "RA: destinationCidrBlock "10.20.0.0/16" is not authorized for any client: no authorization rule overlaps with it. Add an authorization rule for it, or remove the route. [RouteWithoutAuthorizationRule] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html",
]
`);
});

describe('what to write in a template', () => {
  const CLIENTS = '10.100.0.0/16';
  const [Local, Stray] = [through('local', CLIENTS), through('local', '10.30.0.0/16')];

  test.each<[string, Spelled, string]>([
    ['RouteInsideClientCidrBlock', { R: through(a, CLIENTS) }, 'Set TargetVpcSubnetId to "local" if clients are to reach each other, else remove the route.'],
    ['RouteInsideClientCidrBlock', { R: through(a, CLIENTS), Stray }, 'Set TargetVpcSubnetId to "local" if clients are to reach each other, else remove the route.'],
    ['RouteInsideClientCidrBlock', { R: through(a, CLIENTS), Local }, 'Remove the route.'],
    ['LocalRouteDestination', { R: through('local', '10.20.0.0/16') }, 'Write "10.100.0.0/16", or name a subnet in TargetVpcSubnetId.'],
    ['LocalRouteDestination', { R: through('local', '10.20.0.0/16'), Local }, 'Remove the route, or name a subnet in TargetVpcSubnetId.'],
    ['RouteSubnetMissing', { R: route({ DestinationCidrBlock: CLIENTS }) }, 'Name an associated subnet, or "local" where it leads to the clients.'],
    ['RouteSubnetMissing', { R: route({ DestinationCidrBlock: ref('Any') }) }, 'Name an associated subnet, or "local" where it leads to the clients.'],
    ['RouteSubnetMissing', { R: route({ DestinationCidrBlock: ref('Any') }), Local }, 'Name an associated subnet.'],
    ['RouteSubnetMissing', { R: route({ DestinationCidrBlock: '10.20.0.0/16' }) }, 'Name an associated subnet.'],
  ])('for %s: %j', (name, resources, expected) => {
    const said = findings(resources).filter((one) => one.rule === name && one.resource.id === 'R');
    expect(said.map((finding) => inTemplates(finding).fix)).toEqual([expected]);
  });
});
