import { CfnResource, Stack, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { KEPT, type KeptReference, mayRefer, ReferenceKeeper } from './references';
import { internalsOf } from '../cdk/l1';

/** L1s of a complete app that certainly wait for each other, from this one back to itself; nothing where there are none. */
export function circleThrough(element: CfnResource): CfnResource[] | undefined {
  const cameFrom = new Map<CfnResource, CfnResource>();
  const met = new Set([element]);
  // a set also visits what is added to it on the way.
  for (const one of met) {
    for (const other of neededBy(one)) {
      if (other === element) {
        return wayTo(one, cameFrom);
      }
      if (!met.has(other)) {
        met.add(other);
        cameFrom.set(other, one);
      }
    }
  }
  return undefined;
}

function wayTo(end: CfnResource, cameFrom: ReadonlyMap<CfnResource, CfnResource>): CfnResource[] {
  const previous = cameFrom.get(end);
  return [...previous === undefined ? [] : wayTo(previous, cameFrom), end];
}

function neededBy(element: CfnResource): CfnResource[] {
  // two resources with conditions may never meet.
  return element.cfnOptions.condition === undefined
    ? [...element.obtainDependencies(), ...certainTargets(element)].filter(CfnResource.isCfnResource)
    : [];
}

/** What the properties of an L1 refer to, but for the branches of a condition. */
function certainTargets(element: CfnResource): IConstruct[] {
  const resolver = new ReferenceKeeper(Stack.of(element));
  const { cfnProperties, rawOverrides } = internalsOf(element);
  const names: string[] = [];
  const values = [...Object.values(cfnProperties), ...Object.values(rawOverrides.Properties ?? {})];
  for (const value of values.filter(mayRefer)) {
    try {
      collect(Tokenization.resolve(value, { scope: element, resolver, preparing: false }), names);
    } catch {
      // a lazy value that cannot be told yet.
    }
  }
  return names.map((name) => resolver.targets.get(name)!);
}

function collect(value: unknown, names: string[]): void {
  if (typeof value === 'object' && value !== null && !('Fn::If' in value)) {
    if (KEPT in value) {
      names.push((value[KEPT] as KeptReference).name);
    }
    Object.values(value).forEach((inner) => collect(inner, names));
  }
}
