/** Which construct a resource was made by, as the CDK writes it beside a template that does not say so itself. */
import { memberIn, members } from '../template/sections';

const PATH = 'aws:cdk:path';

/** The paths of constructs by the logical ids of a stack, those of nested stacks included; none for an id that two of them have. */
export function pathsIn(metadata: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const [path, entries] of members(metadata)) {
    for (const entry of Array.isArray(entries) ? entries : []) {
      const id = memberIn(entry, 'data');
      if (memberIn(entry, 'type') === 'aws:cdk:logicalId' && typeof id === 'string') {
        (found.has(id) ? twice : new Set<string>()).add(id);
        found.set(id, path.replace(/^\//, ''));
      }
    }
  }
  twice.forEach((id) => found.delete(id));
  return found;
}

/** A template whose resources say which construct they were made by. */
export function withPaths(template: unknown, paths: ReadonlyMap<string, string>): unknown {
  if (paths.size === 0) {
    return template;
  }
  const resources = Array.from(members(memberIn(template, 'Resources')), ([id, raw]) => {
    const metadata = members(memberIn(raw, 'Metadata'));
    const path = metadata.has(PATH) ? undefined : paths.get(id);
    return [id, path === undefined ? raw : { ...raw as object, Metadata: { ...Object.fromEntries(metadata), [PATH]: path } }] as const;
  });
  return { ...template as object, Resources: Object.fromEntries(resources) };
}
