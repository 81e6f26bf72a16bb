import { Lazy, NestedStack } from 'aws-cdk-lib';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ClientVpnConnectHandler } from '../../src/index';
import {
  askForDependencies, dependenciesOf, ENDPOINT, HANDLER_NAME, idsOf, newApp, newEndpoint, newEndpointIn, newFunction, newL1Endpoint, newStack,
  newVpc, synth,
} from '../fixtures';

test('an endpoint waits for the one before it, whatever lies between', () => {
  const stack = newStack();
  newEndpoint(stack, {}, 'A');
  newL1Endpoint(stack);
  newEndpoint(stack, {}, 'B');
  const template = synth(stack);
  expect(idsOf(template, ENDPOINT).map((id) => [id.slice(0, 1), dependenciesOf(template, id).map((other) => other.slice(0, 1))])).toEqual([
    ['A', []], ['B', ['A']], ['L', []],
  ]);
});

test('stacks do not wait for each other', () => {
  const app = newApp();
  const [one, two] = ['One', 'Two'].map((id) => newEndpoint(newStack(app, id)).stack);
  synth(one);
  expect([one.dependencies, two.dependencies]).toEqual([[], []]);
});

test('a nested stack has an order of its own', () => {
  const stack = newStack();
  const nested = new NestedStack(stack, 'Nested');
  ['A', 'B'].forEach((id) => newEndpoint(nested, {}, id));
  const template = Template.fromStack(nested);
  const [a, b] = idsOf(template, ENDPOINT);
  expect([dependenciesOf(template, a), dependenciesOf(template, b)]).toEqual([[], [a]]);
});

/** What each endpoint of a stack, and each nested stack, waits for: the endpoints and nested stacks of that stack by the first letter of their ids. */
function orderIn(stack: Stack): Record<string, string[]> {
  const template = Template.fromStack(stack);
  const ids = [...idsOf(template, ENDPOINT), ...idsOf(template, 'AWS::CloudFormation::Stack')];
  const before = (id: string) => dependenciesOf(template, id).filter((other) => ids.includes(other)).map((other) => other[0]);
  return Object.fromEntries(ids.map((id) => [id[0], before(id).sort()]));
}

describe('nested stacks', () => {
  const nest = () => {
    const stack = newStack();
    return { stack, nested: new NestedStack(stack, 'Nested'), other: new NestedStack(stack, 'Other') };
  };

  test('wait for an endpoint beside them', () => {
    const { nested, stack } = nest();
    newEndpoint(stack, {}, 'A');
    newEndpoint(nested, {}, 'B');
    expect(orderIn(stack)).toEqual({ A: [], N: ['A'], O: [] });
  });

  test('come before an endpoint that was made later, and wait for each other', () => {
    const { nested, other, stack } = nest();
    newEndpoint(other, {}, 'A');
    newEndpoint(nested, {}, 'B');
    newEndpoint(stack, {}, 'C');
    expect(orderIn(stack)).toEqual({ C: ['N'], N: ['O'], O: [] });
  });

  test('are waited for as a whole', () => {
    const { nested, stack } = nest();
    newEndpoint(stack, {}, 'A');
    newEndpoint(nested, {}, 'B');
    newEndpoint(stack, {}, 'C');
    newEndpoint(nested, {}, 'D');
    expect(orderIn(stack)).toEqual({ A: [], N: ['A'], C: ['N'], O: [] });
    expect(orderIn(nested)).toEqual({ B: [], D: ['B'] });
  });

  test('come first when an endpoint needs something in them', () => {
    const { nested, stack } = nest();
    const vpc = newVpc(nested);
    newEndpointIn(vpc, {}, stack);
    newEndpoint(nested, {}, 'B');
    const template = Template.fromStack(stack);
    const [id] = idsOf(template, ENDPOINT);
    expect(dependenciesOf(template, id)).toEqual(idsOf(template, 'AWS::CloudFormation::Stack').filter((one) => one.startsWith('Nested')));
    expect(orderIn(stack).N).toEqual([]);
  });

  test('in nested stacks are found as well', () => {
    const { nested, stack } = nest();
    const deep = new NestedStack(nested, 'Deep');
    newEndpoint(deep, {}, 'A');
    newEndpoint(stack, {}, 'B');
    newEndpoint(nested, {}, 'C');
    expect(orderIn(stack)).toEqual({ B: ['N'], N: [], O: [] });
    expect(orderIn(nested)).toEqual({ C: ['D'], D: [] });
  });
});

test('an endpoint that was taken out of the tree is not waited for', () => {
  const stack = newStack();
  newEndpoint(stack, {}, 'A');
  newEndpoint(stack, {}, 'B');
  newEndpoint(stack, {}, 'C');
  stack.node.tryRemoveChild('B');
  expect(orderIn(stack)).toEqual({ A: [], C: ['A'] });
});

test('an endpoint does not wait for one that needs it, which comes next', () => {
  const stack = newStack();
  const handler = newFunction(stack, HANDLER_NAME);
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(handler) }, 'A');
  handler.addEnvironment('OTHER', newEndpoint(stack, {}, 'B').clientVpnEndpointId);
  newEndpoint(stack, {}, 'C');
  const template = synth(stack);
  const [a, b, c] = idsOf(template, ENDPOINT);
  expect([a, b, c].map((id) => dependenciesOf(template, id))).toEqual([[b], [], [a]]);
});

test('an endpoint does not wait for one that was made to wait for it', () => {
  const stack = newStack();
  const [a, b] = ['A', 'B'].map((id) => newEndpoint(stack, {}, id));
  a.node.addDependency(b);
  const template = synth(stack);
  expect(dependenciesOf(template, idsOf(template, ENDPOINT)[1])).toEqual([]);
});

test('a lazy value that cannot be told yet is in nobody\'s way', () => {
  const stack = newStack();
  let description: string | undefined;
  newEndpoint(stack, { description: Lazy.string({ produce: () => description!.trim() }) }, 'A');
  const late = newEndpoint(stack, {}, 'B');
  // every dependency is asked for, before the value is there.
  askForDependencies(stack);
  expect((late.node.defaultChild as CfnResource).obtainDependencies().map(({ node }) => node.path)).toEqual(['Stack/A/Resource']);
  description = 'now';
  const template = synth(stack);
  const [a, b] = idsOf(template, ENDPOINT);
  expect(dependenciesOf(template, b)).toEqual([a]);
});

test('an order that was asked for too early is decided anew', () => {
  const stack = newStack();
  const [a, b] = ['A', 'B'].map((id) => newEndpoint(stack, {}, id));
  askForDependencies(stack);
  a.node.addDependency(b);
  expect(orderIn(stack)).toEqual({ A: ['B'], B: [] });
});
