/** What a policy decides on a client, as users see it. */
import { ClientVpnAuthorizationResult } from './authorization-decision';
import type { ClientVpnAuthorizationDecision } from './authorization-decision';
import type { Place } from '../cdk/place';
import { type Context, contextOf } from '../cedar/context';
import { undocumentedIn } from '../cedar/context-schema';
import { decide } from '../cedar/decide';
import { parse } from '../cedar/policy';
import { inProps } from '../evaluation/spelling';
import { POLICY_CONTEXT } from '../rules/construct-rules';
import { syntaxFindings } from '../rules/topics/authorization-policy-text';
import { expectText } from '../validation/argument-checks';
import { report, reportErrors } from '../validation/reporting';

/** Throws for a policy that is not Cedar, and for a context that Cedar cannot read or that AWS does not document. */
export function decided(call: Place, policyDocument: string, context: unknown): ClientVpnAuthorizationDecision {
  const known = contextFrom(call, plain(call, context));
  const problems = undocumentedIn(known);
  if (problems.length > 0) {
    report(call, POLICY_CONTEXT, `${problems.join('; ')}.`, 'Write what AWS documents, or pass any context to decideJson() as a JSON text.');
  }
  return decisionOn(call, policyDocument, known);
}

/** Likewise, with a context that is a JSON text with whatever fields. */
export function decidedJson(call: Place, policyDocument: string, json: string): ClientVpnAuthorizationDecision {
  expectText(call, 'context', json, '{}');
  return decisionOn(call, policyDocument, contextFrom(call, parsed(call, json)));
}

function decisionOn(call: Place, policyDocument: string, context: Context): ClientVpnAuthorizationDecision {
  reportErrors(call, syntaxFindings(policyDocument, call.node.path).map(inProps));
  const decision = decide(parse(policyDocument), context);
  if (typeof decision === 'string') {
    report(call, POLICY_CONTEXT, `Cedar cannot decide: ${decision}.`, 'Make the policy or the context simpler.');
  }
  return {
    result: ClientVpnAuthorizationResult[decision.result.toUpperCase() as keyof typeof ClientVpnAuthorizationResult],
    statements: decision.statements.map(({ id, place: { line }, written }) => ({ text: written, line, id })),
    errors: [...decision.errors],
    undocumented: undocumentedIn(context),
  };
}

/** A context without what JSON does not have, such as the maps of JavaScript. */
function plain(call: Place, context: unknown): unknown {
  let json: string | undefined;
  try {
    json = JSON.stringify(context, (_, value) => value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? Array.from(value) : value);
  } catch (error) {
    wrongContext(call, `the context cannot be written as JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  return json === undefined ? undefined : JSON.parse(json);
}

function parsed(call: Place, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    wrongContext(call, `the context is not JSON: ${(error as Error).message}`);
  }
}

function contextFrom(call: Place, value: unknown): Context {
  const context = contextOf(value);
  if (typeof context === 'string') {
    wrongContext(call, context);
  }
  return context;
}

function wrongContext(call: Place, problem: string): never {
  report(call, POLICY_CONTEXT, `${problem}.`, 'Write e.g. {"crowdstrike": {"assessment": {"overall": 70}}}.');
}
