import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { dependableOn, waitFor, waitNoMore } from './dependable';

/** A child, and whether others have to wait for it. */
interface Child {
  readonly element: CfnResource;
  readonly isAssociation: boolean;
}

/** A child, and the one before it in its lane. */
type Link = readonly [CfnResource, CfnResource];

/**
 * Keeps the children of an endpoint from being made more than so many at a time, which the service would refuse.
 *
 * When a stack holds more of them, they are chained by dependencies in that many lanes. The lane of a child, and its place there, follow from
 * its path, so that one more or less changes nothing of the others but what one of them waits for. Associations come first in each lane: a
 * route waits for its association in whatever lane that is, and all chains agree on one order.
 */
export class Lanes {
  private readonly byStack = new Map<Stack, LanesOfStack>();

  public constructor(private readonly width: () => number) {}

  public add(element: CfnResource, isAssociation: boolean): void {
    let lanes = this.byStack.get(element.stack);
    if (lanes === undefined) {
      lanes = this.lanesFrom(element);
      this.byStack.set(element.stack, lanes);
    }
    lanes.children.push({ element, isAssociation });
  }

  /** The lanes of a stack. When the app is complete, its first child is asked what it waits for, and all of them are chained then. */
  private lanesFrom(first: CfnResource): LanesOfStack {
    const lanes = new LanesOfStack();
    first.node.addDependency(dependableOn(() => {
      lanes.chain(this.width());
      return [];
    }));
    return lanes;
  }
}

class LanesOfStack {
  public readonly children: Child[] = [];
  private chainedFor = 0;
  private links: readonly Link[] = [];

  public chain(width: number): void {
    if (this.chainedFor === this.children.length) {
      return;
    }
    // set first: what the children depend on is asked for on the way, and this here is not to be asked again.
    this.chainedFor = this.children.length;
    this.links.forEach(([element, previous]) => waitNoMore(element, previous));
    this.links = this.children.length > width ? chained(this.children, width) : [];
    this.links.forEach(([element, previous]) => waitFor(element, previous));
  }
}

/** Each child that has another one before it in its lane, with that one, unless it waits for it already. */
function chained(children: readonly Child[], width: number): Link[] {
  const places = new Map(children.map(({ element }) => [element, placeOf(element)]));
  const sorted = [...children].sort((one, other) => (
    Number(other.isAssociation) - Number(one.isAssociation) || places.get(one.element)! - places.get(other.element)! || byPath(one, other)
  ));
  const last = new Map<number, CfnResource>();
  const links: Link[] = [];
  for (const [element, needed] of inOrder(sorted)) {
    const lane = places.get(element)! % width;
    const previous = last.get(lane);
    if (previous !== undefined && !needed.includes(previous)) {
      links.push([element, previous]);
    }
    last.set(lane, element);
  }
  return links;
}

/** The children in an order in which each comes after those that it depends on already, with these. */
function inOrder(children: readonly Child[]): Map<CfnResource, readonly CfnResource[]> {
  const elements = children.map(({ element }) => element);
  const all = new Set<IConstruct>(elements);
  const ordered = new Map<CfnResource, readonly CfnResource[]>();
  const visited = new Set<IConstruct>();
  const visit = (element: CfnResource) => {
    if (!visited.has(element)) {
      visited.add(element);
      const { node } = element;
      const roots = [...node.scope!.node.dependencies, ...node.dependencies];
      const needed = [...roots.map((root) => root.node.defaultChild ?? root), ...element.obtainDependencies()];
      const siblings = needed.filter((other): other is CfnResource => all.has(other));
      siblings.forEach(visit);
      ordered.set(element, siblings);
    }
  };
  elements.forEach(visit);
  return ordered;
}

const PRIME = 4_294_967_291;

/** A number that follows from the path of a child. Siblings share all of it but the end: a hash of the whole path would take long for each. */
function placeOf({ node: { id, scope } }: CfnResource): number {
  let hash = parseInt(scope!.node.addr.slice(-8), 16);
  for (let index = 0; index < id.length; index++) {
    hash = (hash * 65_599 + id.charCodeAt(index)) % PRIME;
  }
  return hash;
}

function byPath(one: Child, other: Child): number {
  return one.element.node.path < other.element.node.path ? -1 : 1;
}
