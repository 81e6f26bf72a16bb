import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/rule';
import { describe } from '../rules/rule';

/** What AWS Client VPN would reject, said at synth. */
class ClientVpnValidationError extends Error {
  public constructor(scope: IConstruct | undefined, lines: readonly string[]) {
    const where = scope === undefined ? '' : `${scope.node.path}: `;
    super(lines.length === 1 ? `${where}${lines[0]}` : `${where}${lines.length} errors\n${lines.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ClientVpnValidationError';
  }
}

/** Throws one error with everything that is wrong; does nothing when only warnings were found. */
export function throwErrors(scope: IConstruct, findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ClientVpnValidationError(scope, errors.map(describe));
  }
}

/** A mistake that only an author of constructs can make, because a template has no place for it. */
export interface AuthoringRule {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

/** The error for such a mistake. */
export function authoringError(rule: AuthoringRule, scope: IConstruct | undefined, message: string, fix: string): Error {
  return new ClientVpnValidationError(scope, [`${message} ${fix} [${rule.id}] ${rule.source}`]);
}
