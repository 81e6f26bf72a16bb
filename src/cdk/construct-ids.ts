import { createHash } from 'node:crypto';
import { Stack, Stage, Token } from 'aws-cdk-lib';
import type { ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import { pathBelow } from './paths';
import { subnetId } from './refs';

/**
 * The literal id of a subnet, else its path below its stack. That of another stack than the one that it is expected in, the stack of its
 * VPC, has the stack in its path: two stacks may hold the same path.
 */
export function subnetKey(subnet: ISubnetRef, expected: IConstruct): string {
  const id = subnetId(subnet);
  if (!Token.isUnresolved(id)) {
    return id;
  }
  const stack = Stack.of(subnet);
  return pathBelow(stack === Stack.of(expected) ? stack : Stage.of(stack)!, subnet).replaceAll('/', '.');
}

/** What tells apart two contents that read the same. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
