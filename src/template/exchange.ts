import { areAlike } from './alike-names';
import type { Member } from './member';
import type { Output } from './outputs';
import { environmentOf, mayMeet } from './surroundings';
import type { UnknownValues } from './unknown-values';
import { keyOf, type Value } from '../model/values';
import { groupBy } from '../util/group-by';

/** What a template takes from another one. */
export interface Taken {
  readonly output: Output;
  /** Whether it has a name that is like the one that is asked for, and is not known to be the same. */
  readonly isAlike: boolean;
}

/** What templates give to each other by names: exports, or parameters of Systems Manager. */
export class Exchange {
  private outputs?: readonly Output[];
  private byName: ReadonlyMap<string, readonly Output[]> = new Map();
  private readonly alike = new Map<string, readonly Output[]>();
  /** What each template takes: many of its resources refer to the same few things. */
  private readonly taken = new Map<Member, Map<string, Taken | undefined>>();

  /**
   * @param read what all templates give.
   */
  public constructor(private readonly read: () => readonly Output[], private readonly values: UnknownValues) {}

  /** Everything that is given. */
  public get all(): readonly Output[] {
    if (this.outputs === undefined) {
      // the name of an output takes nothing.
      this.outputs = [];
      this.outputs = this.read();
      this.byName = groupBy(this.outputs, ({ name }) => keyOf(name));
    }
    return this.outputs;
  }

  /** What is given under a name, wherever that is. */
  public anywhere(name: Value): readonly Output[] {
    return this.all.length === 0 ? [] : this.byName.get(keyOf(name)) ?? [];
  }

  /** What is given under a name to a template. */
  public named(name: Value, reader: Member): readonly Output[] {
    return asOne(this.anywhere(name).filter(({ deployment }) => mayMeet(deployment, reader.deployment)));
  }

  /** What may be given under a name to a template, as far as names are known. */
  public like(name: Value, reader: Member): readonly Output[] {
    if (reader.deployment.takesAlike === false) {
      return [];
    }
    const key = `${environmentOf(reader.deployment)} ${keyOf(name)}`;
    const known = this.alike.get(key) ?? this.all.filter(({ deployment, name: given }) => (
      mayMeet(deployment, reader.deployment) && areAlike(given, name, this.values)
    ));
    this.alike.set(key, known);
    return asOne(known.filter(({ member }) => member !== reader));
  }

  /** What a template takes by a name, where it can only be one thing. */
  public only(name: Value, reader: Member): Taken | undefined {
    // also while the outputs are read.
    if (this.all.length === 0) {
      return undefined;
    }
    const known = this.taken.get(reader) ?? new Map<string, Taken | undefined>();
    this.taken.set(reader, known);
    const key = keyOf(name);
    if (!known.has(key)) {
      known.set(key, this.find(name, reader));
    }
    return known.get(key);
  }

  private find(name: Value, reader: Member): Taken | undefined {
    const named = this.named(name, reader);
    const [output, ...more] = named.length === 0 ? this.like(name, reader) : named;
    return output === undefined || more.length > 0 ? undefined : { output, isAlike: named.length === 0 };
  }
}

/** Outputs of one template are one where no two of them are ever there together. */
function asOne(outputs: readonly Output[]): readonly Output[] {
  const [first, ...more] = outputs;
  const areExclusive = more.length > 0 && outputs.every(({ member, condition }, index) => (
    member === first.member && condition !== undefined && more.slice(index).every(({ condition: other }) => (
      other !== undefined && !member.graph.possible([condition, true], [other, true])
    ))
  ));
  return areExclusive ? [{ ...first, value: () => same(outputs.map((output) => output.value())) }] : outputs;
}

/** A value that several are. */
function same([first, ...more]: readonly Value[]): Value {
  return more.every((value) => keyOf(value) === keyOf(first)) ? first : undefined;
}
