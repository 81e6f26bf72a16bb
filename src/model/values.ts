import type { Family } from '../ip/cidr';
import { shared } from '../util/shared';

/** Why a function of CloudFormation can have no result, and what to write instead. */
class ImpossibleValue {
  public constructor(public readonly wrong: string, public readonly fix: string) {}
}

/**
 * A value that is not resolved at synthesis: a parameter, an attribute of a resource, a value of another stack.
 *
 * Two unknowns with the same key are the same value. An optional one may turn out to be absent.
 */
class UnknownValue {
  /** What `keyOf` says of it, put together once: an endpoint is looked up by it for each rule about each of its children. */
  public readonly identityKey: string;

  /**
   * @param family The family of the address range that it is, or of each one in the list that it is, where that is known.
   * @param kind What it is the id or name of, or each one in the list that it is, as the type of a parameter says: `AWS::EC2::Subnet::Id`.
   * @param impossible Why the deployment will find no value.
   */
  public constructor(
    public readonly key: string,
    public readonly optional = false,
    public readonly family?: Family,
    public readonly kind?: string,
    public readonly impossible?: Impossible,
  ) {
    this.identityKey = `?${key}`;
  }

  /** The same value, with more known of it. */
  public like(family: Family | undefined, kind: string | undefined): Unknown {
    return new Unknown(this.key, this.optional, family, kind, this.impossible);
  }

  /** The same value, of which is known why there is none. */
  public failing(impossible: Impossible): Unknown {
    return new Unknown(this.key, this.optional, this.family, this.kind, impossible);
  }
}

// each copy of this library tells a value of another one from an object.
export type Impossible = ImpossibleValue;
export const Impossible = shared('Impossible', () => ImpossibleValue);
export type Unknown = UnknownValue;
export const Unknown = shared('Unknown', () => UnknownValue);

/** How the key of a value begins that is still to be looked up. */
export const PLACEHOLDER = 'placeholder ';

/** The properties of a CloudFormation resource, or an object inside of them, under CloudFormation's names. */
export interface Properties {
  readonly [name: string]: Value;
}

/** A value as CloudFormation would see it, as far as it is known. */
export type Value = string | number | boolean | null | undefined | Unknown | readonly Value[] | Properties;

/** The type of parameter that a value that is not known is known to be of. */
export function kindOf(value: Value): string | undefined {
  return value instanceof Unknown ? value.kind : undefined;
}

/** Why there will be no value. */
export function impossibleOf(value: Value): Impossible | undefined {
  return value instanceof Unknown ? value.impossible : undefined;
}

/** Whether a value is certainly not there. */
export function isAbsent(value: Value): value is null | undefined {
  return value === undefined || value === null;
}

/** Whether a value is certainly there; an optional unknown is neither present nor absent. */
export function isPresent(value: Value): boolean {
  return !isAbsent(value) && !(value instanceof Unknown && value.optional);
}

/** The text of a known scalar; CloudFormation accepts `443` and `"443"` for the same. */
export function text(value: Value): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean': return String(value);
    default: return undefined;
  }
}

/** The truth of a known boolean; CloudFormation accepts `"true"` for `true`. */
export function flag(value: Value): boolean | undefined {
  switch (text(value)?.toLowerCase()) {
    case 'true': return true;
    case 'false': return false;
    default: return undefined;
  }
}

/** The elements of a list that is known as a list; single elements may be unknown. */
export function list(value: Value): readonly Value[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The members of a known object. */
export function object(value: Value): Properties | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown) ? value as Properties : undefined;
}

/** The value at the end of a path of names and positions, `undefined` where the path ends early; below an unknown it may be anything or nothing. */
export function at(value: Value, ...path: ReadonlyArray<string | number>): Value {
  let current = value;
  for (let position = 0; position < path.length; position++) {
    const step = path[position];
    if (current instanceof Unknown) {
      return new Unknown(JSON.stringify([current.key, ...path.slice(position)]), true);
    }
    current = typeof step === 'number' ? list(current)?.[step] : own(object(current), step);
  }
  return current;
}

/** One string for each distinct value: equal keys mean equal values, also for unknown ones. */
export function keyOf(value: Value): string {
  if (value instanceof Unknown) {
    return value.identityKey;
  }
  const scalar = text(value);
  return scalar === undefined ? JSON.stringify(value, (_, inner) => inner instanceof Unknown ? { '?': inner.key } : inner) ?? '' : `=${scalar}`;
}

function own(properties: Properties | undefined, name: string): Value {
  return properties !== undefined && Object.prototype.hasOwnProperty.call(properties, name) ? properties[name] : undefined;
}
