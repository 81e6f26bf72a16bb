/** The order in which CloudFormation can make the resources of one stack, of which a nested stack is one. */
import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { referencesOf } from './tree-graph';
import { ASSOCIATION, AUTHORIZATION_RULE, ROUTE } from '../rules/graph';

/** What these refer to, an endpoint and a subnet, needs none of them. */
const NEEDED_BY_NOTHING_THEY_REFER_TO: readonly string[] = [ASSOCIATION, AUTHORIZATION_RULE, ROUTE];

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
  const nested = new Map(stack.node.findAll().filter(Stack.isStack).map((below) => [below.nestedStackResource, below]));
  const visited = new Set<CfnResource>();
  const ordered: CfnResource[] = [];
  const visit = (unit: CfnResource) => {
    if (!visited.has(unit)) {
      visited.add(unit);
      const below = nested.get(unit);
      const members = [unit, ...below === undefined ? [] : resourcesIn(below)];
      const needed = new Set(members.flatMap(neededBy).map((other) => unitIn(stack, other)));
      needed.forEach((other) => other !== undefined && visit(other));
      if (wanted.has(unit)) {
        ordered.push(unit);
      }
    }
  };
  units.forEach(visit);
  return ordered;
}

/** What a resource waits for. */
function neededBy(resource: CfnResource): CfnResource[] {
  const explicit = resource.node.scopes.flatMap(({ node }) => node.dependencies).flatMap(resourcesIn);
  const referred = NEEDED_BY_NOTHING_THEY_REFER_TO.includes(resource.cfnResourceType) ? [] : referencesOf(resource).filter(CfnResource.isCfnResource);
  return [...explicit, ...resource.obtainDependencies().filter(CfnResource.isCfnResource), ...referred];
}

function resourcesIn(construct: IConstruct): CfnResource[] {
  return construct.node.findAll().filter(CfnResource.isCfnResource);
}
