import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The ids that are kept of the resources of an app, to tell them from those that someone else has set. */
const KEPT = new WeakMap<IConstruct, Map<CfnResource, string>>();

/** What the CDK knows of an id, under names of its own: where it has others, no id is kept. */
interface Identified {
  readonly _logicalIdOverride?: string;
  _synthesizeLogicalId?(): string;
}

/**
 * Keeps the logical ids of L1s of an app as they are when it is complete: the CDK would work each of them out, with a hash of the path, for each place that
 * refers to it. An id that someone has set is theirs, and is not touched. What was kept before is worked out anew, because someone may have renamed it since.
 */
export function keepLogicalIds({ node: { root } }: IConstruct, elements: readonly CfnResource[]): void {
  const kept = KEPT.get(root) ?? new Map<CfnResource, string>();
  KEPT.set(root, kept);
  for (const element of elements) {
    const { _logicalIdOverride: set, _synthesizeLogicalId: synthesize } = element as unknown as Identified;
    if (synthesize !== undefined && (set === undefined || set === kept.get(element))) {
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
  }
}
