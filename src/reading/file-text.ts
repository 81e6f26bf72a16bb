import { MOST_BYTES } from './file-bytes';
import { InputError } from './template-source';

export const NOT_TEXT = 'not a text file in UTF-8.';

/** The text of a file, whatever a Windows editor made of it. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) {
    throw new InputError(`more than ${MOST_BYTES / 1024 / 1024} MB: CloudFormation accepts templates of up to 1 MB.`);
  }
  const text = decoded(bytes);
  if (text === undefined || text.includes('\0')) {
    throw new InputError(NOT_TEXT);
  }
  if (text.trim() === '') {
    throw new InputError('the file is empty.');
  }
  return text;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** A text in UTF-8, or in UTF-16 with the mark that Windows writes before it; the mark is not part of it. */
export function decoded(bytes: Uint8Array): string | undefined {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return (isUtf16 ? new TextDecoder('utf-16le', { fatal: true }) : UTF_8).decode(bytes);
  } catch {
    return undefined;
  }
}
