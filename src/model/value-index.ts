import { rangeIn } from './ranges';
import { keyOf, type Value } from './values';
import type { Cidr } from '../ip/cidr';
import { Ranges } from '../ip/prefixes';
import { groupBy } from '../util/group-by';

/** A value that an item names, and the position of the item. */
interface Named {
  readonly position: number;
  readonly value: Value;
  readonly range?: Cidr;
}

/** Items by the values that they name: gone through once for all who ask. */
export class ValueIndex<T> {
  private readonly ranges: Ranges<number>;
  /** Those that are no ranges, by their keys. */
  private readonly others: ReadonlyMap<string, readonly Named[]>;

  /**
   * @param values what an item names.
   */
  public constructor(private readonly items: readonly T[], values: (item: T) => readonly Value[]) {
    const named = items.flatMap((item, position) => values(item).map((value): Named => ({ position, value, range: rangeIn(value) })));
    this.ranges = new Ranges(named.flatMap(({ position, range }) => range === undefined ? [] : [[range, position] as const]));
    this.others = groupBy(named, ({ range, value }) => range === undefined ? keyOf(value) : undefined);
  }

  /** The items that name a value, or a range that lies in it, each once and in their order. */
  public naming(value: Value): readonly T[] {
    const range = rangeIn(value);
    const found = range === undefined ? (this.others.get(keyOf(value)) ?? []).map(({ position }) => position) : this.ranges.in(range);
    return Array.from(new Set(found)).sort((one, other) => one - other).map((position) => this.items[position]);
  }
}

/** Whether a value is the one that is looked for, or a range that lies in it. */
export function isNamedBy(wanted: Value, value: Value): boolean {
  const range = rangeIn(value);
  return range === undefined ? keyOf(value) === keyOf(wanted) : rangeIn(wanted)?.contains(range) === true;
}
