import type { SchemaJson, Type } from '@cedar-policy/cedar-wasm/nodejs';
import type { Context } from './context';
import { DOCUMENTED_FIELDS, type DocumentedField, NAMELESS } from './documented-context';
import { ask } from './engine';
import { type Complaint, complaints, type Policy } from './policy';

type Attribute = Type<string>;

const TYPES: Readonly<Record<DocumentedField['type'], Attribute>> = {
  'boolean': { type: 'Boolean' },
  'whole number': { type: 'Long' },
  'text': { type: 'String' },
  'list of texts': { type: 'Set', element: { type: 'String' } },
};
const IN_WORDS: Readonly<Record<string, string>> = { Boolean: 'a boolean', Long: 'a whole number', String: 'a text', Set: 'a list', Record: 'an object' };

/**
 * The context that AWS documents. All of it is taken to be there: whether it is depends on the device.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html
 */
const CONTEXT = recordOf(DOCUMENTED_FIELDS, NAMELESS);

function recordOf(fields: readonly DocumentedField[], empty: readonly string[]): Attribute {
  const attributes: Record<string, Attribute> = Object.fromEntries(empty.map((name) => [name, { type: 'Record', attributes: {} }]));
  for (const [name] of fields.map(({ path }) => path.split('.'))) {
    const own = fields.filter(({ path }) => path.split('.')[0] === name);
    const below = own.filter(({ path }) => path !== name).map((field) => ({ ...field, path: field.path.slice(name.length + 1) }));
    attributes[name] = below.length === 0 ? TYPES[own[0].type] : recordOf(below, []);
  }
  return { type: 'Record', attributes };
}

/** What in a context AWS does not document, in words. */
export function undocumentedIn(context: Context): string[] {
  return misfits(context, CONTEXT, 'context');
}

/** The first name of a path below the context that AWS does not document, with all before it. */
export function undocumentedPath(path: readonly string[]): readonly string[] | undefined {
  let type: Attribute | undefined = CONTEXT;
  for (const [position, name] of path.entries()) {
    const attributes: Readonly<Record<string, Attribute>> | undefined = attributesOf(type);
    if (attributes === undefined || !Object.hasOwn(attributes, name)) {
      return path.slice(0, position + 1);
    }
    type = attributes[name];
  }
  return undefined;
}

/** The names that AWS documents beside one that it does not. */
export function namesBeside(path: readonly string[]): string[] {
  let type: Attribute | undefined = CONTEXT;
  for (const name of path.slice(0, -1)) {
    type = attributesOf(type)?.[name];
  }
  return Object.keys(attributesOf(type) ?? {});
}

function attributesOf(type: Attribute | undefined): Readonly<Record<string, Attribute>> | undefined {
  return type?.type === 'Record' ? (type as { attributes: Readonly<Record<string, Attribute>> }).attributes : undefined;
}

function misfits(value: unknown, type: Attribute, path: string): string[] {
  if (kindOf(value) !== type.type) {
    return [`${path} is ${JSON.stringify(value)}, but AWS documents ${IN_WORDS[type.type]}`];
  }
  if (type.type === 'Set') {
    return (value as unknown[]).flatMap((element, index) => misfits(element, (type as { element: Attribute }).element, `${path}[${index}]`));
  }
  const attributes = attributesOf(type);
  return attributes === undefined ? [] : Object.entries(value as object).flatMap(([name, inner]) => {
    const names = Object.keys(attributes);
    return names.includes(name) ? misfits(inner, attributes[name], `${path}.${name}`)
      : [`${path}.${name} is not documented by AWS, which ${names.length === 0 ? 'names no field there' : `has ${names.join(', ')}`}`];
  });
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'Set' : typeof value === 'number' ? 'Long' : typeof value === 'string' ? 'String' : typeof value === 'boolean' ? 'Boolean' : 'Record';
}

/** Not in Cedar's own syntax, which the engine takes longer to read. */
const SCHEMA: SchemaJson<string> = {
  '': {
    entityTypes: { Client: {}, Endpoint: {} },
    actions: { connect: { appliesTo: { principalTypes: ['Client'], resourceTypes: ['Endpoint'], context: CONTEXT } } },
  },
};

/** What of the strict check says that a field is unknown or of another type; the rest is a matter of style that the service does not ask for. */
const FIELDS = [/^attribute `.+` in context for Action::"connect" not found$/, /^unexpected type: expected /, /^the types .+ are not compatible$/];

/** Where a policy uses the context otherwise than AWS documents it. */
export function undocumented({ text }: Policy): Complaint[] {
  const answer = ask((cedar) => cedar.validate({ schema: SCHEMA, policies: { staticPolicies: text.cedar } }));
  const errors = answer?.type === 'success' ? answer.validationErrors : [];
  return errors.flatMap(({ error }) => complaints(error, text))
    .filter(({ message }) => FIELDS.some((kind) => kind.test(message)))
    .map((complaint) => ({ ...complaint, message: complaint.message.replace(' in context for Action::"connect" not found', ' of the context is not documented') }));
}
