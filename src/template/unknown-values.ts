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
  private different = 0;

  /** An unknown value that is equal to no other. */
  public anything(): Unknown {
    return new Unknown(`#any ${this.different++}`, true);
  }

  /** What a function makes of its operands. */
  public make(optional: boolean, name: string, operands: readonly Value[]): Unknown {
    const key = JSON.stringify([name, ...operands.map(keyOf)]);
    if (key.length <= LONGEST_KEY) {
      return new Unknown(key, optional);
    }
    const short = this.shortKeys.get(key) ?? `#${this.shortKeys.size}`;
    this.shortKeys.set(key, short);
    return new Unknown(short, optional);
  }

  /** Remembers that an unknown value stands for a resource. */
  public refer({ key }: Unknown, reference: Reference): void {
    this.references.set(key, reference);
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
