import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { dependableOn } from './dependable';
import { referencesOf } from './kept-references';

/** The endpoints of each stack in the order of the program. */
const endpointsOf = new WeakMap<Stack, CfnResource[]>();
let isDeciding = false;

/**
 * Makes an endpoint wait for the one before it: the service refuses to create two at a time.
 *
 * Not where the one before already waits for this one, by way of whatever it needs.
 */
export function afterOthersOf(stack: Stack, endpoint: CfnResource): void {
  const endpoints = endpointsOf.get(stack) ?? [];
  endpointsOf.set(stack, endpoints);
  endpoints.push(endpoint);
  if (endpoints.length > 1) {
    endpoint.node.addDependency(dependableOn(() => {
      const previous = isDeciding ? undefined : decided(endpoints).get(endpoint);
      return previous === undefined ? [] : [previous];
    }));
  }
}

function decided(endpoints: readonly CfnResource[]): Map<CfnResource, CfnResource> {
  const previous = new Map<CfnResource, CfnResource>();
  // what constructs depend on is asked for on the way, and this here must not be asked again.
  isDeciding = true;
  try {
    for (const [index, endpoint] of endpoints.entries()) {
      const before = endpoints[index - 1];
      if (before !== undefined && !needs(before, endpoint, previous, new Set())) {
        previous.set(endpoint, before);
      }
    }
  } finally {
    isDeciding = false;
  }
  return previous;
}

/** Whether a resource is made after another one, directly or by way of others. */
function needs(resource: CfnResource, other: CfnResource, previous: ReadonlyMap<CfnResource, CfnResource>, seen: Set<CfnResource>): boolean {
  if (resource === other) {
    return true;
  }
  if (seen.has(resource)) {
    return false;
  }
  seen.add(resource);
  const before = previous.get(resource);
  const needed = [...referencesOf(resource), ...resource.obtainDependencies(), ...explicitlyNeeded(resource)];
  return [...needed, ...before === undefined ? [] : [before]].some((next) => CfnResource.isCfnResource(next) && needs(next, other, previous, seen));
}

function explicitlyNeeded({ node }: CfnResource): IConstruct[] {
  return node.scopes.flatMap((scope) => scope.node.dependencies).flatMap((root) => root.node.findAll());
}
