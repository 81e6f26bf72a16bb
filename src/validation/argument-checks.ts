import { inspect } from 'node:util';
import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { inCall, report } from './reporting';
import type { Place } from '../cdk/place';
import { VALUE_KIND } from '../rules/construct-rules';
import { closest } from '../util/similar';

/** What a prop is recognized by, members that no other choice has, and what to write for it. */
export interface Kind {
  readonly members: readonly string[];
  readonly instead: string;
}

export const CERTIFICATE: Kind = {
  members: ['certificateRef'],
  instead: 'acm.Certificate.fromCertificateArn(this, "Certificate", "arn:aws:acm:…")',
};

/** Kinds by the names of props. */
export type Kinds = Readonly<Record<string, Kind>>;

export const VPC: Kind = { members: ['vpcRef', 'vpcId'], instead: 'ClientVpnNetwork.vpc(vpc) with an ec2.IVpc' };
export const VPC_WITH_SUBNETS: Kind = { members: ['selectSubnets'], instead: `${VPC.instead}, or ClientVpnNetwork.subnets(vpc, [subnet]) for an L1` };
export const SUBNET: Kind = { members: ['subnetRef', 'subnetId'], instead: 'ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…")' };
export const SECURITY_GROUP: Kind = {
  members: ['securityGroupRef', 'securityGroupId'],
  instead: 'ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "sg-…")',
};

export const SAML_PROVIDER: Kind = {
  members: ['samlProviderRef'],
  instead: 'iam.SamlProvider.fromSamlProviderArn(this, "Saml", "arn:aws:iam::…")',
};
export const MICROSOFT_AD: Kind = { members: ['microsoftAdRef'], instead: 'ClientVpnAuthentication.activeDirectory("d-…") for an existing directory' };
export const SIMPLE_AD: Kind = { members: ['simpleAdRef'], instead: MICROSOFT_AD.instead };
export const LOG_GROUP: Kind = { members: ['logGroupRef'], instead: 'logs.LogGroup.fromLogGroupName(this, "LogGroup", "…")' };
export const KEY: Kind = { members: ['keyRef'], instead: 'kms.Key.fromKeyArn(this, "Key", "arn:aws:kms:…")' };
export const DESTINATION: Kind = { members: ['_ranges'], instead: 'ClientVpnDestination.cidr("10.20.0.0/16")' };
export const ENDPOINT: Kind = { members: ['clientVpnEndpointRef'], instead: 'a ClientVpnEndpointPlus, created or imported' };
export const SCOPE: Kind = { members: ['node'], instead: 'new NestedStack(this, "More")' };
export const TRANSIT_GATEWAY: Kind = {
  members: ['transitGatewayRef', 'transitGatewayId'],
  instead: 'ec2.CfnTransitGateway.fromTransitGatewayId(this, "Gateway", "tgw-…")',
};

/** Throws when there is nothing to read props from. */
export function expectObject(place: Place, name: string, value: unknown, instead: string): void {
  if (!isObject(value) || Symbol.iterator in value || value instanceof Date) {
    invalidArgument(place, name, value, instead);
  }
}

/** Throws when there are no props, or one of them is null or not of its kind. */
export function expectProps(place: Place, name: string, props: unknown, required: Kinds, optional: Kinds = {}): void {
  expectObject(place, name, props, `{ ${Object.keys({ ...required, ...optional }).join(', ')} }`);
  const values = props as Readonly<Record<string, unknown>>;
  Object.entries(required).forEach(([prop, kind]) => expectKind(place, prop, values[prop], kind));
  Object.entries(optional).forEach(([prop, kind]) => expectOptional(place, prop, values[prop], kind));
  expectNoNull(place, values);
}

/** The names of the props of an interface: the compiler misses one that is left out. */
export type Names<T> = Readonly<Record<keyof T, true>>;

/** Throws for a prop that is misspelled. Others than those that resemble a missing one may belong to whoever passes all of theirs on. */
export function expectSpelling(place: Place, props: object, names: Readonly<Record<string, true>>): void {
  const given = props as Readonly<Record<string, unknown>>;
  const missing = Object.keys(names).filter((name) => given[name] === undefined);
  for (const name of Object.keys(props)) {
    const meant = name in names || given[name] === undefined ? undefined : closest(name, missing);
    if (meant !== undefined) {
      report(place, VALUE_KIND, `there is no prop ${JSON.stringify(name)}.`, `Write ${meant}.`);
    }
  }
}

/** The most arguments that each factory of a class takes: the compiler compares the numbers with its signatures. */
type ArgumentCounts<T> = {
  readonly [Name in keyof T as T[Name] extends Factory ? Exclude<Name, 'prototype' | `_${string}`> : never]: T[Name] extends Factory ? Required<Parameters<T[Name]>>['length'] : never;
};
type Factory = (...args: never[]) => unknown;

/** Lets the factories of a class throw for an argument too many, which JavaScript would drop. */
export function limitArguments<T extends { readonly name: string }>(factories: T, counts: ArgumentCounts<T>): void {
  for (const [name, most] of Object.entries(counts) as Array<[keyof T & string, number]>) {
    const factory = factories[name] as (...args: unknown[]) => unknown;
    Object.assign(factories, {
      [name]: (...args: unknown[]) => {
        if (args.length > most) {
          report(inCall(`${factories.name}.${name}`), VALUE_KIND, `there are ${args.length} arguments, the last one ${shown(args[args.length - 1])}.`,
            most === 0 ? 'It takes none.' : `It takes ${most} at most.`);
        }
        return factory.apply(factories, args);
      },
    });
  }
}

/** The id of a construct; throws for one that is no text. */
export function constructId(name: string, id: string): string {
  expectName(inCall(`new ${name}`), 'id', id, '"Office"');
  return id;
}

/** Throws when one of some props is null, which CloudFormation does not take. */
export function expectNoNull(place: Place, props: object): void {
  const nothing = Object.entries(props).find(([, value]) => value === null);
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

/** Throws for something that is not a string, or an empty one. */
export function expectName(place: Place, prop: string, value: unknown, instead: string): void {
  if (typeof value !== 'string' || value === '') {
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
export function expectAll(place: Place, prop: string, values: readonly unknown[], kind: Kind): void {
  if (!Array.isArray(values)) {
    invalidArgument(place, prop, values, `[${kind.instead}]`);
  }
  values.forEach((value, index) => expectKind(place, `${prop}[${index}]`, value, kind));
}

/** Throws when a value is there that is not of a kind. */
export function expectOptional(place: Place, prop: string, value: unknown, kind: Kind): void {
  if (value !== undefined) {
    expectKind(place, prop, value, kind);
  }
}

/** Throws when a value is not of a kind. */
export function expectKind(place: Place, prop: string, value: unknown, { members, instead }: Kind): void {
  if (!isObject(value) || !members.some((member) => member in value)) {
    invalidArgument(place, prop, value, instead);
  }
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
