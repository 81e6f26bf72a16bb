import type { Problem, Rule } from '../../evaluation/rule';
import { type ClientVpnType, type Network, type Resource, resourcesOf } from '../../model/graph';
import { elementType, type JsonType, jsonType, type Shape, SHAPES } from '../../model/schema-shapes';
import { at, flag, isPresent, list, object, type Properties, text, Unknown, type Value } from '../../model/values';
import { cloudFormation } from '../../service/sources';
import { closest } from '../../util/similar';

const SOURCE = cloudFormation('aws-resource-ec2-clientvpnendpoint');

export const schemaRules: readonly Rule[] = [
  {
    id: 'PropertyMissing',
    severity: 'error',
    title: 'Every property that CloudFormation requires is there.',
    why: 'CloudFormation rejects the resource without it.',
    source: SOURCE,
    on: 'network',
    *check(network) {
      for (const { resource, path, shape, properties } of objectsOf(network)) {
        for (const name of shape.required) {
          // a misspelt one is found as such.
          if (at(properties, name) === undefined && !unknownNames(properties, shape).some((unknown) => nearest(unknown, shape) === name)) {
            yield { resource, path: [...path, name].join('.'), wrong: 'is missing: CloudFormation requires it', fix: 'Add it.' };
          }
        }
      }
    },
  },
  {
    id: 'PropertyUnknown',
    severity: 'error',
    title: 'CloudFormation knows every property.',
    why: 'CloudFormation rejects the resource otherwise.',
    source: SOURCE,
    on: 'network',
    *check(network) {
      for (const { resource, path, shape, properties } of objectsOf(network)) {
        for (const name of unknownNames(properties, shape)) {
          const where = path.length === 0 ? resource.type : path.filter((step) => !/^\d+$/.test(step)).join('.');
          yield { resource, path: [...path, name].join('.'), value: properties[name], wrong: `is no property of ${where}`, fix: instead(name, shape) };
        }
      }
    },
  },
  {
    id: 'PropertyType',
    severity: 'error',
    title: 'Every property has the type that CloudFormation expects, and is not null.',
    why: 'CloudFormation rejects the resource otherwise. It takes "true" for true and "443" for 443, and nothing else for something else.',
    source: SOURCE,
    on: 'network',
    *check(network) {
      for (const { resource, path, shape, properties } of objectsOf(network)) {
        for (const name of [...shape.required, ...shape.optional]) {
          const value = at(properties, name);
          if (value !== undefined) {
            yield* mistyped(resource, [...path, name], value, jsonType(name, shape), elementType(name, shape));
          }
        }
      }
    },
  },
];

const EXPECTED: Readonly<Record<JsonType, string>> = {
  list: 'a list', boolean: 'true or false', integer: 'a whole number', object: 'an object', string: 'a string',
};

function* mistyped(
  resource: Resource, path: readonly string[], value: Value, type: JsonType, element: JsonType,
): Iterable<Problem & { readonly resource: Resource }> {
  if (value === null) {
    yield { resource, path: path.join('.'), value, wrong: 'is not allowed: CloudFormation takes no null values', fix: 'Remove it, or write a value.' };
  } else if (!isOf(type, value)) {
    yield { resource, path: path.join('.'), value, wrong: `must be ${EXPECTED[type]}`, fix: `Write ${EXPECTED[type]}.` };
  }
  for (const [position, inner] of type === 'list' ? list(value)?.entries() ?? [] : []) {
    yield* mistyped(resource, [...path, String(position)], inner, element, element);
  }
}

/** Whether a value has a type, with the conversions that CloudFormation makes; one that is not known may have it. */
function isOf(type: JsonType, value: Value): boolean {
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

interface Part {
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly properties: Properties;
}

/** Each object in the properties of each resource, with what it should be made of. */
function* objectsOf(network: Network): Iterable<Part> {
  for (const resource of resourcesOf(network)) {
    yield* parts(resource, [], SHAPES[resource.type as ClientVpnType], resource.properties);
  }
}

function* parts(resource: Resource, path: readonly string[], shape: Shape, value: Value): Iterable<Part> {
  for (const [position, element] of list(value)?.entries() ?? []) {
    yield* parts(resource, [...path, String(position)], shape, element);
  }
  const properties = object(value);
  if (properties) {
    yield { resource, path, shape, properties };
    for (const name in shape.inner) {
      yield* parts(resource, [...path, name], shape.inner[name], at(properties, name));
    }
  }
}

function unknownNames(properties: Properties, { required, optional }: Shape): string[] {
  return Object.keys(properties).filter((name) => !required.includes(name) && !optional.includes(name) && isPresent(properties[name]));
}

/** What to write instead of a property that nobody knows. */
function instead(name: string, shape: Shape): string {
  if (name === 'Tags' && shape.optional.includes('TagSpecifications')) {
    return 'Write TagSpecifications, with the ResourceType "client-vpn-endpoint" and these tags.';
  }
  const meant = nearest(name, shape);
  return meant === undefined ? `Remove it; there are ${[...shape.required, ...shape.optional].join(', ')}.` : `Write ${meant}.`;
}

/** The property whose name is most like another one, if any is like it. */
function nearest(name: string, { required, optional }: Shape): string | undefined {
  return closest(name, [...required, ...optional]);
}
