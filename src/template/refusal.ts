import { firstCycle } from './cycle';
import { intrinsic, members, subParts } from './sections';

/** Why something cannot be judged as a template, and where. */
export interface Refusal {
  readonly message: string;
  readonly path: readonly string[];
}

/** No template that somebody wrote is nested like this; the functions that read one call themselves. */
const DEEPEST = 500;

/** What keeps a parsed file from being a template that CloudFormation could deploy; nothing where it can be judged. */
export function refusal(template: unknown): Refusal | undefined {
  const sections = members(template);
  const resources = sections.get('Resources');
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    return { message: `not a CloudFormation template: "Resources" is ${sections.has('Resources') ? 'no map' : 'missing'}.`, path: [] };
  }
  const others = Array.from(sections).filter(([name]) => name !== 'Resources');
  const [deep] = [
    ...others.filter(([, section]) => !collect(section)).map(([name]) => [name]),
    ...Object.entries(resources).filter(([, resource]) => !collect(resource)).map(([id]) => ['Resources', id]),
  ];
  if (deep) {
    return { message: `nested more than ${DEEPEST} levels deep.`, path: deep };
  }
  const cycle = firstCycle(new Map(Object.entries(resources).map(([id, resource]) => [id, waitsFor(resource)])));
  return cycle && { message: circular(cycle), path: ['Resources', cycle[0]] };
}

/** The resources that a resource certainly waits for. */
function waitsFor(resource: unknown): ReadonlySet<string> {
  const fields = members(resource);
  const names = new Set<string>();
  // two resources with conditions may never meet.
  if (!fields.has('Condition')) {
    collect(fields.get('Properties'), names);
    [fields.get('DependsOn')].flat().forEach((other) => names.add(other as string));
  }
  return names;
}

/** Adds the names that a value refers to, and says whether the value is not nested too deep. */
function collect(value: unknown, names?: Set<string>, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  if (depth > DEEPEST) {
    return false;
  }
  if (names !== undefined && !Array.isArray(value)) {
    const [name, argument] = intrinsic(value) ?? [];
    if (name === 'Fn::If') {
      // the branch that refers may be the one that is not taken.
      return true;
    }
    referred(name, argument).forEach((other) => names.add(other));
  }
  return Object.values(value).every((inner) => collect(inner, names, depth + 1));
}

function referred(name: string | undefined, argument: unknown): readonly string[] {
  const [first, own] = Array.isArray(argument) ? argument : [argument];
  switch (typeof first === 'string' ? name : undefined) {
    case 'Ref': return [first];
    case 'Fn::GetAtt': return [first.split('.')[0]];
    case 'Fn::Sub': return subParts(first).flatMap((part) => 'placeholder' in part ? [part.placeholder.split('.')[0]] : []).filter((part) => !members(own).has(part));
    default: return [];
  }
}

function circular(cycle: readonly string[]): string {
  const [first, ...others] = cycle;
  return others.length === 0
    ? `circular reference: ${first} refers to itself, so that CloudFormation cannot make it.`
    : `circular reference: ${cycle.join(' → ')} → ${first}, so that CloudFormation can make none of them.`;
}
