import { findings, ids, lines, optional, unknown } from './graphs';
import { association, endpoint, findings as findingsIn, found, lines as linesOf, ref, rule, type Spelled, through, vpc, withVpn } from './templates';
import { inTemplates } from '../../src/evaluation/spelling';
import type { Properties, Value } from '../../src/model/values';
import { dnsServersRules as rules } from '../../src/rules/topics/dns-servers';
import { api, guide } from '../pages';

const API = api('CreateClientVpnEndpoint');

test.each<[string, Value, Properties, string[]]>([
  ['two', ['10.0.0.2', '8.8.8.8'], {}, []],
  ['three', ['10.0.0.2', '8.8.8.8', '8.8.4.4'], {}, ['DnsServersCount']],
  ['three, one unknown', ['10.0.0.2', unknown, '8.8.4.4'], {}, ['DnsServersCount']],
  ['two and one that may be absent', ['10.0.0.2', optional, '8.8.4.4'], {}, []],
  ['two of each family for both', ['10.0.0.2', '10.0.0.3', 'fd00::2', 'fd00::3'], { TrafficIpAddressType: 'dual-stack' }, []],
  ['three of IPv4 for both', ['10.0.0.2', '10.0.0.3', '10.0.0.4'], { TrafficIpAddressType: 'dual-stack' }, ['DnsServersCount']],
  ['three of IPv6 for IPv6', ['fd00::2', 'fd00::3', 'fd00::4'], { TrafficIpAddressType: 'ipv6' }, ['DnsServersCount']],
  ['three for unknown traffic', ['10.0.0.2', unknown, '10.0.0.4'], { TrafficIpAddressType: unknown }, []],
  ['an unknown list', unknown, {}, []],
  ['no list', '10.0.0.2', {}, []],
  ['no address', ['dns.example.com', '10.0.0.2'], {}, ['DnsServerAddress']],
  ['a range', ['10.0.0.2/32'], {}, ['DnsServerAddress']],
  ['a number', [10], {}, ['DnsServerAddress']],
  ['elements of the wrong type', [['10.0.0.2'], null, {}], {}, []],
  ['IPv6 for IPv4 traffic', ['fd00::2'], { TrafficIpAddressType: 'ipv4' }, ['DnsServerFamily']],
  ['IPv6 for default traffic', ['10.0.0.2', 'fd00::2'], {}, ['DnsServerFamily']],
  ['IPv6 for both', ['fd00::2'], { TrafficIpAddressType: 'dual-stack' }, []],
  ['IPv6 for IPv6 traffic', ['fd00::2'], { TrafficIpAddressType: 'ipv6' }, []],
  ['IPv4 for IPv6 traffic', ['10.0.0.2'], { TrafficIpAddressType: 'ipv6', SplitTunnel: true }, ['DnsServerFamily']],
  ['a public one of IPv4 for IPv6 traffic in a full tunnel', ['8.8.8.8'], { TrafficIpAddressType: 'ipv6' }, ['DnsServerFamily']],
  ['a public one of IPv4 for IPv6 traffic beside the tunnel', ['8.8.8.8'], { TrafficIpAddressType: 'ipv6', SplitTunnel: true }, []],
  ['a public one of IPv4 for IPv6 traffic, perhaps beside the tunnel', ['8.8.8.8'], { TrafficIpAddressType: 'ipv6', SplitTunnel: unknown }, []],
  ['a public one of IPv6 for IPv4 traffic, beside the tunnel', ['2001:4860:4860::8888'], { SplitTunnel: true }, ['DnsServerFamily']],
  ['a public one of IPv4 for IPv6 traffic, in a full tunnel that is written out', ['8.8.8.8'], { TrafficIpAddressType: 'ipv6', SplitTunnel: false }, ['DnsServerFamily']],
  ['IPv4 in the client range, for IPv6 traffic, of which there is another finding', ['10.100.0.2'], {
    TrafficIpAddressType: 'ipv6', ClientCidrBlock: '10.100.0.0/16', SplitTunnel: true,
  }, ['DnsServerFamily']],
  ['IPv6 for unknown traffic', ['fd00::2'], { TrafficIpAddressType: unknown }, []],
  ['none with a full tunnel by default', undefined, {}, ['DnsServersWithFullTunnel']],
  ['none with a full tunnel', undefined, { SplitTunnel: 'false' }, ['DnsServersWithFullTunnel']],
  ['an empty list with a full tunnel', [], { SplitTunnel: false }, ['DnsServersWithFullTunnel']],
  ['none with split tunnel', undefined, { SplitTunnel: true }, []],
  ['none with an unknown tunnel', undefined, { SplitTunnel: unknown }, []],
  ['one that may be absent', optional, {}, []],
])('%s', (_, DnsServers, more, expected) => {
  expect(ids(rules, { DnsServers, ...more })).toEqual(expected);
});

describe('messages', () => {
  test.each<[string, Value, string]>([
    ['count', ['10.0.0.2', '10.0.0.3', '10.0.0.4'], `dnsServers ["10.0.0.2","10.0.0.3","10.0.0.4"] has 3 entries: AWS Client VPN accepts up to 2 DNS servers. Keep the first 2. [DnsServersCount] ${API}`],
    ['address', ['10.0.0.2', 'dns'], `dnsServers[1] "dns" is not a valid IP address. Write an address, e.g. "10.0.0.3". [DnsServerAddress] ${API}`],
    ['family', ['fd00::2'], `dnsServers[0] "fd00::2" is an IPv6 address, but the endpoint carries IPv4 traffic only. Write an IPv4 address, e.g. "10.0.0.2", or set trafficIpAddressType of the endpoint to "dual-stack". [DnsServerFamily] ${guide('ipv6-considerations')}`],
    ['none', undefined, `dnsServers is missing: with a full tunnel, Windows clients send all DNS requests through the VPN. Name a DNS server that clients can reach, with ClientVpnDnsServers.of(), or set splitTunnel to true. [DnsServersWithFullTunnel] ${guide('what-is-best-practices')}`],
  ])('%s', (_, DnsServers, expected) => {
    expect(lines(rules, { DnsServers })).toEqual([expected]);
  });
});

describe('whom the servers serve', () => {
  const staff = (range: unknown) => rule({ TargetNetworkCidr: range, AccessGroupId: 'staff' });
  const OUT_OF_REACH = ['Vpn DnsServerNotReachable'];
  const tableOf = (name: string) => ({ Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref(name), RouteTableId: ref('Table') } });
  /** A route table without a way out, that of the first subnet. */
  const ISOLATED_A = { Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } }, TableOfA: tableOf('SubnetA') };
  const VPC_ELSEWHERE = {
    ...withVpn({ VpcId: 'vpc-1', DnsServers: ['10.0.0.2'] }), A: association({ SubnetId: 'subnet-1' }), B: association({ SubnetId: 'subnet-2' }),
  };

  test.each<[string, unknown[], Spelled, Spelled, string[]]>([
    ['the resolver of the VPC', ['10.0.0.2'], {}, {}, []],
    ['no rule', ['10.0.0.2'], {}, { All: staff('10.0.1.0/24') }, OUT_OF_REACH],
    ['no route', ['10.50.0.10'], {}, {}, OUT_OF_REACH],
    ['route and rule', ['10.50.0.10'], {}, { ToA: through(ref('SubnetA'), '10.50.0.0/16'), ToB: through(ref('SubnetB'), '10.50.0.0/16') }, []],
    ['a narrower rule for one group', ['10.0.0.2'], {}, { Admins: staff('10.0.0.0/24') }, ['Admins AuthorizationRuleTakesAccess', ...OUT_OF_REACH]],
    ['the server open to all', ['10.0.0.2'], {}, { All: staff('10.0.0.0/16'), Dns: rule({ TargetNetworkCidr: '10.0.0.2/32', AuthorizeAllGroups: true }) }, []],
    ['a public one beside split tunnel', ['8.8.8.8'], {}, { All: staff('10.0.0.0/16') }, []],
    ['a public one, routed, without a rule', ['8.8.8.8'], {}, {
      All: staff('10.0.0.0/16'), ToA: through(ref('SubnetA'), '8.8.8.0/24'), ToB: through(ref('SubnetB'), '8.8.8.0/24'),
    }, ['ToA RouteWithoutAuthorizationRule', 'ToB RouteWithoutAuthorizationRule', ...OUT_OF_REACH].sort()],
    ['an IPv6 address, of which nothing is documented', ['fd00::2'], { TrafficIpAddressType: 'dual-stack' }, { All: staff('10.0.1.0/24') },
      ['A AssociationWithoutIpv6', 'B AssociationWithoutIpv6']],
    ['no rule, and a client range that is not known', ['10.0.0.2'], { ClientCidrBlock: ref('Any') }, { All: staff('10.0.1.0/24') }, OUT_OF_REACH],
    ['a public one beside split tunnel, and a route to somewhere', ['8.8.8.8'], {}, {
      All: staff('10.0.0.0/8'), ToA: through(ref('SubnetA'), ref('Any')), ToB: through(ref('SubnetB'), ref('Any')),
    }, []],
    ['an unknown tunnel', ['10.50.0.10'], { SplitTunnel: ref('Any') }, {}, []],
    ['an unknown server', [ref('Any')], {}, { All: staff('10.0.1.0/24') }, []],
    ['an unknown rule', ['10.0.0.2'], {}, { All: staff(ref('Any')) }, []],
    ['an unknown group', ['10.0.0.2'], {}, { All: rule({ TargetNetworkCidr: '10.0.1.0/24', AccessGroupId: ref('Any') }) }, []],
    ['no association', ['10.50.0.10'], {}, { A: undefined, B: undefined }, ['Vpn AssociationMissing']],
    ['a public one, in a full tunnel by default', ['8.8.8.8'], { SplitTunnel: undefined }, { All: staff('10.0.0.0/16') }, [...OUT_OF_REACH, 'Vpn FullTunnelWithoutInternet']],
    ['a public one beside split tunnel, and a route elsewhere', ['8.8.8.8'], {}, { ToA: through(ref('SubnetA'), '10.50.0.0/16'), ToB: through(ref('SubnetB'), '10.50.0.0/16') }, []],
    ['DNS support off, of an imported endpoint', ['10.0.0.2'], {}, { Vpn: undefined, Vpc: vpc({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: false }) }, []],
    ['in the client range', ['10.100.0.2'], {}, {}, ['Vpn DnsServerInClientRange']],
    ['DNS support off', ['10.0.0.2'], {}, { Vpc: vpc({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: 'false' }) }, ['Vpn DnsServerWithoutDnsSupport']],
    ['DNS support off, another server', ['10.0.0.10'], {}, { Vpc: vpc({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: false }) }, []],
    ['DNS support unknown', ['10.0.0.2'], {}, { Vpc: vpc({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: ref('Any') }) }, []],
  ])('%s', (_, DnsServers, properties, resources, expected) => {
    expect(found({ ...withVpn({ DnsServers, ...properties }), ...resources }).sort()).toEqual(expected);
  });

  test.each<[string, unknown[], Spelled, string]>([
    ['out of reach', ['10.50.0.10'], { Staff: staff('10.0.9.0/24') }, 'Vpn: dnsServers[0] "10.50.0.10" is out of reach of group "staff" and all users. Write addRoute("Dns", { destination: ClientVpnDestination.cidr("10.50.0.10/32") }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['of a client', ['10.100.0.2'], {}, `Vpn: dnsServers[0] "10.100.0.2" is in the client range: it is the address of a client, not of a server. Write the address of a server, e.g. "10.0.0.2". [DnsServerInClientRange] ${guide('what-is-best-practices')}`],
    ['support', ['10.0.0.2'], { Vpc: vpc({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: false }) }, 'Vpn: dnsServers[0] "10.0.0.2" is the resolver of a VPC whose DNS support is off: it answers no queries. Set enableDnsSupport of the VPC to true, or name another server. [DnsServerWithoutDnsSupport] https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html'],
    ['out of reach of one group, which a rule for it alone would take from the others', ['10.0.0.2'], { All: staff('10.0.9.0/24'), Admins: rule({ TargetNetworkCidr: '10.0.0.0/24', AccessGroupId: 'admins' }) },
      'Vpn: dnsServers[0] "10.0.0.2" is out of reach of group "staff". Write addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['neither routed nor allowed', ['10.50.0.10'], { All: staff('10.0.9.0/24') },
      'Vpn: dnsServers[0] "10.50.0.10" is out of reach of group "staff". Write addNetworkAccess(ClientVpnDestination.cidr("10.50.0.10/32"), { allUsers: true }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['open to another group', ['10.0.0.2'], { All: staff('10.0.9.0/24'), Dns: rule({ TargetNetworkCidr: '10.0.0.2/32', AccessGroupId: 'admins' }) },
      'Vpn: dnsServers[0] "10.0.0.2" is out of reach of group "staff". Write addNetworkAccess(ClientVpnDestination.vpcResolver(), { groups: ["staff"] }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['open to a group, not to all users', ['10.0.0.2'], { All: rule({ TargetNetworkCidr: '10.0.9.0/24', AuthorizeAllGroups: true }), Dns: rule({ TargetNetworkCidr: '10.0.0.2/32', AccessGroupId: 'admins' }) },
      'Vpn: dnsServers[0] "10.0.0.2" is out of reach of all users. Write addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true }), and remove Dns, or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['allowed for some, routed for nobody', ['10.50.0.10'], { Staff: staff('10.50.0.0/24') },
      'Vpn: dnsServers[0] "10.50.0.10" is out of reach of group "staff" and all users. Write addNetworkAccess(ClientVpnDestination.cidr("10.50.0.10/32"), { allUsers: true }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['in a VPC that is not known', ['10.0.0.2'], { ...VPC_ELSEWHERE, All: staff('10.0.9.0/24') },
      'Vpn: dnsServers[0] "10.0.0.2" is out of reach of group "staff". Write addNetworkAccess(ClientVpnDestination.cidr("10.0.0.2/32"), { allUsers: true }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['beside a rule for what is not known', ['10.0.0.2'], { All: staff('10.0.9.0/24'), Admins: rule({ TargetNetworkCidr: ref('Any'), AccessGroupId: 'admins' }) },
      'Vpn: dnsServers[0] "10.0.0.2" is out of reach of group "staff". Write addNetworkAccess(ClientVpnDestination.vpcResolver(), { allUsers: true }), or name a server that they reach. [DnsServerNotReachable] https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint'],
    ['a client, where the client range lies where servers usually are', ['10.100.0.2'], { Vpc: vpc({ CidrBlock: '172.20.0.0/16' }) }, `Vpn: dnsServers[0] "10.100.0.2" is in the client range: it is the address of a client, not of a server. Write the address of a server, e.g. "172.20.0.2". [DnsServerInClientRange] ${guide('what-is-best-practices')}`],
  ])('message: %s', (_, DnsServers, resources, expected) => {
    expect(linesOf({ ...withVpn({ DnsServers }), ...resources })).toContain(expected);
  });

  test.each<[string, string, Spelled, string]>([
    ['a route', '10.50.0.10', {}, 'Add a route through each associated subnet for "10.50.0.10/32", or name a server that they reach.'],
    ['a rule', '10.0.0.2', { All: staff('10.0.9.0/24') }, 'Add an authorization rule of all users for "10.0.0.2/32", or name a server that they reach.'],
    ['both', '10.50.0.10', { All: staff('10.0.9.0/24') },
      'Add a route through each associated subnet and an authorization rule of all users for "10.50.0.10/32", or name a server that they reach.'],
    ['a rule beside that of another group', '10.0.0.2', { All: staff('10.0.9.0/24'), Dns: rule({ TargetNetworkCidr: '10.0.0.2/32', AccessGroupId: 'admins' }) },
      'Add an authorization rule of group "staff" for "10.0.0.2/32", or name a server that they reach.'],
    ['a rule in place of that of a group', '10.0.0.2', {
      All: rule({ TargetNetworkCidr: '10.0.9.0/24', AuthorizeAllGroups: true }), Dns: rule({ TargetNetworkCidr: '10.0.0.2/32', AccessGroupId: 'admins' }),
    }, 'Add an authorization rule of all users for "10.0.0.2/32", and remove Dns, or name a server that they reach.'],
    ['a way out of the subnets', '8.8.8.8', { ...ISOLATED_A, ToA: through(ref('SubnetA'), '8.8.8.0/24'), TableOfB: tableOf('SubnetB'), ToB: through(ref('SubnetB'), '8.8.8.0/24') },
      'Name a server that they reach, or give the associated subnets a way to "8.8.8.8/32".'],
    ['a way out of the subnet that is routed', '8.8.8.8', { ...ISOLATED_A, ToA: through(ref('SubnetA'), '8.8.8.0/24') },
      'Name a server that they reach, or give the associated subnets a way to "8.8.8.8/32".'],
  ])('what is missing, in a template: %s', (_, server, resources, expected) => {
    const said = findingsIn({ ...withVpn({ DnsServers: [server], SplitTunnel: false }), ...resources }).filter((one) => one.rule === 'DnsServerNotReachable');
    expect(said.map((finding) => inTemplates(finding).fix)).toEqual([expected]);
  });
});

describe('what is suggested', () => {
  test.each<[string, Properties, string]>([
    ['the resolver of the VPC', { VpcId: 'vpc-1' }, 'Name a DNS server that clients can reach, such as the VPC\'s own, or set SplitTunnel to true.'],
    ['no resolver, where no VPC is known', {}, 'Name a DNS server that clients can reach, or set SplitTunnel to true.'],
  ])('in a template: %s', (_, properties, fix) => {
    expect(findings(rules, properties).map((finding) => inTemplates(finding).fix)).toEqual([fix]);
  });

  test.each<[string, Spelled, Spelled, string]>([
    ['the resolver of the VPC', { SplitTunnel: false }, {}, 'such as ClientVpnDnsServers.vpcResolver(), or set splitTunnel to true.'],
    ['no resolver that does not answer', { SplitTunnel: false }, { Vpc: vpc({ CidrBlock: '10.0.0.0/16', EnableDnsSupport: false }) }, 'reach, with ClientVpnDnsServers.of(), or set splitTunnel to true.'],
    ['no resolver for IPv6', { SplitTunnel: false, TrafficIpAddressType: 'ipv6', ClientCidrBlock: undefined }, {}, 'reach, with ClientVpnDnsServers.of(), or set splitTunnel to true.'],
    ['no split tunnel that enforces its routes', { SplitTunnel: false, ClientRouteEnforcementOptions: { Enforced: true } }, {}, 'such as ClientVpnDnsServers.vpcResolver().'],
    ['split tunnel beside another endpoint that routes everything', { SplitTunnel: false }, {
      Other: endpoint({ SplitTunnel: false, DnsServers: ['8.8.8.8'] }),
      R: { ...through('subnet-1', '0.0.0.0/0'), Properties: { ClientVpnEndpointId: ref('Other'), DestinationCidrBlock: '0.0.0.0/0', TargetVpcSubnetId: 'subnet-1' } },
    }, 'such as ClientVpnDnsServers.vpcResolver(), or set splitTunnel to true.'],
    ['split tunnel that routes some, and perhaps everything', { SplitTunnel: false }, { R: through(ref('SubnetA'), '10.20.0.0/16'), S: through(ref('SubnetA'), ref('Any')) },
      'such as ClientVpnDnsServers.vpcResolver(), or set splitTunnel to true.'],
    ['no split tunnel that routes everything', { SplitTunnel: false }, { R: through(ref('SubnetA'), '0.0.0.0/0') }, 'such as ClientVpnDnsServers.vpcResolver().'],
  ])('%s', (_, properties, resources, expected) => {
    expect(linesOf({ ...withVpn(properties), ...resources }).find((line) => line.includes('[DnsServersWithFullTunnel]'))).toContain(expected);
  });

  test.each<[string, unknown[], Spelled, string]>([
    ['in the VPC', ['dns'], {}, '10.0.0.2'],
    ['another one in the VPC', ['10.0.0.2', 'dns'], {}, '10.0.0.10'],
    ['for IPv6', ['dns'], { TrafficIpAddressType: 'ipv6', ClientCidrBlock: undefined }, '2001:db8::53'],
    ['beside the clients, where the VPC is not known', ['dns'], { VpcId: undefined, SecurityGroupIds: undefined, ClientCidrBlock: '10.0.0.0/16' }, '172.16.0.2'],
  ])('a server %s', (_, DnsServers, properties, expected) => {
    const base = 'VpcId' in properties ? { A: undefined, B: undefined } : {};
    expect(linesOf({ ...withVpn({ DnsServers, ...properties }), ...base }).find((line) => line.includes('[DnsServerAddress]'))).toContain(`Write an address, e.g. "${expected}".`);
  });
});
