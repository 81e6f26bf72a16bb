/** Where the templates of nested stacks are. */
import { hasType, sections } from './read-sections';
import { members } from './sections';

/** The files of the templates that a template nests, by logical id, relative to its folder; of those that are on the disk of its author. */
export function nestedTemplates(template: unknown, assets: () => ReadonlyMap<string, string> = () => new Map()): Map<string, string> {
  const found = new Map<string, string>();
  for (const [id, resource] of hasType(members(template).get('Resources'), isStack) ? sections(template).resources : []) {
    if (isStack(resource.type)) {
      const file = written(resource.assetPath) ?? local(resource.properties.get('TemplateURL')) ?? asset(resource.properties.get('TemplateURL'), assets());
      if (file !== undefined) {
        found.set(id, file);
      }
    }
  }
  return found;
}

/** The logical ids of the stacks that a template nests. */
export function nestedStacks(template: unknown): string[] {
  return hasType(members(template).get('Resources'), isStack)
    ? Array.from(sections(template).resources).filter(([, { type }]) => isStack(type)).map(([id]) => id)
    : [];
}

function isStack(type: string): boolean {
  return type === 'AWS::CloudFormation::Stack';
}

/** The files of an app by the hash that their URL is made of, as an asset manifest of the CDK says. */
export function assetFiles(manifest: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const [hash, raw] of members(members(manifest).get('files'))) {
    const path = members(members(raw).get('source')).get('path');
    if (typeof path === 'string') {
      found.set(hash, path);
    }
  }
  return found;
}

function written(path: unknown): string | undefined {
  return typeof path === 'string' ? path : undefined;
}

/** A path, such as `aws cloudformation package` takes it; one letter before a colon is a drive of Windows. */
function local(url: unknown): string | undefined {
  return typeof url === 'string' && !/^[a-z0-9]{2,}:/i.test(url) && !url.includes('{{resolve:') ? url : undefined;
}

function asset(url: unknown, assets: ReadonlyMap<string, string>): string | undefined {
  const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify(url) ?? '') ?? [];
  return hash === undefined ? undefined : assets.get(hash);
}
