import { orDualStack } from '../../evaluation/dual-stack';
import { fittingServer, hasKnownResolver, hasResolver } from '../../evaluation/fitting-server';
import type { Rule } from '../../evaluation/rule';
import { addressFamily, type Cidr, type Family } from '../../ip/cidr';
import { isPrivate } from '../../ip/private-ranges';
import { carries, clientRange, isEmpty, presentIn, trafficType } from '../../model/endpoint-properties';
import { ENDPOINT, type Graph, type Resource, ROUTE } from '../../model/graph';
import { rangeFrom, rangeIn } from '../../model/ranges';
import { endpointOf } from '../../model/relations';
import { at, flag, isAbsent, text, type Value } from '../../model/values';
import { valuesAt } from '../../model/values-at';
import { primaryRange, vpcOf } from '../../model/vpc';
import { DNS_SERVERS } from '../../service/limits';
import { api, guide } from '../../service/sources';

const SERVERS = ['DnsServers', '*'];

const inWords = (family: Family) => family === 'ipv4' ? 'IPv4' : 'IPv6';

/** Whether clients for IPv6 traffic reach a public IPv4 server beside the tunnel, or may do so. */
function isBeside({ properties: { SplitTunnel: splitTunnel } }: Resource, server: Cidr): boolean {
  return server.family === 'ipv4' && !isAbsent(splitTunnel) && flag(splitTunnel) !== false && !isPrivate(server);
}

export const dnsServersRules: readonly Rule[] = [
  {
    id: 'DnsServersCount',
    severity: 'error',
    title: `An endpoint has at most ${DNS_SERVERS.max} DNS servers.`,
    why: 'The service rejects more.',
    source: DNS_SERVERS.source,
    on: ENDPOINT,
    check(endpoint, report) {
      const { DnsServers: value } = endpoint.properties;
      const ofFamily = (family: Family) => addressesIn(endpoint).filter(({ range }) => range.family === family).length;
      // whether two of each family are allowed where there are two families is not documented.
      const count = trafficType(endpoint) === 'ipv4' ? presentIn(value).length : Math.max(ofFamily('ipv4'), ofFamily('ipv6'));
      if (count > DNS_SERVERS.max) {
        const fix = `Keep the first ${DNS_SERVERS.max}.`;
        report({ path: 'DnsServers', value, wrong: `has ${count} entries: AWS Client VPN accepts up to ${DNS_SERVERS.max} DNS servers`, fix });
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
    check(endpoint, report, graph) {
      for (const [path, value] of valuesAt(endpoint.properties, SERVERS)) {
        const server = text(value);
        if (server !== undefined && addressFamily(server) === undefined) {
          report({ path, value, wrong: 'is not a valid IP address', fix: `Write an address, e.g. "${fittingServer(endpoint, graph)}".` });
        }
      }
    },
  },
  {
    id: 'DnsServerFamily',
    severity: 'warning',
    title: 'An endpoint for traffic of one family has DNS servers with addresses of that family.',
    why: 'Its clients have no address of the other family, and cannot reach such a server through the tunnel.',
    source: guide('ipv6-considerations'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const traffic = trafficType(endpoint);
      for (const { path, value, range } of addressesIn(endpoint)) {
        if ((traffic === 'ipv4' || traffic === 'ipv6') && traffic !== range.family && !isBeside(endpoint, range)) {
          const fix = `Write an ${inWords(traffic)} address, e.g. "${fittingServer(endpoint, graph)}"${orDualStack(endpoint, graph)}.`;
          report({ path, value, wrong: `is an ${inWords(range.family)} address, but the endpoint carries ${inWords(traffic)} traffic only`, fix });
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
    check(endpoint, report, graph) {
      const { DnsServers: servers, SplitTunnel: splitTunnel } = endpoint.properties;
      if (isEmpty(servers) && (isAbsent(splitTunnel) || flag(splitTunnel) === false)) {
        const [name, split] = ['Name a DNS server that clients can reach', mayBeSplit(endpoint, graph) ? ', or set SplitTunnel to true' : ''];
        const fix = `${name}${hasResolver(endpoint, graph) ? ', such as the VPC\'s own' : ''}${split}.`;
        const inApp = hasKnownResolver(endpoint, graph) ? 'such as ClientVpnDnsServers.vpcResolver()' : 'with ClientVpnDnsServers.of()';
        const fixInApp = `${name}, ${inApp}${split.replace('Split', 'split')}.`;
        report({ path: 'DnsServers', wrong: 'is missing: with a full tunnel, Windows clients send all DNS requests through the VPN', fix, fixInApp });
      }
    },
  },
  {
    id: 'DnsServerInClientRange',
    severity: 'warning',
    title: 'No DNS server has an address of the client range.',
    why: 'The service gives these addresses to clients, and changes them with each connection.',
    source: guide('what-is-best-practices'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      for (const { path, range, value } of knownServers(endpoint)) {
        if (clientRange(endpoint)?.contains(range) === true) {
          const wrong = 'is in the client range: it is the address of a client, not of a server';
          report({ path, value, wrong, fix: `Write the address of a server, e.g. "${fittingServer(endpoint, graph)}".` });
        }
      }
    },
  },
  {
    id: 'DnsServerWithoutDnsSupport',
    severity: 'warning',
    title: 'The resolver of a VPC answers only where DNS support is on.',
    why: 'Without DNS support, the address of the resolver answers no queries.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html',
    on: 'network',
    check(network, report, graph) {
      const vpc = vpcOf(network, graph);
      const resolver = primaryRange(vpc, graph)?.nth(2);
      const support = graph.resourceOf(vpc)?.properties.EnableDnsSupport;
      for (const { path, value } of network.endpoint && !isAbsent(support) && flag(support) === false ? knownServers(network.endpoint) : []) {
        if (text(value) === resolver) {
          const wrong = 'is the resolver of a VPC whose DNS support is off: it answers no queries';
          const fix = 'Set EnableDnsSupport of the VPC to true, or name another server.';
          report({ resource: network.endpoint!, path, value, wrong, fix });
        }
      }
    },
  },
];

/** A DNS server that is a known address. */
interface Server {
  readonly path: string;
  readonly value: Value;
  /** The range of this address alone. */
  readonly range: Cidr;
}

function addressesIn({ properties }: Resource): readonly Server[] {
  return valuesAt(properties, SERVERS).flatMap(([path, value]) => {
    const server = text(value);
    return server === undefined || addressFamily(server) === undefined ? [] : [{ path, value, range: rangeFrom(server)! }];
  });
}

/** The DNS servers of an endpoint that are known addresses, of a family that it carries. */
export function knownServers(endpoint: Resource): readonly Server[] {
  return addressesIn(endpoint).filter(({ range }) => carries(endpoint, range.family));
}

/** Whether nothing that is known of an endpoint speaks against split tunnel: a route for all addresses, or routes that are enforced. */
function mayBeSplit(endpoint: Resource, graph: Graph): boolean {
  const isDefault = ({ properties: { DestinationCidrBlock: destination } }: Resource) => rangeIn(destination)?.isDefault === true;
  return flag(at(endpoint.properties.ClientRouteEnforcementOptions, 'Enforced')) !== true
    && !graph.ofType(ROUTE).some((route) => isDefault(route) && endpointOf(route, graph) === endpoint);
}
