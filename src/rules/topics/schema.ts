import type { Rule } from '../../evaluation/rule';
import { type ClientVpnType, type Network, type Resource, resourcesOf } from '../../model/graph';
import { type Shape, SHAPES } from '../../model/schema-shapes';
import { at, isAbsent, isPresent, list, object, type Properties, type Value } from '../../model/values';
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
