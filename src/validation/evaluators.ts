import { Evaluator } from '../evaluation/evaluate';

// the rules are loaded with the first endpoint.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const catalogue = () => require('../rules/catalogue') as typeof import('../rules/catalogue');

interface Evaluators {
  readonly rules: Evaluator;
  /** What is reported immediately; warnings wait for the app to be complete. */
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
