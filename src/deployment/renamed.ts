import { intrinsic, members, subParts } from '../template/sections';

/** A template whose resources have other logical ids, wherever it names them. */
export function renamed(template: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (ids.size === 0) {
    return template;
  }
  const rename = (id: string) => ids.get(id) ?? id;
  const within = (raw: unknown): unknown => {
    if (Array.isArray(raw)) {
      return raw.map(within);
    }
    if (typeof raw !== 'object' || raw === null) {
      return raw;
    }
    const [name, argument] = intrinsic(raw) ?? [];
    switch (name) {
      case 'Ref': return { Ref: typeof argument === 'string' ? rename(argument) : argument };
      case 'Fn::GetAtt': return { [name]: typeof argument === 'string' ? attribute(argument, rename) : list(argument, (id) => rename(id), within) };
      case 'Fn::Sub': return { [name]: typeof argument === 'string' ? substituted(argument, rename) : list(argument, (text, own) => substituted(text, rename, own), within) };
      default: return mapped(raw, (value) => within(value));
    }
  };
  const { Resources, ...others } = template as Readonly<Record<string, unknown>>;
  const resources = Array.from(members(Resources), ([id, resource]) => [rename(id), resourceOf(resource, rename, within)]);
  return { ...mapped(others, within), Resources: Object.fromEntries(resources) };
}

function resourceOf(raw: unknown, rename: (id: string) => string, within: (raw: unknown) => unknown): unknown {
  const fields = within(raw) as { readonly DependsOn?: unknown };
  const others = [fields?.DependsOn ?? []].flat().map((other) => typeof other === 'string' ? rename(other) : other);
  return others.length === 0 ? fields : { ...fields, DependsOn: others };
}

/** The first operand as a function makes it of itself and of the second one, and the others. */
function list(argument: unknown, first: (text: string, second: unknown) => string, within: (raw: unknown) => unknown): unknown {
  const [text, ...others] = Array.isArray(argument) ? argument : [argument];
  return typeof text === 'string' ? [first(text, others[0]), ...others.map(within)] : within(argument);
}

/** `Resource.Attribute` */
function attribute(written: string, rename: (id: string) => string): string {
  const [id, ...path] = written.split('.');
  return [rename(id), ...path].join('.');
}

/** A text of `Fn::Sub`; its own variables hide resources of the same name. */
function substituted(text: string, rename: (id: string) => string, own?: unknown): string {
  return subParts(text).map((part) => (
    'text' in part ? part.text.replaceAll('${', '${!') : `\${${members(own).has(part.placeholder) ? part.placeholder : attribute(part.placeholder, rename)}}`
  )).join('');
}

function mapped(raw: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, change(value)]));
}
