import type { Path } from '../../template/sections';

/** A place in a file; both count from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
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

/** The position of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
