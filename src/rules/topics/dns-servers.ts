import type { Rule } from '../../evaluation/rule';
import { addressFamily, type Family } from '../../ip/cidr';
import { isEmpty, presentIn, trafficType } from '../../model/endpoint-properties';
import { ENDPOINT } from '../../model/graph';
import { flag, isAbsent, list, text } from '../../model/values';
import { DNS_SERVERS } from '../../service/limits';
import { api, guide } from '../../service/sources';

export const dnsServersRules: readonly Rule[] = [
  {
    id: 'DnsServersCount',
    severity: 'error',
    title: `An endpoint has at most ${DNS_SERVERS.max} DNS servers.`,
    why: 'The service rejects more.',
    source: DNS_SERVERS.source,
    on: ENDPOINT,
    *check(endpoint) {
      const { DnsServers: value } = endpoint.properties;
      const servers = presentIn(value);
      const ofFamily = (family: Family) => servers.filter((server) => addressFamily(text(server) ?? '') === family).length;
      // whether two of each family are allowed where there are two families is not documented.
      const count = trafficType(endpoint) === 'ipv4' ? servers.length : Math.max(ofFamily('ipv4'), ofFamily('ipv6'));
      if (count > DNS_SERVERS.max) {
        const fix = `Keep the first ${DNS_SERVERS.max}.`;
        yield { path: 'DnsServers', value, wrong: `has ${count} entries: AWS Client VPN takes up to ${DNS_SERVERS.max} DNS servers`, fix };
      }
    },
  },
  {
    id: 'DnsServerAddress',
    severity: 'error',
    title: 'A DNS server is given by its address.',
    why: 'Clients cannot look up the name of the server that looks up names.',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    *check({ properties }) {
      for (const [position, value] of (list(properties.DnsServers) ?? []).entries()) {
        const server = text(value);
        if (server !== undefined && addressFamily(server) === undefined) {
          yield { path: `DnsServers.${position}`, value, wrong: 'is no IP address', fix: 'Write an address, e.g. "10.0.0.2".' };
        }
      }
    },
  },
  {
    id: 'DnsServerFamily',
    severity: 'warning',
    title: 'An endpoint for IPv4 traffic alone has DNS servers with IPv4 addresses.',
    why: 'Its clients cannot reach an IPv6 address.',
    source: guide('ipv6-considerations'),
    on: ENDPOINT,
    *check(endpoint) {
      for (const [position, value] of (list(endpoint.properties.DnsServers) ?? []).entries()) {
        if (addressFamily(text(value) ?? '') === 'ipv6' && trafficType(endpoint) === 'ipv4') {
          const fix = 'Write an IPv4 address, or set TrafficIpAddressType to "dual-stack".';
          yield { path: `DnsServers.${position}`, value, wrong: 'is an IPv6 address, but the endpoint carries IPv4 traffic alone', fix };
        }
      }
    },
  },
  {
    id: 'DnsServersWithFullTunnel',
    severity: 'warning',
    title: 'An endpoint without split tunnel names DNS servers.',
    why: 'Windows sends all its DNS requests through a full tunnel, so that the device\'s own servers may be out of reach.',
    source: guide('what-is-best-practices'),
    on: ENDPOINT,
    *check({ properties: { DnsServers: servers, SplitTunnel: splitTunnel } }) {
      if (isEmpty(servers) && (isAbsent(splitTunnel) || flag(splitTunnel) === false)) {
        const fix = 'Name a DNS server that clients can reach, such as the VPC\'s own (ClientVpnDnsServers.vpcResolver() in an app), or set splitTunnel to true.';
        yield { path: 'DnsServers', wrong: 'is missing: with a full tunnel, Windows clients send all DNS requests through the VPN', fix };
      }
    },
  },
];
