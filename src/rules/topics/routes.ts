import { destinationKey, hostBits, noRange, wrongFamily } from '../../evaluation/destination-problems';
import { fittingServer } from '../../evaluation/fitting-server';
import type { Rule } from '../../evaluation/rule';
import { addressFamily, type Cidr } from '../../ip/cidr';
import { carries, clientRange, isEmpty } from '../../model/endpoint-properties';
import { ASSOCIATION, type Graph, type EndpointGroup, type Resource, ROUTE } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { attachmentOf, areDistinct, besideOf, endpointOf, repeated } from '../../model/relations';
import { flag, isAbsent, isPresent, keyOf, list, text, type Value } from '../../model/values';
import { blocksOf, isSubnet, vpcOf } from '../../model/vpc';
import { LOCAL_TARGET } from '../../service/limits';
import { api, API_ERRORS, guide } from '../../service/sources';
import { groupBy } from '../../util/group-by';

const path = 'DestinationCidrBlock';

export const routesRules: readonly Rule[] = [
  {
    id: 'RouteFormat',
    severity: 'error',
    title: 'The destination of a route is a CIDR range.',
    why: 'The service rejects anything else.',
    source: api('CreateClientVpnRoute'),
    on: ROUTE,
    check(route, report, graph) {
      noRange(path, route, report, graph);
    },
  },
  {
    id: 'RouteHostBits',
    severity: 'warning',
    title: 'The destination of a route begins with its first address.',
    why: 'How the service treats the other bits is not documented.',
    source: api('CreateClientVpnRoute'),
    on: ROUTE,
    check(route, report, graph) {
      hostBits(path, route, report, graph);
    },
  },
  {
    id: 'RouteFamily',
    severity: 'warning',
    title: 'The destination of a route is of a family that the endpoint carries.',
    why: 'No traffic of the other family comes through the endpoint.',
    source: api('CreateClientVpnRoute'),
    on: ROUTE,
    check(route, report, graph) {
      wrongFamily(path, route, report, graph);
    },
  },
  {
    id: 'RouteInsideClientCidrBlock',
    severity: 'error',
    title: 'A route does not lead into the client range.',
    why: 'These addresses belong to the clients themselves; only the route "local" leads to them.',
    source: guide('what-is-best-practices'),
    on: ROUTE,
    check(route, report, graph) {
      const { client, range } = ranges(route, graph);
      const { [path]: value, TargetVpcSubnetId: target } = route.properties;
      if (client && range && client.contains(range) && isExternal(target, graph)) {
        const wrong = `lies in the client range "${client.text}": AWS Client VPN routes these addresses to no network`;
        const fix = range.text !== client.text ? 'Name a destination outside of the client range.'
          : isRoutedLocally(client, route, graph) ? 'Remove the route.'
            : `Set TargetVpcSubnetId to "${LOCAL_TARGET.value}" if clients are to reach each other, else remove the route.`;
        report({ path, value, wrong, fix });
      }
    },
  },
  {
    id: 'RouteAroundClientCidrBlock',
    severity: 'warning',
    title: 'A route does not contain the client range.',
    why: 'The documents ask for ranges that have nothing in common; the route of all addresses is the exception.',
    source: guide('what-is-best-practices'),
    on: ROUTE,
    check(route, report, graph) {
      const { client, range } = ranges(route, graph);
      const { [path]: value, TargetVpcSubnetId: target } = route.properties;
      if (client && range && range.contains(client) && range.prefix < client.prefix && !range.isDefault && isExternal(target, graph)) {
        const wrong = `contains the client range "${client.text}": clients cannot reach networks behind it that use these addresses`;
        report({ path, value, wrong, fix: 'Name the networks behind it one by one, or choose another client range.' });
      }
    },
  },
  {
    id: 'LocalRouteDestination',
    severity: 'warning',
    title: `A route to "${LOCAL_TARGET.value}" leads to the client range.`,
    why: 'It is there for clients to reach each other, and for nothing else.',
    source: guide('scenario-client-to-client'),
    on: ROUTE,
    check(route, report, graph) {
      const { client, range } = ranges(route, graph);
      const { [path]: value, TargetVpcSubnetId: target } = route.properties;
      if (text(target) === LOCAL_TARGET.value && client && range?.family === 'ipv4' && range.text !== client.text) {
        const wrong = `is routed to "${LOCAL_TARGET.value}", but is not the client range`;
        const first = isRoutedLocally(client, route, graph) ? 'Remove the route' : `Write "${client.text}"`;
        report({ path, value, wrong, fix: `${first}, or name a subnet in TargetVpcSubnetId.` });
      }
    },
  },
  {
    id: 'LocalRouteIpv6',
    severity: 'warning',
    title: `A route to "${LOCAL_TARGET.value}" is for IPv4.`,
    why: 'The service drops IPv6 traffic between clients.',
    source: guide('ipv6-considerations'),
    on: ROUTE,
    check({ properties: { [path]: value, TargetVpcSubnetId: target } }, report) {
      if (text(target) === LOCAL_TARGET.value && rangeIn(value)?.family === 'ipv6') {
        const wrong = `is an IPv6 range routed to "${LOCAL_TARGET.value}": AWS Client VPN drops IPv6 traffic between clients`;
        report({ path, value, wrong, fix: 'Remove the route.' });
      }
    },
  },
  {
    id: 'SplitTunnelDefaultRoute',
    severity: 'warning',
    title: 'An endpoint with split tunnel has no route for all addresses.',
    why: 'It undoes the split tunnel and may cut connections; AWS does not recommend it.',
    source: guide('split-tunnel-vpn'),
    on: ROUTE,
    check(route, report, graph) {
      const { [path]: value } = route.properties;
      if (rangeIn(value)?.isDefault && flag(endpointOf(route, graph)?.properties.SplitTunnel) === true) {
        const wrong = 'routes all addresses into the tunnel, but the endpoint has split tunnel';
        const endpoint = endpointOf(route, graph)!;
        report({ path, value, wrong, fix: `Route the networks behind the endpoint one by one${orFullTunnel(endpoint, graph)}.` });
      }
    },
  },
  {
    id: 'DuplicateRoute',
    severity: 'error',
    title: 'A destination is routed once through a subnet.',
    why: 'The service rejects the second route.',
    source: API_ERRORS,
    on: 'network',
    check({ routes }, report, graph) {
      const again = groupBy(repeated(routes, destinationAndTarget, graph), ([{ properties }]) => destinationKey(properties[path]));
      for (const pairs of again.values()) {
        const [[resource, first]] = pairs;
        const { [path]: value, TargetVpcSubnetId: target } = resource.properties;
        const wrong = `is routed ${isAbsent(target) ? '' : 'through the same subnet '}by ${first.id} already`;
        report({ resource, path, value, wrong, fix: pairs.length === 1 ? 'Remove one of the two.' : `Remove ${namesOf(pairs.map(([route]) => route))}.` });
      }
    },
  },
  {
    id: 'RouteOfVpcRange',
    severity: 'error',
    title: 'No route leads to a range that the VPC has when its subnets are associated.',
    why: 'Each association creates that route, and the service rejects a second one.',
    source: API_ERRORS,
    on: 'network',
    check(network, report, graph) {
      const id = vpcOf(network, graph);
      const vpc = graph.resourceOf(id);
      if (vpc && attachmentOf(network) === 'VPC') {
        const blocks = blocksOf(id, graph);
        const needless: Array<readonly [whose: string, route: Resource]> = [];
        for (const resource of network.routes) {
          const { [path]: value, TargetVpcSubnetId: target } = resource.properties;
          const isHere = ({ properties: { CidrBlock: range } }: Resource) => isPresent(value) && destinationKey(value) === destinationKey(range);
          const whose = isHere(vpc) ? `the range of ${vpc.id}` : blocks.some((block) => isHere(block) && isAddedBefore(block, resource, network, graph)) ? `a range of ${vpc.id}` : '';
          if (whose !== '' && isExternal(target, graph)) {
            needless.push([whose, resource]);
          }
        }
        for (const ofRange of groupBy(needless, ([, { properties }]) => destinationKey(properties[path])).values()) {
          const [[whose, resource]] = ofRange;
          const routes = ofRange.map(([, route]) => route);
          const wrong = `is ${whose}: AWS Client VPN routes it by itself, and rejects a second route`;
          const fix = `Remove ${routes.length === 1 ? 'the route' : namesOf(routes)}; an authorization rule is enough.`;
          report({ resource, path, value: resource.properties[path], wrong, fix });
        }
      }
    },
  },
  {
    id: 'RouteSubnetMissing',
    severity: 'error',
    title: 'A route of an endpoint in a VPC names its subnet.',
    why: 'The service sends the traffic through an associated subnet.',
    source: api('CreateClientVpnRoute'),
    on: 'network',
    check(network, report, graph) {
      for (const resource of attachmentOf(network) === 'VPC' ? network.routes : []) {
        if (isAbsent(resource.properties.TargetVpcSubnetId)) {
          const wrong = 'is missing: AWS Client VPN needs it on an endpoint in a VPC';
          const { client, range } = ranges(resource, graph);
          const isOther = client !== undefined && range !== undefined && client.text !== range.text;
          const local = isOther || client && isRoutedLocally(client, resource, graph) ? '' : `, or "${LOCAL_TARGET.value}" where it leads to the clients`;
          report({ resource, path: 'TargetVpcSubnetId', wrong, fix: `Name an associated subnet${local}.` });
        }
      }
    },
  },
  {
    id: 'RouteSubnetOnTransitGateway',
    severity: 'warning',
    title: 'A route of an endpoint on a transit gateway names no subnet.',
    why: 'The traffic goes through the transit gateway.',
    source: guide('cvpn-tgw'),
    on: 'network',
    check(network, report) {
      for (const resource of attachmentOf(network) === 'transit gateway' ? network.routes : []) {
        const { TargetVpcSubnetId: value } = resource.properties;
        if (isPresent(value) && text(value) !== LOCAL_TARGET.value) {
          report({ resource, path: 'TargetVpcSubnetId', value, wrong: 'is given, but the endpoint is on a transit gateway', fix: 'Leave it out.' });
        }
      }
    },
  },
  {
    id: 'RouteSubnetNotAssociated',
    severity: 'warning',
    title: 'A route names a subnet that is associated with the endpoint.',
    why: 'The service rejects other subnets; this one may be associated in another stack.',
    source: api('CreateClientVpnRoute'),
    on: 'network',
    check({ endpoint, associations, routes }, report, graph) {
      // an imported endpoint may have its associations there as well.
      const subnets = endpoint === undefined || graph.mayHoldMore(ASSOCIATION) ? [] : associations.map(({ properties }) => properties.SubnetId);
      const keys = new Set(subnets.map(keyOf));
      const strangers = new Map<string, boolean>();
      for (const resource of routes) {
        const { TargetVpcSubnetId: value } = resource.properties;
        if (isPresent(value) && isExternal(value, graph) && subnets.length > 0 && !keys.has(keyOf(value))) {
          const stranger = strangers.get(keyOf(value)) ?? subnets.every((subnet) => areDistinct(subnet, value, graph));
          strangers.set(keyOf(value), stranger);
          if (stranger) {
            report({ resource, path: 'TargetVpcSubnetId', value, wrong: 'is not associated with the endpoint here', fix: 'Name an associated subnet, or associate it.' });
          }
        }
      }
    },
  },
];

/** How many resources a message names. */
const MOST_NAMED = 10;

function namesOf(routes: readonly Resource[]): string {
  const ids = routes.map(({ id }) => id);
  const named = ids.length > MOST_NAMED ? MOST_NAMED : ids.length - 1;
  return `${ids.slice(0, named).join(', ')} and ${named === ids.length - 1 ? ids[named] : `${ids.length - named} others`}`;
}

/** The client range and the destination, where they are known. */
function ranges(route: Resource, graph: Graph) {
  const endpoint = endpointOf(route, graph);
  return { client: endpoint && clientRange(endpoint), range: rangeIn(route.properties[path]) };
}

/** A full tunnel as a way out, as the end of a sentence; nothing where clients would lose the DNS servers that they reach beside a tunnel. */
function orFullTunnel(endpoint: Resource, graph: Graph): string {
  const { DnsServers: servers } = endpoint.properties;
  const families = (list(servers) ?? []).map((server) => addressFamily(text(server) ?? ''));
  const named = isEmpty(servers) ? `, and name DNS servers, e.g. "${fittingServer(endpoint, graph)}"` : '';
  return families.every((family) => family === undefined || carries(endpoint, family)) ? `, or set SplitTunnel to false${named}` : '';
}

/** Whether another route leads clients to each other. */
function isRoutedLocally(client: Cidr, route: Resource, graph: Graph): boolean {
  return besideOf(route, ROUTE, graph).some(({ properties }) => (
    text(properties.TargetVpcSubnetId) === LOCAL_TARGET.value && rangeIn(properties[path])?.text === client.text
  ));
}

/** Whether a target is certainly not that of the clients among themselves. */
function isExternal(target: Value, graph: Graph): boolean {
  const name = text(target);
  return isAbsent(target) || (name === undefined ? isSubnet(target, graph) : name !== LOCAL_TARGET.value);
}

/** Whether a range is certainly added to the VPC before the subnet is associated that a route goes through. */
function isAddedBefore(block: Resource, route: Resource, { associations }: EndpointGroup, graph: Graph): boolean {
  const target = keyOf(route.properties.TargetVpcSubnetId);
  const through = associations.filter(({ properties: { SubnetId: subnet } }) => isPresent(subnet) && keyOf(subnet) === target);
  return graph.coexist(block, route) && through.some((association) => graph.dependsOn(association, block));
}

function destinationAndTarget({ properties: { [path]: destination, TargetVpcSubnetId: target } }: Resource): string | undefined {
  return isAbsent(destination) ? undefined : JSON.stringify([destinationKey(destination), keyOf(target)]);
}
