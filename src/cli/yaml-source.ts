import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { InputError, type Path, type Position, positionAt, type Source } from './source';

const DEEP = 'nested too deep.';
/** The parser calls itself, and dies of a hundred times as much. */
const DEEPEST = 2000;
/** A hundred aliases of aliases of aliases make a small file a large template. */
const MOST_VALUES = 1_000_000;

/** A template in YAML, with the short forms of CloudFormation's functions. */
export class YamlSource implements Source {
  public readonly template: unknown;
  private readonly root: Node | null;
  private readonly lines = new LineCounter();
  /** What was read under an anchor and how many values it is; nothing while it is being read. */
  private readonly anchors = new Map<string, { readonly value: unknown; readonly size: number } | undefined>();
  private values = 0;

  public constructor(text: string) {
    const deep = tooDeep(text);
    if (deep !== undefined) {
      throw new InputError(DEEP, positionAt(text, deep));
    }
    const document = parseDocument(text, { lineCounter: this.lines, logLevel: 'silent', prettyErrors: false, schema: 'failsafe', uniqueKeys: false });
    const [error] = document.errors;
    if (error) {
      throw new InputError(said(error.code, error.message), this.position(error.pos[0]));
    }
    this.root = document.contents;
    this.template = this.read(document.contents);
  }

  public locate(path: Path): Position {
    let node = this.root;
    let offset = startOf(node);
    for (const step of path) {
      const name = String(step);
      const pair = isMap(node) ? (node as YAMLMap<Node, Node | null>).items.find(({ key }) => nameOf(key) === name) : undefined;
      const element = isSeq(node) ? node.items[Number(name)] as Node | undefined : undefined;
      if (pair === undefined && element === undefined) {
        break;
      }
      offset = startOf(pair?.key ?? element!);
      node = pair ? pair.value : element!;
    }
    return this.position(offset);
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private read(node: Node | null): unknown {
    this.values++;
    if (node === null) {
      return null;
    }
    if (isAlias(node)) {
      return this.alias(node.source, node);
    }
    const { anchor } = node as { anchor?: string };
    if (anchor === undefined) {
      return this.tagged(node);
    }
    const before = this.values;
    this.anchors.set(anchor, undefined);
    const value = this.tagged(node);
    this.anchors.set(anchor, { value, size: this.values - before });
    return value;
  }

  private alias(name: string, node: Node): unknown {
    const known = this.anchors.get(name);
    if (known === undefined) {
      throw new InputError(`"*${name}" ${this.anchors.has(name) ? 'refers to what it is a part of' : 'refers to nothing above it'}.`, this.position(startOf(node)));
    }
    this.values += known.size;
    if (this.values > MOST_VALUES) {
      throw new InputError(`the aliases make more than ${MOST_VALUES} values.`, this.position(startOf(node)));
    }
    return known.value;
  }

  private tagged(node: Node): unknown {
    const value = this.untagged(node);
    const [, name] = /^!([^!].*)$/.exec(node.tag ?? '') ?? [];
    return name === undefined ? value : { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value };
  }

  private untagged(node: Node): unknown {
    if (isMap(node)) {
      return this.map(node as YAMLMap<Node, Node | null>);
    }
    return isSeq(node) ? node.items.map((item) => this.read(item as Node | null)) : scalar(node as Scalar<string>);
  }

  private map(node: YAMLMap<Node, Node | null>): object {
    const own = new Map<string, unknown>();
    let inherited = {};
    for (const { key, value } of node.items) {
      const name = nameOf(key);
      if (own.has(name)) {
        throw new InputError(`"${name}" is given twice.`, this.position(startOf(key)));
      }
      const read = this.read(value);
      if (name === '<<') {
        inherited = Object.assign({}, ...[read].flat().reverse());
      } else {
        own.set(name, read);
      }
    }
    return { ...inherited, ...Object.fromEntries(own) };
  }
}

function nameOf(key: Node): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

/** A number that is not written as one (an account with a zero in front) stays a text. */
function scalar({ value, type }: Scalar<string>): string | number | boolean | null {
  if (type !== Scalar.PLAIN) {
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

function said(code: string, message: string): string {
  switch (code) {
    case 'MULTIPLE_DOCS': return 'not a template: the file holds more than one YAML document.';
    case 'RESOURCE_EXHAUSTION': return DEEP;
    default: return `not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, '')}.`;
  }
}

/** Where a text is surely nested deeper than anything somebody wrote. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: character, index } of text.matchAll(/[[{\]}]/g)) {
    depth = character === '[' || character === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) {
      return index;
    }
  }
  return /(?:[-?:][ \t]+){2000}/.exec(text)?.index;
}
