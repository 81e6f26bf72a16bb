/** What is replaced where templates differ, as this library and the CDK say it. */
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import type { Synthesized } from './synthesize';
import { compare } from '../../src/deployment/comparison';
import { CREATE_ONLY } from '../../src/deployment/create-only';

export type Templates = Synthesized['templates'];
type Template = Templates[string];

/** What is compared: of other types, `diff` reports about those alone that belong to an endpoint. */
const SUBJECTS = Object.keys(CREATE_ONLY).filter((type) => type.startsWith('AWS::EC2::ClientVpn'));

/** A template once for each create-only property that it sets, with another value there. */
export function withOtherValues(template: Template): Template[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) => (SUBJECTS.includes(resource.Type) ? CREATE_ONLY[resource.Type] : [])
    .filter((property) => property in (resource.Properties ?? {}))
    .map((property) => ({
      ...template,
      Resources: { ...template.Resources, [id]: { ...resource, Properties: { ...resource.Properties, [property]: `other ${property}` } } },
    })));
}

export function stateOf(templates: Templates) {
  return { templates: Object.entries(templates).map(([file, template]) => ({ file, name: file, template })) };
}

/** What `diff` calls replaced, or refused because it would be; a written id may be that of the resource that was referred to, so that nothing changes. */
export function replacedByUs(before: Templates, after: Templates): { readonly certainly: string[]; readonly possibly: string[] } {
  const changes = compare(stateOf(before), stateOf(after)).stacks.flatMap((stack) => stack.changes);
  const replaced = changes.filter(({ effect, resource: { type } }) => ['replaced', 'fails'].includes(effect) && SUBJECTS.includes(type));
  const ids = (some: typeof replaced) => some.map(({ resource: { logicalId } }) => logicalId);
  return { certainly: ids(replaced.filter(({ isCertain }) => isCertain)), possibly: ids(replaced) };
}

export function replacedByTheCdk(before: Templates, after: Templates): string[] {
  return Object.keys(after).flatMap((file) => {
    const found: string[] = [];
    fullDiff(before[file], after[file]).resources.forEachDifference((id, { changeImpact, newResourceType }) => {
      if (SUBJECTS.includes(newResourceType ?? '') && changeImpact === ResourceImpact.WILL_REPLACE) {
        found.push(id);
      }
    });
    return found;
  });
}
