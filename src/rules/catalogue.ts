import { clientRangeRules } from './client-range';
import type { Rule } from './rule';

/** All rules, by topic. */
export const CATALOGUE: readonly Rule[] = [
  ...clientRangeRules,
];
