import type { CfnResource } from 'aws-cdk-lib';

/** The ids that are kept, to tell them from those that someone else has set. */
const kept = new WeakMap<CfnResource, string>();

/** What the CDK knows of an id, under names of its own: where it has others, no id is kept. */
interface Identified {
  readonly _logicalIdOverride?: string;
  _synthesizeLogicalId?(): string;
}

/**
 * Keeps the logical id of an L1 as it is when the app is complete: the CDK would work it out, with a hash of the path, for each place that refers
 * to it. An id that someone has set is theirs, and is not touched. What was kept before is worked out anew, because someone may have renamed it
 * since.
 */
export function keepLogicalId(element: CfnResource): void {
  const { _logicalIdOverride: set, _synthesizeLogicalId: synthesize } = element as unknown as Identified;
  if (synthesize === undefined || set !== undefined && set !== kept.get(element)) {
    return;
  }
  try {
    // the CDK's own way to have none, although its type does not say so.
    element.overrideLogicalId(undefined!);
    const id = synthesize.call(element);
    element.overrideLogicalId(id);
    kept.set(element, id);
  } catch {
    // other stacks refer to it, and the CDK keeps it; or it is invalid, and the CDK says so.
  }
}
