/** A boolean expression over what only the deployment knows. */
interface Formula {
  /** Each variable with the texts it is compared with. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many operations it takes, a measure of depth and time. */
  readonly size: number;
  test(assignment: ReadonlyMap<string, string>): boolean;
}

/** An operand of `Fn::Equals`: its text where it is known, else a name for it. */
export interface Operand {
  readonly text?: string;
  readonly variable: string;
}

/** What conditions need to know of the rest of a template. */
export interface Operands {
  operand(raw: unknown): Operand;
  /** All texts that a variable can have, where they are few and known. */
  domain(variable: string): readonly string[] | undefined;
}

/** A condition by name, and what it is taken to be. */
export type Assumption = readonly [condition: string, truth: boolean];

/** What is too large to be decided counts as possible. */
const MOST_OPERATIONS = 200;
const MOST_VARIABLES = 8;
const MOST_ASSIGNMENTS = 1000;
/** Stands for every text that no condition asks about. */
const OTHER = '\u0000';

/** The `Conditions` of a template: which of them can hold together. */
export class Conditions {
  private readonly named = new Map<string, Formula>();
  private readonly answers = new Map<string, boolean>();

  public constructor(private readonly section: ReadonlyMap<string, unknown>, private readonly operands: Operands) {}

  /** Whether some deployment makes all of the assumptions true. */
  public possible(...assumptions: readonly Assumption[]): boolean {
    const key = JSON.stringify(assumptions);
    const known = this.answers.get(key);
    if (known !== undefined) {
      return known;
    }
    const answer = this.satisfiable(assumptions.map(([condition, truth]) => truth ? this.byName(condition) : not(this.byName(condition))));
    this.answers.set(key, answer);
    return answer;
  }

  private satisfiable(formulas: readonly Formula[]): boolean {
    const all = combine(formulas, (assignment) => formulas.every((formula) => formula.test(assignment)));
    let assignments: Array<Map<string, string>> = [new Map()];
    for (const [variable, texts] of all.variables) {
      const domain = this.operands.domain(variable) ?? [...texts, OTHER];
      if (assignments.length * domain.length > MOST_ASSIGNMENTS) {
        return true;
      }
      assignments = assignments.flatMap((assignment) => domain.map((value) => new Map(assignment).set(variable, value)));
    }
    return assignments.some((assignment) => all.test(assignment));
  }

  private byName(name: string, depth = 0): Formula {
    const known = this.named.get(name);
    if (known) {
      return known;
    }
    const unknown = free(JSON.stringify(['Condition', name]));
    // a condition that refers to itself finds this.
    this.named.set(name, unknown);
    const formula = this.section.has(name) ? this.formula(this.section.get(name), depth) : undefined;
    const small = formula && formula.size <= MOST_OPERATIONS && formula.variables.size <= MOST_VARIABLES ? formula : unknown;
    this.named.set(name, small);
    return small;
  }

  /** The formula of an expression, nothing where it is none that can be decided. */
  private formula(raw: unknown, depth: number): Formula | undefined {
    const [[operator, argument] = [], ...others] = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
    if (operator === undefined || others.length > 0 || depth > MOST_OPERATIONS) {
      return undefined;
    }
    if (operator === 'Condition') {
      return typeof argument === 'string' ? this.byName(argument, depth + 1) : undefined;
    }
    if (!Array.isArray(argument) || argument.length > MOST_OPERATIONS) {
      return undefined;
    }
    if (operator === 'Fn::Equals') {
      return argument.length === 2 ? equals(this.operands.operand(argument[0]), this.operands.operand(argument[1])) : undefined;
    }
    const parts = argument.map((part) => this.formula(part, depth + 1)).filter((part) => part !== undefined);
    if (parts.length < argument.length || parts.length === 0) {
      return undefined;
    }
    switch (operator) {
      case 'Fn::And': return combine(parts, (assignment) => parts.every((part) => part.test(assignment)));
      case 'Fn::Or': return combine(parts, (assignment) => parts.some((part) => part.test(assignment)));
      case 'Fn::Not': return parts.length === 1 ? not(parts[0]) : undefined;
      default: return undefined;
    }
  }
}

function free(name: string): Formula {
  return { variables: new Map([[name, new Set(['true'])]]), size: 1, test: (assignment) => assignment.get(name) === 'true' };
}

function equals(one: Operand, other: Operand): Formula {
  if (one.text !== undefined && other.text !== undefined || one.variable === other.variable) {
    const truth = one.text === other.text;
    return { variables: new Map(), size: 1, test: () => truth };
  }
  if (one.text === undefined && other.text === undefined) {
    return free(JSON.stringify([one.variable, other.variable].sort()));
  }
  const text = one.text ?? other.text!;
  const name = one.text === undefined ? one.variable : other.variable;
  return { variables: new Map([[name, new Set([text])]]), size: 1, test: (assignment) => assignment.get(name) === text };
}

function not(formula: Formula): Formula {
  return combine([formula], (assignment) => !formula.test(assignment));
}

function combine(parts: readonly Formula[], test: Formula['test']): Formula {
  const variables = new Map<string, Set<string>>();
  for (const part of parts) {
    for (const [name, texts] of part.variables) {
      variables.set(name, new Set([...variables.get(name) ?? [], ...texts]));
    }
  }
  return { variables, size: parts.reduce((sum, part) => sum + part.size, 1), test };
}
