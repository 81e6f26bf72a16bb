import type { Problem, Rule } from '../../evaluation/rule';
import { type ClientVpnType, ENDPOINT, type EndpointGroup, type Resource, resourcesOf } from '../../model/graph';
import { asWritten, hasItsType, isMeant, isOfType, meantBy, unknownNames } from '../../model/meant-properties';
import { type JsonType, type Shape, SHAPES, typesIn } from '../../model/schema-shapes';
import { at, list, object, type Properties, type Value } from '../../model/values';
import { cloudFormation } from '../../service/sources';

const SOURCE = cloudFormation('aws-resource-ec2-clientvpnendpoint');

export const schemaRules: readonly Rule[] = [
  {
    id: 'PropertyMissing',
    severity: 'error',
    title: 'Every property that CloudFormation requires is set.',
    why: 'CloudFormation rejects the resource without it.',
    source: SOURCE,
    on: 'network',
    check(network, report) {
      for (const { resource, path, shape, properties } of unsoundIn(network)) {
        for (const name of shape.required) {
          if (at(properties, name) === undefined) {
            report({ resource, path: [...path, name].join('.'), wrong: 'is missing: CloudFormation requires it', fix: 'Add it.', source: pageOf(resource) });
          }
        }
      }
    },
  },
  {
    id: 'PropertyUnknown',
    severity: 'error',
    title: 'Every property exists in CloudFormation.',
    why: 'CloudFormation rejects the resource otherwise.',
    source: SOURCE,
    on: 'network',
    check(network, report) {
      for (const { resource, path, shape, properties } of unsoundIn(network)) {
        for (const name of unknownNames(properties, shape)) {
          const where = path.length === 0 ? resource.type : path.filter((step) => !/^\d+$/.test(step)).join('.');
          report({ resource, path: [...path, name].join('.'), value: properties[name], wrong: `is not a property of ${where}`, fix: instead(name, resource, properties, shape), source: pageOf(resource) });
        }
      }
    },
  },
  {
    id: 'PropertyType',
    severity: 'error',
    title: 'Every property has the type that CloudFormation expects, and is not null.',
    why: 'CloudFormation rejects the resource otherwise. It accepts "true" for true and "443" for 443, and no other conversion.',
    source: SOURCE,
    on: 'network',
    check(network, report) {
      for (const { resource, path, shape, properties } of unsoundIn(network)) {
        const written = asWritten(properties);
        for (const { name, type, element } of typesIn(shape).values()) {
          const given = written[name];
          if (given !== undefined && !isMeant(properties, name)) {
            for (const { place, value, wrong, fix } of mistyped(given, type, element)) {
              report({ resource, path: [...path, name, ...place].join('.'), value, wrong, fix, source: pageOf(resource) });
            }
          }
        }
      }
    },
  },
];

const EXPECTED: Readonly<Record<JsonType, string>> = {
  list: 'a list', boolean: 'true or false', integer: 'a whole number', object: 'an object', string: 'a string',
};

interface Mistyped extends Omit<Problem, 'path'> {
  readonly place: readonly string[];
}

/** What has another type in a value than it should, with its place in there. */
function mistyped(value: Value, type: JsonType, element: JsonType, place: readonly string[] = NOWHERE): readonly Mistyped[] {
  if (value === null) {
    return [{ place, value, wrong: 'is not allowed: CloudFormation accepts no null values', fix: 'Remove it, or write a value.' }];
  }
  if (!isOfType(type, value)) {
    return [{ place, value, wrong: `must be ${EXPECTED[type]}`, fix: `Write ${EXPECTED[type]}.` }];
  }
  const elements = type === 'list' ? list(value) : undefined;
  return elements?.flatMap((inner, position) => mistyped(inner, element, element, [...place, String(position)])) ?? NONE;
}

const NOWHERE: readonly string[] = [];
const NONE: readonly Mistyped[] = [];

interface Part {
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly properties: Properties;
}

/** Whether an object is what its shape says. */
function isSound({ properties, shape }: Part): boolean {
  const types = typesIn(shape);
  return asWritten(properties) === properties
    && shape.required.every((name) => at(properties, name) !== undefined)
    && Object.keys(properties).every((name) => hasItsType(properties[name], types.get(name)));
}

const UNSOUND = new WeakMap<EndpointGroup, readonly Part[]>();

/** Each object that is not what it should be; most are, and all three rules need not look. */
function unsoundIn(network: EndpointGroup): readonly Part[] {
  const found = UNSOUND.get(network) ?? objectsOf(network).filter((part) => !isSound(part));
  UNSOUND.set(network, found);
  return found;
}

/** Each object in the properties of each resource, with what it should be made of. */
function objectsOf(network: EndpointGroup): Part[] {
  const found: Part[] = [];
  const add = (resource: Resource, path: readonly string[], shape: Shape, value: Value): void => {
    const properties = object(value);
    if (properties === undefined) {
      list(value)?.forEach((element, position) => add(resource, [...path, String(position)], shape, element));
    } else {
      found.push({ resource, path, shape, properties });
      for (const name in shape.inner) {
        if (properties[name] !== undefined) {
          add(resource, [...path, name], shape.inner[name], properties[name]);
        }
      }
    }
  };
  resourcesOf(network).forEach((resource) => add(resource, [], SHAPES[resource.type as ClientVpnType], resource.properties));
  return found;
}

/** What the core L2 and the API call what has another place in CloudFormation. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ClientCertificateArn: 'AuthenticationOptions[].MutualAuthentication.ClientRootCertificateChainArn',
  ClientRootCertificateChainArn: 'AuthenticationOptions[].MutualAuthentication.ClientRootCertificateChainArn',
  SAMLProviderArn: 'AuthenticationOptions[].FederatedAuthentication.SAMLProviderArn',
  DirectoryId: 'AuthenticationOptions[].ActiveDirectory.DirectoryId',
};

/** What to write instead of a property that CloudFormation does not know. */
function instead(name: string, { type }: Resource, properties: Properties, shape: Shape): string {
  if (name === 'Tags' && shape.optional.includes('TagSpecifications')) {
    return 'Write TagSpecifications, with the ResourceType "client-vpn-endpoint" and these tags.';
  }
  if (name.includes('SecurityGroup') && type !== ENDPOINT) {
    return 'Write SecurityGroupIds of the endpoint.';
  }
  const otherName = shape === SHAPES[ENDPOINT] && Object.prototype.hasOwnProperty.call(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
  const meant = otherName ?? meantBy(name, properties, shape);
  return meant === undefined ? `Remove it; there are ${[...shape.required, ...shape.optional].join(', ')}.` : `Write ${meant}.`;
}

/** The page of a resource's own type. */
function pageOf({ type }: Resource): string {
  return cloudFormation(`aws-resource-ec2-${type.split('::')[2].toLowerCase()}`);
}
