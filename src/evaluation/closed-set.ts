import type { ResourceRule } from './rule';
import { ENDPOINT } from '../model/graph';
import { list, object, text, type Value } from '../model/values';

/** The values that a property takes; the usual one first. */
interface ClosedSet {
  readonly values: ReadonlyArray<string | number>;
  readonly source: string;
}

interface Choice extends Pick<ResourceRule, 'id' | 'title' | 'why'> {
  /** The property; `*` stands for each position of a list. */
  readonly path: string;
  readonly set: ClosedSet;
}

/** A rule for a property of the endpoint that takes one of a few values. */
export function oneOf({ path, set: { values, source }, ...rest }: Choice): ResourceRule {
  const spelled = values.map((value) => JSON.stringify(value)).join(', ').replace(/, (?=[^,]*$)/, ' or ');
  return {
    ...rest,
    severity: 'error',
    source,
    on: ENDPOINT,
    *check({ properties }) {
      for (const [where, value] of each(properties, path.split('.'))) {
        const given = text(value);
        if (given !== undefined && !values.some((allowed) => String(allowed) === given)) {
          const meant = values.find((allowed) => String(allowed) === given.trim().toLowerCase());
          const fix = `Write ${meant === undefined && values.length > 1 ? 'e.g. ' : ''}${JSON.stringify(meant ?? values[0])}.`;
          yield { path: where, value, wrong: `is not supported: AWS Client VPN takes ${spelled}`, fix };
        }
      }
    },
  };
}

/** The values that a path leads to, each with the path it really has. */
function each(value: Value, [step, ...rest]: readonly string[], walked: readonly string[] = []): ReadonlyArray<readonly [string, Value]> {
  if (step === undefined) {
    return [[walked.join('.'), value]];
  }
  if (step === '*') {
    return (list(value) ?? []).flatMap((inner, position) => each(inner, rest, [...walked, String(position)]));
  }
  return each(object(value)?.[step], rest, [...walked, step]);
}
