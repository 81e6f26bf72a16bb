import { firstCycle } from './cycle';
import { mentionsIn, type MentionsOf } from './mentions';
import { hasType } from './read-sections';
import { dependsOnIn, memberIn, members } from './sections';
import { CLIENT_VPN } from '../model/graph';
import { DEEPEST } from '../util/deepest';
import { joined } from '../util/joined';

/** Why something cannot be judged as a template, and where. */
export interface Refusal {
  readonly message: string;
  readonly path: readonly string[];
}

/** What the rules are about, or may be in a nested stack of. */
const CONCERNED = new RegExp(`^(${CLIENT_VPN}|AWS::CloudFormation::Stack$)`);

export const DEEP = `nested more than ${DEEPEST} levels deep.`;

/** What keeps a parsed file from being a template that CloudFormation could deploy; nothing where it can be judged. */
export function refusal(template: unknown): Refusal | undefined {
  const sections = members(template);
  const resources = sections.get('Resources');
  if (typeof resources !== 'object' || resources === null || Array.isArray(resources)) {
    return { message: `not a CloudFormation template: "Resources" is ${sections.has('Resources') ? 'not a map' : 'missing'}.`, path: [] };
  }
  const mentions = mentionsIn(template);
  for (const [name, section] of sections) {
    if (name !== 'Resources' && mentions(section).isTooDeep) {
      return { message: DEEP, path: [name] };
    }
  }
  const deep = Object.entries(resources).find(([, resource]) => isTooDeep(resource, mentions));
  if (deep !== undefined) {
    return { message: DEEP, path: ['Resources', deep[0]] };
  }
  // there, a rule says it, and the others are asked all the same.
  const mayConcern = hasType(resources, (type) => CONCERNED.test(type));
  const cycle = mayConcern ? undefined : firstCycle(Object.keys(resources), (id) => waitsFor(memberIn(resources, id), mentions));
  return cycle && { message: circular(cycle), path: ['Resources', cycle[0]] };
}

function isTooDeep(resource: unknown, mentions: MentionsOf): boolean {
  for (const name in resource as object) {
    const field = (resource as Readonly<Record<string, unknown>>)[name];
    if (typeof field === 'object' && mentions(field).isTooDeep) {
      return true;
    }
  }
  return false;
}

/** The resources that a resource certainly waits for. */
function waitsFor(resource: unknown, mentions: MentionsOf): readonly string[] | undefined {
  // two resources with conditions may never meet.
  return resource === undefined || memberIn(resource, 'Condition') !== undefined
    ? undefined : joined(mentions(memberIn(resource, 'Properties')).certain, dependsOnIn(resource));
}

function circular(cycle: readonly string[]): string {
  const [first, ...others] = cycle;
  return others.length === 0
    ? `circular reference: ${first} refers to itself, so CloudFormation cannot create it.`
    : `circular reference: ${cycle.join(' → ')} → ${first}, so CloudFormation cannot create any of them.`;
}
