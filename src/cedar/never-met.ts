/** Conditions of a policy that no client can meet, by the ranges and values that AWS documents. */
import { DOCUMENTED_FIELDS, type DocumentedField } from './documented-context';
import type { UnderstoodStatement } from './policy';

type Literal = boolean | number | string;
/** What an expression is for each value of a field; `undefined` where it depends on something else. */
type Outcomes = ReadonlyArray<Literal | readonly Literal[] | undefined>;

/** A condition that no client can meet. */
export interface NeverMet {
  readonly field: DocumentedField;
  /** The value that the field is compared with and never has; absent where several comparisons contradict each other. */
  readonly value?: number | string;
}

/** What a node of an expression is, and whether it reads the field. */
interface Seen {
  readonly outcomes: Outcomes;
  readonly reads: boolean;
}

type Node = Readonly<Record<string, any>>;

const NUMBERS: Readonly<Record<string, (left: number, right: number) => Literal>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
};

/** The fields with values that AWS lists, and those values. */
const FINITE = DOCUMENTED_FIELDS.map((field) => ({ field, values: valuesOf(field) })).filter(({ values }) => values.length > 0);

function valuesOf({ range, type, values = [] }: DocumentedField): readonly Literal[] {
  const [min, max] = range ?? [0, -1];
  return type === 'boolean' ? [true, false] : range === undefined ? values : Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** The conditions of a statement that no client can meet. */
export function neverMet({ conditions }: UnderstoodStatement): NeverMet[] {
  return FINITE.flatMap(({ field, values }) => {
    const search = new Search(field, values);
    for (const { kind, body } of conditions as ReadonlyArray<{ readonly kind: string; readonly body: Node }>) {
      search.see(kind === 'unless' ? { '!': { arg: body } } : body);
    }
    return search.found;
  });
}

/** Tries every value of one field. */
class Search {
  public readonly found: NeverMet[] = [];
  private readonly path: readonly string[];

  public constructor(private readonly field: DocumentedField, private readonly values: readonly Literal[]) {
    this.path = field.path.split('.');
  }

  public see(node: Node): Seen {
    const before = this.found.length;
    const seen = this.look(node);
    // the smallest one that is never true, and not all that it is part of.
    if (seen.reads && this.found.length === before && seen.outcomes.every((outcome) => outcome === false)) {
      this.found.push({ field: this.field });
    }
    return seen;
  }

  private look(node: Node): Seen {
    if (isField(node, this.path)) {
      return { outcomes: this.values, reads: true };
    }
    const [[operator, operand]] = Object.entries(node);
    switch (operator) {
      case 'Value': return this.constant(isLiteral(operand) ? operand : undefined);
      case 'Set': return this.combine(operand, (elements) => elements.every(isLiteral) ? elements : undefined);
      case 'like': return this.combine([operand.left], ([left]) => typeof left === 'string' ? patternOf(operand.pattern).test(left) : undefined);
      case 'containsAll':
      case 'containsAny': return this.combine(sides(operand), (both) => contained(operator, both));
      case '!': return this.combine([operand.arg], ([arg]) => typeof arg === 'boolean' ? !arg : undefined);
      case 'if-then-else': return this.combine([operand.if, operand.then, operand.else],
        ([test, yes, no]) => test === true ? yes : test === false ? no : undefined);
      case '&&': return this.combine(sides(operand), (both) => both.includes(false) ? false : both.every((one) => one === true) ? true : undefined);
      case '||': return this.combine(sides(operand), (both) => both.includes(true) ? true : both.every((one) => one === false) ? false : undefined);
      case '==':
      case '!=': return this.compare(sides(operand), (left, right) => (left === right) === (operator === '=='));
      case 'contains': return this.compare(sides(operand), (left, right) => Array.isArray(left) ? left.includes(right as Literal) : undefined);
      default: {
        const numbers = NUMBERS[operator];
        const combine = ([left, right]: ReadonlyArray<Outcomes[number]>) => (
          typeof left === 'number' && typeof right === 'number' ? numbers(left, right) : undefined
        );
        return numbers === undefined ? { outcomes: this.values.map(() => undefined), reads: false }
          : ['+', '-', '*'].includes(operator) ? this.combine(sides(operand), combine) : this.compare(sides(operand), (left, right) => combine([left, right]), 1);
      }
    }
  }

  /** Something of two parts. A literal that the field never is, is reported; one of another type is what the check of types reports. */
  private compare(parts: readonly Node[], combine: (left: Outcomes[number], right: Outcomes[number]) => Outcomes[number], slack = 0): Seen {
    const literals = parts.some((part) => isField(part, this.path)) ? parts.flatMap(literalsOf) : [];
    if (literals.some((literal) => typeof literal !== typeof this.values[0])) {
      return { outcomes: this.values.map(() => undefined), reads: true };
    }
    for (const value of literals.filter((literal) => !this.has(literal, slack))) {
      this.found.push({ field: this.field, value: value as number | string });
    }
    return this.combine(parts, ([left, right]) => left === undefined || right === undefined ? undefined : combine(left, right));
  }

  /** Whether a literal is a value of the field, or no further from it than a boundary may be. */
  private has(literal: Literal, slack: number): boolean {
    const { range: [min, max] = [0, 0] } = this.field;
    return typeof literal === 'number' ? literal >= min - slack && literal <= max + slack : this.values.includes(literal);
  }

  private combine(nodes: readonly Node[], combine: (parts: ReadonlyArray<Outcomes[number]>) => Outcomes[number]): Seen {
    const seen = nodes.map((node) => this.see(node));
    return { outcomes: this.values.map((_, index) => combine(seen.map(({ outcomes }) => outcomes[index]))), reads: seen.some(({ reads }) => reads) };
  }

  private constant(value: Outcomes[number]): Seen {
    return { outcomes: this.values.map(() => value), reads: false };
  }
}

/** What a pattern of `like` matches, in which a wildcard stands for any text. */
function patternOf(pattern: ReadonlyArray<string | { readonly Literal: string }>): RegExp {
  const parts = pattern.map((part) => typeof part === 'string' ? '[^]*' : part.Literal.replace(/[^\w\s]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('')}$`, 'u');
}

/** Whether a set has all or any of the elements of another one. */
function contained(operator: string, [set, other]: ReadonlyArray<Outcomes[number]>): boolean | undefined {
  const has = (element: Literal) => (set as readonly Literal[]).includes(element);
  return Array.isArray(set) && Array.isArray(other) ? operator === 'containsAll' ? other.every(has) : other.some(has) : undefined;
}

function sides({ left, right }: Node): Node[] {
  return [left, right];
}

/** The literal that a node is, or those of a set. */
function literalsOf({ Set: set, Value: value }: Node): Literal[] {
  return set === undefined ? isLiteral(value) ? [value] : [] : (set as Node[]).flatMap(literalsOf);
}

function isLiteral(value: unknown): value is Literal {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string';
}

function isField(node: Node, path: readonly string[]): boolean {
  const name = path[path.length - 1];
  return path.length === 0 ? node.Var === 'context' : node['.']?.attr === name && isField(node['.'].left, path.slice(0, -1));
}
