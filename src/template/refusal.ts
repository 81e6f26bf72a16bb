import { firstCycle } from './cycle';
import { hasType } from './read-sections';
import { intrinsic, memberIn, members, referred } from './sections';
import { CLIENT_VPN } from '../model/graph';

/** Why something cannot be judged as a template, and where. */
export interface Refusal {
  readonly message: string;
  readonly path: readonly string[];
}

/** What the rules are about, or may be in a nested stack of. */
const CONCERNED = new RegExp(`^(${CLIENT_VPN}|AWS::CloudFormation::Stack$)`);

/** No template that someone wrote is nested like this; the functions that read one call themselves. */
export const DEEPEST = 500;
export const DEEP = `nested more than ${DEEPEST} levels deep.`;

/** What keeps a parsed file from being a template that CloudFormation could deploy; nothing where it can be judged. */
export function refusal(template: unknown): Refusal | undefined {
  const sections = members(template);
  const resources = sections.get('Resources');
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    return { message: `not a CloudFormation template: "Resources" is ${sections.has('Resources') ? 'no map' : 'missing'}.`, path: [] };
  }
  for (const [name, section] of sections) {
    if (name !== 'Resources' && !collect(section, new Set())) {
      return { message: DEEP, path: [name] };
    }
  }
  const waits = new Map<string, ReadonlySet<string>>();
  for (const [id, resource] of Object.entries(resources)) {
    const names = waitsFor(resource);
    if (names === undefined) {
      return { message: DEEP, path: ['Resources', id] };
    }
    waits.set(id, names);
  }
  // there, a rule says it, and the others are asked all the same.
  const mayConcern = hasType(resources, (type) => CONCERNED.test(type));
  const cycle = mayConcern ? undefined : firstCycle(waits);
  return cycle && { message: circular(cycle), path: ['Resources', cycle[0]] };
}

/** The resources that a resource certainly waits for; nothing where it is nested too deep. */
function waitsFor(resource: unknown): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const field in resource as object) {
    if (!collect((resource as Readonly<Record<string, unknown>>)[field], field === 'Properties' ? names : new Set())) {
      return undefined;
    }
  }
  [memberIn(resource, 'DependsOn')].flat().forEach((other) => names.add(other as string));
  // two resources with conditions may never meet.
  return memberIn(resource, 'Condition') === undefined ? names : new Set();
}

/** Adds the names that a value certainly refers to, and says whether the value is not nested too deep. */
function collect(value: unknown, names: Set<string>, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  if (depth > DEEPEST) {
    return false;
  }
  const call = Array.isArray(value) ? undefined : intrinsic(value);
  // the branch that refers may be the one that is not taken.
  const certain = call?.[0] === 'Fn::If' ? new Set<string>() : names;
  if (call !== undefined) {
    referred(...call).forEach((other) => certain.add(other));
  }
  for (const key in value) {
    if (!collect((value as Record<string, unknown>)[key], certain, depth + 1)) {
      return false;
    }
  }
  return true;
}

function circular(cycle: readonly string[]): string {
  const [first, ...others] = cycle;
  return others.length === 0
    ? `circular reference: ${first} refers to itself, so CloudFormation cannot create it.`
    : `circular reference: ${cycle.join(' → ')} → ${first}, so CloudFormation cannot create any of them.`;
}
