import type { Problem, Rule } from '../../evaluation/rule';
import { type Resource, resourcesOf } from '../../model/graph';
import { impossibleOf, list, object, Unknown, type Value } from '../../model/values';
import { subnetOf } from '../../model/vpc';

const SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html';
const SELECT = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-select.html';

export const functionsRules: readonly Rule[] = [
  {
    id: 'FunctionResult',
    severity: 'error',
    title: 'Fn::Cidr returns the requested ranges, and Fn::Select an existing element.',
    why: 'CloudFormation cannot compute the value otherwise, and the deployment fails.',
    source: SOURCE,
    on: 'network',
    *check(network, graph) {
      for (const resource of resourcesOf(network).filter(({ properties }) => holdsImpossible(properties))) {
        yield* impossibleIn(resource, resource.properties);
      }
      for (const resource of network.associations) {
        const subnet = subnetOf(resource, graph);
        const property = ['CidrBlock', 'Ipv6CidrBlock'].find((name) => impossibleOf(subnet?.properties[name]) !== undefined);
        if (subnet !== undefined && property !== undefined) {
          const { wrong, fix } = impossibleOf(subnet.properties[property])!;
          yield { resource, path: 'SubnetId', wrong: `is ${subnet.id}, whose ${property} has no value: ${wrong}`, fix, source: sourceOf(wrong) };
        }
      }
    },
  },
];

/** Nearly all hold none: then no one needs to know where. */
function holdsImpossible(value: Value): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return value instanceof Unknown ? value.impossible !== undefined : Object.values(value).some(holdsImpossible);
}

function* impossibleIn(resource: Resource, value: Value, path: readonly string[] = []): Iterable<Problem & { readonly resource: Resource }> {
  const impossible = impossibleOf(value);
  if (impossible !== undefined) {
    const { wrong, fix } = impossible;
    yield { resource, path: path.join('.'), wrong: `has no value: ${wrong}`, fix, source: sourceOf(wrong) };
  }
  for (const [name, inner] of list(value)?.entries() ?? Object.entries(object(value) ?? {})) {
    yield* impossibleIn(resource, inner, [...path, String(name)]);
  }
}

function sourceOf(wrong: string): string {
  return wrong.startsWith('Fn::Select') ? SELECT : SOURCE;
}
