import { found, lines, ref, RESOURCES, rule, type Spelled, through } from './templates';

const { Vpn } = RESOURCES;
/** The ranges of a VPC of the template, which only the deployment knows. */
const ref6 = { 'Fn::GetAtt': ['Ranges', 'Ipv6CidrBlocks'] };
const ref4 = { 'Fn::GetAtt': ['Ranges', 'CidrBlock'] };
const first = (list: unknown) => ({ 'Fn::Select': [0, list] });
const to = (destination: unknown) => rule({ TargetNetworkCidr: destination, AuthorizeAllGroups: true });
const routes = (destination: unknown, name = 'Far') => ({ [`${name}A`]: through(ref('SubnetA'), destination), [`${name}B`]: through(ref('SubnetB'), destination) });
const withVpn = (properties: Spelled) => ({ Vpn: { ...Vpn, Properties: { ...Vpn.Properties, SplitTunnel: undefined, DnsServers: ['10.0.0.2'], ...properties } } });
const full = withVpn({});
const cut = ['Vpn FullTunnelWithoutInternet'];

test.each<[string, Spelled, string[]]>([
  ['split', { All: to('10.0.0.0/16') }, []],
  ['perhaps split', { ...withVpn({ SplitTunnel: ref('Any') }), All: to('10.0.0.0/16') }, []],
  ['full, without a route', full, cut],
  ['full, with a route to something else', { ...full, ...routes('10.20.0.0/16') }, cut],
  ['full in letters', withVpn({ SplitTunnel: 'false' }), cut],
  ['full, without a rule', { ...full, ...routes('0.0.0.0/0'), All: to('10.0.0.0/16') }, cut],
  ['full, with both', { ...full, ...routes('0.0.0.0/0') }, []],
  ['full, in halves', { ...full, ...routes('0.0.0.0/1'), ...routes('128.0.0.0/1', 'Farther'), All: to('0.0.0.0/1'), Half: to('128.0.0.0/1') },
    ['FarA RouteAroundClientCidrBlock', 'FarB RouteAroundClientCidrBlock']],
  ['full, with a route to a parameter', { ...full, ...routes(ref('Any')) }, []],
  ['full, with a rule for a parameter', { ...full, ...routes('0.0.0.0/0'), All: to(ref('Any')) }, []],
  ['full, without any rule', { ...full, All: undefined }, ['Vpn AuthorizationRuleMissing']],
  ['of an imported endpoint', { Vpn: undefined, All: to('10.0.0.0/16') }, []],
])('a tunnel %s', (_, resources, expected) => {
  expect(found(resources)).toEqual(expected);
});

test.each<[string, string, Spelled, string[]]>([
  ['ipv6', 'no route', {}, cut],
  ['ipv6', 'a route to all', { ...routes('::/0'), All: to('::/0') }, []],
  ['ipv6', 'a route to what is in use', { ...routes('2000::/3'), All: to('2000::/3') }, []],
  ['dual-stack', 'IPv4 only', routes('0.0.0.0/0'), cut],
  ['dual-stack', 'an IPv6 range that is not known', { ...routes('0.0.0.0/0'), ...routes(first(ref6), 'Far6'), All6: to(first(ref6)) }, []],
  ['dual-stack', 'an IPv4 range that is not known', { ...routes('0.0.0.0/0'), ...routes(ref4, 'Far4') }, cut],
  ['dual-stack', 'an IPv4 range that is not known, and a rule for IPv6', { ...routes('0.0.0.0/0'), ...routes(ref4, 'Far4'), All6: to('::/0') }, cut],
  ['dual-stack', 'an IPv6 range that is not known, and nothing of IPv4', { ...routes('::/0'), ...routes(first(ref6), 'Far6'), All6: to('::/0') }, cut],
  ['dual-stack', 'both', { ...routes('0.0.0.0/0'), ...routes('::/0', 'Far6'), All6: to('::/0') }, []],
])('a full tunnel for %s traffic with %s', (type, _, resources, expected) => {
  const clients = type === 'ipv6' ? { ClientCidrBlock: undefined } : {};
  const Ranges = { Type: 'AWS::EC2::VPC', Properties: { Ipv4IpamPoolId: 'pool' } };
  const all = found({ Ranges, ...withVpn({ TrafficIpAddressType: type, ...clients }), ...resources });
  expect(all.filter((one) => one.includes('FullTunnel'))).toEqual(expected);
});

test('messages', () => {
  expect([
    ...lines(full),
    ...lines({ ...withVpn({ SplitTunnel: false }), ...routes('0.0.0.0/0'), All: to('10.0.0.0/16') }),
  ],
  ).toMatchInlineSnapshot(`
[
  "Vpn: splitTunnel is not given, which sends all IPv4 traffic of clients into the tunnel, but no route leads to "0.0.0.0/0". Set splitTunnel to true, or add routes and an authorization rule for "0.0.0.0/0" with addNetworkAccess() and ClientVpnDestination.internet(). [FullTunnelWithoutInternet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html",
  "Vpn: splitTunnel false sends all IPv4 traffic of clients into the tunnel, but no authorization rule is for "0.0.0.0/0". Set splitTunnel to true, or add routes and an authorization rule for "0.0.0.0/0" with addNetworkAccess() and ClientVpnDestination.internet(). [FullTunnelWithoutInternet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-tunnel-vpn.html",
]
`);
});
