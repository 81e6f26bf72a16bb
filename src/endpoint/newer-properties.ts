import type { CfnResource } from 'aws-cdk-lib';
import { acknowledgeProperties, UNKNOWN_PROPERTY } from '../cdk/template-validation';
import { cloudFormationName } from '../model/names';
import { PROPERTIES_UNCHECKED } from '../rules/construct-rules';
import { report } from '../validation/reporting';

/** What the L1 of the oldest supported `aws-cdk-lib` does not know, and would leave out without a word: paths in the L1's names. */
const NEWER: ReadonlyArray<readonly string[]> = [
  ['authorizationPolicy'],
  ['devicePostureOptions'],
  ['connectionLogOptions', 'includeAuthorizationPolicyContext'],
];

/** The releases whose own validation does not know them, their L1 or not. */
const REFUSING = { from: '2.262.0', until: '2.276.0' };

/** Writes those of the properties of an L1, whatever its version: the template is the same with all of them. */
export function writeNewerProperties(element: CfnResource, props: object, installed?: string): void {
  const at = (path: readonly string[]) => path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], props);
  const written = NEWER.map((path) => ({ path, value: at(path) })).filter(({ value }) => value !== undefined);
  written.forEach(({ path, value }) => element.addPropertyOverride(path.map(cloudFormationName).join('.'), inCloudFormationNames(value)));
  const release = written.length === 0 ? undefined : acknowledgeProperties(element, REFUSING, installed);
  if (release !== undefined) {
    report(element, PROPERTIES_UNCHECKED, `aws-cdk-lib ${release} does not know ${written.map(({ path }) => path.join('.')).join(' and ')}, so its rule ${UNKNOWN_PROPERTY} `
      + 'against unknown properties is acknowledged in the whole app.', `Use aws-cdk-lib ${REFUSING.until} or later, or acknowledge this warning.`);
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
