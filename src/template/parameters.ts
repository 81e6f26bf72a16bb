/** What a template declares of its parameters, and what is known of their values. */
import { type Deployment, memberIn } from './sections';
import { takesList } from './surroundings';
import { parameterKind } from '../model/parameter-kind';
import { flag, text, type Value } from '../model/values';

/** The elements of a list that is given as a text. */
export function elementsOf(value: string): string[] {
  return value.trim() === '' ? [] : value.split(',').map((element) => element.trim());
}

/** The parameters of a template. */
export class Parameters {
  private limited?: ReadonlyArray<readonly [name: string, values: readonly string[]]>;
  private defaulted?: readonly string[];

  public constructor(private readonly declared: ReadonlyMap<string, unknown>, private readonly deployment: Deployment) {}

  /** The value that a parameter has, where it is given, or taken by default. */
  public value(name: string): Value {
    const { parameters, takesDefaults } = this.deployment;
    const value = this.isPlain(name) ? parameters?.get(name) ?? (takesDefaults === true ? this.default(name) : undefined) : undefined;
    return value === undefined || !takesList(this.type(name)) ? value : elementsOf(value);
  }

  /** The texts that a parameter is limited to; none for a list, whose elements are limited one by one. */
  public allowed(name: string): string[] {
    const type = this.type(name);
    const allowed = memberIn(this.declared.get(name), 'AllowedValues');
    return type !== undefined && /^(String|Number|AWS::EC2::.*)$/.test(type) && Array.isArray(allowed)
      ? allowed.map(text).filter((value) => value !== undefined)
      : [];
  }

  /** What the value of a parameter is, or each element of it, such as `AWS::EC2::Subnet::Id`. */
  public kind(name: string): string | undefined {
    return parameterKind(this.type(name));
  }

  /** The parameters that take a value of their own when no one gives one. */
  public get withDefaults(): readonly string[] {
    this.defaulted ??= this.names.filter((name) => this.isPlain(name) && !this.isGiven(name) && this.default(name) !== undefined);
    return this.defaulted;
  }

  /** The parameters that have one of several values, with these. */
  public get choices(): ReadonlyArray<readonly [name: string, values: readonly string[]]> {
    // each of the templates that take something from each other asks for those of all of them.
    this.limited ??= this.names.filter((name) => this.isPlain(name) && !this.isGiven(name))
      .map((name) => [name, this.allowed(name)] as const)
      .filter(([, values]) => values.length > 1);
    return this.limited;
  }

  private get names(): string[] {
    return Array.from(this.declared.keys());
  }

  private isGiven(name: string): boolean {
    return this.deployment.parameters?.has(name) === true;
  }

  private default(name: string): string | undefined {
    return text(memberIn(this.declared.get(name), 'Default') as Value);
  }

  /** Whether the value stands in the template or the command: not in Systems Manager, and it is not a secret, which a finding would show. */
  private isPlain(name: string): boolean {
    const hidden = memberIn(this.declared.get(name), 'NoEcho') as Value;
    return flag(hidden) !== true && this.type(name)?.startsWith('AWS::SSM::Parameter::Value') === false;
  }

  private type(name: string): string | undefined {
    const type = memberIn(this.declared.get(name), 'Type');
    return typeof type === 'string' ? type : undefined;
  }
}
