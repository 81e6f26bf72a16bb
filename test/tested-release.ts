/** Loaded before a program, in its own process: the release of `aws-cdk-lib` that is tested, in place of the floor. */
import Module from 'node:module';

interface Loader {
  _resolveFilename(request: string, ...others: unknown[]): string;
}

const loader = Module as unknown as Loader;
const resolve = loader._resolveFilename;
loader._resolveFilename = function (request, ...others) {
  return resolve.call(this, request.replace(/^aws-cdk-lib(?=\/|$)/, process.env.TESTED_CDK_LIB!), ...others);
};
