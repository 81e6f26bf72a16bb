/** Where a template asks resources for attributes that their types do not have. */
import { type Attribute, mentionsOf } from './mentions';
import { intrinsic, members, type Path, type Sections } from './sections';
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
  const isStray = ([target, attribute]: Attribute, user?: string) => !hasAttribute(typeOf(target), attribute)
    && [target, user].some((id) => typeOf(id).startsWith(CLIENT_VPN));
  const strays = (raw: unknown, user?: string) => asked(raw, (one) => isStray(one, user));
  // most ask for none: then no one wants to know where.
  const users = Array.from(resources).filter(([user, { mentions }]) => mentions.attributes.some((one) => isStray(one, user)));
  return [
    ...users.flatMap(([user, { properties }]) => strays(Object.fromEntries(properties), user).map((one) => ({ ...one, user }))),
    ...Array.from(outputs).flatMap(([output, fields]) => strays(members(fields).get('Value')).map((one) => ({ ...one, output, path: [] }))),
  ];
}

/** The attributes that a value asks for, of those that are of interest, with where it does. */
function asked(raw: unknown, isOfInterest: (one: Attribute) => boolean, path: Path = []): AskedAttribute[] {
  if (typeof raw !== 'object' || raw === null || !mentionsOf(raw).attributes.some(isOfInterest)) {
    return [];
  }
  // what stands in the operands of a function belongs to the property as a whole.
  return !Array.isArray(raw) && intrinsic(raw) !== undefined
    ? mentionsOf(raw).attributes.filter(isOfInterest).map(([target, attribute]) => ({ target, attribute, path }))
    : Object.entries(raw).flatMap(([name, inner]) => asked(inner, isOfInterest, [...path, name]));
}
