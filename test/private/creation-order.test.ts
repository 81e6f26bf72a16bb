import { NestedStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { dependenciesOf, ENDPOINT, idsOf, newApp, newEndpoint, newL1Endpoint, newStack, synth } from '../fixtures';

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
