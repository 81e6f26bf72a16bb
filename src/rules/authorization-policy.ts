import { oneOf } from './closed-set';
import { ENDPOINT } from './graph';
import { AUTHORIZATION_POLICY, SHADOW_MODES } from './limits';
import { grouped } from './names';
import type { Rule } from './rule';
import { at, text } from './values';

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
];
