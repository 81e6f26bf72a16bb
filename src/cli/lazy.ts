/* eslint-disable @typescript-eslint/no-require-imports -- what takes time to load is only loaded by those who need it, and `import()` would make everything wait. */

/** The YAML library, for those who have a template in YAML. */
export const yamlSource = () => require('./yaml-source') as typeof import('./yaml-source');

/** The command that checks, with all rules, for those who do not only ask for help. */
export const check = () => require('./check') as typeof import('./check');

/** The catalogue as text, likewise. */
export const ruleTexts = () => require('./rule-texts') as typeof import('./rule-texts');

/** The command that tells who reaches what, likewise. */
export const access = () => require('./access') as typeof import('./access');

/** The command that tells what authorization policies decide, likewise. */
export const authorize = () => require('./authorize') as typeof import('./authorize');
