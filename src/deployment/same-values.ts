import { isAbsent, isPresent, keyOf, list, object, text, Unknown, type Value } from '../model/values';
import type { UnknownValues } from '../template/unknown-values';

/** Whether two values are the same once CloudFormation has resolved them. */
export type Sameness = 'same' | 'different' | 'unknown';

/** Compares values of the deployed templates with those of the next ones, whose unknown values share one collection. */
export class Comparing {
  public constructor(private readonly values: UnknownValues) {}

  public compare(before: Value, after: Value): Sameness {
    if (keyOf(before) === keyOf(after)) {
      return 'same';
    }
    if (isAbsent(before) || isAbsent(after)) {
      return isPresent(before) || isPresent(after) ? 'different' : isAbsent(before) && isAbsent(after) ? 'same' : 'unknown';
    }
    if (before instanceof Unknown || after instanceof Unknown) {
      return this.compareUnknown(before, after);
    }
    const [one, other] = [list(before), list(after)];
    if (one !== undefined && other !== undefined) {
      return one.length === other.length ? all(one.map((element, position) => this.compare(element, other[position]))) : 'different';
    }
    const [members, others] = [object(before), object(after)];
    if (members !== undefined && others !== undefined) {
      return all(Array.from(new Set([...Object.keys(members), ...Object.keys(others)]), (name) => this.compare(members[name], others[name])));
    }
    return isSameScalar(before, after) ? 'same' : 'different';
  }

  /** Two resources are two things, and a text that differs in one place differs; of the rest no one can tell. */
  private compareUnknown(before: Value, after: Value): Sameness {
    const [one, other] = [before, after].map((value) => value instanceof Unknown ? this.values.referenced(value) : undefined);
    if (one !== undefined && other !== undefined) {
      return 'different';
    }
    const [parts, others] = [this.values.partsOf(before), this.values.partsOf(after)];
    if (parts === undefined || parts.length !== others?.length) {
      return 'unknown';
    }
    const differing = parts.map((part, position) => this.compare(part, others[position])).filter((sameness) => sameness !== 'same');
    return differing.length === 1 ? differing[0] : 'unknown';
  }
}

function all(parts: readonly Sameness[]): Sameness {
  return (['different', 'unknown'] as const).find((sameness) => parts.includes(sameness)) ?? 'same';
}

/** CloudFormation accepts `"true"` and `True` for `true`. */
function isSameScalar(before: Value, after: Value): boolean {
  const isTruth = typeof before === 'boolean' || typeof after === 'boolean';
  return isTruth && text(before)?.toLowerCase() === text(after)?.toLowerCase();
}
