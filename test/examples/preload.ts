/**
 * Loaded before an example, in its own process: what the tests add, so that the examples stay as their users copy them.
 *
 * It runs beside the examples and is no part of them: see `synthesize.ts`.
 */
import Module from 'node:module';

interface Loader {
  _resolveFilename(request: string, ...others: unknown[]): string;
}

if (process.env.EXAMPLES_CDK_LIB !== undefined) {
  const loader = Module as unknown as Loader;
  const resolve = loader._resolveFilename;
  loader._resolveFilename = function (request, ...others) {
    return resolve.call(this, request.replace(/^aws-cdk-lib(?=\/|$)/, process.env.EXAMPLES_CDK_LIB!), ...others);
  };
}

// required, not imported: they have to be resolved by the loader above.
/* eslint-disable @typescript-eslint/no-require-imports */
const { App, Validations }: typeof import('aws-cdk-lib') = require('aws-cdk-lib');
const { AwsSolutionsChecks }: typeof import('cdk-nag') = require('cdk-nag');

const { synth } = App.prototype;
App.prototype.synth = function (options) {
  Validations.of(this).addPlugins(new AwsSolutionsChecks(this));
  return synth.call(this, options);
};
