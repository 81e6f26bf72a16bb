import { rangeIn } from './ranges';
import { keyOf, type Value } from './values';
import type { Cidr } from '../ip/cidr';
import { Ranges } from '../ip/prefixes';

/** Items by the values that they name: gone through once for all who ask. */
export class ValueIndex<T> {
  private readonly ranges: Ranges<number>;
  /** Their positions by the values that are no ranges. */
  private readonly others = new Map<string, number[]>();

  /**
   * @param values what an item names.
   */
  public constructor(private readonly items: readonly T[], values: (item: T) => readonly Value[]) {
    const ranges: Array<readonly [Cidr, number]> = [];
    for (const [position, item] of items.entries()) {
      for (const value of values(item)) {
        const range = rangeIn(value);
        if (range === undefined) {
          this.add(keyOf(value), position);
        } else {
          ranges.push([range, position]);
        }
      }
    }
    this.ranges = new Ranges(ranges);
  }

  private add(key: string, position: number): void {
    const known = this.others.get(key);
    if (known === undefined) {
      this.others.set(key, [position]);
    } else {
      known.push(position);
    }
  }

  /** The items that name a value, or a range that lies in it, each once and in their order. */
  public naming(value: Value): readonly T[] {
    const range = rangeIn(value);
    const found = range === undefined ? this.others.get(keyOf(value)) ?? [] : this.ranges.in(range);
    return Array.from(new Set(found)).sort((one, other) => one - other).map((position) => this.items[position]);
  }
}
