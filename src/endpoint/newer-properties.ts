import type { CfnResource } from 'aws-cdk-lib';
import { cloudFormationName } from '../model/names';

/** What the L1 of the oldest supported `aws-cdk-lib` does not know, and would leave out without a word: paths in the L1's names. */
const NEWER: ReadonlyArray<readonly string[]> = [
  ['authorizationPolicy'],
  ['devicePostureOptions'],
  ['connectionLogOptions', 'includeAuthorizationPolicyContext'],
];

/** Writes those of the properties of an L1, whatever its version: the template is the same with all of them. */
export function writeNewerProperties(element: CfnResource, props: object): void {
  for (const path of NEWER) {
    const value = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], props);
    if (value !== undefined) {
      element.addPropertyOverride(path.map(cloudFormationName).join('.'), inCloudFormationNames(value));
    }
  }
}

function inCloudFormationNames(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inCloudFormationNames);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(given.map(([name, inner]) => [cloudFormationName(name), inCloudFormationNames(inner)]));
}
