import { Lazy, NestedStack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ClientVpnConnectHandler } from '../../src';
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

test('an endpoint does not wait for one that needs it', () => {
  const stack = newStack();
  const handler = new LambdaFunction(stack, 'Handler', {
    functionName: 'AWSClientVPN-Gate', runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('unused'),
  });
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.fromFunction(handler) }, 'A');
  handler.addEnvironment('OTHER', newEndpoint(stack, {}, 'B').clientVpnEndpointId);
  newEndpoint(stack, {}, 'C');
  const template = synth(stack);
  const [a, b, c] = idsOf(template, ENDPOINT);
  expect([a, b, c].map((id) => dependenciesOf(template, id))).toEqual([[], [], [b]]);
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
  newEndpoint(stack, {}, 'B');
  // every dependency is asked for, before the value is there.
  expect(stack.node.findAll().flatMap(({ node }) => node.dependencies).map(({ node }) => node.path)).toEqual(['Stack/A/Resource']);
  description = 'now';
  const template = synth(stack);
  const [a, b] = idsOf(template, ENDPOINT);
  expect(dependenciesOf(template, b)).toEqual([a]);
});
