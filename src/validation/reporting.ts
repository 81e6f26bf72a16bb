import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Place } from '../cdk/place';
import { describe, type RuleInfo, ruleMessage, type RuleMessage } from '../evaluation/rule';
import { escapeControlCharactersInLines } from '../util/control-characters';

/** A call that belongs to no construct. */
export function callSite(name: string): Place {
  return { node: { path: `${name}()` } };
}

/** What ends errors in other languages, each of which tells jsii its name: names in messages are those of TypeScript. */
export function spelling(): string {
  return process.env.JSII_AGENT === undefined ? '' : '\n(Names are spelled as in TypeScript.)';
}

/** Something that AWS Client VPN would reject, reported at synthesis. */
class ClientVpnValidationError extends Error {
  public constructor({ node: { path } }: Place, lines: readonly string[]) {
    const said = `${path}: ${lines.length === 1 ? lines[0] : `${lines.length} errors\n${lines.map((line) => `  - ${line}`).join('\n')}`}`;
    super(`${escapeControlCharactersInLines(said)}${spelling()}`);
    this.name = 'ClientVpnValidationError';
  }
}

/** Reports what a construct has found itself: an error is thrown, a warning is added to the construct. */
export function report(place: Place, rule: RuleInfo<'error'>, message: string, fix: string): never;
export function report(place: IConstruct, rule: RuleInfo<'warning'>, message: string, fix: string): void;
export function report(place: Place | IConstruct, rule: RuleInfo, message: string, fix: string): void {
  reportErrors(place, [ruleMessage(rule, message, fix)]);
  reportWarning(place as IConstruct, ruleMessage(rule, message, fix));
}

/** Throws one error with everything that is wrong; does nothing when there are only warnings. */
export function reportErrors(place: Place, messages: readonly RuleMessage[]): void {
  const errors = messages.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new ClientVpnValidationError(place, errors.map(describe));
  }
}

/** Adds a warning to a construct; it is acknowledged with the id of the rule. */
export function reportWarning(scope: IConstruct, message: RuleMessage): void {
  Annotations.of(scope).addWarningV2(`cdk-client-vpn-plus:${message.rule}`, escapeControlCharactersInLines(describe(message)));
}
