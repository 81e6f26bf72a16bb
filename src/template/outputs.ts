import type { Member } from './member';
import { members } from './sections';
import type { Value } from '../model/values';

/** Something that a template gives to others. */
export interface Output {
  readonly name: Value;
  readonly member: Member;
  value(): Value;
}

/** What a template exports. */
export function exportsOf(member: Member): Output[] {
  return Array.from(member.contents.sections.outputs).flatMap(([name, raw]) => {
    const exported = members(members(raw).get('Export')).get('Name');
    return exported === undefined ? [] : [{ name: member.graph.resolve(exported), member, value: () => member.output(name) }];
  });
}

/** What a template writes to parameters of Systems Manager. */
export function storedOf(member: Member): Output[] {
  return Array.from(member.contents.mayHold(['AWS::SSM::Parameter']) ? member.contents.sections.resources : []).filter(([, { type }]) => type === 'AWS::SSM::Parameter').map(([, { condition, properties }]) => ({
    name: member.graph.resolve(properties.get('Name'), condition),
    member,
    value: () => member.graph.resolve(properties.get('Value'), condition),
  })).filter(({ name }) => name !== undefined);
}
