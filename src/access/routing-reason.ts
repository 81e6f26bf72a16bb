import { ENOUGH } from './authorization';
import type { EntryPoint } from './entry-points';
import type { EffectiveAccess } from './reachability';
import { outwards, type Region } from './regions';
import type { TrafficPath } from './traffic-paths';
import { listing, nameOf, onceEach } from './wording';
import { groupBy } from '../util/group-by';

/** The routes that lead to a region or may do so: those with the longest prefix first, and of those that may lead anywhere a few. */
export function routesTo(region: Region): TrafficPath[] {
  const all = Array.from(outwards(region));
  return [...all.flatMap(({ paths }) => paths), ...all.flatMap(({ straying }) => straying.slice(0, ENOUGH))]
    .filter(({ through }) => region.isOfClients === (through === 'clients') || through === 'some entry point');
}

/** Why a region is routed, or why not, or why that is unresolved. */
export function whyRouted(access: EffectiveAccess, region: Region): string {
  const { all, none, some } = access.routing.of(region);
  if (Number(all) + Number(some) + Number(none) > 1) {
    return `Whether it is routed is unresolved: ${listing(doubts(access, region))}.`;
  }
  if (none) {
    return unrouted(access, region);
  }
  const [known] = routesTo(region);
  if (region.isOfClients) {
    return `Route ${nameOf(known.route!)} connects clients with each other.`;
  }
  const open = access.entryPoints.filter((entryPoint) => access.routing.through(entryPoint, region) === 'yes');
  const leads = `It is routed by ${listing(leading(open, region))}.`;
  if (!some) {
    return leads;
  }
  const closed = access.entryPoints.filter((entryPoint) => !open.includes(entryPoint)).map(({ name }) => name);
  const without = deadEnds(access, region);
  if (without.length === closed.length) {
    return `${leads} ${deadEnd(without)} Access depends on the association that a client is connected through.`;
  }
  return `${leads} No route leads there through ${listing(closed, 'or')}: access depends on the association that a client is connected through.`;
}

/** The route that leads to a region through an entry point. */
export function routeThrough(entryPoint: EntryPoint, region: Region): TrafficPath | undefined {
  return routesTo(region).find(({ isCertain, range, through }) => through === entryPoint && isCertain && range !== undefined);
}

/** The routes through some entry points; the VPC's own one is the same for all of them. */
function leading(entryPoints: readonly EntryPoint[], region: Region): string[] {
  const bySource = groupBy(entryPoints, (entryPoint) => {
    const { range, route } = routeThrough(entryPoint, region)!;
    return route === undefined ? `the VPC's own route to ${range!.text}` : `route ${nameOf(route)}`;
  });
  return Array.from(bySource, ([source, same]) => `${source} through ${listing(same.map(({ name }) => name))}`);
}

function unrouted(access: EffectiveAccess, region: Region): string {
  if (access.entryPoints.length === 0) {
    return 'The endpoint has no association, so clients cannot connect.';
  }
  if (access.routing.carries(region.range.family) === 'no') {
    return `The endpoint carries no ${region.range.family === 'ipv4' ? 'IPv4' : 'IPv6'} traffic.`;
  }
  const closed = deadEnds(access, region);
  if (closed.length > 0) {
    return deadEnd(closed);
  }
  return region.isOfClients ? 'These are addresses of clients, and no route connects clients with each other.' : 'No route leads there.';
}

/** The entry points that a route leads through, and that lead nowhere from there. */
function deadEnds({ entryPoints, routing }: EffectiveAccess, region: Region): EntryPoint[] {
  return entryPoints.filter((entryPoint) => routing.isDeadEnd(entryPoint, region));
}

function deadEnd(entryPoints: readonly EntryPoint[]): string {
  const names = listing(entryPoints.map(({ name }) => name));
  return `There is no way out: the route table of the subnet of ${names} has no route to it, such as one to a NAT gateway or an internet gateway.`;
}

function doubts(access: EffectiveAccess, region: Region): string[] {
  const { entryPoints, routing } = access;
  return onceEach([
    routing.carries(region.range.family) === 'maybe' ? 'the type of traffic of the endpoint is unresolved' : undefined,
    ...entryPoints.filter(({ isCertain }) => !isCertain).map(({ name }) => `${name} may not exist`),
    ...routesTo(region).map(doubt),
    ...entryPoints.filter((entryPoint) => routing.mayLeadToService(entryPoint, region))
      .map(({ name }) => `the route table of the subnet of ${name} leads to AWS services alone, by a gateway endpoint`),
    routing.mayBeOfClients(region) ? 'the client range is unresolved' : undefined,
  ]);
}

function doubt({ isCertain, others, range, route, through }: TrafficPath): string | undefined {
  if (others !== undefined) {
    return `${others} other routes`;
  }
  if (range === undefined) {
    return route === undefined ? 'not all ranges of the VPC are resolved' : `the destination of route ${nameOf(route)} is unresolved`;
  }
  if (through === 'some entry point') {
    return `where route ${nameOf(route!)} leads is unresolved`;
  }
  if (isCertain) {
    return undefined;
  }
  return route === undefined ? `the VPC may get the range ${range.text} after the association` : `route ${nameOf(route)} is created under a condition`;
}
