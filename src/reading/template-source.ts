import type { Path } from '../template/sections';

/** A place in a file; both count from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The file, where it is another one than that of the template. */
  readonly file?: string;
}

/** A file that was read as a template. */
export interface Source {
  /** The template as `JSON.parse` gives it. */
  readonly template: unknown;
  /** The keys that are given twice in one object: the last one counts. */
  readonly repeated: readonly Repeated[];
  /** Where a value is written, or the nearest value around it. */
  locate(path: Path): Position;
}

/** The same, as long as what is written in the file is at hand. */
export interface WrittenSource extends Source {
  readonly text: string;
}

/** A key that was given before. */
export interface Repeated {
  readonly key: string;
  readonly position: Position;
}

/** Why a file could not be checked. */
export class InputError extends Error {
  /**
   * @param isForeign whether it is a fine file of another kind.
   * @param about the file or option, where it is another one than the template that is being read.
   */
  public constructor(message: string, public readonly position?: Position, public readonly isForeign = false, public readonly about?: string) {
    super(message);
  }
}

/** Reads another file than the templates; what is wrong is reported for that file. */
export async function readAbout<T>(file: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.message, error.position, false, error.about ?? file) : error;
  }
}

/** The lines of a text, which is passed over once, with the first question. */
export class Lines {
  private starts?: readonly number[];

  public constructor(private readonly text: string) {}

  /** The position of an offset. */
  public at(offset: number): Position {
    this.starts ??= startsIn(this.text);
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { line: low + 1, column: offset - this.starts[low] + 1 };
  }
}

/** Where each line of a text begins. */
function startsIn(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}
