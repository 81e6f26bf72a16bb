import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml';
import { InputError, Lines, type Position, type Repeated, type WrittenSource } from './template-source';
import { CHOOSING, type Expected, expectedIn, wordFor } from './yaml-words';
import { DEEP } from '../template/refusal';
import { members, type Path } from '../template/sections';
import { DEEPEST } from '../util/deepest';

/** A member of a map or an element of a list. */
interface Entry {
  readonly name: string;
  readonly place: number;
  readonly value: number;
}

/** Aliases of aliases of aliases make a small file a large template. */
const MOST_VALUES = 1_000_000;

/** A template in YAML, with the short forms of CloudFormation's functions. */
export class YamlSource implements WrittenSource {
  public readonly template: unknown;
  private readonly events: readonly Event[];
  /** For each event the next one that is not a part of it. */
  private readonly after: number[] = [];
  /** What was read under an anchor and how many values it is; nothing while it is being read. */
  private readonly anchors = new Map<string, { readonly value: unknown; readonly size: number } | undefined>();
  private values = 0;
  public readonly repeated: Repeated[] = [];
  public readonly text: string;
  private readonly lines: Lines;
  private readonly indexes = new Map<number, ReadonlyMap<string, Entry>>();

  public constructor(written: string) {
    this.text = written.replace(BARE_DASH, DASH);
    this.lines = new Lines(this.text);
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
      const found = this.indexOf(node).get(String(step));
      if (found === undefined) {
        break;
      }
      place = found.place;
      node = found.value;
    }
    return this.position(place);
  }

  /** What a map or a list holds, by name: it is passed over once for all the findings of a file; of a key that is given twice, the last one counts. */
  private indexOf(node: number): ReadonlyMap<string, Entry> {
    const index = this.indexes.get(node) ?? new Map(Array.from(this.entries(node), (entry) => [entry.name, entry]));
    this.indexes.set(node, index);
    return index;
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
  private *entries(node: number): Iterable<Entry> {
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
    return this.scalarOf(event);
  }

  private scalarOf(event: ScalarEvent): string {
    return getScalarValue(this.text, event).replaceAll(DASH, '-');
  }

  private position(node: number): Position {
    const event = this.events[node];
    switch (event.type) {
      case EVENT_ID.SCALAR: return this.lines.at(Math.max(0, event.valueStart - (isQuoted(event) ? 1 : 0)));
      case EVENT_ID.ALIAS: return this.lines.at(event.anchorStart);
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: return this.lines.at(event.start);
      default: return { line: 1, column: 1 };
    }
  }

  private read(node: number, expected?: Expected): unknown {
    const event = this.events[node];
    this.values++;
    if (event.type === EVENT_ID.ALIAS) {
      return this.alias(this.text.slice(event.anchorStart, event.anchorEnd), node);
    }
    const { anchorStart, anchorEnd } = event as ScalarEvent;
    if (anchorStart < 0) {
      return this.tagged(node, expected);
    }
    const anchor = this.text.slice(anchorStart, anchorEnd);
    const before = this.values;
    this.anchors.set(anchor, undefined);
    const value = this.tagged(node, expected);
    this.anchors.set(anchor, { value, size: this.values - before });
    return value;
  }

  private alias(name: string, node: number): unknown {
    const known = this.anchors.get(name);
    if (known === undefined) {
      const wrong = this.anchors.has(name) ? `circular reference: "*${name}" is a part of what it refers to.` : `the anchor "&${name}" is not defined above it.`;
      throw new InputError(wrong, this.position(node));
    }
    this.values += known.size;
    if (this.values > MOST_VALUES) {
      throw new InputError(`the aliases make more than ${MOST_VALUES} values.`, this.position(node));
    }
    return known.value;
  }

  private tagged(node: number, expected: Expected): unknown {
    const { tagStart, tagEnd } = this.events[node] as ScalarEvent;
    const name = functionOf(this.text.slice(tagStart, tagEnd));
    const value = this.untagged(node, name === undefined || CHOOSING.has(name) || expected === 'kept' ? expected : undefined);
    return name === undefined ? value : { [name]: value };
  }

  private untagged(node: number, expected: Expected): unknown {
    const event = this.events[node];
    switch (event.type) {
      case EVENT_ID.MAPPING: return this.map(node, expected);
      case EVENT_ID.SEQUENCE: return Array.from(this.entries(node), ({ value }) => this.read(value, expected));
      default: return scalar(this.scalarOf(event as ScalarEvent), event as ScalarEvent, expected);
    }
  }

  private map(node: number, around: Expected): object {
    const own = new Map<string, unknown>();
    const inherited = new Map<string, unknown>();
    for (const { name, place, value } of this.entries(node)) {
      if (own.has(name)) {
        this.repeated.push({ key: name, position: this.position(place) });
      }
      const read = this.read(value, expectedIn(name, around));
      if (name === '<<') {
        // of several maps, the first one wins.
        [read].flat().reverse().forEach((map) => members(map).forEach((member, key) => inherited.set(key, member)));
      } else {
        own.set(name, read);
      }
    }
    return Object.fromEntries([...inherited, ...own]);
  }
}

/** The event that opens the contents of the document. */
const FIRST = 1;

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

/** A `-` that is an element by itself, as YAML 1.1 has it, and what stands for it while the text is read. */
const BARE_DASH = /(?<=[[,{:]\s*)-(?=[,\]}])/g;
const DASH = '\ue02d';

/** The function that a tag of CloudFormation stands for; nothing for a tag of YAML. */
function functionOf(tag: string): string | undefined {
  const [, verbatim = tag] = /^!<(.*)>$/.exec(tag) ?? [];
  const [, name] = /^!([^!].*)$/.exec(verbatim) ?? [];
  return name === undefined || name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** A number that is not written as one (an account with a zero in front) stays a text. */
function scalar(value: string, { style, tagStart }: ScalarEvent, expected: Expected): string | number | boolean | null {
  if (style !== SCALAR_STYLE.PLAIN || tagStart >= 0) {
    return value;
  }
  switch (value) {
    case '':
    case '~':
    case 'null': return null;
    case 'true': return true;
    case 'false': return false;
    default: return wordFor(value, expected) ?? (String(Number(value)) === value ? Number(value) : value);
  }
}
