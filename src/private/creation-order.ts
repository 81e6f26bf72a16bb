import type { CfnResource, Stack } from 'aws-cdk-lib';

const latest = new WeakMap<Stack, CfnResource>();

/** Makes an endpoint wait for the one before it: the service refuses to create two at a time. */
export function afterOthersOf(stack: Stack, endpoint: CfnResource): void {
  const previous = latest.get(stack);
  if (previous !== undefined) {
    endpoint.node.addDependency(previous);
  }
  latest.set(stack, endpoint);
}
