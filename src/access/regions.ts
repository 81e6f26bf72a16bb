import { Audiences } from './audience';
import type { Grant } from './grants';
import type { TrafficPath } from './traffic-paths';
import { Cidr, type Family } from '../ip/cidr';
import { nest, type Nested } from '../ip/prefixes';

/** The ranges of all addresses, by family. */
const EVERYTHING: Readonly<Record<Family, Cidr>> = { ipv4: Cidr.parse('0.0.0.0/0')!, ipv6: Cidr.parse('::/0')! };

/** A range with an outcome of its own: its addresses outside of the narrower ones in it are all treated alike. */
export interface Region {
  readonly range: Cidr;
  /** The narrowest of the wider ones. */
  readonly within?: Region;
  /** The authorization rules for exactly this range. */
  readonly grants: readonly Grant[];
  /** What those say that exist for certain. */
  readonly certain?: Audiences;
  /** What the others say. */
  readonly perhaps?: Audiences;
  /** The routes to exactly this range. */
  readonly paths: readonly TrafficPath[];
  /** The routes whose range is not known, but somewhere in this one. */
  readonly straying: readonly TrafficPath[];
  /** Whether it lies in the range of the clients. */
  readonly isOfClients: boolean;
  /** Whether narrower ranges leave no address of it. */
  readonly isCovered: boolean;
}

type Item = { readonly grant: Grant } | { readonly way: TrafficPath } | 'clients' | 'everything' | 'other';

/** All ranges that rules and routes speak of, each one after those that contain it. */
export class Regions {
  public readonly all: readonly Region[];
  private readonly orders: readonly string[];

  public constructor(grants: readonly Grant[], paths: readonly TrafficPath[], clients: Cidr | undefined, others: readonly Cidr[] = []) {
    const entries: Array<readonly [Cidr, Item]> = Object.values(EVERYTHING).map((range) => [range, 'everything']);
    grants.forEach((grant) => grant.range && entries.push([grant.range, { grant }]));
    paths.forEach((way) => rangesOf(way).forEach((range) => entries.push([range, { way }])));
    if (clients !== undefined) {
      entries.push([clients, 'clients']);
    }
    others.forEach((range) => entries.push([range, 'other']));
    const nested = nest(entries);
    const uncovered = new Map<Nested<Item>, bigint>(nested.map((node) => [node, node.range.size]));
    for (const { range, within } of nested) {
      if (within !== undefined) {
        uncovered.set(within, uncovered.get(within)! - range.size);
      }
    }
    const made = new Map<Nested<Item>, Region>();
    for (const node of nested) {
      const within = node.within && made.get(node.within);
      made.set(node, region(node, within, uncovered.get(node) === 0n));
    }
    this.all = Array.from(made.values());
    this.orders = this.all.map(({ range }) => range.order);
  }

  /** The regions that together have exactly the addresses of a range, the one around all others first. */
  public parts(range: Cidr): Region[] {
    const outer = this.around(range);
    const inner = this.inside(range);
    // a region that lies directly in the outer one is not in another one of these.
    const direct = inner.filter(({ within }) => within === outer);
    const left = direct.reduce((size, part) => size - part.range.size, range.size);
    return [...left > 0n ? [outer] : [], ...inner.filter(({ isCovered }) => !isCovered)];
  }

  /** The narrowest region that holds all of a range. */
  public around(range: Cidr): Region {
    let innermost = this.all[this.after(range) - 1];
    while (!innermost.range.contains(range)) {
      innermost = innermost.within!;
    }
    return innermost;
  }

  /** The regions in a range, other than one of just that range. */
  private inside(range: Cidr): readonly Region[] {
    const first = this.after(range);
    let end = first;
    while (end < this.all.length && range.contains(this.all[end].range)) {
      end += 1;
    }
    return this.all.slice(first, end);
  }

  /** The position of the first region that comes after a range. */
  private after({ order }: Cidr): number {
    let [low, high] = [0, this.orders.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = this.orders[middle] <= order ? [middle + 1, high] : [low, middle];
    }
    return low;
  }
}

/** A region and those that it lies in, the narrowest one first. */
export function* outwards(innermost: Region): Iterable<Region> {
  for (let current: Region | undefined = innermost; current !== undefined; current = current.within) {
    yield current;
  }
}

function region({ items, range }: Nested<Item>, within: Region | undefined, isCovered: boolean): Region {
  const grants = items.flatMap((item) => typeof item === 'object' && 'grant' in item ? [item.grant] : []);
  const paths = items.flatMap((item) => typeof item === 'object' && 'way' in item ? [item.way] : []);
  const audiences = (those: readonly Grant[]) => those.length === 0 ? undefined : new Audiences(those.map(({ audience }) => audience));
  return {
    range,
    within,
    grants,
    certain: audiences(grants.filter(({ isCertain }) => isCertain)),
    perhaps: audiences(grants.filter(({ isCertain }) => !isCertain)),
    paths: paths.filter((way) => way.range !== undefined),
    straying: paths.filter((way) => way.range === undefined),
    isOfClients: within?.isOfClients === true || items.includes('clients'),
    isCovered,
  };
}

function rangesOf({ family, range }: TrafficPath): readonly Cidr[] {
  if (range !== undefined) {
    return [range];
  }
  return family === undefined ? Object.values(EVERYTHING) : [EVERYTHING[family]];
}
