import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { ENDPOINT } from '../../model/graph';
import { grouped } from '../../model/names';
import { at, isAbsent, object, text } from '../../model/values';
import { AUTHORIZATION_POLICY, SHADOW_MODES } from '../../service/limits';
import { guide } from '../../service/sources';

export const authorizationPolicyRules: readonly Rule[] = [
  {
    id: 'PolicyDocumentSize',
    severity: 'error',
    title: `An authorization policy has at most ${grouped(AUTHORIZATION_POLICY.maxBytes)} bytes.`,
    why: 'The service rejects a longer one.',
    source: AUTHORIZATION_POLICY.source,
    on: ENDPOINT,
    *check({ properties: { AuthorizationPolicy: policy } }) {
      const value = at(policy, 'PolicyDocument');
      const bytes = Buffer.byteLength(text(value) ?? '');
      if (bytes > AUTHORIZATION_POLICY.maxBytes) {
        yield {
          path: 'AuthorizationPolicy.PolicyDocument',
          value,
          wrong: `has ${grouped(bytes)} bytes: AWS Client VPN takes up to ${grouped(AUTHORIZATION_POLICY.maxBytes)}`,
          fix: 'Shorten it: comments and indentation count.',
        };
      }
    },
  },
  oneOf({
    id: 'ShadowModeValue',
    title: 'The shadow mode of an authorization policy is enabled or disabled.',
    why: 'The service takes one of the two words, no boolean.',
    path: 'AuthorizationPolicy.ShadowMode',
    set: SHADOW_MODES,
  }),
  {
    id: 'AuthorizationPolicyEnforced',
    severity: 'warning',
    title: 'An authorization policy is enforced on purpose.',
    why: 'All clients are disconnected when an enforced policy is added or changed, or when shadow mode ends, and those whom it denies stay outside.',
    source: guide('device-posture-step4'),
    on: ENDPOINT,
    *check({ properties: { AuthorizationPolicy: policy } }) {
      const value = at(policy, 'ShadowMode');
      if (object(policy) !== undefined && (isAbsent(value) || text(value) === 'disabled')) {
        yield {
          path: 'AuthorizationPolicy.ShadowMode',
          value: value ?? undefined,
          wrong: `${isAbsent(value) ? 'is missing, which enforces' : 'enforces'} the policy: its deployment, and each later change of it, disconnects all clients`,
          fix: 'Write "enabled" until the connection logs show what it decides; then acknowledge this warning.',
        };
      }
    },
  },
];
