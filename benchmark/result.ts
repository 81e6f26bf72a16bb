import { type Spread, spreadOf } from './statistics';

/** What was measured for one row of the table, by the row's id. */
export interface Result extends Spread {
  readonly id: string;
  readonly rounds: number;
}

/** One line of the plot: a value for each size. */
export interface Series {
  readonly name: string;
  readonly points: ReadonlyArray<{ readonly size: number } & Spread>;
}

/** What a part of the benchmark finds. */
export interface Findings {
  readonly results: readonly Result[];
  readonly synthesis?: readonly Series[];
  readonly growth?: readonly Series[];
  /** What was left out, and why. */
  readonly note?: string;
}

export function resultOf(id: string, samples: readonly number[]): Result {
  return { id, ...spreadOf(samples), rounds: samples.length };
}
