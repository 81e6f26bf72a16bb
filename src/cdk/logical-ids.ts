import type { CfnResource } from 'aws-cdk-lib';

/** The ids that are kept, to tell them from those that somebody else has set. */
const kept = new WeakMap<CfnResource, string>();

/**
 * Keeps the logical id of an L1 as it is when the app is complete: the CDK would work it out, with a hash of the path, for each place that refers
 * to it. What was kept before is worked out anew, because somebody may have renamed it since.
 */
export function keepLogicalId(element: CfnResource): void {
  try {
    if (kept.has(element) && kept.get(element) === logicalIdOf(element)) {
      // the CDK's own way to have none, although its type does not say so.
      element.overrideLogicalId(undefined!);
    }
    const id = logicalIdOf(element);
    element.overrideLogicalId(id);
    kept.set(element, id);
  } catch {
    // other stacks refer to it, and the CDK keeps it; or it is no good, and the CDK says so.
  }
}

/** As the CDK asks for it itself, where it still does: to resolve the token of an id takes as long as what is spared. */
function logicalIdOf(element: CfnResource): string {
  return (element as unknown as { _synthesizeLogicalId?: () => string })._synthesizeLogicalId?.() ?? element.stack.resolve(element.logicalId);
}
