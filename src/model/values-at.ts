import { list, object, type Value } from './values';

/** A value, and the path that it really has. */
type Found = readonly [path: string, value: Value];

/** The values that a path leads to, each with the path it really has; `*` stands for each position of a list. */
export function valuesAt(value: Value, steps: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  follow(value, steps, 0, '', found);
  return found;
}

function follow(value: Value, steps: readonly string[], depth: number, walked: string, found: Found[]): void {
  if (depth === steps.length) {
    found.push([walked, value]);
  } else if (steps[depth] === '*') {
    list(value)?.forEach((inner, position) => follow(inner, steps, depth + 1, longer(walked, String(position)), found));
  } else {
    follow(object(value)?.[steps[depth]], steps, depth + 1, longer(walked, steps[depth]), found);
  }
}

/** A path with one more step. */
export function longer(walked: string, step: string): string {
  return walked === '' ? step : `${walked}.${step}`;
}
