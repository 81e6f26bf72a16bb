import { ids, lines, optional, unknown } from './graphs';
import type { Value } from '../../src/model/values';
import { authorizationPolicyRules as rules } from '../../src/rules/topics/authorization-policy';

test.each<[string, Value, string[]]>([
  ['as long as can be', { PolicyDocument: 'x'.repeat(10_000), ShadowMode: 'enabled' }, []],
  ['one byte more', { PolicyDocument: 'x'.repeat(10_001), ShadowMode: 'enabled' }, ['PolicyDocumentSize']],
  ['as many bytes as can be', { PolicyDocument: 'é'.repeat(5_000), ShadowMode: 'enabled' }, []],
  ['two bytes more', { PolicyDocument: 'é'.repeat(5_001), ShadowMode: 'enabled' }, ['PolicyDocumentSize']],
  ['an unknown document', { PolicyDocument: unknown, ShadowMode: 'enabled' }, []],
  ['enabled', { PolicyDocument: 'x', ShadowMode: 'enabled' }, []],
  ['disabled', { PolicyDocument: 'x', ShadowMode: 'disabled' }, ['AuthorizationPolicyEnforced']],
  ['no mode', { PolicyDocument: 'x' }, ['AuthorizationPolicyEnforced']],
  ['no mode by a condition', { PolicyDocument: 'x', ShadowMode: null }, ['AuthorizationPolicyEnforced']],
  ['a boolean', { PolicyDocument: 'x', ShadowMode: true }, ['ShadowModeValue']],
  ['an unknown mode', { PolicyDocument: 'x', ShadowMode: optional }, []],
  ['nothing', undefined, []],
  ['unknown', unknown, []],
  ['of the wrong type', 'permit(principal, action, resource);', []],
])('%s', (_, AuthorizationPolicy, expected) => {
  expect(ids(rules, { AuthorizationPolicy })).toEqual(expected);
});

test.each<[string, Value, string]>([
  ['enforced', { PolicyDocument: 'x', ShadowMode: 'disabled' }, 'shadowMode "disabled" enforces the policy: its deployment, and each later change of it, disconnects all clients. Write "enabled" until the connection logs show what it decides; then acknowledge this warning. [AuthorizationPolicyEnforced] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step4.html'],
  ['enforced by default', { PolicyDocument: 'x' }, 'shadowMode is missing, which enforces the policy: its deployment, and each later change of it, disconnects all clients. Write "enabled" until the connection logs show what it decides; then acknowledge this warning. [AuthorizationPolicyEnforced] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step4.html'],
  ['size', { PolicyDocument: 'é'.repeat(5_001), ShadowMode: 'enabled' }, `policyDocument "${'é'.repeat(79)}… has 10,002 bytes: AWS Client VPN accepts up to 10,000. Shorten it: comments and indentation count. [PolicyDocumentSize] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-considerations.html`],
  ['mode', { ShadowMode: true }, 'shadowMode true is not supported: AWS Client VPN accepts "enabled" or "disabled". Write e.g. "enabled". [ShadowModeValue] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-authorizationpolicy.html'],
])('message: %s', (_, AuthorizationPolicy, expected) => {
  expect(lines(rules, { AuthorizationPolicy })).toEqual([`authorizationPolicy.${expected}`]);
});
