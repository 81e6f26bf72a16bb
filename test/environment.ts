import { resolve } from 'node:path';

/** The folder of the repository. */
export const REPOSITORY = resolve(__dirname, '..');

/**
 * What a program of its own inherits of ours. Without what npm tells the scripts that it runs: another npm would take its settings, and with them
 * the repository for the project. Without what concerns the tests alone.
 */
export const ENVIRONMENT: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|JEST_)/.test(name)),
);
