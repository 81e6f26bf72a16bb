import type { Deployment } from './sections';
import { UnknownValues } from './unknown-values';
import type { Value } from '../model/values';

/** What a template gets from other templates, as far as someone knows them. */
export interface Surroundings {
  /** Tells values of this template from those of others; empty where there are no others. */
  readonly place: string;
  /** What is the same in all templates of one account and Region. */
  readonly environment: string;
  readonly values: UnknownValues;
  /** What the parent, or a parameter of Systems Manager, gives to a parameter. */
  parameter(name: string): Value;
  /** What a nested stack of the template puts out. */
  nestedOutput(id: string, output: string): Value;
  /** What a template exports under a name. */
  exported(name: Value): Value;
  /** What a stack puts out, by the operand of `Fn::GetStackOutput`. */
  stackOutput(operand: Value): Value;
  /** What a template writes to a parameter of Systems Manager. */
  stored(name: Value): Value;
}

/** The surroundings of a template by itself. */
export function alone(): Surroundings {
  const nothing = () => undefined;
  return {
    place: '',
    environment: '',
    values: new UnknownValues(),
    parameter: nothing,
    nestedOutput: nothing,
    exported: nothing,
    stackOutput: nothing,
    stored: nothing,
  };
}

/** What is the same in all templates that go to one place, in words that two places do not share. */
export function environmentOf({ account = '', region = '' }: Deployment): string {
  return `${account}/${region}`;
}

/** Whether two deployments may be in one account and Region. */
export function mayMeet(one: Deployment, other: Deployment): boolean {
  const same = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b;
  return same(one.account, other.account) && same(one.region, other.region);
}

/** Whether a parameter of a template takes a list. */
export function takesList(type: unknown): boolean {
  return typeof type === 'string' && /^(AWS::SSM::Parameter::Value<)?(CommaDelimitedList|List<)/.test(type);
}

/** Whether a parameter of a template takes what is written in Systems Manager under the name that it is given. */
export function isStored(type: unknown): boolean {
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
}
