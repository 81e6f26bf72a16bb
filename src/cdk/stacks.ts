import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The stack that a construct is deployed with: for nested ones, the outermost. */
export function deploymentOf(construct: IConstruct): Stack {
  const stack = Stack.of(construct);
  return stack.nestedStackParent === undefined ? stack : deploymentOf(stack.nestedStackParent);
}
