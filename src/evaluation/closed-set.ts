import type { ResourceRule } from './rule';
import { ENDPOINT } from '../model/graph';
import { text } from '../model/values';
import { valuesAt } from '../model/values-at';

/** The values that a property takes; the usual one first. */
interface ClosedSet {
  readonly values: ReadonlyArray<string | number>;
  readonly source: string;
}

interface Choice extends Pick<ResourceRule, 'id' | 'title' | 'why'> {
  /** The property; `*` stands for each position of a list. */
  readonly path: string;
  readonly set: ClosedSet;
  /** Another value that is not judged: AWS uses it in public. */
  readonly except?: string;
}

/** A rule for a property of the endpoint that takes one of a few values. */
export function oneOf({ except, path, set: { values, source }, ...rest }: Choice): ResourceRule {
  const spelled = values.map((value) => JSON.stringify(value)).join(', ').replace(/, (?=[^,]*$)/, ' or ');
  const steps = path.split('.');
  return {
    ...rest,
    severity: 'error',
    source,
    on: ENDPOINT,
    check({ properties }, report) {
      for (const [where, value] of valuesAt(properties, steps)) {
        const given = text(value);
        if (given !== undefined && given !== except && !values.some((allowed) => String(allowed) === given)) {
          const meant = values.find((allowed) => String(allowed) === given.trim().toLowerCase());
          const fix = `Write ${meant === undefined && values.length > 1 ? 'e.g. ' : ''}${JSON.stringify(meant ?? values[0])}.`;
          report({ path: where, value, wrong: `is not supported: AWS Client VPN accepts ${spelled}`, fix });
        }
      }
    },
  };
}
