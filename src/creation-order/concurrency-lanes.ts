import type { CfnResource, Stack } from 'aws-cdk-lib';
import { inOrder, type DependencyEdge, unitIn } from './stack-order';
import { waitFor, waitNoMore } from '../cdk/dependable';
import { ASSOCIATION } from '../model/graph';

/** The resource of a stack that a resource is in: itself, or a nested stack. */
interface Unit {
  readonly element: CfnResource;
  readonly isNested: boolean;
  /** A number that follows from the path of the resource. */
  readonly positionHash: number;
}

interface LaneOptions {
  /** How many resources may be made at a time. */
  readonly width: () => number;
  /** How those of one stack follow each other, where nothing else decides. */
  readonly sort: (units: Unit[]) => Unit[];
}

/**
 * Keeps resources from being created more than so many at a time, which the service would reject.
 *
 * When a stack holds more of them, they are chained by dependencies in that many lanes. The lane of a resource follows from its path, so that
 * one more or less changes nothing of the others but what one of them waits for. All chains agree on one order, in which everything comes after
 * what it needs already. A lane does not cross stacks: a nested stack that holds some of them takes all lanes.
 */
export class Lanes {
  private links: readonly DependencyEdge[] = [];

  public constructor(private readonly options: LaneOptions) {}

  /** Chains resources; what was chained before is so no more. */
  public chain(elements: readonly CfnResource[]): void {
    this.release();
    this.links = Array.from(byStack(elements)).flatMap(([stack, below]) => chained(stack, below, this.options));
    this.links.forEach(([element, previous]) => waitFor(element, previous));
  }

  /** Takes all chains back. */
  public release(): void {
    this.links.forEach(([element, previous]) => waitNoMore(element, previous));
    this.links = [];
  }
}

/** Associations, which most routes wait for, then routes and rules, then what nested stacks hold; else an order that nothing but paths decides. */
export function associationsFirst(units: Unit[]): Unit[] {
  const rank = ({ element, isNested }: Unit) => isNested ? 2 : element.cfnResourceType === ASSOCIATION ? 0 : 1;
  return units.sort((one, other) => rank(one) - rank(other) || one.positionHash - other.positionHash || byPath(one.element, other.element));
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

/** Each resource and nested stack that has another one before it in its lane, with that one, unless it waits for it already. */
function chained(stack: Stack, elements: readonly CfnResource[], { width: widest, sort }: LaneOptions): DependencyEdge[] {
  const width = widest();
  if (elements.length <= width) {
    return [];
  }
  const own = new Set(elements);
  const units = new Map(Array.from(new Set(elements.map((element) => unitIn(stack, element)!)), (element): [CfnResource, Unit] => (
    [element, { element, isNested: !own.has(element), positionHash: positionHashOf(element) }]
  )));
  const links: DependencyEdge[] = [];
  const last = new Map<number, CfnResource>();
  let gate: CfnResource | undefined;
  for (const element of inOrder(stack, sort(Array.from(units.values())).map((unit) => unit.element))) {
    const { isNested, positionHash } = units.get(element)!;
    const lane = positionHash % width;
    const before = isNested && last.size > 0 ? Array.from(last.values()) : [last.get(lane) ?? gate];
    const needed = element.obtainDependencies();
    links.push(...before.filter((one) => one !== undefined && !needed.includes(one)).map((one): DependencyEdge => [element, one!]));
    if (isNested) {
      last.clear();
      gate = element;
    } else {
      last.set(lane, element);
    }
  }
  return links;
}

const PRIME = 4_294_967_291;

/** Siblings share all of their path but the end: a hash of the whole path would take long for each. */
function positionHashOf({ node: { id, scope } }: CfnResource): number {
  let hash = parseInt(scope!.node.addr.slice(-8), 16);
  for (let index = 0; index < id.length; index++) {
    hash = (hash * 65_599 + id.charCodeAt(index)) % PRIME;
  }
  return hash;
}

function byPath(one: CfnResource, other: CfnResource): number {
  return one.node.path < other.node.path ? -1 : 1;
}
