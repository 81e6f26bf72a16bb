import type { Rule } from '../../evaluation/rule';
import { ENDPOINT, type EndpointGroup, type Resource, resourcesOf } from '../../model/graph';
import { cloudFormation } from '../../service/sources';

export const CIRCULAR_DEPENDENCY = 'CircularDependency';
const FUNCTION = 'AWS::Lambda::Function';
const NESTED_STACK = 'AWS::CloudFormation::Stack';

export const circularDependencyRules: readonly Rule[] = [
  {
    id: CIRCULAR_DEPENDENCY,
    severity: 'error',
    title: 'The resources of a template have no circular dependency.',
    why: 'CloudFormation creates a resource after all that it refers to and depends on, and rejects a template in which this is impossible.',
    source: cloudFormation('aws-attribute-dependson'),
    on: 'network',
    check(network, report, graph) {
      const circle = graph.circleAround(network);
      if (circle !== undefined) {
        const own = resourcesOf(network).find((resource) => circle.includes(resource));
        const isOfOthers = graph.networks.some((other) => resourcesOf(other).some((resource) => circle.includes(resource)));
        // of a circle beside all of them, the first network of a template tells.
        if (own !== undefined || !isOfOthers && graph.networks[0] === network) {
          const [first, ...others] = beginningWith(own ?? circle[0], circle);
          const shown = [first, ...others, first].map(({ id }) => id).join(' → ');
          report({ resource: first, path: '', wrong: `Circular dependency: ${shown}. CloudFormation rejects the template`, fix: wayOut(network, circle) });
        }
      }
    },
  },
];

function beginningWith(first: Resource, circle: readonly Resource[]): readonly Resource[] {
  const start = circle.indexOf(first);
  return [...circle.slice(start), ...circle.slice(0, start)];
}

function wayOut({ endpoint }: EndpointGroup, circle: readonly Resource[]): string {
  const types = new Set(circle.map(({ type }) => type));
  if (circle.some((resource) => resource === endpoint) && types.has(FUNCTION)) {
    return 'Read the id of the endpoint from the event of the connect handler ("endpoint-id") instead of the environment, and let the policy of its role '
      + 'name "arn:aws:ec2:*:*:client-vpn-endpoint/*" with a condition on a tag of the endpoint ("aws:ResourceTag/…").';
  }
  if (types.has(NESTED_STACK)) {
    return 'Move the resources that need each other to one of these stacks, or remove one of the references or dependencies between them.';
  }
  return types.has(ENDPOINT)
    ? 'Remove the reference to the endpoint, or that of the endpoint to what needs it.'
    : 'Remove one of the references or DependsOn between these resources.';
}
