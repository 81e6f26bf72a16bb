import type { CfnResource } from 'aws-cdk-lib';
import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';

/** Something that stands for constructs that are looked up when the app is complete. */
export function dependableOn(constructs: () => IConstruct[]): IDependable {
  const dependable = {};
  Dependable.implement(dependable, { get dependencyRoots() { return constructs(); } });
  return dependable;
}

/** Makes an L1 wait for another one. Newer versions of `aws-cdk-lib` have another name for that, and warn of the one that all have. */
export function waitFor(element: CfnResource, other: CfnResource): void {
  const { addResourceDependency: add = element.addDependency } = element as unknown as Partial<Record<'addResourceDependency', CfnResource['addDependency']>>;
  add.call(element, other);
}
