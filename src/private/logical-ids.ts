import type { CfnResource } from 'aws-cdk-lib';

/**
 * Keeps the logical id of an L1 as it is when the app is complete: the CDK would work it out, with a hash of the path, for each place that refers
 * to it.
 */
export function keepLogicalId(element: CfnResource): void {
  try {
    element.overrideLogicalId(element.stack.resolve(element.logicalId));
  } catch {
    // other stacks refer to it, and the CDK keeps it; or it is no good, and the CDK says so.
  }
}
