import { catalogue } from './lazy';
import { Evaluator } from '../rules/evaluate';

interface Evaluators {
  readonly rules: Evaluator;
  /** What is said at once; warnings wait for the app to be complete. */
  readonly errors: Evaluator;
}

let loaded: Evaluators | undefined;

/** What asks all rules, loaded with the first endpoint. */
export function evaluators(): Evaluators {
  if (loaded === undefined) {
    const { CATALOGUE } = catalogue();
    loaded = { rules: new Evaluator(CATALOGUE), errors: new Evaluator(CATALOGUE.filter(({ severity }) => severity === 'error')) };
  }
  return loaded;
}
