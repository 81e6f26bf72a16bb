import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from '../evaluation/rule';
import { shared } from '../util/shared';

type Said = ReadonlyMap<CfnResource, ReadonlySet<string>>;

/**
 * What the constructs of an app have said of each L1 that they judged, acknowledged or not: the plugin does not say it again. One map for all L1s: what is
 * kept weakly for each by itself slows down each collection of garbage.
 */
const EVALUATED = shared('evaluated', () => new WeakMap<IConstruct, Map<CfnResource, ReadonlySet<string>>>());
const NONE: Said = new Map();
/** Of most L1s there is nothing to say. */
const NOTHING: ReadonlySet<string> = new Set();

/** Remembers what the constructs of an app have said of L1s, which they judged with all that belongs to their endpoint. */
export function rememberEvaluated(
  { node: { root } }: IConstruct, elements: readonly CfnResource[], said: ReadonlyMap<CfnResource, readonly Finding[]>,
): void {
  const ofApp = EVALUATED.get(root) ?? new Map<CfnResource, ReadonlySet<string>>();
  EVALUATED.set(root, ofApp);
  for (const element of elements) {
    const [known, more] = [ofApp.get(element) ?? NOTHING, said.get(element)];
    ofApp.set(element, more === undefined ? known : new Set([...known, ...more.map(key)]));
  }
}

/** Whether the constructs judged an L1. */
export function wasEvaluated(element: CfnResource): boolean {
  return saidIn(element).has(element);
}

/** Whether a construct has said something of an L1. */
export function wasReported(element: CfnResource, finding: Finding): boolean {
  return saidIn(element).get(element)?.has(key(finding)) === true;
}

function saidIn({ node: { root } }: CfnResource): Said {
  return EVALUATED.get(root) ?? NONE;
}

function key({ rule, path }: Finding): string {
  return `${rule} ${path}`;
}
