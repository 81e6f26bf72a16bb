import type { CfnResource } from 'aws-cdk-lib';
import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';

/** Something that stands for constructs that are looked up when the app is complete. */
export function dependableOn(constructs: () => IConstruct[]): IDependable {
  const dependable = {};
  Dependable.implement(dependable, { get dependencyRoots() { return constructs(); } });
  return dependable;
}

/** Acts when a construct is asked what it waits for, as the CDK asks each one when all aspects are done. To be asked once more on the way is nothing. */
export function whenAsked({ node }: IConstruct, act: () => void): void {
  let isActing = false;
  node.addDependency(dependableOn(() => {
    if (!isActing) {
      isActing = true;
      try {
        act();
      } finally {
        isActing = false;
      }
    }
    return [];
  }));
}

type Waiting = (other: CfnResource) => void;

/** Makes an L1 wait for another one. */
export function waitFor(element: CfnResource, other: CfnResource): void {
  (renamed(element).addResourceDependency ?? element.addDependency).call(element, other);
}

/** Takes that back. */
export function waitNoMore(element: CfnResource, other: CfnResource): void {
  (renamed(element).removeResourceDependency ?? element.removeDependency).call(element, other);
}

/** Newer versions of `aws-cdk-lib` have other names for these, and warn of the ones that all versions have. */
function renamed(element: object): { readonly addResourceDependency?: Waiting; readonly removeResourceDependency?: Waiting } {
  return element;
}
