import type { Resource } from './graph';
import { text, Unknown, type Value } from './values';
import { addressFamily, Cidr, type Family } from '../ip/cidr';

/** The range that someone writes: a range in CIDR notation, or a single address. */
export function rangeFrom(written: string): Cidr | undefined {
  switch (addressFamily(written)) {
    case 'ipv4': return Cidr.parse(`${written}/32`);
    case 'ipv6': return Cidr.parse(`${written}/128`);
    default: return Cidr.parse(written);
  }
}

/** The range that a value is known to be. */
export function rangeIn(value: Value): Cidr | undefined {
  const range = text(value);
  return range === undefined ? undefined : Cidr.parse(range);
}

/** The family of the range that a value is, also of some that are not known. */
export function familyOf(value: Value): Family | undefined {
  return value instanceof Unknown ? value.family : rangeIn(value)?.family;
}

/** A resource with the range that one of its properties is known to be. */
export function ranged(resource: Resource, property: string): Array<readonly [Cidr, Resource]> {
  const range = rangeIn(resource.properties[property]);
  return range === undefined ? [] : [[range, resource]];
}
