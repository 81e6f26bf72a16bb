import type { Rule } from '../../evaluation/rule';
import { resourcesOf } from '../../model/graph';
import { type Impossible, impossibleOf, type Properties, Unknown } from '../../model/values';
import { longer } from '../../model/values-at';
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
    check(network, report, graph) {
      for (const resource of resourcesOf(network)) {
        for (const { path, impossible: { wrong, fix } } of impossibleIn(resource.properties)) {
          report({ resource, path, wrong: `has no value: ${wrong}`, fix, source: sourceOf(wrong) });
        }
      }
      for (const resource of network.associations) {
        const subnet = subnetOf(resource, graph);
        const property = ['CidrBlock', 'Ipv6CidrBlock'].find((name) => impossibleOf(subnet?.properties[name]) !== undefined);
        if (property !== undefined) {
          const { id, properties } = subnet!;
          const { wrong, fix } = impossibleOf(properties[property])!;
          report({ resource, path: 'SubnetId', wrong: `is ${id}, whose ${property} has no value: ${wrong}`, fix, source: sourceOf(wrong) });
        }
      }
    },
  },
];

/** A value that the deployment cannot compute. */
interface Place {
  readonly path: string;
  readonly impossible: Impossible;
}

function impossibleIn(properties: Properties): readonly Place[] {
  const found: Place[] = [];
  collect(properties, '', found);
  return found;
}

function collect(values: object, walked: string, found: Place[]): void {
  for (const step of Object.keys(values)) {
    const value = (values as Properties)[step];
    // most values are texts: nothing is made for these.
    if (typeof value === 'object' && value !== null) {
      const path = longer(walked, step);
      if (!(value instanceof Unknown)) {
        collect(value, path, found);
      } else if (value.impossible !== undefined) {
        found.push({ path, impossible: value.impossible });
      }
    }
  }
}

function sourceOf(wrong: string): string {
  return wrong.startsWith('Fn::Select') ? SELECT : SOURCE;
}
