import { jsonError } from './json-syntax';
import { InputError, Lines, type Position, type Repeated, type WrittenSource } from './template-source';
import type { Path } from '../template/sections';
import { repeatedIn } from '../util/json-keys';

/** A member of an object or an element of a list. */
interface Entry {
  readonly name: string | number;
  /** Where it begins: a member with its name. */
  readonly offset: number;
  readonly value: number;
}

/** What was read of an object or a list, and what was not. */
interface Index {
  readonly known: Map<string | number, Entry>;
  readonly unread: Iterator<Entry>;
}

/** A template in JSON; where something is written is only looked for when someone asks. */
export class JsonSource implements WrittenSource {
  public readonly template: unknown;
  private readonly lines: Lines;
  private readonly indexes = new Map<number, Index>();
  private twice?: readonly Repeated[];

  public constructor(public readonly text: string) {
    this.lines = new Lines(text);
    try {
      this.template = JSON.parse(text);
    } catch {
      // the engine's own message tells no place on some versions.
      const { offset, message } = jsonError(text);
      throw new InputError(`not JSON: ${message}.`, this.lines.at(offset));
    }
  }

  public get repeated(): readonly Repeated[] {
    this.twice ??= repeatedIn(this.text, this.template).map(({ key, offset }) => ({ key, position: this.lines.at(offset) }));
    return this.twice;
  }

  public locate(path: Path): Position {
    let offset = 0;
    let value = this.blank(0);
    for (const step of path) {
      const entry = this.entry(value, step);
      if (entry === undefined) {
        break;
      }
      ({ offset, value } = entry);
    }
    return this.lines.at(offset);
  }

  /** A member of an object or an element of a list, which is passed over once for all the findings of a file, and no further than needed. */
  private entry(container: number, step: string | number): Entry | undefined {
    const { known, unread } = this.indexOf(container);
    // of a key that is given twice, the last one counts.
    while (!known.has(step) || this.repeated.length > 0) {
      const { value, done } = unread.next();
      if (done) {
        break;
      }
      known.set(value.name, value);
    }
    return known.get(step);
  }

  private indexOf(container: number): Index {
    const index = this.indexes.get(container) ?? { known: new Map(), unread: this.entries(container)[Symbol.iterator]() };
    this.indexes.set(container, index);
    return index;
  }

  /** The value that belongs to the key at an offset, or the value at the offset. */
  private valueAfter(offset: number): number {
    const start = this.blank(offset);
    const end = this.text[start] === '"' ? this.blank(this.endOfString(start)) : start;
    return this.text[end] === ':' ? this.blank(end + 1) : start;
  }

  /** The members of the object, or the elements of the list, at an offset. */
  private *entries(offset: number): Iterable<Entry> {
    const opened = this.text[offset];
    if (opened !== '{' && opened !== '[') {
      return;
    }
    let position = 0;
    for (let next = this.blank(offset + 1); !'}]'.includes(this.text[next]);) {
      const value = this.valueAfter(next);
      yield { name: opened === '{' ? this.stringAt(next) : position++, offset: next, value };
      const end = this.blank(this.endOfValue(value));
      next = this.text[end] === ',' ? this.blank(end + 1) : end;
    }
  }

  private stringAt(start: number): string {
    const inside = this.text.slice(start + 1, this.endOfString(start) - 1);
    return inside.includes('\\') ? JSON.parse(`"${inside}"`) : inside;
  }

  private endOfValue(start: number): number {
    let depth = 0;
    let offset = start;
    do {
      // codes, not characters: this passes over all that was not found, of a large template most.
      switch (this.text.charCodeAt(offset)) {
        case QUOTE:
          offset = this.endOfString(offset);
          break;
        case BRACE:
        case BRACKET:
          depth++;
          offset++;
          break;
        case CLOSING_BRACE:
        case CLOSING_BRACKET:
          depth--;
          offset++;
          break;
        default:
          offset += depth === 0 ? lengthAt(SCALAR, this.text, offset) : 1;
      }
    } while (depth > 0);
    return offset;
  }

  private endOfString(start: number): number {
    let end = start;
    let escapes: number;
    do {
      end = this.text.indexOf('"', end + 1);
      escapes = 0;
      while (this.text.charCodeAt(end - 1 - escapes) === BACKSLASH) {
        escapes++;
      }
    } while (escapes % 2 === 1);
    return end + 1;
  }

  private blank(start: number): number {
    return start + lengthAt(BLANK, this.text, start);
  }
}

const [QUOTE, BACKSLASH, BRACE, CLOSING_BRACE, BRACKET, CLOSING_BRACKET] = Array.from('"\\{}[]', (character) => character.charCodeAt(0));
const BLANK = /\s*/y;
const SCALAR = /[^\s,\]}]+/y;

function lengthAt(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.exec(text)![0].length;
}
