import type { Position, Repeated, Source } from './template-source';
import type { Path } from '../template/sections';

/** A template whose file is read again when someone asks for a place in it: of a large folder, no one asks for most, and what they are written as is half of what they take. */
export class RereadSource implements Source {
  public readonly template: unknown;
  public readonly repeated: readonly Repeated[];
  private again?: WeakRef<Source>;

  public constructor({ repeated, template }: Source, private readonly reread: () => Source) {
    this.template = template;
    this.repeated = repeated;
  }

  public locate(path: Path): Position {
    const source = this.again?.deref() ?? this.reread();
    this.again = new WeakRef(source);
    return source.locate(path);
  }
}
