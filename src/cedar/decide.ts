import type { Context } from './context';
import { ask } from './engine';
import { complaints, type Policy, type UnderstoodStatement } from './policy';
import { inWords } from './text';

/** What a policy makes of a context. */
export interface Decision {
  readonly result: 'permit' | 'deny' | 'error';
  /** The statements that decide; none where nothing permits. */
  readonly statements: readonly UnderstoodStatement[];
  /** What could not be evaluated: for each statement where and why. */
  readonly errors: readonly string[];
}

/** AWS documents no principal, action and resource to compare with: a policy leaves them open. */
const REQUEST = {
  principal: { type: 'Client', id: 'client' },
  action: { type: 'Action', id: 'connect' },
  resource: { type: 'Endpoint', id: 'endpoint' },
  entities: [],
};

/** Decides on a context as Cedar does, by a policy as `parse` gives it; a sentence where it cannot. */
export function decide(policy: Policy | undefined, context: Context): Decision | string {
  if (policy === undefined) {
    return 'the policy is nested too deeply';
  }
  const { text, statements } = policy;
  const answer = ask((cedar) => cedar.isAuthorized({ ...REQUEST, context, policies: { staticPolicies: text.cedar } }));
  if (answer === undefined) {
    return 'the engine of Cedar gave up on it';
  }
  if (answer.type === 'failure') {
    return answer.errors.map(({ message }) => message).join('; ');
  }
  const { decision, diagnostics: { errors, reason } } = answer.response;
  const of = (ids: readonly string[]) => statements.filter((_, position) => ids.includes(`policy${position}`));
  const failed = of(errors.map(({ policyId }) => policyId));
  const isError = decision === 'deny' && reason.length === 0 && failed.length > 0;
  return {
    result: isError ? 'error' : decision === 'allow' ? 'permit' : 'deny',
    statements: isError ? failed : of(reason),
    errors: errors.flatMap(({ error }) => complaints(error, text)).map(({ message, place }) => [place && inWords(place), message].filter(Boolean).join(': ')).sort(),
  };
}
