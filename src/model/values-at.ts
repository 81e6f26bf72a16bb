import { list, object, type Value } from './values';

/** The values that a path leads to, each with the path it really has; `*` stands for each position of a list. */
export function valuesAt(value: Value, [step, ...rest]: readonly string[], walked: readonly string[] = []): ReadonlyArray<readonly [string, Value]> {
  if (step === undefined) {
    return [[walked.join('.'), value]];
  }
  if (step === '*') {
    return (list(value) ?? []).flatMap((inner, position) => valuesAt(inner, rest, [...walked, String(position)]));
  }
  return valuesAt(object(value)?.[step], rest, [...walked, step]);
}
