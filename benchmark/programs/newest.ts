/** Loaded before a program, so that it runs with the newest release of `aws-cdk-lib` that is tested. */
import Module from 'node:module';

type Resolve = (request: string, ...more: unknown[]) => string;

const resolver = Module as unknown as { _resolveFilename: Resolve };
const resolve = resolver._resolveFilename;
resolver._resolveFilename = function (request, ...more) {
  return resolve.call(this, request.replace(/^aws-cdk-lib(?=\/|$)/, 'aws-cdk-lib-newest'), ...more);
};
