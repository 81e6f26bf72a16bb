import { PkiError } from '../../pki/pki-error';
import { InputError } from '../../reading/template-source';
import { escapeControlCharacters } from '../../util/control-characters';
import { withCommand } from '../output/shell-words';
import { ExitCode, type Io, unexpected } from '../terminal/io';

/** Does the work of a command; nothing that a user can give makes it throw. */
export async function withExitCode(io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    io.stderr.write(`${escapeControlCharacters(said(error, io))}\n`);
    return ExitCode.FAILED;
  }
}

function said(error: unknown, { env }: Io): string {
  if (error instanceof InputError) {
    return error.about === undefined ? error.message : `${error.about}: ${error.message}`;
  }
  return error instanceof PkiError ? withCommand(error.message, error.command, env) : unexpected(error);
}
