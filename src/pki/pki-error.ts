import { systemReason } from '../util/system-errors';

/** Why a command about certificates could not do its work, for the person who runs it. */
export class PkiError extends Error {
  /** @param command what to run then, after the name of this program */
  public constructor(message: string, public readonly command?: string) {
    super(message);
  }
}

/** Does something with files, and says in words why that cannot be done. */
export function withFiles<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw asPkiError(error);
  }
}

export function asPkiError(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  return code === undefined || path === undefined ? error : new PkiError(`${path}: ${systemReason(code)}.`);
}
