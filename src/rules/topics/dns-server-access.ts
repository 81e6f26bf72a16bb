import { knownServers } from './dns-servers';
import type { Group } from '../../access/audience';
import type { EffectiveAccess } from '../../access/reachability';
import { listing, whom } from '../../access/wording';
import type { Rule } from '../../evaluation/rule';
import type { Cidr } from '../../ip/cidr';
import { isPrivate } from '../../ip/private-ranges';
import type { EndpointGroup, Graph, Resource } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { flag, isAbsent } from '../../model/values';
import { primaryRange, vpcOf } from '../../model/vpc';

// loaded where an endpoint has servers that clients need the tunnel for.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const reachability = () => require('../../access/reachability') as typeof import('../../access/reachability');

export const dnsServerAccessRules: readonly Rule[] = [
  {
    id: 'DnsServerNotReachable',
    severity: 'warning',
    title: 'Clients that have access reach the DNS servers.',
    why: 'Clients look up names at these servers: where no route or authorization rule leads to them, or another rule denies access, names are not found.',
    source: 'https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint',
    on: 'network',
    check(network, report, graph) {
      const { endpoint, routes } = network;
      if (endpoint === undefined) {
        return;
      }
      const servers = knownServers(endpoint).filter(({ range }) => mayMatter(range, endpoint, routes));
      if (servers.length > 0) {
        const access = new (reachability().EffectiveAccess)(network, graph);
        const groups: Group[] = [
          ...access.groups().map(({ group }) => group).filter((group) => typeof group === 'string'),
          ...network.authorizationRules.some(({ properties }) => flag(properties.AuthorizeAllGroups) === true) ? [undefined] : [],
        ];
        for (const { path, range, value } of servers) {
          const without = access.entryPoints.length === 0 ? [] : groups.filter((group) => access.canReach(group, range) === 'NO');
          if (without.length > 0) {
            const wrong = `is out of reach of ${listing(without.map(whom))}`;
            report({ resource: endpoint, path, value, wrong, ...wayTo(range, without, access, network, graph) });
          }
        }
      }
    },
  },
];

/** Whether clients need the tunnel for a server: with split tunnel, they reach a public one beside it, unless a route leads there. */
function mayMatter(server: Cidr, { properties: { ClientCidrBlock, SplitTunnel: split } }: Resource, routes: readonly Resource[]): boolean {
  const isSplit = isAbsent(split) ? false : flag(split);
  // of an address of a client there is another finding; which IPv6 addresses of AWS clients reach without a rule is not documented.
  if (server.family === 'ipv6' || isSplit === undefined || rangeIn(ClientCidrBlock)?.contains(server) === true) {
    return false;
  }
  const isRouted = routes.some(({ properties }) => rangeIn(properties.DestinationCidrBlock)?.contains(server) === true);
  return !isSplit || isPrivate(server) || isRouted;
}

/** How groups come to reach a server: what is missing for it, and nothing that takes it from others. */
function wayTo(server: Cidr, groups: readonly Group[], access: EffectiveAccess, network: EndpointGroup, graph: Graph) {
  const { authorization, entryPoints, routing, regions } = access;
  const region = regions.around(server);
  const or = 'name a server that they reach';
  if (entryPoints.some((entryPoint) => routing.isClosed(entryPoint, region))) {
    return { fix: `${or.replace('name', 'Name')}, or give the associated subnets a way to "${server.text}".` };
  }
  const isRouted = !routing.of(region).none;
  const isAllowed = groups.every((group) => !authorization.of(region, group).denied);
  // a rule for some groups would take the server from all others: the longest prefix decides alone.
  const same = network.authorizationRules.filter(({ properties }) => rangeIn(properties.TargetNetworkCidr)?.text === server.text);
  const forGroups = same.length > 0 && !groups.includes(undefined);
  const whose = forGroups ? listing(groups.map(whom)) : 'all users';
  const missing = [isRouted ? '' : 'a route through each associated subnet', isAllowed ? '' : `an authorization rule of ${whose}`].filter((one) => one !== '');
  const instead = !isAllowed && !forGroups && same.length > 0 ? `, and remove ${listing(same.map(({ id }) => id))}` : '';
  const own = primaryRange(vpcOf(network, graph), graph);
  const destination = own !== undefined && `${own.nth(2)}/32` === server.text ? 'vpcResolver()' : `cidr("${server.text}")`;
  const options = forGroups ? `groups: ${JSON.stringify(groups)}` : 'allUsers: true';
  const call = isAllowed ? `addRoute("Dns", { destination: ClientVpnDestination.${destination} })` : `addNetworkAccess(ClientVpnDestination.${destination}, { ${options} })`;
  return {
    fix: `Add ${missing.join(' and ')} for "${server.text}"${instead}, or ${or}.`,
    fixInApp: `Write ${call}${instead}, or ${or}.`,
  };
}
