import { type Code, construct, type Paragraph, type Statement, THIS, variable, type Variable } from './code';
import { Names } from './code-names';
import { keyOf, text, type Value } from '../model/values';

/** The variables of a program: each thing that several endpoints use is declared once, before its first use. */
export class Declarations {
  public readonly names = new Names();
  /** The texts of several lines. */
  public readonly texts: Array<readonly [constant: string, text: string]> = [];
  private statements: Statement[] = [];
  private readonly declared = new Map<string, Variable>();

  /** A variable for a thing, which `make` makes with an id of its own. */
  public declare(key: string, wanted: string, make: (id: string) => Code, comment?: string): Variable {
    const known = this.declared.get(key);
    if (known !== undefined) {
      return known;
    }
    const name = this.names.unique(wanted);
    // what it is made of comes first.
    const code = make(name[0].toUpperCase() + name.slice(1));
    this.statements.push({ variable: name, code, comment });
    const found = variable(name);
    this.declared.set(key, found);
    return found;
  }

  /** A text, or the parameter that stands for one that is still to be said. */
  public textOf(value: Value, name: string, missing: string): Code {
    const known = text(value);
    if (known !== undefined) {
      return known;
    }
    const key = value === undefined || value === null ? `missing ${name}` : keyOf(value);
    const { name: parameter } = this.declare(`parameter ${key}`, name, (id) => construct('cdk.CfnParameter', [THIS, id]), missing);
    return variable(parameter, 'valueAsString');
  }

  /** What was declared since it was asked the last time. */
  public take(): Paragraph {
    const { statements } = this;
    this.statements = [];
    return statements;
  }
}
