import { inspect } from 'node:util';
import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { callSite, report } from './reporting';
import type { Place } from '../cdk/place';
import { VALUE_KIND } from '../rules/construct-rules';
import { closest } from '../util/similar';

/** What a prop is recognized by, members that no other choice has, and what to write for it. */
export interface ArgumentType {
  readonly members: readonly string[];
  readonly instead: string;
}

export const CERTIFICATE: ArgumentType = {
  members: ['certificateRef'],
  instead: 'acm.Certificate.fromCertificateArn(this, "Certificate", "arn:aws:acm:…")',
};

/** ArgumentTypes by the names of props. */
export type ArgumentTypes = Readonly<Record<string, ArgumentType>>;

export const VPC: ArgumentType = { members: ['vpcRef', 'vpcId'], instead: 'ClientVpnNetwork.vpc(vpc) with an ec2.IVpc' };
export const VPC_WITH_SUBNETS: ArgumentType = { members: ['selectSubnets'], instead: `${VPC.instead}, or ClientVpnNetwork.subnets(vpc, [subnet]) for an L1` };
export const SUBNET: ArgumentType = { members: ['subnetRef', 'subnetId'], instead: 'ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…")' };
export const SECURITY_GROUP: ArgumentType = {
  members: ['securityGroupRef', 'securityGroupId'],
  instead: 'ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "sg-…")',
};

export const SAML_PROVIDER: ArgumentType = {
  members: ['samlProviderRef'],
  instead: 'iam.SamlProvider.fromSamlProviderArn(this, "Saml", "arn:aws:iam::…")',
};
export const MICROSOFT_AD: ArgumentType = { members: ['microsoftAdRef'], instead: 'ClientVpnAuthentication.activeDirectory("d-…") for an existing directory' };
export const SIMPLE_AD: ArgumentType = { members: ['simpleAdRef'], instead: MICROSOFT_AD.instead };
export const LOG_GROUP: ArgumentType = { members: ['logGroupRef'], instead: 'logs.LogGroup.fromLogGroupName(this, "LogGroup", "…")' };
export const KEY: ArgumentType = { members: ['keyRef'], instead: 'kms.Key.fromKeyArn(this, "Key", "arn:aws:kms:…")' };
export const BUCKET: ArgumentType = { members: ['bucketRef'], instead: 's3.Bucket.fromBucketName(this, "Lists", "…")' };
export const SCHEDULE: ArgumentType = { members: ['expressionString'], instead: 'events.Schedule.rate(Duration.days(1))' };
export const MANAGED_TAGS: ArgumentType = { members: ['_bindTags'], instead: 'ClientVpnManagedTags.of({ Team: "network" })' };
export const REVOCATION_LIST: ArgumentType = { members: ['_bindList'], instead: 'ClientVpnRevocationList.fromFile("pki/crl.pem")' };
export const DESTINATION: ArgumentType = { members: ['_ranges'], instead: 'ClientVpnDestination.cidr("10.20.0.0/16")' };
export const ENDPOINT_ARGUMENT: ArgumentType = { members: ['clientVpnEndpointRef'], instead: 'a ClientVpnEndpointPlus, created or imported' };
export const GRANTEE: ArgumentType = { members: ['grantPrincipal'], instead: 'a role, such as iam.Role.fromRoleName(this, "Operator", "operator")' };
export const ALARM: ArgumentType = { members: ['_alarm'], instead: 'ClientVpnAlarm.at(14)' };
export const ALARM_ACTION: ArgumentType = { members: ['bind'], instead: 'new cloudwatch_actions.SnsAction(topic)' };
export const SCOPE: ArgumentType = { members: ['node'], instead: 'new NestedStack(this, "More")' };
export const TRANSIT_GATEWAY: ArgumentType = {
  members: ['transitGatewayRef', 'transitGatewayId'],
  instead: 'ec2.CfnTransitGateway.fromTransitGatewayId(this, "Gateway", "tgw-…")',
};

/** Throws when there is nothing to read props from. */
export function expectObject(place: Place, name: string, value: unknown, instead: string): void {
  if (!isRecord(value)) {
    invalidArgument(place, name, value, instead);
  }
}

/** What is expected of props beyond their names, and what to write in place of something else. */
interface Expected {
  readonly required?: ArgumentTypes;
  readonly optional?: ArgumentTypes;
  readonly instead?: string;
}

/** Throws when there are no props, or one of them is misspelled, not of its kind, or null. */
export function expectProps(place: Place, name: string, props: unknown, names: Readonly<Record<string, true | 'required'>>, expected: Expected = {}): void {
  const { required = {}, optional = {}, instead = `{ ${Object.keys({ ...required, ...optional }).join(', ')} }` } = expected;
  expectObject(place, name, props, instead);
  expectSpelling(place, props as object, names);
  const values = props as Readonly<Record<string, unknown>>;
  Object.entries(required).forEach(([prop, kind]) => expectInstance(place, prop, values[prop], kind));
  Object.entries(optional).forEach(([prop, kind]) => expectOptional(place, prop, values[prop], kind));
  expectNoNull(place, values, names);
}

/** The names of the props of an interface, and which are required: the compiler misses one that is left out. */
export type Names<T> = { readonly [Name in keyof T]-?: undefined extends T[Name] ? true : 'required' };

/** Throws for a prop that is misspelled. Others than those that resemble a missing one may belong to whoever passes all of theirs on. */
export function expectSpelling(place: Place, props: object, names: Readonly<Record<string, true | 'required'>>): void {
  const given = props as Readonly<Record<string, unknown>>;
  const missing = Object.keys(names).filter((name) => given[name] === undefined);
  for (const name of Object.keys(props)) {
    const meant = name in names || given[name] === undefined ? undefined : closest(name, missing);
    if (meant !== undefined) {
      report(place, VALUE_KIND, `there is no prop ${JSON.stringify(name)}.`, `Write ${meant}.`);
    }
  }
}

/** The most arguments that methods take: the compiler compares the numbers with their signatures. */
type ArgumentCounts<T> = {
  readonly [Name in Exclude<keyof T, 'toString'>]?: T[Name] extends (...args: never[]) => unknown ? Required<Parameters<T[Name]>>['length'] : never;
};

/** Lets methods, those of a class or of its prototype, throw for an argument too many, which JavaScript would drop. */
export function limitArguments<T extends object>(className: string, methods: T, counts: ArgumentCounts<T>): void {
  for (const [name, most] of Object.entries(counts) as Array<[keyof T & string, number]>) {
    const method = methods[name] as (...args: unknown[]) => unknown;
    Object.defineProperty(methods, name, {
      value(this: unknown, ...args: unknown[]) {
        expectArguments(`${className}.${name}`, args, most);
        return method.apply(this ?? methods, args);
      },
      configurable: true,
      writable: true,
    });
  }
}

/** Throws for an argument too many. */
export function expectArguments(call: string, args: ArrayLike<unknown>, most: number): void {
  if (args.length > most) {
    report(callSite(call), VALUE_KIND, `there ${args.length === 1 ? 'is 1 argument,' : `are ${args.length} arguments, the last one`} ${shown(args[args.length - 1])}.`,
      most === 0 ? 'It takes none.' : `It takes ${most} at most.`);
  }
}

/** The id of a construct; throws for one that is no text, for a scope that is none, and for an argument too many. */
export function constructId(call: string, id: string, args: ArrayLike<unknown>): string {
  expectArguments(call, args, 3);
  expectScope(call, args[0]);
  expectName(callSite(call), 'id', id, '"Office"');
  return id;
}

/** Lets a class of constructs throw for a scope that is none, before its props are injected: the CDK asks the scope for them. */
export function scoped<T extends new (...args: any[]) => object>(construct: T): T {
  const checked = class extends construct {
    public constructor(...args: any[]) {
      expectScope(`new ${construct.name}`, args[0]);
      super(...args);
    }
  };
  return Object.defineProperty(checked, 'name', { value: construct.name });
}

function expectScope(call: string, scope: unknown): void {
  if (!Construct.isConstruct(scope)) {
    invalidArgument(callSite(call), 'scope', scope, 'this, the stack');
  }
}

/** Throws when one of some optional props is null, which CloudFormation does not take: what is required says for itself what to write. */
function expectNoNull(place: Place, props: object, names: Readonly<Record<string, true | 'required'>>): void {
  const nothing = Object.entries(props).find(([name, value]) => value === null && names[name] !== 'required');
  if (nothing !== undefined) {
    report(place, VALUE_KIND, `${nothing[0]} is null.`, 'Leave it out.');
  }
}

/** Throws for something that is not a string. */
export function expectText(place: Place, prop: string, value: unknown, instead: string): void {
  if (typeof value !== 'string') {
    invalidArgument(place, prop, value, JSON.stringify(instead));
  }
}

/** Throws for something that is given and not a string. */
export function expectOptionalText(place: Place, prop: string, value: unknown, instead: string): void {
  if (value !== undefined) {
    expectText(place, prop, value, instead);
  }
}

/** Throws for something that is given, resolved, and not of a primitive type. */
export function expectType(place: Place, prop: string, value: unknown, type: 'string' | 'number', instead: string): void {
  if (value !== undefined && typeof value !== type && !Token.isUnresolved(value)) {
    invalidArgument(place, prop, value, instead);
  }
}

/** Throws for something that is given and not a map of texts. */
export function expectTexts(place: Place, prop: string, value: unknown, instead: string): void {
  if (value !== undefined && !(isRecord(value) && Object.values(value).every((each) => typeof each === 'string'))) {
    invalidArgument(place, prop, value, instead);
  }
}

/** The values of an enumeration of numbers, which holds its names as well. */
export function numbersOf(enumeration: object): readonly unknown[] {
  return Object.values(enumeration).filter((value) => typeof value === 'number');
}

/** Throws for something that is none of an enumeration of numbers. */
export function expectNumberOf(enumeration: object, place: Place, prop: string, value: unknown, instead: string): void {
  if (!numbersOf(enumeration).includes(value)) {
    invalidArgument(place, prop, value, instead);
  }
}

/** Throws for something that is given, resolved, and none of some values. */
export function expectOneOf(place: Place, prop: string, value: unknown, values: readonly unknown[], instead: string): void {
  if (value !== undefined && !Token.isUnresolved(value) && !values.includes(value)) {
    invalidArgument(place, prop, value, instead);
  }
}

/** Throws for something that is not a string, or an empty one. */
export function expectName(place: Place, prop: string, value: unknown, instead: string): void {
  if (typeof value !== 'string' || value === '') {
    invalidArgument(place, prop, value, instead);
  }
}

/** Throws for something that is given and not a string, or an empty one. */
export function expectOptionalName(place: Place, prop: string, value: unknown, instead: string): void {
  if (value !== undefined) {
    expectName(place, prop, value, instead);
  }
}

/** Throws for something that is given, resolved, and not spelled as a pattern says. */
export function expectSpelled(place: Place, prop: string, value: unknown, pattern: RegExp, instead: string): void {
  if (value !== undefined && !Token.isUnresolved(value) && (typeof value !== 'string' || !pattern.test(value))) {
    invalidArgument(place, prop, value, instead);
  }
}

/** Throws for something that is not a list of texts, or has an empty one. */
export function expectNames(place: Place, prop: string, values: unknown, instead: string): void {
  if (!Array.isArray(values)) {
    invalidArgument(place, prop, values, `[${instead}]`);
  }
  values.forEach((value, index) => expectName(place, `${prop}[${index}]`, value, instead));
}

/** Throws for something that is neither true nor false. */
export function expectChoice(place: Place, prop: string, value: unknown): void {
  if (!Token.isUnresolved(value)) {
    expectKnownChoice(place, prop, value);
  }
}

/** Throws for something that is neither true nor false, or that is known only at deployment. */
export function expectKnownChoice(place: Place, prop: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') {
    invalidArgument(place, prop, value, 'true');
  }
}

/** Throws when something of a list is not of a kind. */
export function expectAll(place: Place, prop: string, values: readonly unknown[], kind: ArgumentType): void {
  if (!Array.isArray(values)) {
    invalidArgument(place, prop, values, `[${kind.instead}]`);
  }
  values.forEach((value, index) => expectInstance(place, `${prop}[${index}]`, value, kind));
}

/** Throws when a value is there that is not of a kind. */
function expectOptional(place: Place, prop: string, value: unknown, kind: ArgumentType): void {
  if (value !== undefined) {
    expectInstance(place, prop, value, kind);
  }
}

/** Throws when a value is not of a kind. */
export function expectInstance(place: Place, prop: string, value: unknown, { members, instead }: ArgumentType): void {
  if (!isObject(value) || !members.some((member) => member in value)) {
    invalidArgument(place, prop, value, instead);
  }
}

/** Whether something has values by name: a `Map` and a `Date` have theirs otherwise. */
function isRecord(value: unknown): value is object {
  return isObject(value) && !(Symbol.iterator in value) && !(value instanceof Date);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function invalidArgument(place: Place, prop: string, value: unknown, instead: string): never {
  report(place, VALUE_KIND, `${prop} is ${value === undefined ? 'missing' : shown(value)}.`, `Write e.g. ${instead}.`);
}

interface Limits {
  readonly min: number;
  readonly max?: number;
}

const LONGEST_SHOWN = 80;

/** A value of any kind in a few words: a construct by its path, an object of a class by its class, everything else as it is written. */
export function shown(value: unknown): string {
  const text = inWords(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

function inWords(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (!isObject(value)) {
    return typeof value === 'function' ? 'a function' : String(value);
  }
  const name = (Object.getPrototypeOf(value) as Partial<object> | null)?.constructor?.name;
  return Construct.isConstruct(value) ? `the construct ${value.node.path}`
    : Token.isUnresolved(value) && !Array.isArray(value) ? 'a token'
      : name === undefined || name === 'Object' || name === 'Array' ? inspect(value, { breakLength: Infinity, depth: 1 }).replaceAll("'", '"')
        : `an object of the class ${name}`;
}

/** Throws for a number that is known and no whole one, or beyond the limits. */
export function expectWhole(place: Place, prop: string, value: unknown, instead: string, { min, max = Infinity }: Limits): void {
  if (value !== undefined && !Token.isUnresolved(value) && !(Number.isInteger(value) && (value as number) >= min && (value as number) <= max)) {
    invalidArgument(place, prop, value, instead);
  }
}
