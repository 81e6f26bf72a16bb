import type { CfnResource, Stack } from 'aws-cdk-lib';
import { Lanes } from './concurrency-lanes';
import { whenAsked } from '../cdk/dependable';
import { inTree } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';
import { shared } from '../util/shared';

/** The endpoints of each stack, those of its nested stacks included, in the order of the program. */
const endpointsOf = shared('endpoints', () => new WeakMap<Stack, CfnResource[]>());

/**
 * Makes an endpoint wait for the one before it: the service rejects the creation of two at a time.
 *
 * Where the one before needs this one already, by way of whatever, it is the other way round.
 */
export function afterOthersOf(endpoint: CfnResource): void {
  const stack = deploymentOf(endpoint);
  (endpointsOf.get(stack) ?? endpointsToCome(stack)).push(endpoint);
}

function endpointsToCome(stack: Stack): CfnResource[] {
  const endpoints: CfnResource[] = [];
  const lane = new Lanes({ width: () => 1, sort: (units) => units });
  whenAsked(stack, () => lane.chain(inTree(endpoints)));
  endpointsOf.set(stack, endpoints);
  return endpoints;
}
