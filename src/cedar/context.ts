import type { CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';

/** The context that a policy is asked about. */
export type Context = Record<string, CedarValueJson>;

/** Cedar gives up before that; this keeps `unfit` from overflowing the stack. */
const DEEPEST = 1000;

/** The context that a JSON value stands for; a sentence where it cannot be one. */
export function contextOf(value: unknown): Context | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'the context is not a JSON object';
  }
  return unfit(value, 'context') ?? value as Context;
}

function unfit(value: unknown, path: string, depth = 0): string | undefined {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? undefined
      : `${path} is ${value}, ${Number.isInteger(value) ? 'too long to be read exactly' : 'but Cedar has integers only'}`;
  }
  if (depth > DEEPEST) {
    return 'the context is nested too deeply';
  }
  if (value === null) {
    return `${path} is null, which Cedar does not have: leave out what is not there`;
  }
  if (typeof value !== 'object') {
    return undefined;
  }
  const inner = Array.isArray(value)
    ? value.map((element, position) => unfit(element, `${path}[${position}]`, depth + 1))
    : Object.entries(value).map(([name, member]) => unfit(member, `${path}.${name}`, depth + 1));
  return inner.find((problem) => problem !== undefined);
}
