/** Properties under names that CloudFormation does not know, and what they are meant to be. */
import { isOpen } from './open-properties';
import { type JsonType, jsonType, type Shape, SHAPES, type Typed, typesIn } from './schema-shapes';
import { flag, isPresent, keyOf, list, object, type Properties, text, Unknown, type Value } from './values';
import { closest } from '../util/similar';

/** Names that are not like the one they stand for: those of the API, of sibling types and of other tools. */
const ALIASES: Readonly<Record<string, string>> = {
  AllowAll: 'AuthorizeAllGroups',
  AllUsers: 'AuthorizeAllGroups',
  CidrBlock: 'TargetNetworkCidr',
  DestinationCidrBlock: 'TargetNetworkCidr',
  EndpointId: 'ClientVpnEndpointId',
  Group: 'AccessGroupId',
  Groups: 'AccessGroupId',
  GroupName: 'AccessGroupId',
  TargetNetworkCidr: 'DestinationCidrBlock',
  TargetNetworkId: 'SubnetId',
};

/** The names in an object that CloudFormation does not know. */
export function unknownNames(properties: Properties, { required, optional }: Shape): string[] {
  return Object.keys(properties).filter((name) => !required.includes(name) && !optional.includes(name) && isPresent(properties[name]));
}

/** The property that an unknown name stands for: one that is like it, and that is not there itself. */
export function meantBy(name: string, properties: Properties, { required, optional }: Shape): string | undefined {
  const missing = [...required, ...optional].filter((one) => properties[one] === undefined || isMeant(properties, one));
  const alias = Object.prototype.hasOwnProperty.call(ALIASES, name) ? ALIASES[name] : undefined;
  return alias !== undefined && missing.includes(alias) ? alias : closest(name, missing) ?? byWords(name, missing);
}

/** The only name that is made of the same words, but for some that one of the two has in addition: `LogGroup` for `CloudwatchLogGroup`. */
function byWords(name: string, names: readonly string[]): string | undefined {
  const own = wordsOf(name);
  const only = (isSame: (word: string, other: string) => boolean) => {
    const has = (words: readonly string[], all: readonly string[]) => all.every((one) => words.some((word) => isSame(word, one)));
    const [found, ...more] = names.filter((one) => has(wordsOf(one), own) || has(own, wordsOf(one)));
    return more.length === 0 ? found : undefined;
  };
  // an `Id` could be anything.
  return own.join('').length > 2 ? only((word, one) => word === one) ?? only((word, one) => word.startsWith(one)) : undefined;
}

function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

/** Properties as they are written, where they have another type than they should. */
const MISTYPED = new WeakMap<Properties, Properties>();

/** Properties as they are written. */
export function asWritten(properties: Properties): Properties {
  return MISTYPED.get(properties) ?? properties;
}

/** What a value of a wrong type certainly means: a list in place of its only element, or the other way round. Else the value itself. */
function converted(type: JsonType, value: Value): Value {
  if (isOfType(type, value) || value === null) {
    return value;
  }
  const [only, ...more] = list(value) ?? [];
  return type === 'list' ? [value] : only !== undefined && more.length === 0 && isOfType(type, only) ? only : value;
}

/** What stands in for properties that were found under another name. */
const MEANT = new WeakMap<Properties, ReadonlySet<string>>();

/** Whether a property is only there because another one stands for it. */
export function isMeant(properties: Properties, name: string): boolean {
  return MEANT.get(properties)?.has(name) === true;
}

/**
 * The properties of a resource with those that are meant in addition: a misspelt name is one mistake, and no rule calls the right one missing.
 */
export function withMeant(type: string, properties: Properties): Properties {
  return Object.prototype.hasOwnProperty.call(SHAPES, type) ? completed(properties, SHAPES[type as keyof typeof SHAPES]) as Properties : properties;
}

/** Whether an object holds what its shape knows, in the types that it knows, and no others inside of it: most resources are like that. */
function isPlain(properties: Properties, shape: Shape): boolean {
  const types = typesIn(shape);
  return Object.keys(properties).every((name) => !(name in shape.inner) && hasItsType(properties[name], types.get(name)));
}

function completed(value: Value, shape: Shape): Value {
  const elements = list(value);
  if (elements !== undefined) {
    return elements.map((element) => completed(element, shape));
  }
  const written = object(value);
  // where anything may be added, nothing is missing that a misspelt name could stand for.
  if (written === undefined || isOpen(written)) {
    return value;
  }
  if (isPlain(written, shape)) {
    return value;
  }
  const unknown = unknownNames(written, shape);
  const mistyped = Object.keys(written).filter((name) => !unknown.includes(name))
    .map((name) => [name, converted(jsonType(name, shape), written[name])] as const)
    .filter(([name, meant]) => meant !== written[name]);
  const properties = mistyped.length === 0 ? written : { ...written, ...Object.fromEntries(mistyped) };
  const inner = Object.entries(shape.inner).filter(([name]) => object(properties[name]) !== undefined || list(properties[name]) !== undefined);
  if (unknown.length === 0 && inner.length === 0 && mistyped.length === 0) {
    return properties;
  }
  const all: Record<string, Value> = { ...properties, ...Object.fromEntries(inner.map(([name, of]) => [name, completed(properties[name], of)])) };
  const meant = new Set<string>();
  for (const name of unknown) {
    const right = meantBy(name, properties, shape);
    if (right !== undefined && !meant.has(right)) {
      meant.add(right);
      // what it refers to is what is meant; a value that is written is judged under its right name, and until then differs from others.
      all[right] = properties[name] instanceof Unknown ? properties[name] : new Unknown(`meant by ${name}: ${keyOf(properties[name])}`, true);
    }
  }
  MEANT.set(all, meant);
  if (mistyped.length > 0) {
    MISTYPED.set(all, written);
  }
  return all;
}

/** Whether the value of a property has its type, and so has each element; nothing has the type of a property that there is not. */
export function hasItsType(value: Value, typed: Typed | undefined): boolean {
  return typed !== undefined && isOfType(typed.type, value)
    && (typed.type !== 'list' || list(value)?.every((element) => isOfType(typed.element, element)) !== false);
}

/** Whether a value has a type, with the conversions that CloudFormation makes; one that is not known may have it. */
export function isOfType(type: JsonType, value: Value): boolean {
  if (value === undefined || value instanceof Unknown) {
    return true;
  }
  switch (type) {
    case 'list': return list(value) !== undefined;
    case 'object': return object(value) !== undefined;
    case 'boolean': return flag(value) !== undefined;
    case 'integer': return /^-?\d+$/.test(text(value) ?? '');
    case 'string': return text(value) !== undefined;
  }
}
