import { Cidr } from './cidr';
import type { Resource } from './graph';
import { text, type Value } from './values';

/** The range that a value is known to be. */
export function rangeIn(value: Value): Cidr | undefined {
  const range = text(value);
  return range === undefined ? undefined : Cidr.parse(range);
}

/** A resource with the range that one of its properties is known to be. */
export function ranged(resource: Resource, property: string): Array<readonly [Cidr, Resource]> {
  const range = rangeIn(resource.properties[property]);
  return range === undefined ? [] : [[range, resource]];
}
