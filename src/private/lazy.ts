/* eslint-disable @typescript-eslint/no-require-imports -- what takes time to load is only loaded by those who need it, and `import()` would make everything wait. */

/** All rules, for those who have an endpoint: whoever imports this library does not load half of it before there is one. */
export const catalogue = () => require('../rules/catalogue') as typeof import('../rules/catalogue');

/** Who reaches what, for those who ask. */
export const effectiveAccess = () => require('../access/effective-access') as typeof import('../access/effective-access');

/** The answers, likewise. */
export const accessTable = () => require('../access/table') as typeof import('../access/table');

/** What a policy decides, for those who ask. */
export const policyDecision = () => require('./policy-decision') as typeof import('./policy-decision');

/** What the plugin does, for those who add it. */
export const validation = () => require('../plugin/validation') as typeof import('../plugin/validation');
