import { Cidr } from './cidr';
import { text, type Value } from './values';

/** The range that a value is known to be. */
export function rangeIn(value: Value): Cidr | undefined {
  const range = text(value);
  return range === undefined ? undefined : Cidr.parse(range);
}
