import type { CfnResource } from 'aws-cdk-lib';
import type { Finding } from '../evaluation/rule';
import { shared } from '../util/shared';

/** What the constructs have said of each L1 that they judged, acknowledged or not: the plugin does not say it again. */
const EVALUATED = shared('evaluated', () => new WeakMap<CfnResource, ReadonlySet<string>>());
/** Of most L1s there is nothing to say. */
const NOTHING: ReadonlySet<string> = new Set();

/** Remembers what the constructs have said of an L1, which they judged with all that belongs to its endpoint. */
export function rememberEvaluated(element: CfnResource, said: readonly Finding[] = []): void {
  const known = EVALUATED.get(element) ?? NOTHING;
  EVALUATED.set(element, said.length === 0 ? known : new Set([...known, ...said.map(key)]));
}

/** Whether the constructs judged an L1. */
export function wasEvaluated(element: CfnResource): boolean {
  return EVALUATED.has(element);
}

/** Whether a construct has said something of an L1. */
export function wasReported(element: CfnResource, finding: Finding): boolean {
  return EVALUATED.get(element)?.has(key(finding)) === true;
}

function key({ rule, path }: Finding): string {
  return `${rule} ${path}`;
}
