import { PkiError } from '../../pki/pki-error';
import { InputError } from '../../reading/template-source';
import { escapeControlCharacters } from '../../util/control-characters';
import { ExitCode, type Io, unexpected } from '../terminal/io';

/** Does the work of a command; nothing that a user can give makes it throw. */
export async function withExitCode(io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    io.stderr.write(`${escapeControlCharacters(said(error))}\n`);
    return ExitCode.FAILED;
  }
}

function said(error: unknown): string {
  if (error instanceof InputError) {
    return error.about === undefined ? error.message : `${error.about}: ${error.message}`;
  }
  return error instanceof PkiError ? error.message : unexpected(error);
}
