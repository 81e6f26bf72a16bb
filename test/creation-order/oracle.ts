import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: readonly string[];
}

/** What the service takes ten operations at a time on. */
export const CHILD = /^AWS::EC2::ClientVpn(TargetNetworkAssociation|Route|AuthorizationRule)$/;

/** The most resources of which none waits for another: by Dilworth's theorem, all of them less a largest matching of the order. */
export function mostAtATime(resources: Record<string, TemplateResource>): number {
  const ids = Object.keys(resources).filter((id) => CHILD.test(resources[id].Type));
  const waits = new Map(ids.map((id) => [id, new Set<string>()]));
  const follow = (id: string, from: string, seen: Set<string>): void => (resources[from].DependsOn ?? []).forEach((other) => {
    if (other === id) {
      throw new Error(`${id} waits for itself`);
    }
    if (!seen.has(other)) {
      seen.add(other);
      follow(id, other, seen);
    }
  });
  ids.forEach((id) => {
    const seen = new Set<string>();
    follow(id, id, seen);
    waits.set(id, new Set(ids.filter((other) => seen.has(other))));
  });
  const matched = new Map<string, string>();
  const augment = (id: string, seen: Set<string>): boolean => Array.from(waits.get(id)!).some((other) => {
    if (seen.has(other)) {
      return false;
    }
    seen.add(other);
    const rival = matched.get(other);
    if (rival !== undefined && !augment(rival, seen)) {
      return false;
    }
    matched.set(other, id);
    return true;
  });
  return ids.length - ids.filter((id) => augment(id, new Set())).length;
}

/** The resources of a stack and of its nested stacks as one: what waits for a nested stack waits for all that is in it, and the other way round. */
export function everything(stack: Stack): Record<string, TemplateResource> {
  const parts = stack.node.findAll().filter((below): below is Stack => Stack.isStack(below) && below !== stack && below.nestedStackParent === stack)
    .map((below) => [stack.resolve((below.nestedStackResource as CfnResource).logicalId) as string, everything(below)] as const);
  const own: Record<string, TemplateResource> = Template.fromStack(stack).toJSON().Resources ?? {};
  const inside = new Map(parts.map(([id, resources]) => [id, Object.keys(resources).map((inner) => `${id}.${inner}`)]));
  const meant = (ids: readonly string[] = []): string[] => ids.flatMap((id) => [id, ...inside.get(id) ?? []]);
  const nested = parts.flatMap(([id, resources]) => Object.entries(resources).map(([inner, resource]) => [`${id}.${inner}`, {
    ...resource,
    DependsOn: [...(resource.DependsOn ?? []).map((other) => `${id}.${other}`), ...meant(own[id].DependsOn)],
  }] as const));
  const outside = Object.entries(own).map(([id, resource]) => [id, { ...resource, DependsOn: meant(resource.DependsOn) }] as const);
  return Object.fromEntries([...outside, ...nested]);
}

/** The resources of a template that wait for each other, by references and `DependsOn`; nothing where there is no circle. */
export function circleIn(resources: Record<string, TemplateResource>): string[] | undefined {
  const needs = new Map(Object.entries(resources).map(([id, { DependsOn = [], Properties }]) => {
    const written = Array.from(JSON.stringify(Properties ?? {}).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z0-9]+)"/g), ([, other]) => other);
    return [id, [DependsOn, written].flat().filter((other) => other in resources)] as const;
  }));
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) {
      return [...path.slice(path.indexOf(id)), id];
    }
    if (done.has(id)) {
      return undefined;
    }
    const found = needs.get(id)!.map((other) => visit(other, [...path, id])).find((circle) => circle !== undefined);
    done.add(id);
    return found;
  };
  return Array.from(needs.keys(), (id) => visit(id, [])).find((circle) => circle !== undefined);
}
