import { ids, lines, optional, unknown } from './graphs';
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
    ['count', ['10.0.0.2', '10.0.0.3', '10.0.0.4'], `dnsServers ["10.0.0.2","10.0.0.3","10.0.0.4"] has 3 entries: AWS Client VPN takes up to 2 DNS servers. Keep the first 2. [DnsServersCount] ${API}`],
    ['address', ['10.0.0.2', 'dns'], `dnsServers[1] "dns" is no IP address. Write an address, e.g. "10.0.0.2". [DnsServerAddress] ${API}`],
    ['family', ['fd00::2'], `dnsServers[0] "fd00::2" is an IPv6 address, but the endpoint carries IPv4 traffic alone. Write an IPv4 address, or set TrafficIpAddressType to "dual-stack". [DnsServerFamily] ${guide('ipv6-considerations')}`],
    ['none', undefined, `dnsServers is missing: with a full tunnel, Windows clients send all DNS requests through the VPN. Name a DNS server that clients can reach, such as the VPC's own (ClientVpnDnsServers.vpcResolver() in an app), or set splitTunnel to true. [DnsServersWithFullTunnel] ${guide('what-is-best-practices')}`],
  ])('%s', (_, DnsServers, expected) => {
    expect(lines(rules, { DnsServers })).toEqual([expected]);
  });
});
