import type { CfnResource, Stack } from 'aws-cdk-lib';
import { type DependencyEdge, unitIn, upTo } from './stack-order';
import { dependableOn, waitFor, waitNoMore } from '../cdk/dependable';
import { isInTree } from '../cdk/paths';
import { deploymentOf } from '../cdk/stacks';

/** A resource, and those that it is to wait for, which are known when the app is complete. */
type Request = readonly [element: CfnResource, others: () => CfnResource[]];

/**
 * Resources that are to wait for others of the same deployment.
 *
 * To wait for a resource of another nested stack is to wait for all of that stack: one that waits for this one already cannot be waited for.
 */
export class RequestedDependencies {
  /** Those that could not be kept without a circle. */
  public dropped: readonly DependencyEdge[] = [];
  private readonly all: Request[] = [];
  private granted: readonly DependencyEdge[] = [];

  public add(element: CfnResource, others: () => CfnResource[]): void {
    element.node.addDependency(dependableOn(() => others().filter((other) => !isBetweenNested(element, other))));
    this.all.push([element, others]);
  }

  /** Makes resources wait for those of other nested stacks; what was granted before is granted no longer. */
  public grant(): void {
    this.granted.forEach(([element, other]) => waitNoMore(element, other));
    const needs = new Needs();
    const [granted, dropped]: DependencyEdge[][] = [[], []];
    for (const [element, others] of this.all.filter(([one]) => isInTree(one))) {
      for (const other of others().filter((one) => isBetweenNested(element, one))) {
        if (needs.allow(element, other)) {
          waitFor(element, other);
          granted.push([element, other]);
        } else {
          dropped.push([element, other]);
        }
      }
    }
    this.granted = granted;
    this.dropped = dropped;
  }
}

function isBetweenNested(one: CfnResource, other: CfnResource): boolean {
  return one.stack !== other.stack && deploymentOf(one) === deploymentOf(other);
}

/** What the resources and nested stacks of a deployment need. */
class Needs {
  private readonly known = new Map<CfnResource, Set<CfnResource>>();

  /** Lets a resource need another one, unless that closes a circle. */
  public allow(element: CfnResource, other: CfnResource): boolean {
    const stack = sharedBy(element, other);
    const [unit, needed] = [unitIn(stack, element)!, this.of(stack, unitIn(stack, other)!)];
    if (needed.has(unit)) {
      return false;
    }
    for (const all of this.known.values()) {
      if (all.has(unit)) {
        needed.forEach((one) => all.add(one));
      }
    }
    return true;
  }

  private of(stack: Stack, unit: CfnResource): Set<CfnResource> {
    const needed = this.known.get(unit) ?? new Set(upTo(stack, [unit]));
    this.known.set(unit, needed);
    return needed;
  }
}

/** The innermost stack that two resources of one deployment lie in, by themselves or in nested ones. */
function sharedBy(one: CfnResource, other: CfnResource): Stack {
  let { stack } = one;
  while (unitIn(stack, other) === undefined) {
    stack = stack.nestedStackParent!;
  }
  return stack;
}
