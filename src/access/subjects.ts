import type { Group } from './audience';
import type { Cidr } from '../ip/cidr';
import type { Resource } from '../model/graph';

/** A destination as rules and routes write it. */
export interface Destination {
  /** Absent when it is not known. */
  readonly range?: Cidr;
  /** The rules and routes that write it. */
  readonly writtenBy: readonly Resource[];
}

/** A group as rules name it. */
export interface NamedGroup {
  readonly group: Group;
  readonly writtenBy: readonly Resource[];
}
