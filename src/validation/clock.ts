import type { IConstruct } from 'constructs';
import { invalidArgument } from './argument-checks';

/** With it, an app says in which time it lives: tests, and a commit of last year. */
const NOW = 'cdk-client-vpn-plus:now';

const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/;

/** The time that certificates and revocation lists are compared with: that of the context, else that of the machine. */
export function now(scope: IConstruct): Date {
  const given: unknown = scope.node.tryGetContext(NOW);
  if (given === undefined) {
    return new Date();
  }
  const time = new Date(typeof given === 'string' && TIME.test(given) ? given : Number.NaN);
  return Number.isNaN(time.getTime()) ? invalidArgument(scope, `the context ${JSON.stringify(NOW)}`, given, '"2026-11-27" or "2026-11-27T12:00:00Z"') : time;
}
