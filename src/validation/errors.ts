import type { Place } from '../cdk/place';
import type { AuthoringRule, Finding } from '../evaluation/rule';
import { describe } from '../evaluation/rule';

/** A call that belongs to no construct. */
export function inCall(name: string): Place {
  return { node: { path: `${name}()` } };
}

/** What AWS Client VPN would reject, said at synth. */
class ClientVpnValidationError extends Error {
  public constructor({ node: { path } }: Place, lines: readonly string[]) {
    super(lines.length === 1 ? `${path}: ${lines[0]}` : `${path}: ${lines.length} errors\n${lines.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ClientVpnValidationError';
  }
}

/** Throws one error with everything that is wrong; does nothing when only warnings were found. */
export function throwErrors(scope: Place, findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ClientVpnValidationError(scope, errors.map(describe));
  }
}

/** Such a mistake in words. */
export function sentence({ id, source }: AuthoringRule, message: string, fix: string): string {
  return `${message} ${fix} [${id}] ${source}`;
}

/** The error for such a mistake. */
export function authoringError(rule: AuthoringRule, scope: Place, message: string, fix: string): Error {
  return new ClientVpnValidationError(scope, [sentence(rule, message, fix)]);
}
