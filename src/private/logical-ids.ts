import type { CfnResource } from 'aws-cdk-lib';

/**
 * Keeps the logical id of an L1 as it is when the app is complete: the CDK would work it out, with a hash of the path, for each place that refers
 * to it.
 */
export function keepLogicalId(element: CfnResource): void {
  try {
    element.overrideLogicalId(logicalIdOf(element));
  } catch {
    // other stacks refer to it, and the CDK keeps it; or it is no good, and the CDK says so.
  }
}

/** As the CDK asks for it itself, where it still does: to resolve the token of an id takes as long as what is spared. */
function logicalIdOf(element: CfnResource): string {
  return (element as unknown as { _synthesizeLogicalId?: () => string })._synthesizeLogicalId?.() ?? element.stack.resolve(element.logicalId);
}
