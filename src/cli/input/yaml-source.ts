import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml';
import { InputError, type Position, positionAt, type Source } from './template-source';
import { DEEP, DEEPEST } from '../../template/refusal';
import type { Path } from '../../template/sections';

/** Aliases of aliases of aliases make a small file a large template. */
const MOST_VALUES = 1_000_000;

/** A template in YAML, with the short forms of CloudFormation's functions. */
export class YamlSource implements Source {
  public readonly template: unknown;
  private readonly events: readonly Event[];
  /** For each event the next one that is not a part of it. */
  private readonly after: number[] = [];
  /** What was read under an anchor and how many values it is; nothing while it is being read. */
  private readonly anchors = new Map<string, { readonly value: unknown; readonly size: number } | undefined>();
  private values = 0;

  public constructor(private readonly text: string) {
    this.events = this.parse();
    const open: number[] = [];
    this.events.forEach(({ type }, index) => {
      this.after.push(index + 1);
      if (type === EVENT_ID.POP) {
        this.after[open.pop()!] = index + 1;
      } else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) {
        open.push(index);
      }
    });
    const [second] = this.after;
    if (second < this.events.length) {
      throw new InputError('not a template: the file holds more than one YAML document.', this.position(second + 1));
    }
    // nothing but comments makes no event.
    this.template = this.events.length === 0 ? undefined : this.read(FIRST);
  }

  public locate(path: Path): Position {
    let node = FIRST;
    let place = FIRST;
    for (const step of path) {
      const found = Array.from(this.entries(node)).find(({ name }) => name === String(step));
      if (found === undefined) {
        break;
      }
      place = found.place;
      node = found.value;
    }
    return this.position(place);
  }

  private parse(): readonly Event[] {
    try {
      return parseEvents(this.text, { maxDepth: DEEPEST });
    } catch (error) {
      const { reason, mark } = error as YAMLException;
      throw new InputError(reason.includes('maxDepth') ? DEEP : `not YAML: ${reason}.`, {
        line: mark!.line + 1,
        column: mark!.column + 1,
      });
    }
  }

  /** The members of a map or the elements of a list: where each one begins, and its value. */
  private *entries(node: number): Iterable<{ readonly name: string; readonly place: number; readonly value: number }> {
    const { type } = this.events[node];
    let position = 0;
    for (let next = node + 1; (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) && this.events[next].type !== EVENT_ID.POP;) {
      const value = type === EVENT_ID.MAPPING ? this.after[next] : next;
      yield { name: type === EVENT_ID.MAPPING ? this.nameOf(next) : String(position++), place: next, value };
      next = this.after[value];
    }
  }

  private nameOf(node: number): string {
    const event = this.events[node];
    if (event.type !== EVENT_ID.SCALAR) {
      throw new InputError('not a template: a name is a map, a list or an alias.', this.position(node));
    }
    return getScalarValue(this.text, event);
  }

  private position(node: number): Position {
    const event = this.events[node];
    switch (event.type) {
      case EVENT_ID.SCALAR: return positionAt(this.text, Math.max(0, event.valueStart - (isQuoted(event) ? 1 : 0)));
      case EVENT_ID.ALIAS: return positionAt(this.text, event.anchorStart);
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: return positionAt(this.text, event.start);
      default: return { line: 1, column: 1 };
    }
  }

  private read(node: number): unknown {
    const event = this.events[node];
    this.values++;
    if (event.type === EVENT_ID.ALIAS) {
      return this.alias(this.text.slice(event.anchorStart, event.anchorEnd), node);
    }
    const { anchorStart, anchorEnd } = event as ScalarEvent;
    if (anchorStart < 0) {
      return this.tagged(node);
    }
    const anchor = this.text.slice(anchorStart, anchorEnd);
    const before = this.values;
    this.anchors.set(anchor, undefined);
    const value = this.tagged(node);
    this.anchors.set(anchor, { value, size: this.values - before });
    return value;
  }

  private alias(name: string, node: number): unknown {
    const known = this.anchors.get(name);
    if (known === undefined) {
      const wrong = this.anchors.has(name) ? `circular reference: "*${name}" is a part of what it refers to.` : `nothing above has the anchor "&${name}".`;
      throw new InputError(wrong, this.position(node));
    }
    this.values += known.size;
    if (this.values > MOST_VALUES) {
      throw new InputError(`the aliases make more than ${MOST_VALUES} values.`, this.position(node));
    }
    return known.value;
  }

  private tagged(node: number): unknown {
    const { tagStart, tagEnd } = this.events[node] as ScalarEvent;
    const value = this.untagged(node);
    const [, name] = /^!([^!].*)$/.exec(this.text.slice(tagStart, tagEnd)) ?? [];
    return name === undefined ? value : { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value };
  }

  private untagged(node: number): unknown {
    const event = this.events[node];
    switch (event.type) {
      case EVENT_ID.MAPPING: return this.map(node);
      case EVENT_ID.SEQUENCE: return Array.from(this.entries(node), ({ value }) => this.read(value));
      default: return scalar(getScalarValue(this.text, event as ScalarEvent), event as ScalarEvent);
    }
  }

  private map(node: number): object {
    const own = new Map<string, unknown>();
    let inherited: object | undefined;
    for (const { name, place, value } of this.entries(node)) {
      if (own.has(name)) {
        throw new InputError(`"${name}" is given twice.`, this.position(place));
      }
      const read = this.read(value);
      if (name === '<<') {
        // of several maps, the first one wins.
        inherited = Object.assign({}, ...[read].flat().reverse());
      } else {
        own.set(name, read);
      }
    }
    const members = Object.fromEntries(own);
    return inherited === undefined ? members : { ...inherited, ...members };
  }
}

/** The event that opens the contents of the document. */
const FIRST = 1;

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

/** A number that is not written as one (an account with a zero in front) stays a text. */
function scalar(value: string, { style, tagStart }: ScalarEvent): string | number | boolean | null {
  if (style !== SCALAR_STYLE.PLAIN || tagStart >= 0) {
    return value;
  }
  switch (value) {
    case '':
    case '~':
    case 'null': return null;
    case 'true': return true;
    case 'false': return false;
    default: return String(Number(value)) === value ? Number(value) : value;
  }
}
