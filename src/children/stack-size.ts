import type { Stack } from 'aws-cdk-lib';
import { l1sOf } from '../cdk/l1';
import { describe, ruleMessage } from '../evaluation/rule';
import { STACK_TOO_LARGE } from '../rules/construct-rules';
import { STACK_RESOURCES } from '../service/limits';

/** What to say of stacks that CloudFormation would reject for their size. */
export function tooLarge(stacks: Iterable<Stack>): string[] {
  return Array.from(stacks, (stack) => ({ stack, size: l1sOf(stack).length, max: maxOf(stack) }))
    .filter(({ size, max }) => max > 0 && size > max)
    .map(({ stack, size, max }) => describe(ruleMessage(STACK_TOO_LARGE, `The stack ${stack.node.path} has ${size} resources, but CloudFormation accepts ${max}.`,
      'Pass another stack, or a nested one, as scope to addNetworkAccess() for some destinations.')));
}

/** An app may set the limit of its stacks; none is 0. */
function maxOf(stack: Stack): number {
  return stack.node.tryGetContext('@aws-cdk/core:stackResourceLimit') ?? STACK_RESOURCES.max;
}
