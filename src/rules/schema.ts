import type { ClientVpnType, Network, Resource } from './graph';
import type { Rule } from './rule';
import { type Shape, SHAPES } from './schema-shapes';
import { cloudFormation } from './sources';
import { at, isAbsent, isPresent, list, object, type Properties, type Value } from './values';

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
          if (isAbsent(at(properties, name)) && !unknownNames(properties, shape).some((unknown) => nearest(unknown, shape) === name)) {
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
];

interface Part {
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly properties: Properties;
}

/** Each object in the properties of each resource, with what it should be made of. */
function* objectsOf({ endpoint, associations, routes, authorizationRules }: Network): Iterable<Part> {
  for (const resource of [...endpoint ? [endpoint] : [], ...associations, ...routes, ...authorizationRules]) {
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
  const [best] = [...required, ...optional]
    .map((known) => ({ known, distance: distance(name.toLowerCase(), known.toLowerCase()) }))
    .filter(({ known, distance: steps }) => steps <= known.length / 3)
    .sort((one, other) => one.distance - other.distance);
  return best?.known;
}

/** How many letters to add, remove or exchange to make one text of another; long texts are like nothing. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > other.length) {
    return Infinity;
  }
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, letter] of Array.from(one).entries()) {
    const next = [line + 1];
    for (const [column, otherLetter] of Array.from(other).entries()) {
      next.push(Math.min(next[column] + 1, row[column + 1] + 1, row[column] + (letter === otherLetter ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
