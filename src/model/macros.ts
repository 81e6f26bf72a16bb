/** What transforms and modules may add to a template. */

/** What a macro may add to properties: nothing, others beside those that are written, or anything anywhere in them. */
export type Openness = 'closed' | 'beside' | 'anywhere';

/** The function that names a macro inside of a template. */
export const TRANSFORM = 'Fn::Transform';

/** The transforms that add nothing to Client VPN, nor to what it is attached to. */
const HARMLESS: ReadonlySet<unknown> = new Set([
  'AWS::CodeDeployBlueGreen', 'AWS::LanguageExtensions', 'AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16', 'AWS::Serverless-2016-10-31',
]);
/** It adds what is in a file, and changes nothing beside it. */
const INCLUDE = 'AWS::Include';

/** What a macro may add where it stands, by its name. */
export function opennessOf(name: unknown): Openness {
  return HARMLESS.has(name) ? 'closed' : name === INCLUDE ? 'beside' : 'anywhere';
}

/** The most of what several macros may add. */
export function widest(all: readonly Openness[]): Openness {
  return all.find((one) => one === 'anywhere') ?? all.find((one) => one === 'beside') ?? 'closed';
}

/** Whether a resource stands for others, which a module of the registry adds. */
export function isModule(type: string): boolean {
  return type.endsWith('::MODULE');
}
