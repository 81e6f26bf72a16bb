import type { Rule } from './rule';

/** A rule that is off unless someone requires it, because AWS allows what it forbids. */
export interface Requirement {
  /** What it is required by: `retention`. */
  readonly name: string;
  /** How it is written, with a value where it takes one: `retention=365`. */
  readonly example: string;
  /** The rule for what stands behind the `=`; a text says what is wrong with that. */
  rule(value: string | undefined): Rule | string;
}

/** A requirement that takes no value. */
export function plain(name: string, rule: Rule): Requirement {
  return { name, example: name, rule: (value) => value === undefined ? rule : 'takes no value' };
}

interface Amount {
  readonly example: number;
  /** The smallest one that can be met. */
  readonly least: number;
  readonly unit: string;
}

/** A requirement that takes a whole number. */
export function numbered(name: string, { example, least, unit }: Amount, rule: (number: number) => Rule): Requirement {
  return {
    name,
    example: `${name}=${example}`,
    rule: (value = '') => /^\d+$/.test(value) && Number(value) >= least ? rule(Number(value)) : `takes a whole number of ${unit}, ${least} or more`,
  };
}
