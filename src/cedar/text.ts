/** A place in a policy; line and column count from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The line itself. */
  readonly text: string;
}

/** A statement of a policy. */
export interface Statement {
  readonly place: Place;
  /** As it is written. */
  readonly written: string;
  /** As the engine reads it. */
  readonly cedar: string;
  /** Where it begins in what the engine reads. */
  readonly start: number;
}

/** A part of the text that the engine reads in another spelling. */
interface Respelled {
  /** Where it is in what the engine reads. */
  readonly start: number;
  readonly end: number;
  /** Where it is in what was written. */
  readonly writtenStart: number;
  readonly writtenEnd: number;
}

const COMMENT = String.raw`\/\/[^\n\r]*`;
const STRING = String.raw`"(?:\\[^]|[^"\\])*"`;
// what follows the last hyphen of a subtraction is a variable, a literal, or a call: no name.
const HYPHENATED = String.raw`[A-Za-z_]\w*(?:-(?!(?:principal|action|resource|context|true|false|if)\b)[A-Za-z_]\w*)+`;
const NAMES = new RegExp(
  [COMMENT, STRING, String.raw`\bcontext\s+has\s+(${HYPHENATED})(?![\w-])((?:\s*\.\s*\w+)*)`, String.raw`\.\s*(${HYPHENATED})(?!\w*\s*(?:\(|::))`].join('|'), 'g',
);
const BRACKETS = new RegExp([COMMENT, STRING, String.raw`[([{]`, String.raw`[)\]}]`].join('|'), 'g');
const ENDS = new RegExp([COMMENT, STRING, ';'].join('|'), 'g');
const BLANK = new RegExp(String.raw`(?:\s|${COMMENT})*`, 'y');
const LONGEST_LINE = 100;

/**
 * The text of a policy. AWS documents names with a hyphen after a dot, `context.active-directory`, where Cedar reads a subtraction that cannot
 * be one: the engine reads `context["active-directory"]` instead.
 */
export class PolicyText {
  /** What the engine reads. */
  public readonly cedar: string;
  /** The names that it reads in another spelling, and where they are. */
  public readonly hyphenated: ReadonlyArray<{ readonly name: string; readonly place: Place }>;
  private readonly respelled: readonly Respelled[];

  public constructor(private readonly written: string) {
    const respelled: Respelled[] = [];
    const hyphenated: Array<{ name: string; place: Place }> = [];
    let growth = 0;
    this.cedar = written.replace(NAMES, (found: string, tested: string | undefined, below: string, member: string | undefined, offset: number) => {
      const name = tested ?? member;
      if (name === undefined) {
        return found;
      }
      const spelled = tested === undefined ? `["${name}"]` : respelledTest(tested, below);
      const start = offset + growth;
      respelled.push({ start, end: start + spelled.length, writtenStart: offset, writtenEnd: offset + found.length });
      hyphenated.push({ name, place: placeAt(written, offset + found.indexOf(name)) });
      growth += spelled.length - found.length;
      return spelled;
    });
    this.respelled = respelled;
    this.hyphenated = hyphenated;
  }

  /** How many brackets are open at a time. */
  public get depth(): number {
    let [depth, deepest] = [0, 0];
    for (const [found] of this.cedar.matchAll(BRACKETS)) {
      depth += found.length > 1 ? 0 : '([{'.includes(found) ? 1 : -1;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** The place of a byte of what the engine reads. */
  public placeOfByte(byte: number): Place {
    return this.placeOf(Buffer.from(this.cedar).subarray(0, byte).toString().length);
  }

  /** The place of the first match in what the engine reads of a statement, else the place of the statement. */
  public placeIn({ cedar, start }: Statement, pattern: RegExp): Place {
    return this.placeOf(start + Math.max(0, cedar.search(pattern)));
  }

  /** The statements, in the order in which the engine counts them; each ends with a semicolon. */
  public get statements(): Statement[] {
    const statements: Statement[] = [];
    let from = this.afterBlank(0);
    for (const { 0: found, index } of this.cedar.matchAll(ENDS)) {
      if (found === ';') {
        const written = this.written.slice(this.origin(from), this.origin(index) + 1);
        statements.push({ place: this.placeOf(from), written, cedar: this.cedar.slice(from, index + 1), start: from });
        from = this.afterBlank(index + 1);
      }
    }
    return statements;
  }

  private placeOf(offset: number): Place {
    return placeAt(this.written, this.origin(offset));
  }

  private afterBlank(offset: number): number {
    BLANK.lastIndex = offset;
    return offset + BLANK.exec(this.cedar)![0].length;
  }

  /** Where a character that the engine reads was written. */
  private origin(offset: number): number {
    const before = this.respelled.filter(({ start }) => start <= offset);
    const last = before[before.length - 1];
    if (last === undefined) {
      return offset;
    }
    return offset < last.end ? last.writtenStart : offset - last.end + last.writtenEnd;
  }
}

/** `a-b.c` can be tested for in two steps only. */
function respelledTest(name: string, below: string): string {
  return below === '' ? `context has "${name}"` : `(context has "${name}" && context["${name}"] has ${below.replace(/\s/g, '').slice(1)})`;
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|[\n\r]/);
  const column = before[before.length - 1].length + 1;
  const [rest] = text.slice(offset).split(/[\n\r]/, 1);
  return { line: before.length, column, text: before[before.length - 1] + rest };
}

/** A place in words, with the part of the line around it. */
export function inWords({ line, column, text }: Place): string {
  const from = Math.max(0, Math.min(column - LONGEST_LINE / 2, text.length - LONGEST_LINE));
  const part = text.slice(from, from + LONGEST_LINE);
  const shown = `${from > 0 ? '…' : ''}${part.trim()}${from + LONGEST_LINE < text.length ? '…' : ''}`;
  return `line ${line}, column ${column}, ${JSON.stringify(shown)}`;
}
