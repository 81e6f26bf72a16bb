/** What the manifest of a folder that the CDK wrote says of its templates. */
import { type Deployment, members } from './sections';

/** The stacks of a folder by their template's file: where they go, and what they are called. */
export function stacksOf(manifest: unknown): Map<string, Deployment> {
  const found = new Map<string, Deployment>();
  for (const [id, raw] of members(members(manifest).get('artifacts'))) {
    const artifact = members(raw);
    const properties = members(artifact.get('properties'));
    const file = properties.get('templateFile');
    if (artifact.get('type') === 'aws:cloudformation:stack' && typeof file === 'string') {
      found.set(file, { ...placeOf(artifact.get('environment')), stackName: nameIn(properties.get('stackName')) ?? id });
    }
  }
  return found;
}

/** What the CDK noted of the constructs of a stack: itself, and in another file. */
export interface Notes {
  readonly template: string;
  readonly metadata: unknown;
  readonly file?: string;
}

/** The notes of all stacks of a folder that the CDK wrote. */
export function notesOf(manifest: unknown): Notes[] {
  return Array.from(members(members(manifest).get('artifacts')).values(), members).flatMap((artifact) => {
    const template = nameIn(members(artifact.get('properties')).get('templateFile'));
    return template === undefined ? [] : [{ template, metadata: artifact.get('metadata'), file: nameIn(artifact.get('additionalMetadataFile')) }];
  });
}

function placeOf(environment: unknown): Deployment {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(String(environment)) ?? [];
  return { account: known(account), region: known(region) };
}

function known(part: string | undefined): string | undefined {
  return part === undefined || part.startsWith('unknown-') ? undefined : part;
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
