/** What the destinations of routes and of authorization rules have in common. */
import { orDualStack } from './dual-stack';
import { exampleOf, objectionTo } from './fitting-destination';
import type { Report } from './rule';
import type { Family } from '../ip/cidr';
import { trafficType } from '../model/endpoint-properties';
import { type Graph, type Resource, typed } from '../model/graph';
import { familyOf, rangeIn } from '../model/ranges';
import { endpointOf } from '../model/relations';
import { keyOf, text, type Value } from '../model/values';

/** One string for each destination; two spellings of one range are one destination. */
export function destinationKey(value: Value): string {
  const range = rangeIn(value);
  // it is not documented what the service makes of host bits.
  return range && !range.hasHostBits ? keyOf(range.text) : keyOf(value);
}

/** A destination that is known and not a range. */
export function noRange(path: string, child: Resource, report: Report, graph: Graph): void {
  const { [path]: value } = child.properties;
  if (text(value)?.startsWith('pl-') || typed(graph, value, 'AWS::EC2::PrefixList')) {
    report({ path, value, wrong: 'is a prefix list: AWS Client VPN accepts a CIDR range', fix: `Write each range of the list by itself, ${exampleOf(child, graph)}.` });
  } else if (text(value) !== undefined && rangeIn(value) === undefined) {
    report({ path, value, wrong: 'is not a valid CIDR range', fix: `Write ${exampleOf(child, graph)}.` });
  }
}

/** A destination that does not begin with its first address. */
export function hostBits(path: string, child: Resource, report: Report, graph: Graph): void {
  const { [path]: value } = child.properties;
  const range = rangeIn(value);
  if (range?.hasHostBits) {
    report({ path, value, wrong: 'does not begin with the first address of its block', fix: objectionTo(range, child, graph) ?? `Write "${range.text}".` });
  }
}

/** A destination of a family that its endpoint does not carry. */
export function wrongFamily(path: string, child: Resource, report: Report, graph: Graph): void {
  const { [path]: value } = child.properties;
  const endpoint = endpointOf(child, graph);
  const traffic = endpoint && trafficType(endpoint);
  const family = familyOf(value);
  if (family !== undefined && (traffic === 'ipv4' || traffic === 'ipv6') && family !== traffic) {
    const wrong = `is an ${SPELLED[family]} range, but the endpoint carries ${SPELLED[traffic]} traffic only`;
    report({ path, value, wrong, fix: `Name an ${SPELLED[traffic]} range${orDualStack(endpoint!, graph)}.` });
  }
}

export const SPELLED: Readonly<Record<Family, string>> = { ipv4: 'IPv4', ipv6: 'IPv6' };
