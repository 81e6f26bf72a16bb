import { Evaluator } from '../evaluation/evaluate';

// the rules are loaded with the first endpoint.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const catalogue = () => require('../rules/catalogue') as typeof import('../rules/catalogue');

interface Evaluators {
  readonly rules: Evaluator;
  /** What is reported immediately; warnings wait for the app to be complete. */
  readonly errors: Evaluator;
  /** What of it is about all of an endpoint's associations together, and needs nothing but the endpoint and its subnets. */
  readonly ofAssociations: Evaluator;
}

const OF_ASSOCIATIONS: ReadonlySet<string> = new Set([
  'AssociationVpc', 'AssociationZone', 'ClientCidrBlockOverlapsAssociatedVpc', 'ClientCidrBlockOverlapsSubnet', 'RegionMismatch',
]);

let loaded: Evaluators | undefined;

/** What asks all rules, loaded with the first endpoint. */
export function evaluators(): Evaluators {
  if (loaded === undefined) {
    const { CATALOGUE } = catalogue();
    const errors = CATALOGUE.filter(({ severity }) => severity === 'error');
    loaded = {
      rules: new Evaluator(CATALOGUE),
      errors: new Evaluator(errors),
      ofAssociations: new Evaluator(errors.filter(({ id }) => OF_ASSOCIATIONS.has(id))),
    };
  }
  return loaded;
}
