import { summaryOf } from './diff-words';
import { jsonText } from './json';
import type { Comparison } from '../../deployment/comparison';
import type { Value } from '../../model/values';
import type { Io } from '../terminal/io';

/** One object for programs; what is not known is `null`. */
export function writeDiffJson(comparison: Comparison, { stdout }: Io): void {
  stdout.write(`${jsonText(comparisonJson(comparison))}\n`);
}

/** A comparison as programs read it. */
export function comparisonJson(comparison: Comparison): object {
  const stacks = comparison.stacks.map(({ access, changes, name }) => ({
    name,
    changes: changes.map(({ causes, effect, fix, isCertain, message, resource, source }) => ({
      resource: resource.logicalId,
      type: resource.type,
      path: resource.constructPath,
      nestedStack: resource.graph.place === name ? undefined : resource.graph.place,
      effect,
      certain: isCertain,
      causes: causes.map(({ after, before, equivalent, property, through }) => (
        { property, before: given(before), after: given(after), equivalent: equivalent === undefined ? undefined : true, through: through?.logicalId }
      )),
      message,
      fix,
      source,
    })),
    access: access.map(({ after, before, destination, endpoint = null, except, group = null, why }) => (
      { endpoint, group, destination, except, before: before.toLowerCase(), after: after.toLowerCase(), why }
    )),
  }));
  return { stacks, missing: comparison.missing, summary: summaryOf(comparison) };
}

function given(value: Value): Value {
  return value ?? null;
}
