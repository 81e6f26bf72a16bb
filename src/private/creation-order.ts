import type { CfnResource, Stack } from 'aws-cdk-lib';
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
  const lane = endpointsOf.get(stack) ?? new Lanes({ askedBy: stack, width: () => 1, sort: (units) => units });
  endpointsOf.set(stack, lane);
  lane.add(endpoint);
}
