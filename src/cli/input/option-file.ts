import { fileBytes } from '../../reading/file-bytes';
import { decoded, NOT_TEXT, textOf } from '../../reading/file-text';
import { InputError } from '../../reading/template-source';

/** The text of a file that an option names; an error names the file. */
export function namedText(path: string): string {
  return named(path, () => textOf(fileBytes(path)));
}

/** The same for a file that may be empty. */
export function namedLine(path: string): string {
  return named(path, () => {
    const text = decoded(fileBytes(path));
    if (text === undefined) {
      throw new InputError(NOT_TEXT);
    }
    return text.replace(/\r?\n$/, '');
  });
}

function named<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.message, error.position, false, path) : error;
  }
}
