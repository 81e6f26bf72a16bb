/** What aws-cdk-lib checks by itself in templates: some of its releases know fewer properties than CloudFormation does. */
import { type CfnResource, Validations } from 'aws-cdk-lib';
import { isOlder } from './requirements';

/** The context that makes findings of that validation errors; `cdk init` sets it. */
const ERRORS = '@aws-cdk/core:validateAgainstDefaultRules';
/** The rule of that validation against unknown properties. */
export const UNKNOWN_PROPERTY = 'CloudFormation-Validate::F3002';
/** From this release on, a rule that a construct acknowledges stays in force for all others. */
const SCOPED = '2.271.0';

// by its literal name, for bundlers.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- what bundlers follow.
const INSTALLED = (require('aws-cdk-lib/package.json') as { readonly version: string }).version;

/** The releases in which that validation rejects a property. */
export interface Refusing {
  readonly from: string;
  /** The first one that takes it. */
  readonly until: string;
}

/**
 * Acknowledges properties of an L1 that the installed release would reject, and returns that release where
 * unknown properties are then taken in the whole app.
 */
export function acknowledgeProperties(element: CfnResource, { from, until }: Refusing, installed = INSTALLED): string | undefined {
  if (isOlder(installed, from) || !isOlder(installed, until)) {
    return undefined;
  }
  const isScoped = !isOlder(installed, SCOPED);
  if (!isScoped && !/^true$/.test(String(element.node.tryGetContext(ERRORS)))) {
    return undefined;
  }
  const reason = `The schema of aws-cdk-lib ${installed} is older than the properties of this resource; cdk-client-vpn-plus checks their names.`;
  Validations.of(element).acknowledge({ id: UNKNOWN_PROPERTY, reason });
  return isScoped ? undefined : installed;
}
