import { oneOf } from '../../evaluation/closed-set';
import type { ResourceRule, Rule } from '../../evaluation/rule';
import { ENDPOINT } from '../../model/graph';
import { grouped } from '../../model/names';
import { at, isAbsent, object, text, type Value } from '../../model/values';
import { AUTHORIZATION_POLICY, SHADOW_MODES } from '../../service/limits';
import { guide } from '../../service/sources';

/** The text of a policy, where it is known and not too long for the service: to read all of a longer one takes seconds. */
export function policyText(policy: Value): string | undefined {
  const written = text(at(policy, 'PolicyDocument'));
  return written === undefined || Buffer.byteLength(written) > AUTHORIZATION_POLICY.maxBytes ? undefined : written;
}

export const POLICY_DOCUMENT_SIZE: ResourceRule = {
  id: 'PolicyDocumentSize',
  severity: 'error',
  title: `An authorization policy has at most ${grouped(AUTHORIZATION_POLICY.maxBytes)} bytes.`,
  why: 'The service rejects a longer one.',
  source: AUTHORIZATION_POLICY.source,
  on: ENDPOINT,
  check({ properties: { AuthorizationPolicy: policy } }, report) {
    const value = at(policy, 'PolicyDocument');
    const written = text(value);
    if (written !== undefined && policyText(policy) === undefined) {
      report({
        path: 'AuthorizationPolicy.PolicyDocument',
        value,
        wrong: `has ${grouped(Buffer.byteLength(written))} bytes: AWS Client VPN accepts up to ${grouped(AUTHORIZATION_POLICY.maxBytes)}`,
        fix: 'Shorten it: comments and indentation count.',
      });
    }
  },
};

export const authorizationPolicyRules: readonly Rule[] = [
  POLICY_DOCUMENT_SIZE,
  oneOf({
    id: 'ShadowModeValue',
    title: 'The shadow mode of an authorization policy is enabled or disabled.',
    why: 'The service accepts one of two words, not a boolean.',
    path: 'AuthorizationPolicy.ShadowMode',
    set: SHADOW_MODES,
  }),
  {
    id: 'AuthorizationPolicyEnforced',
    severity: 'warning',
    title: 'An authorization policy is enforced on purpose.',
    why: 'All clients are disconnected when an enforced policy is added or changed, or when shadow mode ends, and the clients that it denies cannot reconnect.',
    source: guide('device-posture-step4'),
    on: ENDPOINT,
    check({ properties: { AuthorizationPolicy: policy } }, report) {
      const value = at(policy, 'ShadowMode');
      if (object(policy) !== undefined && (isAbsent(value) || text(value) === 'disabled')) {
        report({
          path: 'AuthorizationPolicy.ShadowMode',
          value: value ?? undefined,
          wrong: `${isAbsent(value) ? 'is missing, which enforces' : 'enforces'} the policy: its deployment, and each later change of it, disconnects all clients`,
          fix: 'Write "enabled" until the connection logs show what it decides; then acknowledge this warning.',
        });
      }
    },
  },
];
