/** What the CDK keeps of an L1 to itself, and the L1s of a tree. */
import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What was written over the definition of an L1. */
export interface Overrides {
  /** Of any kind, where JavaScript overrides all of them. */
  readonly Properties?: Readonly<Record<string, unknown>> | null;
  readonly [section: string]: unknown;
}

interface Internals {
  readonly cfnProperties: Readonly<Record<string, unknown>>;
  readonly rawOverrides: Overrides;
}

/** The properties of an L1 before anything is resolved, and what overrides them. */
export function internalsOf(element: CfnResource): Internals {
  return element as unknown as Internals;
}

/** What an L1 writes for a property, in CloudFormation's name, before anything is resolved. */
export function valueOf(element: CfnResource, property: string): unknown {
  const { Properties: overrides } = internalsOf(element).rawOverrides;
  return overrides?.[property] ?? memberOf(element)[propName(property)];
}

/** Writes a property where it is written already, so that whoever changes it later is heard. */
export function setProperty(element: CfnResource, property: string, value: unknown): void {
  const { Properties: overrides } = internalsOf(element).rawOverrides;
  if (overrides?.[property] !== undefined || !(propName(property) in element)) {
    element.addPropertyOverride(property, value);
  } else {
    memberOf(element)[propName(property)] = value;
  }
}

function memberOf(element: CfnResource): Record<string, unknown> {
  return element as unknown as Record<string, unknown>;
}

function propName(property: string): string {
  return property.charAt(0).toLowerCase() + property.slice(1);
}

/** The L1s of a construct and below it: all, or those of some types. */
export function l1sBelow({ node }: IConstruct, ...types: readonly string[]): CfnResource[] {
  return node.findAll().filter(CfnResource.isCfnResource).filter(({ cfnResourceType }) => types.length === 0 || types.includes(cfnResourceType));
}

/** The L1s in the template of a stack, without those of the stacks that are nested in it. */
export function l1sOf(stack: Stack): CfnResource[] {
  return l1sBelow(stack).filter((element) => element.stack === stack);
}

export function stacksBelow({ node }: IConstruct): Stack[] {
  return node.findAll().filter(Stack.isStack);
}
