import { InputError, type Position } from '../../reading/template-source';
import { escapeControlCharacters } from '../../util/control-characters';
import { type Io, unexpected } from '../terminal/io';

/** Something about a file that no rule has found. */
export interface Remark {
  readonly file: string;
  readonly position?: Position;
  readonly message: string;
}

/** An error while a file was read, as a remark; our own mistake does not stop the report about other files. */
export function remarkOn(file: string, error: unknown): Remark {
  const { about = file, message, position } = error instanceof InputError ? error : new InputError(unexpected(error));
  return { file: about, position, message };
}

/** Says remarks in one line each, which editors can follow. */
export function writeRemarks(remarks: readonly Remark[], { stderr }: Io): void {
  for (const { file, position, message } of remarks) {
    stderr.write(`${escapeControlCharacters(`${file}${position ? `:${position.line}:${position.column}` : ''}: ${message}`)}\n`);
  }
}
