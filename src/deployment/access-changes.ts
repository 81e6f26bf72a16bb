import type { States } from './states';
import type { Group } from '../access/audience';
import { type Reach, settled } from '../access/outcomes';
import { EffectiveAccess } from '../access/reachability';
import { reasonOutside } from '../access/reasons';
import { groupName, nameOf } from '../access/wording';
import type { Cidr } from '../ip/cidr';
import { nest, type Nested } from '../ip/prefixes';
import type { EndpointGroup } from '../model/graph';
import { keyOf } from '../model/values';
import { endpointKey } from '../template/networks';
import type { TemplateGraph, TemplateResource } from '../template/template-graph';
import type { World } from '../template/world';

/** That someone reaches what was out of reach before, or the other way round. */
export interface AccessChange {
  /** The template of the endpoint, or of what is attached to it. */
  readonly place: string;
  /** The name of the endpoint; absent when no template makes it. */
  readonly endpoint?: string;
  /** Absent for all users. */
  readonly group?: string;
  readonly destination: string;
  /** The narrower ranges that this is not said of. */
  readonly except: readonly string[];
  readonly before: Reach;
  readonly after: Reach;
  /** What decides, once it is deployed. */
  readonly why: string;
}

/** One side of the comparison. */
interface Side {
  readonly network: EndpointGroup;
  readonly graph: TemplateGraph;
  readonly access: EffectiveAccess;
}

/** Someone, by any of the names that both sides have for him. */
interface Someone {
  readonly group: Group;
  readonly name?: string;
}

/** Who gains and who loses what, by ranges: each one stands for its addresses outside of the narrower ones. */
export function accessChanges({ after, before }: States): AccessChange[] {
  const [deployed, next] = [networksIn(before), networksIn(after)];
  const keys = new Set([...deployed.keys(), ...next.keys()]);
  return Array.from(keys).flatMap((key) => between(deployed.get(key), next.get(key)));
}

function networksIn(world: World): Map<string, Side> {
  const found = new Map<string, Side>();
  for (const { graph } of world.deployed.values()) {
    for (const network of graph.networks) {
      const { associations, authorizationRules, endpoint, routes } = network;
      const [child] = [...associations, ...routes, ...authorizationRules];
      const key = endpoint === undefined ? keyOf(child.properties.ClientVpnEndpointId) : endpointKey(endpoint as TemplateResource);
      found.set(key, { network, graph, access: new EffectiveAccess(network, graph) });
    }
  }
  return found;
}

function between(before: Side | undefined, after: Side | undefined): AccessChange[] {
  const { graph: { place }, network: { endpoint } } = (after ?? before)!;
  const common = { place, endpoint: endpoint && nameOf(endpoint) };
  const ranges = nest([before, after].flatMap((side) => side?.access.regions.all ?? []).map(({ range }) => [range, undefined] as const));
  const found: AccessChange[] = [];
  const everyone = changesFor({ group: undefined }, ranges, before, after);
  found.push(...everyone.map((change) => ({ ...common, ...change })));
  for (const someone of groupsOf(before, after)) {
    // what all users gain or lose is reported once.
    const own = changesFor(someone, ranges, before, after).filter((change) => !everyone.some((other) => isPartOf(change, other)));
    found.push(...own.map((change) => ({ ...common, ...change })));
  }
  return found;
}

type Found = Omit<AccessChange, 'place' | 'endpoint'>;

/** Whether a change of a group is that of all users, or a part of it. */
function isPartOf(one: Found, everyone: Found): boolean {
  const isSame = one.destination === everyone.destination && one.before === everyone.before && one.after === everyone.after;
  return isSame && everyone.except.every((range) => one.except.includes(range));
}

/** What changes for someone: the widest ranges, without the narrower ones for which it is otherwise. */
function changesFor({ group, name }: Someone, ranges: ReadonlyArray<Nested<undefined>>, before: Side | undefined, after: Side | undefined): Found[] {
  const reaches = new Map<Nested<undefined>, readonly [Reach, Reach]>();
  const tops = new Map<Nested<undefined>, Nested<undefined>>();
  const exceptions = new Map<Nested<undefined>, Nested<undefined>[]>();
  // wider ranges come first.
  for (const node of ranges) {
    const { range, within } = node;
    const reach = [reachOf(before, range, group), reachOf(after, range, group)] as const;
    const outer = within && tops.get(within)!;
    const isLikeOuter = outer !== undefined && reaches.get(outer)!.join() === reach.join();
    reaches.set(node, reach);
    tops.set(node, isLikeOuter ? outer : node);
    if (outer !== undefined && !isLikeOuter) {
      exceptions.set(outer, [...exceptions.get(outer) ?? [], node]);
    }
  }
  return ranges.filter((node) => tops.get(node) === node).flatMap((node) => {
    const [was, is] = reaches.get(node)!;
    if (was === is) {
      return [];
    }
    const why = after === undefined ? 'The endpoint is deleted.' : reasonOutside(after.access, group, node.range);
    const except = (exceptions.get(node) ?? []).map(({ range }) => range.text);
    return [{ group: name, destination: node.range.text, except, before: was, after: is, why }];
  });
}

/** Whether someone reaches the addresses of a range that are in no narrower one. */
function reachOf(side: Side | undefined, range: Cidr, group: Group): Reach {
  return side === undefined ? 'NO' : settled(side.access.outcomes(side.access.regions.around(range), group));
}

/** The groups that either side names. */
function groupsOf(...sides: ReadonlyArray<Side | undefined>): Iterable<Someone> {
  const found = new Map<string, Someone>();
  for (const side of sides) {
    side?.access.groups().forEach((named) => found.set(keyOf(named.group), { group: named.group, name: groupName(named) }));
  }
  return found.values();
}
