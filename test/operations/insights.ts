/**
 * An emulation of CloudWatch Logs Insights: of its commands those that our queries use, by the pages of its documentation. What it does not know is an error.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */

export interface Row { readonly [field: string]: unknown }
type Expression = (row: Row) => unknown;

interface Key { readonly name: string; readonly of: (row: Row) => unknown }
interface Aggregate { readonly name: string; readonly of: (rows: readonly Row[]) => unknown }

/** Runs a query over events, each of which is the JSON of a log entry. */
export function run(query: string, events: ReadonlyArray<{ readonly timestamp: string; readonly message: object }>): Row[] {
  const rows = events.map(({ timestamp, message }): Row => ({ ...flattened(message), '@timestamp': timestamp, '@message': JSON.stringify(message) }));
  return query.split('\n| ').reduce<Row[]>((found, command) => new Parser(command).command()(found), rows);
}

/** Fields of objects have the names of both, with a dot in between. */
function flattened(value: object, prefix = ''): Row {
  return Object.assign({}, ...Object.entries(value).map(([name, inner]) => (
    typeof inner === 'object' ? flattened(inner, `${prefix}${name}.`) : { [`${prefix}${name}`]: inner }
  )));
}

const TOKEN = /\s*(`[^`]+`|'[^']*'|\/(?=")(?:[^/\\]|\\.)*\/|@?[A-Za-z_][\w.]*|\d+[a-z]+|\d+|!=|>=|<=|[()[\],=<>*/])/y;

class Parser {
  private readonly tokens: string[] = [];
  private position = 0;

  private readonly commands: Readonly<Record<string, () => (rows: Row[]) => Row[]>> = {
    filter: () => {
      const condition = this.either();
      return (rows) => rows.filter((row) => condition(row) === true);
    },
    fields: () => {
      const fields = this.list(() => {
        const value = this.term();
        this.expect('as');
        return [this.next(), value] as const;
      });
      return (rows) => rows.map((row) => ({ ...row, ...Object.fromEntries(fields.map(([name, value]) => [name, value(row)])) }));
    },
    parse: () => {
      const field = this.field();
      const pattern = new RegExp(this.next().slice(1, -1));
      return (rows) => rows.map((row) => ({ ...row, ...pattern.exec(String(row[field]))?.groups }));
    },
    stats: () => {
      const aggregates = this.list(() => this.aggregate());
      this.expect('by');
      const keys = this.list(() => this.key());
      return (rows) => [...groups(rows, (row) => JSON.stringify(keys.map(({ of }) => of(row) ?? null))).values()].map((group) => Object.fromEntries([
        ...keys.map(({ name, of }) => [name, of(group[0])]),
        ...aggregates.map(({ name, of }) => [name, of(group)]),
      ]));
    },
    sort: () => {
      const keys = this.list(() => ({ field: this.field(), sign: this.next() === 'desc' ? -1 : 1 }));
      const compare = (one: Row, other: Row) => keys.map(({ field, sign }) => sign * order(one[field], other[field])).find((each) => each !== 0) ?? 0;
      return (rows) => [...rows].sort(compare);
    },
    limit: () => {
      const most = Number(this.next());
      return (rows) => rows.slice(0, most);
    },
  };

  public constructor(text: string) {
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (match === null) {
        throw new Error(`not understood: ${text.slice(at)}`);
      }
      this.tokens.push(match[1]);
    }
  }

  public command(): (rows: Row[]) => Row[] {
    const name = this.next();
    const command = this.commands[name];
    if (command === undefined) {
      throw new Error(`no command: ${name}`);
    }
    const apply = command();
    if (this.position < this.tokens.length) {
      throw new Error(`too much: ${this.tokens.slice(this.position).join(' ')}`);
    }
    return apply;
  }

  private aggregate(): Aggregate {
    const name = this.next();
    this.expect('(');
    const field = this.accept('*') ? undefined : this.field();
    this.expect(')');
    this.expect('as');
    const values = (rows: readonly Row[]) => rows.map((row) => row[field!]).filter((value) => value !== undefined);
    const functions: Readonly<Record<string, Aggregate['of']>> = {
      count: (rows) => field === undefined ? rows.length : values(rows).length,
      count_distinct: (rows) => new Set(values(rows)).size,
      sum: (rows) => values(rows).reduce<number>((total, value) => total + Number(value), 0),
      max: (rows) => values(rows).reduce((one, other) => order(one, other) >= 0 ? one : other),
      min: (rows) => values(rows).reduce((one, other) => order(one, other) <= 0 ? one : other),
      sortsLast: (rows) => values(rows).map(String).sort().pop(),
    };
    if (functions[name] === undefined) {
      throw new Error(`no function: ${name}`);
    }
    return { name: this.next(), of: functions[name] };
  }

  private key(): Key {
    if (this.accept('bin')) {
      this.expect('(');
      const period = this.next();
      this.expect(')');
      this.expect('as');
      // the beginning of a period, of those that we ask for.
      const digits = { '1d': 10, '1mo': 7 }[period]!;
      return { name: this.next(), of: (row: Row) => String(row['@timestamp']).slice(0, digits) };
    }
    const field = this.field();
    return { name: field, of: (row: Row) => row[field] };
  }

  private either(): Expression {
    const parts = [this.both()];
    while (this.accept('or')) {
      parts.push(this.both());
    }
    return (row) => parts.some((part) => part(row) === true);
  }

  private both(): Expression {
    const parts = [this.comparison()];
    while (this.accept('and')) {
      parts.push(this.comparison());
    }
    return (row) => parts.every((part) => part(row) === true);
  }

  private comparison(): Expression {
    if (this.accept('(')) {
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    const left = this.term();
    const operator = this.next();
    if (operator === 'in') {
      this.expect('[');
      const values = this.list(() => this.term()(({})));
      this.expect(']');
      return (row) => values.includes(left(row));
    }
    const right = this.term();
    switch (operator) {
      case '=': return (row) => left(row) === right(row);
      case '>': return (row) => Number(left(row)) > Number(right(row));
      default: throw new Error(`no operator: ${operator}`);
    }
  }

  /** A value, or the quotient of two; a text that is no number has none. */
  private term(): Expression {
    const value = this.value();
    if (!this.accept('/')) {
      return value;
    }
    const divisor = this.value();
    return (row) => {
      const quotient = Number(value(row)) / Number(divisor(row));
      return Number.isNaN(quotient) ? undefined : quotient;
    };
  }

  private value(): Expression {
    const token = this.tokens[this.position];
    if (token?.startsWith("'") || /^\d+$/.test(token)) {
      this.position += 1;
      const value = token.startsWith("'") ? token.slice(1, -1) : Number(token);
      return () => value;
    }
    const field = this.field();
    return (row) => row[field];
  }

  /** The name of a field: with anything else than letters, digits, dots and underscores it needs backticks. */
  private field(): string {
    const token = this.next();
    if (!/^(`[^`]+`|@?[A-Za-z_][\w.]*)$/.test(token)) {
      throw new Error(`no field: ${token}`);
    }
    return token.replaceAll('`', '');
  }

  private list<T>(one: () => T): T[] {
    const all = [one()];
    while (this.accept(',')) {
      all.push(one());
    }
    return all;
  }

  private accept(token: string): boolean {
    const isNext = this.tokens[this.position] === token;
    this.position += isNext ? 1 : 0;
    return isNext;
  }

  private expect(token: string): void {
    if (!this.accept(token)) {
      throw new Error(`${token} expected, not ${this.tokens[this.position]}`);
    }
  }

  private next(): string {
    const token = this.tokens[this.position];
    if (token === undefined) {
      throw new Error('something is missing at the end');
    }
    this.position += 1;
    return token;
  }
}

function order(one: unknown, other: unknown): number {
  return typeof one === 'number' && typeof other === 'number' ? one - other : String(one ?? '').localeCompare(String(other ?? ''));
}

function groups(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  rows.forEach((row) => found.set(key(row), [...found.get(key(row)) ?? [], row]));
  return found;
}
