/** The order in which CloudFormation can make the resources of one stack, of which a nested stack is one. */
import { CfnResource, type Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { l1sBelow, stacksBelow } from '../cdk/l1';
import { References } from '../tree/references';

const NESTED_STACK = 'AWS::CloudFormation::Stack';

/** A resource, and one that it is made to wait for. */
export type DependencyEdge = readonly [CfnResource, CfnResource];

/** The resource of a stack that stands for a resource in it or below: itself, or the nested stack that it lies in. */
export function unitIn(stack: Stack, resource: CfnResource): CfnResource | undefined {
  let unit: CfnResource | undefined = resource;
  while (unit !== undefined && unit.stack !== stack) {
    unit = unit.stack.nestedStackResource as CfnResource | undefined;
  }
  return unit;
}

/** Some resources of a stack in an order in which each comes after those that it needs, be it by way of others; else in the order given. */
export function inOrder(stack: Stack, units: readonly CfnResource[]): CfnResource[] {
  const wanted = new Set(units);
  return upTo(stack, units).filter((unit) => wanted.has(unit));
}

/** Some resources of a stack and all that they need in it, each after what it needs. */
export function upTo(stack: Stack, units: readonly CfnResource[]): CfnResource[] {
  const nested = nestedIn(stack);
  const visited = new Set<CfnResource>();
  const ordered: CfnResource[] = [];
  const explicit = new Map<IConstruct, CfnResource[]>();
  // most of them refer to the same few things: the endpoint, a subnet.
  const references = new References();
  const visit = (unit: CfnResource) => {
    if (!visited.has(unit)) {
      visited.add(unit);
      const below = unit.cfnResourceType === NESTED_STACK ? nested().get(unit) : undefined;
      const members = [unit, ...below === undefined ? [] : l1sBelow(below)];
      const needed = new Set(members.flatMap((member) => neededBy(member, explicit, references)).map((other) => unitIn(stack, other)));
      needed.forEach((other) => other !== undefined && visit(other));
      ordered.push(unit);
    }
  };
  units.forEach(visit);
  return ordered;
}

/** The nested stacks of a stack by their resources, looked for once someone asks. */
function nestedIn(stack: Stack): () => ReadonlyMap<unknown, Stack> {
  let found: ReadonlyMap<unknown, Stack> | undefined;
  return () => {
    found ??= new Map(stacksBelow(stack).map((below) => [below.nestedStackResource, below]));
    return found;
  };
}

/** What a resource waits for. What constructs were made to wait for is remembered: many resources lie in the same ones. */
function neededBy(resource: CfnResource, remembered: Map<IConstruct, CfnResource[]>, references: References): CfnResource[] {
  const explicit = resource.node.scopes.flatMap((scope) => {
    const needed = remembered.get(scope) ?? scope.node.dependencies.flatMap((construct) => l1sBelow(construct));
    remembered.set(scope, needed);
    return needed;
  });
  return [...explicit, ...[...resource.obtainDependencies(), ...references.of(resource)].filter(CfnResource.isCfnResource)];
}
