import type { Graph, Resource } from '../model/graph';

/** Why there may be more than what is written, as the begin of a sentence. */
export type Others = 'the endpoint is imported and may have' | 'a macro, a module or a loop of the template may add';

/** Why an endpoint may have more resources of some types than those that are written; nothing where it has none. */
export function othersOf(endpoint: Resource | undefined, graph: Graph, ...types: readonly string[]): Others | undefined {
  if (endpoint === undefined) {
    return 'the endpoint is imported and may have';
  }
  return types.some((type) => graph.mayHoldMore(type)) ? 'a macro, a module or a loop of the template may add' : undefined;
}
