/** What a company may require beyond what AWS asks for. */
import { requiredAccess } from './topics/required-access';
import { requiredConnections } from './topics/required-connections';
import { requiredLogs } from './topics/required-logs';
import type { Requirement } from '../evaluation/requirement';
import type { Rule } from '../evaluation/rule';
import { closest } from '../util/similar';

/** All requirements, each of them off unless it is chosen. */
export const REQUIREMENTS: readonly Requirement[] = [...requiredLogs, ...requiredConnections, ...requiredAccess];

/** A requirement that was chosen. */
export interface Required {
  /** As it was written: `retention=365`. */
  readonly text: string;
  readonly rule: Rule;
}

/** Each requirement with its example, for those who list them. */
export const EXAMPLES: ReadonlyArray<Required & Pick<Requirement, 'name'>> = REQUIREMENTS.map(({ name, example }) => (
  { name, ...required(example) }
));

/** Why requirements cannot be chosen so. */
export class RequirementError extends Error {
  public constructor(message: string, public readonly fix: string) {
    super(message);
  }
}

/** Those of which an endpoint can only meet one. */
const EXCLUSIVE = ['split-tunnel', 'full-tunnel'];

/** The requirements that are written as `name` or `name=value`; throws a `RequirementError`. */
export function chosen(texts: readonly string[]): Required[] {
  const byName = new Map<string, Required>();
  for (const one of texts.map(required)) {
    const [name] = one.text.split('=');
    const other = byName.get(name);
    if (other !== undefined && other.text !== one.text) {
      throw new RequirementError(`${name} is required twice, as "${other.text}" and as "${one.text}".`, 'Keep one of the two.');
    }
    byName.set(name, one);
  }
  if (EXCLUSIVE.every((name) => byName.has(name))) {
    throw new RequirementError(`${EXCLUSIVE.join(' and ')} exclude each other.`, 'Keep one of the two.');
  }
  return Array.from(byName.values());
}

/** The requirements in a file, `{ "require": ["retention=365"] }`; throws a `RequirementError`. */
export function requirementsIn(json: string): string[] {
  const instead = 'Write { "require": ["connection-logging", "retention=365"] }.';
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new RequirementError('The file is not valid JSON.', instead);
  }
  const { require: texts, ...others } = (content ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string') || Object.keys(others).length > 0) {
    throw new RequirementError('The file is not an object with a list of requirements alone.', instead);
  }
  chosen(texts);
  return texts;
}

function required(written: string): Required {
  const [name, ...rest] = written.split('=').map((part) => part.trim());
  const value = rest.length === 0 ? undefined : rest.join('=');
  const requirement = REQUIREMENTS.find((one) => one.name === name);
  if (requirement === undefined) {
    const meant = closest(name, REQUIREMENTS.map((one) => one.name));
    throw new RequirementError(`"${name}" is not a requirement.`, meant === undefined ? `Write one of ${REQUIREMENTS.map(({ example }) => example).join(', ')}.` : `Write "${meant}".`);
  }
  const rule = requirement.rule(value);
  if (typeof rule === 'string') {
    throw new RequirementError(`${name} ${rule}, not "${value ?? ''}".`, `Write "${requirement.example}".`);
  }
  return { text: value === undefined ? name : `${name}=${value}`, rule };
}
