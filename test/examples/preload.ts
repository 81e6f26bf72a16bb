/** Loaded before an example, in its own process: what the tests add, so that the examples stay as their users copy them. */
import '../tested-release';

// required, not imported: after the loader above, which resolves them.
/* eslint-disable @typescript-eslint/no-require-imports */
const { App, Validations }: typeof import('aws-cdk-lib') = require('aws-cdk-lib');
const { AwsSolutionsChecks }: typeof import('cdk-nag') = require('cdk-nag');

const { synth } = App.prototype;
App.prototype.synth = function (options) {
  Validations.of(this).addPlugins(new AwsSolutionsChecks(this));
  return synth.call(this, options);
};
