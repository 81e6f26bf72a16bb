import { keyOf, list, text, Unknown, type Value } from '../model/values';

/** Longer keys are replaced by a number: a text that functions make could double with every reference. */
const LONGEST_KEY = 300;

/** A resource of one of several templates. */
export interface Reference {
  readonly place: string;
  readonly id: string;
}

/** The unknown values of all templates that are judged together: equal ones have equal keys. */
export class UnknownValues {
  private readonly references = new Map<string, Reference>();
  private readonly shortKeys = new Map<string, string>();
  /** The lists that unknown texts were joined of, with what is between their elements. */
  private readonly joined = new Map<string, readonly [separator: string, elements: Value]>();
  /** The resources that unknown values are attributes of. */
  private readonly owners = new Map<string, Reference>();
  /** Which functions made unknown values, and of what. */
  private readonly calls = new Map<string, readonly [name: string, operands: readonly Value[]]>();
  private different = 0;

  /** An unknown value that is equal to no other. */
  public anything(): Unknown {
    return new Unknown(`#any ${this.different++}`, true);
  }

  /** What a function makes of its operands. */
  public make(optional: boolean, name: string, operands: readonly Value[]): Unknown {
    const long = JSON.stringify([name, ...operands.map(keyOf)]);
    const key = long.length <= LONGEST_KEY ? long : this.shortKeys.get(long) ?? `#${this.shortKeys.size}`;
    if (key !== long) {
      this.shortKeys.set(long, key);
    }
    this.calls.set(key, [name, operands]);
    return new Unknown(key, optional);
  }

  /** Remembers that an unknown value stands for a resource. */
  public refer({ key }: Unknown, reference: Reference): void {
    this.references.set(key, reference);
  }

  /** Remembers that an unknown value is an attribute of a resource. */
  public belong({ key }: Unknown, reference: Reference): void {
    this.owners.set(key, reference);
  }

  /** The parts that a text was put together of. */
  public partsOf(value: Value): readonly Value[] | undefined {
    const [name, operands] = value instanceof Unknown ? this.calls.get(value.key) ?? [] : [];
    return name === 'Text' ? operands : undefined;
  }

  /** The resources that a value is made of, with those that it stands for. */
  public *madeOf(value: Value): Iterable<Reference> {
    if (value instanceof Unknown) {
      const owner = this.referenced(value) ?? this.owners.get(value.key);
      if (owner !== undefined) {
        yield owner;
      }
      yield* this.madeOf(this.calls.get(value.key)?.[1]);
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) {
        yield* this.madeOf(inner);
      }
    }
  }

  /** The resource that an unknown value stands for. */
  public referenced({ key }: Unknown): Reference | undefined {
    return this.references.get(key);
  }

  /** Remembers of which list a text was joined. */
  public join(value: Value, separator: string, elements: Value): void {
    if (value instanceof Unknown) {
      this.joined.set(value.key, [separator, elements]);
    }
  }

  /** The list that a text was joined of, where splitting it gives the same again. */
  public split(value: Value, separator: string): Value {
    const [between, elements] = value instanceof Unknown ? this.joined.get(value.key) ?? [] : [];
    const isApart = (element: Value) => text(element)?.includes(separator) !== true;
    return between === separator && (list(elements)?.every(isApart) ?? true) ? elements : undefined;
  }
}
