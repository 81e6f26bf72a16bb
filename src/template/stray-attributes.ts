/** Where a template asks resources for attributes that their types do not have. */
import { intrinsic, isIntrinsic, members, type Path, type Sections, subParts } from './sections';
import { hasAttribute } from '../model/attributes';
import { CLIENT_VPN } from '../model/graph';
import { groupBy } from '../util/group-by';

/** An attribute that someone asks for. */
export interface AskedAttribute {
  /** The resource that is asked. */
  readonly target: string;
  readonly attribute: string;
  /** The resource that asks, or the output. */
  readonly user?: string;
  readonly output?: string;
  /** Where it asks, below the properties of a resource. */
  readonly path: Path;
}

const KNOWN = new WeakMap<Sections, ReadonlyMap<string, readonly AskedAttribute[]>>();

/** What is asked of the resources of Client VPN, and what these ask of others, by the one of Client VPN. */
export function strayAttributes(template: Sections): ReadonlyMap<string, readonly AskedAttribute[]> {
  const known = KNOWN.get(template) ?? groupBy(allIn(template), ({ target, user = '' }) => (
    template.resources.get(user)?.type.startsWith(CLIENT_VPN) === true ? user : target
  ));
  KNOWN.set(template, known);
  return known;
}

function allIn({ outputs, resources }: Sections): AskedAttribute[] {
  const typeOf = (id: string | undefined) => id === undefined ? '' : resources.get(id)?.type ?? '';
  const strays = (raw: unknown, user?: string) => asked(raw, (target, attribute) => !hasAttribute(typeOf(target), attribute)
    && [target, user].some((id) => typeOf(id).startsWith(CLIENT_VPN)));
  return [
    ...Array.from(resources).flatMap(([user, { properties }]) => strays(Object.fromEntries(properties), user).map((one) => ({ ...one, user }))),
    ...Array.from(outputs).flatMap(([output, fields]) => strays(members(fields).get('Value')).map((one) => ({ ...one, output, path: [] }))),
  ];
}

/** A step into a value, and the one before it: a template may be nested deep, and few of its paths are of interest. */
interface Step {
  readonly name: string;
  readonly before?: Step;
}

/** The attributes that a value asks for, of those that are of interest. */
function asked(raw: unknown, isOfInterest: (target: string, attribute: string) => boolean): AskedAttribute[] {
  const found: AskedAttribute[] = [];
  // no recursion: a template may be nested deeper than the stack.
  const open: Array<readonly [value: unknown, step?: Step]> = [[raw]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, step] = next;
    if (typeof value === 'object' && value !== null) {
      const call = Array.isArray(value) ? undefined : intrinsic(value);
      const attributes = call === undefined ? [] : attributesIn(...call).filter(([target, attribute]) => isOfInterest(target, attribute));
      found.push(...attributes.map(([target, attribute]) => ({ target, attribute, path: pathOf(step) })));
      for (const [name, inner] of Object.entries(value)) {
        open.push([inner, { name, before: step }]);
      }
    }
  }
  return found;
}

function pathOf(step: Step | undefined): Path {
  const path: string[] = [];
  for (let one = step; one !== undefined; one = one.before) {
    path.unshift(one.name);
  }
  // what stands in the operands of a function belongs to the property as a whole.
  const call = path.findIndex(isIntrinsic);
  return call < 0 ? path : path.slice(0, call);
}

/** The attributes that a function asks for. */
function attributesIn(name: string, argument: unknown): Array<readonly [target: string, attribute: string]> {
  if (name === 'Fn::GetAtt') {
    const [target, attribute] = typeof argument === 'string' ? split(argument) : Array.isArray(argument) ? argument : [];
    return typeof target === 'string' && typeof attribute === 'string' ? [[target, attribute]] : [];
  }
  const [text, own] = [argument].flat();
  return name !== 'Fn::Sub' || typeof text !== 'string' ? [] : subParts(text)
    .flatMap((part) => 'placeholder' in part && part.placeholder.includes('.') && !members(own).has(part.placeholder) ? [split(part.placeholder)] : []);
}

function split(text: string): readonly [target: string, attribute: string] {
  const dot = text.indexOf('.');
  return [text.slice(0, Math.max(dot, 0)), text.slice(dot + 1)];
}
