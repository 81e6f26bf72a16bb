import { repeatedIn } from './json-keys';
import { jsonError } from './json-syntax';
import { InputError, type Position, positionAt, type Repeated, type Source } from './template-source';
import type { Path } from '../../template/sections';

/** A member of an object or an element of a list. */
interface Entry {
  readonly name: string | number;
  /** Where it begins: a member with its name. */
  readonly offset: number;
  readonly value: number;
}

/** A template in JSON; where something is written is only looked for when somebody asks. */
export class JsonSource implements Source {
  public readonly template: unknown;
  private readonly resources = new Map<string, number>();
  private unread?: Iterator<Entry>;
  private twice?: readonly Repeated[];

  public constructor(private readonly text: string) {
    try {
      this.template = JSON.parse(text);
    } catch {
      // the engine's own message tells no place on some versions.
      const { offset, message } = jsonError(text);
      throw new InputError(`not JSON: ${message}.`, positionAt(text, offset));
    }
  }

  public get repeated(): readonly Repeated[] {
    this.twice ??= repeatedIn(this.text).map(({ key, offset }) => ({ key, position: positionAt(this.text, offset) }));
    return this.twice;
  }

  public locate(path: Path): Position {
    const [section, id, ...inside] = path;
    const resource = section === 'Resources' && id !== undefined && this.repeated.length === 0 ? this.resource(String(id)) : undefined;
    return positionAt(this.text, resource === undefined ? this.find(0, path) : this.find(resource, inside));
  }

  /** Where a resource begins; the text is passed over once for all the findings of a file, and no further than needed. */
  private resource(id: string): number | undefined {
    this.unread ??= this.entries(this.valueAfter(this.find(0, ['Resources'])))[Symbol.iterator]();
    while (!this.resources.has(id)) {
      const { value, done } = this.unread.next();
      if (done) {
        break;
      }
      this.resources.set(String(value.name), value.offset);
    }
    return this.resources.get(id);
  }

  /** The offset of the last step of a path that exists, given the offset of the key or value that it starts from. */
  private find(from: number, path: Path): number {
    let offset = from;
    for (const step of path) {
      const entry = this.entry(offset, step);
      if (entry === undefined) {
        break;
      }
      offset = entry.offset;
    }
    return offset;
  }

  private entry(offset: number, step: string | number): Entry | undefined {
    let found: Entry | undefined;
    for (const entry of this.entries(this.valueAfter(offset))) {
      if (entry.name === step) {
        found = entry;
        // of a key that is given twice, the last one counts.
        if (this.repeated.length === 0) {
          break;
        }
      }
    }
    return found;
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
