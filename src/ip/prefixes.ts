/** Which ranges lie in which. */
import type { Cidr } from './cidr';
import { groupBy } from '../util/group-by';

/** A range, all that belongs to it, and the narrowest of the other ranges that contains it. */
export interface Nested<T> {
  readonly range: Cidr;
  readonly items: readonly T[];
  readonly within?: Nested<T>;
}

/** Finds for each range the one that it lies in. */
export function nest<T>(entries: Iterable<readonly [Cidr, T]>): Array<Nested<T>> {
  const sorted = Array.from(groupBy(entries, ([range]) => range.order)).sort(([one], [other]) => one < other ? -1 : 1);
  const open: Array<Nested<T>> = [];
  return sorted.map(([, same]) => {
    const [[range]] = same;
    while (open.length > 0 && !open[open.length - 1].range.contains(range)) {
      open.pop();
    }
    const nested = { range, items: same.map(([, item]) => item), within: open[open.length - 1] };
    open.push(nested);
    return nested;
  });
}

/** Items by their ranges. */
export class Ranges<T> {
  private readonly sorted: ReadonlyArray<readonly [Cidr, T]>;

  public constructor(entries: Iterable<readonly [Cidr, T]>) {
    this.sorted = Array.from(entries).sort(([one], [other]) => one.order < other.order ? -1 : one.order > other.order ? 1 : 0);
  }

  /** The items whose ranges lie in a range. */
  public in(range: Cidr): T[] {
    const { sorted } = this;
    const { order } = range;
    let [first, end] = [0, sorted.length];
    while (first < end) {
      const middle = Math.floor((first + end) / 2);
      [first, end] = sorted[middle][0].order < order ? [middle + 1, end] : [first, middle];
    }
    // what lies in it follows directly.
    let after = first;
    while (after < sorted.length && range.contains(sorted[after][0])) {
      after++;
    }
    return sorted.slice(first, after).map(([, item]) => item);
  }
}

/** The ranges that a range lies in, the narrowest one first. */
export function* around<T>({ within }: Nested<T>): Iterable<Nested<T>> {
  for (let outer = within; outer !== undefined; outer = outer.within) {
    yield outer;
  }
}

/** The items whose ranges have no address in common with any of some others. */
export function apart<T>(entries: ReadonlyArray<readonly [Cidr, T]>, others: readonly Cidr[]): T[] {
  // most often the others are the very same ranges.
  const same = new Set(others.map(({ order }) => order));
  const open = entries.filter(([{ order }]) => !same.has(order));
  return open.length === 0 ? [] : disjoint(open, others);
}

function disjoint<T>(entries: ReadonlyArray<readonly [Cidr, T]>, others: readonly Cidr[]): T[] {
  const all = [
    ...entries.map(([range, item]) => [range, { item }] as const),
    ...others.map((range) => [range, undefined] as const),
  ];
  const nodes = nest<{ readonly item: T } | undefined>(all);
  const inside = new Set<Nested<unknown>>();
  const containing = new Set<Nested<unknown>>();
  // wider ranges come first.
  for (const node of nodes) {
    if (node.items.includes(undefined)) {
      inside.add(node);
      for (const outer of around(node)) {
        if (containing.size === containing.add(outer).size) {
          break;
        }
      }
    } else if (node.within && inside.has(node.within)) {
      inside.add(node);
    }
  }
  // none of the others is among these.
  return nodes.filter((node) => !inside.has(node) && !containing.has(node)).flatMap(({ items }) => items.map((one) => one!.item));
}
