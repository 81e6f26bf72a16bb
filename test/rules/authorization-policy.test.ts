import { ids, lines, optional, unknown } from './graphs';
import { authorizationPolicyRules as rules } from '../../src/rules/authorization-policy';
import type { Value } from '../../src/rules/values';

test.each<[string, Value, string[]]>([
  ['as long as can be', { PolicyDocument: 'x'.repeat(10_000) }, []],
  ['one byte more', { PolicyDocument: 'x'.repeat(10_001) }, ['PolicyDocumentSize']],
  ['as many bytes as can be', { PolicyDocument: 'é'.repeat(5_000) }, []],
  ['two bytes more', { PolicyDocument: 'é'.repeat(5_001) }, ['PolicyDocumentSize']],
  ['an unknown document', { PolicyDocument: unknown }, []],
  ['enabled', { PolicyDocument: 'x', ShadowMode: 'enabled' }, []],
  ['disabled', { PolicyDocument: 'x', ShadowMode: 'disabled' }, []],
  ['a boolean', { PolicyDocument: 'x', ShadowMode: true }, ['ShadowModeValue']],
  ['an unknown mode', { PolicyDocument: 'x', ShadowMode: optional }, []],
  ['nothing', undefined, []],
  ['unknown', unknown, []],
  ['of the wrong type', 'permit(principal, action, resource);', []],
])('%s', (_, AuthorizationPolicy, expected) => {
  expect(ids(rules, { AuthorizationPolicy })).toEqual(expected);
});

test.each<[string, Value, string]>([
  ['size', { PolicyDocument: 'é'.repeat(5_001) }, `policyDocument "${'é'.repeat(79)}… has 10,002 bytes: AWS Client VPN takes up to 10,000. Shorten it: comments and indentation count. [PolicyDocumentSize] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-considerations.html`],
  ['mode', { ShadowMode: true }, 'shadowMode true is not supported: AWS Client VPN takes "enabled" or "disabled". Write e.g. "enabled". [ShadowModeValue] https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-authorizationpolicy.html'],
])('message: %s', (_, AuthorizationPolicy, expected) => {
  expect(lines(rules, { AuthorizationPolicy })).toEqual([`authorizationPolicy.${expected}`]);
});
