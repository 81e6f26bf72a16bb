import type { CfnResource, Stack } from 'aws-cdk-lib';
import { whenAsked } from './dependable';
import { Lanes } from './lanes';
import { deploymentOf } from './reflection';

/** The endpoints of each stack, those of its nested stacks included, in the order of the program. */
const endpointsOf = new WeakMap<Stack, Lanes>();

/**
 * Makes an endpoint wait for the one before it: the service refuses to create two at a time.
 *
 * Where the one before needs this one already, by way of whatever, it is the other way round.
 */
export function afterOthersOf(endpoint: CfnResource): void {
  const stack = deploymentOf(endpoint);
  (endpointsOf.get(stack) ?? newLane(stack)).add(endpoint);
}

function newLane(stack: Stack): Lanes {
  const lane = new Lanes({ width: () => 1, sort: (units) => units });
  whenAsked(stack, () => lane.chain());
  endpointsOf.set(stack, lane);
  return lane;
}
