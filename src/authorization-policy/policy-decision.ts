/** What a policy decides on a client, as users see it. */
import { ClientVpnAuthorizationResult } from './authorization-decision';
import type { ClientVpnAuthorizationDecision } from './authorization-decision';
import type { Place } from '../cdk/place';
import { type Context, contextOf } from '../cedar/context';
import { decide } from '../cedar/decide';
import { parse } from '../cedar/policy';
import { POLICY_CONTEXT } from '../rules/construct-rules';
import { syntaxFindings } from '../rules/topics/authorization-policy-text';
import { expectText } from '../validation/argument-checks';
import { authoringError, throwErrors } from '../validation/errors';

/** Throws for a policy that is no Cedar, and for a context that Cedar cannot read. */
export function decided(call: Place, policyDocument: string, context: string): ClientVpnAuthorizationDecision {
  throwErrors(call, syntaxFindings(policyDocument, call.node.path));
  const decision = decide(parse(policyDocument), contextFrom(call, context));
  if (typeof decision === 'string') {
    throw authoringError(POLICY_CONTEXT, call, `Cedar cannot decide: ${decision}.`, 'Make the policy or the context simpler.');
  }
  return {
    result: ClientVpnAuthorizationResult[decision.result.toUpperCase() as keyof typeof ClientVpnAuthorizationResult],
    statements: decision.statements.map(({ id, place: { line }, written }) => ({ text: written, line, id })),
    errors: [...decision.errors],
  };
}

function contextFrom(call: Place, json: string): Context {
  expectText(call, 'context', json, '{}');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw wrongContext(call, `the context is not JSON: ${(error as Error).message}`);
  }
  const context = contextOf(value);
  if (typeof context === 'string') {
    throw wrongContext(call, context);
  }
  return context;
}

function wrongContext(call: Place, problem: string): Error {
  return authoringError(POLICY_CONTEXT, call, `${problem}.`, 'Write e.g. {"crowdstrike": {"assessment": {"overall": 70}}}.');
}
