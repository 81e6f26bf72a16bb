import type { Resource } from '../model/graph';
import { intrinsic, memberIn } from '../template/sections';
import type { TemplateResource } from '../template/template-graph';

/** How a template writes a value that is not resolved, for people. */
export function writtenIn(resource: Resource, property: string, ...path: ReadonlyArray<string | number>): string | undefined {
  const { graph, logicalId } = resource as TemplateResource;
  const own = graph.template.resources.get(logicalId)?.properties.get(property);
  const raw = path.reduce((value: unknown, step) => typeof step === 'number' && Array.isArray(value) ? value[step] : memberIn(value, String(step)), own);
  if (raw === undefined) {
    return undefined;
  }
  const [name, argument] = typeof raw === 'object' && raw !== null ? intrinsic(raw) ?? [] : [];
  switch (name) {
    case 'Ref': return String(argument);
    case 'Fn::GetAtt': return Array.isArray(argument) ? argument.join('.') : String(argument);
    default: return JSON.stringify(raw);
  }
}
