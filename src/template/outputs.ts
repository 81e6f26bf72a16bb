import type { Member } from './member';
import { type Deployment, memberIn } from './sections';
import { at, object, text, type Value } from '../model/values';

/** Something that a template gives to others. */
export interface Output {
  readonly name: Value;
  readonly member: Member;
  /** Where it is found. */
  readonly deployment: Deployment;
  /** The condition of its template that it is there under. */
  readonly condition?: string;
  value(): Value;
}

/** What a template exports. */
export function exportsOf(member: Member): Output[] {
  const { contents, deployment } = member;
  return Array.from(contents.outputs).flatMap(([name, raw]) => {
    const exported = memberIn(memberIn(raw, 'Export'), 'Name');
    const [condition] = [memberIn(raw, 'Condition')].filter((one) => typeof one === 'string');
    return exported === undefined || !member.makes(condition)
      ? [] : [{ name: nameIn(member, exported), member, deployment, condition, value: () => member.output(name) }];
  });
}

/** The name of something in another template; most are plain texts, for which nothing has to be made of the template. */
export function nameIn(member: Member, raw: unknown): Value {
  return typeof raw === 'string' && !raw.includes('{{resolve:') ? raw : member.graph.resolve(raw);
}

const PARAMETER = 'AWS::SSM::Parameter';
/** The resource by which the CDK writes what a stack of another Region reads. */
const EXPORT_WRITER = 'Custom::CrossRegionExportWriter';
/** The one that reads it. */
export const EXPORT_READER = 'Custom::CrossRegionExportReader';

/** What a template writes to parameters of Systems Manager. */
export function storedOf(member: Member): Output[] {
  const { contents, deployment } = member;
  const resources = contents.mayHold([PARAMETER, EXPORT_WRITER]) ? Array.from(contents.sections.resources.values()) : [];
  return resources.filter(({ condition }) => member.makes(condition)).flatMap(({ condition, properties, type }): Output[] => {
    const property = (name: string) => member.graph.resolve(properties.get(name), condition);
    switch (type) {
      case PARAMETER: return [{ name: property('Name'), member, deployment, condition, value: () => property('Value') }];
      case EXPORT_WRITER: {
        const written = property('WriterProps');
        const region = text(at(written, 'region'));
        const there = { ...deployment, region };
        return Object.entries(object(at(written, 'exports')) ?? {}).map(([name, value]) => ({ name, member, deployment: there, condition, value: () => value }));
      }
      default: return [];
    }
  }).filter(({ name }) => name !== undefined);
}
