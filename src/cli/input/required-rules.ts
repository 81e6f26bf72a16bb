import { fileBytes } from '../../reading/file-bytes';
import { textOf } from '../../reading/file-text';
import { InputError } from '../../reading/template-source';
import { chosen, type Required, RequirementError, requirementsIn } from '../../rules/required';

/** What a command line requires. */
export interface RequirementOptions {
  /** Single requirements: `retention=365`. */
  readonly require?: readonly string[];
  /** Files with requirements. */
  readonly requirements?: readonly string[];
}

/** All that is required, of the files first. */
export function requiredRules({ require: single = [], requirements: files = [] }: RequirementOptions): Required[] {
  const texts = files.flatMap((file) => about(file, () => requirementsIn(textOf(fileBytes(file)))));
  return about('--require', () => chosen([...texts, ...single]));
}

function about<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const message = error instanceof RequirementError ? `${error.message} ${error.fix}` : error instanceof InputError ? error.message : undefined;
    throw message === undefined ? error : new InputError(message, undefined, false, what);
  }
}
