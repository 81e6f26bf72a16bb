/** Imported before anything else, because what is missing would fail in words of its own, far from the cause. */
import { unmetNode, unmetPeer } from './requirements';

/* eslint-disable @typescript-eslint/no-require-imports */
const { peerDependencies } = require('../../package.json') as { readonly peerDependencies: Readonly<Record<string, string>> };

// by their literal names, for bundlers.
const VERSIONS = {
  'aws-cdk-lib': () => require('aws-cdk-lib/package.json').version,
  'constructs': () => require('constructs/package.json').version,
};
/* eslint-enable @typescript-eslint/no-require-imports */

const unmet = [
  unmetNode(process.versions.node),
  ...Object.entries(VERSIONS).map(([name, version]) => unmetPeer({ name, floor: peerDependencies[name].replace('^', ''), version })),
].find((sentence) => sentence !== undefined);

if (unmet !== undefined) {
  throw new Error(unmet);
}
