/** `Fn::ForEach`, as the transform `AWS::LanguageExtensions` unrolls it. */
import { hasCall, intrinsic, members, type Path } from './sections';

/** A template cannot hold more resources: a longer collection counts as not known. */
const MOST_TURNS = 500;

/** The elements of a collection, nothing where they are not known. */
export type Collection = (raw: unknown) => readonly string[] | undefined;

/** A member of an object, as the loops around it make it. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
  /** Where it is written, below the object, or from where that is. */
  readonly path: Path;
  /** The loops around it whose collection is not known: it stands for any number of members, also for none. */
  readonly open: readonly string[];
}

/** What the identifier of a loop stands for. */
interface Turn {
  readonly loop: string;
  /** Absent where the collection is not known. */
  readonly element?: string;
}

type Turns = ReadonlyMap<string, Turn>;

export function isLoop(name: string): boolean {
  return name.startsWith('Fn::ForEach::');
}

/**
 * The members of an object, each as often as the loops around it say.
 *
 * @param path where the object is.
 */
export function unrolled(raw: unknown, collection: Collection, path: Path = NONE): Entry[] {
  // most objects hold none.
  return hasCall(raw)
    ? Array.from(entries(raw, collection, path, NONE, new Map()))
    : Array.from(members(raw), ([name, value]) => ({ name, value, path: [...path, name], open: NONE }));
}

const NONE: readonly string[] = [];

function* entries(raw: unknown, collection: Collection, path: Path, open: readonly string[], turns: Turns): Iterable<Entry> {
  for (const [written, value] of members(raw)) {
    const here = [...path, written];
    const name = textIn(written, turns);
    const [identifier, over, body] = Array.isArray(value) ? value : [];
    if (!isLoop(written)) {
      yield { name, value: valueIn(value, turns), path: here, open };
    } else if (typeof identifier === 'string') {
      const elements = collection(valueIn(over, turns));
      const isKnown = elements !== undefined && elements.length <= MOST_TURNS;
      for (const element of isKnown ? elements : [undefined]) {
        yield* entries(body, collection, [...here, 2], isKnown ? open : [...open, name], new Map(turns).set(identifier, { loop: name, element }));
      }
    }
  }
}

/** A value as it is in some turns; what depends on an element that is not known is not known. */
function valueIn(raw: unknown, turns: Turns): unknown {
  if (turns.size === 0 || typeof raw !== 'string' && (typeof raw !== 'object' || raw === null)) {
    return raw;
  }
  if (typeof raw === 'string') {
    return unknownIn(raw, turns) ?? textIn(raw, turns);
  }
  if (Array.isArray(raw)) {
    return raw.map((one) => valueIn(one, turns));
  }
  const [name, argument] = intrinsic(raw) ?? [];
  const turn = name === 'Ref' ? turns.get(argument as string) : undefined;
  if (turn !== undefined) {
    return turn.element ?? standIn(turn, argument as string);
  }
  const text = name === 'Fn::Sub' ? [argument].flat()[0] : undefined;
  const unknown = typeof text === 'string' ? unknownIn(text, turns) : undefined;
  return unknown ?? Object.fromEntries(Object.entries(raw).map(([key, one]) => (
    [textIn(key, turns), (NAMING.has(key) ? namesIn : valueIn)(one, turns)]
  )));
}

/** What holds names of other parts of the template. */
const NAMING: ReadonlySet<string> = new Set(['Condition', 'DependsOn', 'Fn::GetAtt', 'Ref']);

/** Names stay as the template writes them where the element is not known: the parts of a loop find each other by them. */
function namesIn(raw: unknown, turns: Turns): unknown {
  return typeof raw === 'string' ? textIn(raw, turns) : Array.isArray(raw) ? raw.map((one) => namesIn(one, turns)) : valueIn(raw, turns);
}

function textIn(text: string, turns: Turns): string {
  let result = text;
  for (const [identifier, { element }] of turns) {
    if (element !== undefined) {
      result = result.replaceAll(`\${${identifier}}`, () => element).replaceAll(`&{${identifier}}`, () => element.replace(/[^a-z\d]/gi, ''));
    }
  }
  return result;
}

/** What stands for a text with an element that is not known. */
function unknownIn(text: string, turns: Turns): object | undefined {
  const [, turn] = Array.from(turns).find(([identifier, { element }]) => (
    element === undefined && (text.includes(`\${${identifier}}`) || text.includes(`&{${identifier}}`))
  )) ?? [];
  return turn && standIn(turn, textIn(text, turns));
}

/** Nothing in a template has this name, so that its value is not known; the same text of another loop is another one. */
function standIn({ loop }: Turn, text: string): object {
  return { Ref: `${loop} ${text}` };
}
