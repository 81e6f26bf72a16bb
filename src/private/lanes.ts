import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { dependableOn } from './dependable';

/** A child, and whether others have to wait for it. */
interface Child {
  readonly element: CfnResource;
  readonly isAssociation: boolean;
}

/**
 * Keeps the children of an endpoint from being made more than so many at a time, which the service would refuse.
 *
 * When a stack holds more of them, they are chained by dependencies in that many lanes. The lane of a child, and its place there, follow from
 * its path, so that one more or less changes nothing of the others but what one of them waits for. Associations come first in each lane: a
 * route waits for its association in whatever lane that is, and all chains agree on one order.
 */
export class Lanes {
  private readonly children: Child[] = [];
  private computedFor = 0;
  private predecessors = new Map<CfnResource, CfnResource>();

  public constructor(private readonly width: () => number) {}

  public add(element: CfnResource, isAssociation: boolean): void {
    this.children.push({ element, isAssociation });
    element.node.addDependency(dependableOn(() => this.predecessorOf(element)));
  }

  private predecessorOf(element: CfnResource): CfnResource[] {
    if (this.computedFor !== this.children.length) {
      // set first: what the children depend on is asked for on the way, and this here is not to be asked again.
      this.computedFor = this.children.length;
      this.predecessors = new Map();
      this.predecessors = chained(this.children, this.width());
    }
    const predecessor = this.predecessors.get(element);
    return predecessor === undefined ? [] : [predecessor];
  }
}

function chained(children: readonly Child[], width: number): Map<CfnResource, CfnResource> {
  const byStack = new Map<Stack, Child[]>();
  for (const child of children) {
    const stack = Stack.of(child.element);
    const siblings = byStack.get(stack);
    if (siblings === undefined) {
      byStack.set(stack, [child]);
    } else {
      siblings.push(child);
    }
  }
  const predecessors = new Map<CfnResource, CfnResource>();
  for (const siblings of byStack.values()) {
    if (siblings.length > width) {
      const last = new Map<number, CfnResource>();
      for (const element of inOrder(siblings.sort(byKindAndPath).map(({ element: sibling }) => sibling))) {
        const lane = laneOf(element, width);
        const previous = last.get(lane);
        if (previous !== undefined) {
          predecessors.set(element, previous);
        }
        last.set(lane, element);
      }
    }
  }
  return predecessors;
}

function byKindAndPath(one: Child, other: Child): number {
  return Number(other.isAssociation) - Number(one.isAssociation) || (one.element.node.addr < other.element.node.addr ? -1 : 1);
}

/** Resources in an order in which each comes after those that it depends on already. */
function inOrder(elements: readonly CfnResource[]): Set<CfnResource> {
  const all = new Set<IConstruct>(elements);
  const ordered = new Set<CfnResource>();
  const visited = new Set<IConstruct>();
  const visit = (element: CfnResource) => {
    if (!visited.has(element)) {
      visited.add(element);
      const roots = element.node.scopes.slice(-2).flatMap(({ node }) => node.dependencies);
      const needed = [...roots.map((root) => root.node.defaultChild ?? root), ...element.obtainDependencies()];
      needed.filter((other): other is CfnResource => all.has(other)).forEach(visit);
      ordered.add(element);
    }
  };
  elements.forEach(visit);
  return ordered;
}

/** The address of a construct is a hash of its path. */
function laneOf(element: CfnResource, width: number): number {
  return parseInt(element.node.addr.slice(-8), 16) % width;
}
