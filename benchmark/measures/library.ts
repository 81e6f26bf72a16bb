/** What needs no app: loading, rules, access, policies. */
import { measure } from '../processes';
import { type Findings, resultOf, type Series } from '../result';
import { exponent, spreadOf } from '../statistics';
import type { Extent } from '../targets';

export function library({ fileMegabytes, growth, rounds: [least, most] }: Extent): Findings {
  const starts = Math.ceil(most / 3);
  const loading = Array.from({ length: starts }, () => measure<{ required: number; used: number }>('loading'));
  const policies = Array.from({ length: starts }, () => measure<Policies>('cedar', 100));
  const { access, comparison, endpoint, long, rules } = measure<Measured>('rules', least, growth, fileMegabytes);
  return {
    results: [
      resultOf('require', loading.map(({ required }) => required)),
      resultOf('first-use', loading.map(({ used }) => used)),
      resultOf('rules', endpoint),
      resultOf('rules-exponent', exponents(rules)),
      resultOf('access-exponent', exponents(access)),
      resultOf('diff-exponent', exponents(comparison)),
      resultOf('file', long.map((milliseconds) => milliseconds / 1000)),
      resultOf('cedar-first', policies.map(({ first }) => first)),
      resultOf('cedar-first-rules', policies.map(({ firstJudged }) => firstJudged)),
      resultOf('cedar-further', policies.flatMap(({ further }) => further)),
      resultOf('cedar-further-rules', policies.flatMap(({ furtherJudged }) => furtherJudged)),
    ],
    growth: [series('all rules', rules), series('access analysis', access), series('comparison', comparison)],
  };
}

type Growth = ReadonlyArray<readonly [size: number, times: readonly number[]]>;

interface Policies {
  readonly first: number;
  readonly firstJudged: number;
  readonly further: readonly number[];
  readonly furtherJudged: readonly number[];
}

interface Measured {
  readonly endpoint: readonly number[];
  readonly rules: Growth;
  readonly access: Growth;
  readonly comparison: Growth;
  readonly long: readonly number[];
}

/** One exponent for each round, in which all sizes followed each other. */
function exponents(growth: Growth): number[] {
  return growth[0][1].map((_, round) => exponent(growth.map(([size, times]) => [size, times[round]])));
}

function series(name: string, growth: Growth): Series {
  return { name, points: growth.map(([size, times]) => ({ size, ...spreadOf(times) })) };
}
