import type { SchemaJson, Type } from '@cedar-policy/cedar-wasm/nodejs';
import type { Context } from './context';
import { ask } from './engine';
import { type Complaint, complaints, type Policy } from './policy';

type Attribute = Type<string>;

const BOOLEAN: Attribute = { type: 'Boolean' };
const LONG: Attribute = { type: 'Long' };
const STRING: Attribute = { type: 'String' };
const STRINGS: Attribute = { type: 'Set', element: STRING };
const record = (attributes: Record<string, Attribute>): Attribute => ({ type: 'Record', attributes });

/**
 * The context that AWS documents, with the fields of its examples. All of it is taken to be there: whether it is depends on the device.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html
 */
const CONTEXT = record({
  'crowdstrike': record({
    assessment: record({ overall: LONG, os: LONG, sensor_config: LONG, version: STRING }),
    cid: STRING,
    platform: STRING,
    serial_number: STRING,
    jailbroken: BOOLEAN,
  }),
  'jamf': record({ risk: STRING, groups: STRINGS, osv: STRING, diskEncryptionEnabled: BOOLEAN }),
  'jumpcloud': record({ device: record({ is_managed: BOOLEAN }), org_id: STRING, system: STRING, durt_id: STRING }),
  'saml': record({ memberOf: STRINGS }),
  'active-directory': record({}),
  'mutual-authentication': record({}),
  'connection': record({}),
});

/** Namespaces whose fields AWS does not list by name. */
const OPEN_NAMESPACES = ['saml', 'active-directory', 'mutual-authentication', 'connection'];
const IN_WORDS: Readonly<Record<string, string>> = { Boolean: 'a boolean', Long: 'a whole number', String: 'a text', Set: 'a list', Record: 'an object' };

/** The first thing in a context that AWS does not document, in words. */
export function undocumentedIn(context: Context): string | undefined {
  return misfit(context, CONTEXT, 'context');
}

function misfit(value: unknown, type: Attribute, path: string): string | undefined {
  if (kindOf(value) !== type.type) {
    return `${path} is ${JSON.stringify(value)}, but AWS documents ${IN_WORDS[type.type]}`;
  }
  if (type.type === 'Set') {
    return firstOf((value as unknown[]).map((element, index) => misfit(element, (type as { element: Attribute }).element, `${path}[${index}]`)));
  }
  if (type.type !== 'Record') {
    return undefined;
  }
  const { attributes } = type as { attributes: Readonly<Record<string, Attribute>> };
  return firstOf(Object.entries(value as object).map(([name, inner]) => {
    const field = `${path}.${name}`;
    if (Object.hasOwn(attributes, name)) {
      return misfit(inner, attributes[name], field);
    }
    return OPEN_NAMESPACES.includes(path.replace('context.', '')) ? undefined
      : `${field} is not documented by AWS, which has ${Object.keys(attributes).join(', ')}`;
  }));
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'Set' : typeof value === 'number' ? 'Long' : typeof value === 'string' ? 'String' : typeof value === 'boolean' ? 'Boolean' : 'Record';
}

function firstOf(problems: ReadonlyArray<string | undefined>): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

/** Not in Cedar's own syntax, which the engine takes longer to read. */
const SCHEMA: SchemaJson<string> = {
  '': {
    entityTypes: { Client: {}, Endpoint: {} },
    actions: { connect: { appliesTo: { principalTypes: ['Client'], resourceTypes: ['Endpoint'], context: CONTEXT } } },
  },
};

/** Namespaces whose fields AWS does not list by name. */
const OPEN = /^attribute `(?:saml|active-directory|mutual-authentication|connection)\.|^attribute `\[?"(?:active-directory|mutual-authentication)"/;
/** What of the strict check says that a field is unknown or of another type; the rest is a matter of style that the service does not ask for. */
const FIELDS = [/^attribute `.+` in context for Action::"connect" not found$/, /^unexpected type: expected /, /^the types .+ are not compatible$/];

/** Where a policy uses the context otherwise than AWS documents it. */
export function undocumented({ text }: Policy): Complaint[] {
  const answer = ask((cedar) => cedar.validate({ schema: SCHEMA, policies: { staticPolicies: text.cedar } }));
  const errors = answer?.type === 'success' ? answer.validationErrors : [];
  return errors.flatMap(({ error }) => complaints(error, text))
    .filter(({ message }) => FIELDS.some((kind) => kind.test(message)) && !OPEN.test(message))
    .map((complaint) => ({ ...complaint, message: complaint.message.replace(' in context for Action::"connect" not found', ' of the context is not documented') }));
}
