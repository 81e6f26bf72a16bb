import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/rule';
import { describe } from '../rules/rule';

/** What AWS Client VPN would reject, said at synth. */
class ClientVpnValidationError extends Error {
  public constructor(where: IConstruct | string, lines: readonly string[]) {
    const path = typeof where === 'string' ? where : where.node.path;
    super(lines.length === 1 ? `${path}: ${lines[0]}` : `${path}: ${lines.length} errors\n${lines.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ClientVpnValidationError';
  }
}

/** Throws one error with everything that is wrong, at a construct or in a call; does nothing when only warnings were found. */
export function throwErrors(where: IConstruct | string, findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ClientVpnValidationError(where, errors.map(describe));
  }
}

/** A mistake that only an author of constructs can make, because a template has no place for it. */
export interface AuthoringRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

/** Such a mistake in words. */
export function sentence({ id, source }: AuthoringRule, message: string, fix: string): string {
  return `${message} ${fix} [${id}] ${source}`;
}

/** The error for such a mistake, at a construct or in a call. */
export function authoringError(rule: AuthoringRule, where: IConstruct | string, message: string, fix: string): Error {
  return new ClientVpnValidationError(where, [sentence(rule, message, fix)]);
}
