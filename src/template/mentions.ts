import { intrinsic, isIntrinsic, memberIn, subParts } from './sections';
import { DEEPEST } from '../util/deepest';

/** An attribute of a resource, by the name of the resource. */
export type Attribute = readonly [target: string, attribute: string];

/** What a value mentions of the rest of its template. */
export interface Mentions {
  /** The names that it refers to. */
  readonly certain: readonly string[];
  /** Those in a branch that may be the one that is not taken. */
  readonly possible: readonly string[];
  /** The attributes that it asks for. */
  readonly attributes: readonly Attribute[];
  /** The operands of its imports from other stacks, by `Fn::ImportValue` and by `Fn::GetStackOutput`. */
  readonly imports: readonly unknown[];
  readonly stackOutputs: readonly unknown[];
  /** Whether it is nested so deep that the rest of it was left out. */
  readonly isTooDeep: boolean;
}

/** How the names of pseudo parameters begin. */
const PSEUDO = 'AWS::';
const NONE: readonly never[] = [];
const NOTHING: Mentions = { certain: NONE, possible: NONE, attributes: NONE, imports: NONE, stackOutputs: NONE, isTooDeep: false };
const KNOWN = new WeakMap<object, Map<object, Mentions>>();

/** Says what a value mentions. */
export type MentionsOf = (value: unknown) => Mentions;

/** What a value mentions. */
export function mentionsOf(value: unknown): Mentions {
  if (typeof value !== 'object' || value === null) {
    return NOTHING;
  }
  const walk = new Walk();
  walk.enter(value, walk.certain, 0);
  return walk.isEmpty ? NOTHING : walk.found();
}

/** Says what the values of a template mention; whoever asks, each of them is gone through once. */
export function mentionsIn(template: unknown): MentionsOf {
  if (typeof template !== 'object' || template === null) {
    return mentionsOf;
  }
  // one for all values of a template: what is kept for each value by itself slows down each collection of garbage.
  const known = KNOWN.get(template) ?? new Map<object, Mentions>();
  KNOWN.set(template, known);
  let walk = new Walk();
  return (value) => {
    if (typeof value !== 'object' || value === null) {
      return NOTHING;
    }
    const before = known.get(value);
    if (before !== undefined) {
      return before;
    }
    walk.enter(value, walk.certain, 0);
    const found = walk.isEmpty ? NOTHING : walk.found();
    // most values mention nothing: then the next one is gone through with the same.
    walk = walk.isEmpty ? walk : new Walk();
    known.set(value, found);
    return found;
  };
}

/** Of a large folder there are hundreds of thousands: what is empty is one list for all. */
function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list;
}

/** What several values mention together. */
export function together(all: readonly Mentions[]): Mentions {
  return {
    certain: all.flatMap(({ certain }) => certain),
    possible: all.flatMap(({ possible }) => possible),
    attributes: all.flatMap(({ attributes }) => attributes),
    imports: all.flatMap(({ imports }) => imports),
    stackOutputs: all.flatMap(({ stackOutputs }) => stackOutputs),
    isTooDeep: all.some(({ isTooDeep }) => isTooDeep),
  };
}

/** One way through a value. */
class Walk {
  public readonly certain: string[] = [];
  public readonly possible: string[] = [];
  public readonly attributes: Attribute[] = [];
  public readonly imports: unknown[] = [];
  public readonly stackOutputs: unknown[] = [];
  public isTooDeep = false;

  /** Most values mention nothing. */
  public get isEmpty(): boolean {
    const { attributes, certain, imports, possible, stackOutputs } = this;
    return certain.length + possible.length + attributes.length + imports.length + stackOutputs.length === 0 && !this.isTooDeep;
  }

  public found(): Mentions {
    const { attributes, certain, imports, isTooDeep, possible, stackOutputs } = this;
    return {
      certain: orNone(certain),
      possible: orNone(possible),
      attributes: orNone(attributes),
      imports: orNone(imports),
      stackOutputs: orNone(stackOutputs),
      isTooDeep,
    };
  }

  /** Goes through an object or a list; what is in it may be the branch that is not taken. */
  public enter(value: object, names: string[], depth: number): void {
    if (depth > DEEPEST) {
      this.isTooDeep = true;
      return;
    }
    // it calls itself and no other on the way: of two that call each other, the engine compiles each into the other.
    if (Array.isArray(value)) {
      for (let position = 0; position < value.length; position++) {
        const inner: unknown = value[position];
        if (typeof inner === 'object' && inner !== null) {
          this.enter(inner, names, depth + 1);
        }
      }
      return;
    }
    let below: string[] | undefined;
    for (const key in value) {
      // the first name tells of most objects that they call no function.
      below ??= isIntrinsic(key) ? this.call(value, names) : names;
      const inner = (value as Readonly<Record<string, unknown>>)[key];
      if (typeof inner === 'object' && inner !== null) {
        this.enter(inner, below, depth + 1);
      }
    }
  }

  /** Notes what a function mentions itself, and says where that goes what is mentioned in its argument. */
  private call(value: object, names: string[]): string[] {
    const [name, argument] = intrinsic(value) ?? [];
    if (name !== undefined) {
      this.note(name, argument, names);
    }
    return name === 'Fn::If' ? this.possible : names;
  }

  private note(name: string, argument: unknown, names: string[]): void {
    const [first, second] = Array.isArray(argument) ? argument as unknown[] : [argument];
    if (name === 'Fn::ImportValue') {
      this.imports.push(argument);
    } else if (name === 'Fn::GetStackOutput') {
      this.stackOutputs.push(argument);
    } else if (typeof first !== 'string') {
      return;
    } else if (name === 'Ref') {
      this.ask([first], names);
    } else if (name === 'Fn::GetAtt') {
      this.ask(argument === first ? split(first) : [first, second], names);
    } else if (name === 'Fn::Sub') {
      for (const part of subParts(first)) {
        // its own variables hide resources of the same name.
        if ('placeholder' in part && memberIn(second, part.placeholder) === undefined) {
          this.ask(split(part.placeholder), names);
        }
      }
    }
  }

  private ask([target, attribute]: readonly unknown[], names: string[]): void {
    // those of CloudFormation stand for nothing that the template holds.
    if ((target as string).startsWith(PSEUDO)) {
      return;
    }
    names.push((target as string).split('.')[0]);
    if (typeof attribute === 'string') {
      this.attributes.push([target as string, attribute]);
    }
  }
}

function split(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
