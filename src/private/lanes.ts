import type { CfnResource, Stack } from 'aws-cdk-lib';
import { dependableOn } from './dependable';
import { isInTree } from './paths';
import { inOrder, unitIn } from './stack-order';
import { ASSOCIATION } from '../rules/graph';

/** How many resources may be made at a time, and how those of one stack are sorted, nested stacks among them, before they are put into lanes. */
interface LaneOptions {
  readonly width: () => number;
  readonly sort: (units: readonly CfnResource[], isNested: (unit: CfnResource) => boolean) => readonly CfnResource[];
}

/**
 * Keeps resources from being made more than so many at a time, which the service would refuse.
 *
 * When a stack holds more of them, they are chained by dependencies in that many lanes. The lane of a resource follows from its path, so that
 * one more or less changes nothing of the others but what one of them waits for. All chains agree on one order, in which everything comes after
 * what it needs already. A lane does not cross stacks: a nested stack that holds some of them takes all lanes.
 */
export class Lanes {
  private readonly elements: CfnResource[] = [];
  private readonly waiting = new Set<CfnResource>();
  private computedFor = 0;
  private predecessors = new Map<CfnResource, readonly CfnResource[]>();

  public constructor(private readonly options: LaneOptions) {}

  public add(element: CfnResource): void {
    this.elements.push(element);
    for (let one: CfnResource | undefined = element; one !== undefined; one = one.stack.nestedStackResource as CfnResource | undefined) {
      this.letWait(one);
    }
  }

  private letWait(unit: CfnResource): void {
    if (!this.waiting.has(unit)) {
      this.waiting.add(unit);
      unit.node.addDependency(dependableOn(() => this.predecessorsOf(unit)));
    }
  }

  private predecessorsOf(unit: CfnResource): CfnResource[] {
    const known = this.predecessors.get(unit) ?? [];
    if (this.computedFor !== this.elements.length || !known.every(isInTree)) {
      // set first: what resources depend on is asked for on the way, and this here is not to be asked again.
      this.computedFor = this.elements.length;
      this.predecessors = new Map();
      this.predecessors = chained(this.elements.filter(isInTree), this.options);
    }
    return [...this.predecessors.get(unit) ?? []];
  }
}

/** Associations, which most routes wait for, then routes and rules, then what nested stacks hold; else an order that nothing but paths decides. */
export function associationsFirst(units: readonly CfnResource[], isNested: (unit: CfnResource) => boolean): CfnResource[] {
  const rank = (unit: CfnResource) => isNested(unit) ? 2 : unit.cfnResourceType === ASSOCIATION ? 0 : 1;
  return [...units].sort((one, other) => rank(one) - rank(other) || (one.node.addr < other.node.addr ? -1 : 1));
}

/** What each resource, and each nested stack, waits for. */
function chained(elements: readonly CfnResource[], options: LaneOptions): Map<CfnResource, readonly CfnResource[]> {
  const predecessors = new Map<CfnResource, readonly CfnResource[]>();
  const own = new Set(elements);
  const isNested = (unit: CfnResource) => !own.has(unit);
  const width = options.width();
  for (const [stack, below] of byStack(elements)) {
    if (below.length > width) {
      const units = new Set(below.map((element) => unitIn(stack, element)!));
      const last = new Map<number, CfnResource>();
      let barrier: CfnResource | undefined;
      for (const unit of inOrder(stack, options.sort(Array.from(units), isNested))) {
        const lane = laneOf(unit, width);
        const before = isNested(unit) && last.size > 0 ? Array.from(last.values()) : [last.get(lane) ?? barrier];
        predecessors.set(unit, before.filter((one) => one !== undefined));
        if (isNested(unit)) {
          last.clear();
          barrier = unit;
        } else {
          last.set(lane, unit);
        }
      }
    }
  }
  return predecessors;
}

/** For each stack, what lies in it and in its nested stacks. */
function byStack(elements: readonly CfnResource[]): Map<Stack, CfnResource[]> {
  const found = new Map<Stack, CfnResource[]>();
  for (const element of elements) {
    for (let stack: Stack | undefined = element.stack; stack !== undefined; stack = stack.nestedStackParent) {
      const siblings = found.get(stack);
      if (siblings === undefined) {
        found.set(stack, [element]);
      } else {
        siblings.push(element);
      }
    }
  }
  return found;
}

/** The address of a construct is a hash of its path. */
function laneOf(element: CfnResource, width: number): number {
  return parseInt(element.node.addr.slice(-8), 16) % width;
}
