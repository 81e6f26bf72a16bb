import { ids, lines, optional, unknown } from './graphs';
import { describe as line } from '../../src/evaluation/rule';
import type { Properties, Value } from '../../src/model/values';
import { authorizationPolicyTextRules as rules, syntaxFindings } from '../../src/rules/topics/authorization-policy-text';

const PERMIT = 'permit(principal, action, resource)';
const when = (condition: string) => `${PERMIT} when { ${condition} };`;
const policy = (PolicyDocument: Value, others: Properties = {}): Properties => ({ AuthorizationPolicy: { PolicyDocument }, ...others });
const authentication = (...types: readonly Value[]): Properties => ({ AuthenticationOptions: types.map((Type) => ({ Type })) });
const posture = (...types: readonly Value[]): Properties => (
  { DevicePostureOptions: { Enabled: true, TrustProviders: types.map((TrustProviderType) => ({ TrustProviderType })) } }
);

const SAML = authentication('federated-authentication');
const EVERYTHING = {
  ...authentication('certificate-authentication', 'directory-service-authentication', 'federated-authentication'),
  ...posture('crowdstrike', 'jamf', 'jumpcloud'),
};

const SYNTAX = 'PolicyDocumentSyntax';
const NAMESPACE = 'PolicyNamespaceUnavailable';
const UNDOCUMENTED = 'PolicyContextUndocumented';
const HYPHEN = 'PolicyNameWithHyphen';

test.each<[string, Properties, string[]]>([
  ['no policy', {}, []],
  ['an unknown policy', { AuthorizationPolicy: unknown }, []],
  ['an unknown text', policy(unknown), []],
  ['a text that may be there', policy(optional), []],
  ['a list', policy([]), []],
  ['a permit', policy(`${PERMIT};`), []],
  ['no statement', policy(''), ['PolicyWithoutPermit']],
  ['a comment', policy('// permit(principal, action, resource);'), ['PolicyWithoutPermit']],
  ['a forbid', policy('forbid(principal, action, resource);'), ['PolicyWithoutPermit']],
  ['both', policy(`forbid(principal, action, resource) when { 1 == 2 };\n${PERMIT};`), []],
  ['no semicolon', policy(PERMIT), [SYNTAX]],
  ['a number', policy(5), [SYNTAX]],
  ['two mistakes', policy('permit(principal, action);\nallow(principal, action, resource);'), [SYNTAX, SYNTAX]],
  ['a template of Cedar', policy('permit(principal == ?principal, action, resource);'), [SYNTAX]],
  ['a principal', policy('permit(principal == User::"alice", action, resource);'), ['PolicyScopeUndocumented']],
  ['a kind of principal', policy('permit(principal is User, action, resource);'), ['PolicyScopeUndocumented']],
  ['actions, and then a resource', policy('permit(principal, action in [Action::"connect"], resource);\nforbid(principal, action, resource in Vpn::"a");'),
    ['PolicyScopeUndocumented', 'PolicyScopeUndocumented']],
])('the text: %s', (_, endpoint, expected) => {
  expect(ids(rules, endpoint)).toEqual(expected);
});

test.each<[string, string, Properties, string[]]>([
  ['of a connection', 'context.connection.anything == "x"', {}, []],
  ['of SAML', 'context.saml.memberOf.contains("x")', SAML, []],
  ['of SAML without it', 'context.saml.memberOf.contains("x")', authentication('certificate-authentication'), [NAMESPACE]],
  ['of SAML, perhaps', 'context.saml.memberOf.contains("x")', authentication(unknown), []],
  ['of unknown ways to authenticate', 'context.saml.memberOf.contains("x")', { AuthenticationOptions: unknown }, []],
  ['of a directory', 'context["active-directory"].x == "x"', authentication('directory-service-authentication'), []],
  ['of a directory without it', 'context["active-directory"].x == "x"', SAML, [NAMESPACE]],
  ['of certificates without them', 'context["mutual-authentication"].x == "x"', SAML, [NAMESPACE]],
  ['of a directory without it, with a dot', 'context.active-directory.x == "x"', SAML, [NAMESPACE, HYPHEN]],
  ['of a provider', 'context.jamf.risk == "LOW"', posture('jamf'), []],
  ['of another provider', 'context.jamf.risk == "LOW"', posture('crowdstrike'), [NAMESPACE]],
  ['of no provider', 'context.jamf.risk == "LOW"', {}, [NAMESPACE]],
  ['of an unknown provider', 'context.jamf.risk == "LOW"', posture('crowdstrike', unknown), []],
  ['of unknown providers', 'context.jamf.risk == "LOW"', { DevicePostureOptions: unknown }, []],
  ['of a list of unknown providers', 'context.jamf.risk == "LOW"', { DevicePostureOptions: { Enabled: true, TrustProviders: unknown } }, []],
  ['of device posture that is off', 'context.jamf.risk == "LOW"', { DevicePostureOptions: { Enabled: false, TrustProviders: [{ TrustProviderType: 'jamf' }] } }, [NAMESPACE]],
  ['of a provider that is tested for', 'context has jamf && context.jamf.risk == "LOW"', {}, []],
  ['of a provider that is tested for in depth', 'context has jamf.risk && context.jamf.risk == "LOW"', {}, []],
  ['of a provider in brackets', 'context["jamf"].risk == "LOW"', {}, [NAMESPACE]],
  ['once for each', 'context.jamf.risk == "LOW" || context.jamf.osv == "1" || context.crowdstrike.cid == "x"', {}, [NAMESPACE, NAMESPACE]],
])('the namespace %s', (_, condition, endpoint, expected) => {
  expect(ids(rules, policy(when(condition), endpoint))).toEqual(expected);
});

test.each<[string, string[]]>([
  ['context.crowdstrike.assessment.overall > 50 && context.crowdstrike.assessment.os > 1 && context.crowdstrike.assessment.sensor_config > 1', []],
  ['context.crowdstrike.assessment.version == "1" && context.crowdstrike.cid == "x" && context.crowdstrike.platform like "Windows*"', []],
  ['context.crowdstrike.serial_number == "x" && context.crowdstrike.jailbroken', []],
  ['context.jamf.groups.contains("x") && context.jamf.osv == "1" && context.jamf.diskEncryptionEnabled', []],
  ['context.jumpcloud.device.is_managed && context.jumpcloud.org_id == "x" && context.jumpcloud.system == "x" && context.jumpcloud.durt_id == "x"', []],
  ['context.crowdstrike.assessment.overal > 50', [UNDOCUMENTED]],
  ['context.crowdstrike.assessment.overall > "50"', [UNDOCUMENTED]],
  ['context.crowdstrike.assessment.overall == "50"', [UNDOCUMENTED]],
  ['context.crowdstrike has score && context.crowdstrike.score > 1', []],
  ['context.crowdstrike has assessment && context.crowdstrike.assessment.overall > 50', []],
  ['context.saml.department == "x" && context.saml.memberOf.contains("x")', []],
  ['context.saml.memberOf == "x"', [UNDOCUMENTED]],
  ['context["active-directory"].anything > 5 && context["mutual-authentication"].anything', []],
  ['context.connection.anything > 5 || ip(context.connection.address).isIpv4()', []],
  ['context.crowdstrik.cid == "x"', [UNDOCUMENTED]],
  ['context has crowdstrik && context.crowdstrik.cid == "x"', [UNDOCUMENTED]],
  ['principal == User::"x" || principal.name == "x" || [].contains(context.jamf.risk)', []],
])('the documented context: %s', (condition, expected) => {
  expect(ids(rules, policy(when(condition), EVERYTHING))).toEqual(expected);
});

test.each<[string, string, Properties, string[]]>([
  ['an operator', `// €\n${PERMIT}\n  when { context.saml.memberOf = "x" };`, SAML, [
    'is not Cedar at line 3, column 10, "when { context.saml.memberOf = \\"x\\" };": \'=\' is not a valid operator in Cedar. Try using \'==\' instead. [PolicyDocumentSyntax] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['the end', PERMIT, {}, [
    'is not Cedar at line 1, column 36, "permit(principal, action, resource)": unexpected end of input, expected `;` or identifier. Write statements like "permit(principal, action, resource) when { … };". [PolicyDocumentSyntax] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['a scope', `${PERMIT};\n  forbid(principal == User::"alice", action, resource == Vpn::"a");`, {}, [
    'names a principal and a resource at line 2, column 3, "forbid(principal == User::\\"alice\\", action, resource == Vpn::\\"a\\");": AWS documents none to compare with, '
    + 'so that the statement may never apply. Write "forbid(principal, action, resource)", and put conditions on the context. [PolicyScopeUndocumented] '
    + 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['a scope that permits', 'permit(principal, action == Action::"connect", resource);', {}, [
    'names an action at line 1, column 1, "permit(principal, action == Action::\\"connect\\", resource);": AWS documents none to compare with, '
    + 'so that the statement may never apply. Write "permit(principal, action, resource)", and put conditions on the context. [PolicyScopeUndocumented] '
    + 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['a template of Cedar', 'permit(principal == ?principal, action, resource);', {}, [
    'is not Cedar at line 1, column 21, "permit(principal == ?principal, action, resource);": static policy set includes a template. Write statements like "permit(principal, action, resource) when { … };". [PolicyDocumentSyntax] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['no permit', '', {}, [
    'has no permit statement: it denies everybody. Add a permit statement: "permit(principal, action, resource);" lets in everybody whom no forbid statement keeps out. [PolicyWithoutPermit] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['a provider', `${PERMIT};\nforbid(principal, action, resource) unless { context.jumpcloud.device.is_managed };`, {}, [
    'reads context.jumpcloud at line 2, column 46, "forbid(principal, action, resource) unless { context.jumpcloud.device.is_managed };", which is only there with a trust provider of the type "jumpcloud". Add the trust provider, or test for it first: context has jumpcloud && …. [PolicyNamespaceUnavailable] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-considerations.html',
  ]],
  ['a way to authenticate', when('context.saml.x == "x"'), authentication('certificate-authentication'), [
    'reads context.saml at line 1, column 44, "permit(principal, action, resource) when { context.saml.x == \\"x\\" };", which is only there with the authentication type "federated-authentication". Read the namespace of a way to authenticate that the endpoint has. [PolicyNamespaceUnavailable] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-considerations.html',
  ]],
  ['a field', when('context.jamf.rsik == "LOW"'), posture('jamf'), [
    'is at odds with the documentation at line 1, column 44, "permit(principal, action, resource) when { context.jamf.rsik == \\"LOW\\" };": attribute `jamf.rsik` of the context is not documented. Did you mean `risk`? [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a field like no other', when('context.jamf.filevault == "on"'), posture('jamf'), [
    'is at odds with the documentation at line 1, column 44, "permit(principal, action, resource) when { context.jamf.filevault == \\"on\\" };": attribute `jamf.filevault` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a type', when('context.jamf.risk == 1'), posture('jamf'), [
    'is at odds with the documentation at line 1, column 44, "permit(principal, action, resource) when { context.jamf.risk == 1 };": the types Long and String are not compatible. Both operands to a `==` expression must have compatible types. Types must be exactly equal to be compatible. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a namespace that is tested for', when('context has jamff && context.jamff.risk == "LOW"'), posture('jamf'), [
    'is at odds with the documentation at line 1, column 44, "permit(principal, action, resource) when { context has jamff && context.jamff.risk == \\"LOW\\" };": attribute `jamff` of the context is not documented. Did you mean `jamf`? [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a namespace that is tested for, with more space', when('context  has okta'), posture('jamf'), [
    'is at odds with the documentation at line 1, column 44, "permit(principal, action, resource) when { context  has okta };": attribute `okta` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a namespace like no other', when('context has okta && context.okta.risk == "LOW"'), posture('jamf'), [
    'is at odds with the documentation at line 1, column 44, "permit(principal, action, resource) when { context has okta && context.okta.risk == \\"LOW\\" };": attribute `okta` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a hyphen', when('context.active-directory.x == "x" && context.active-directory.y == "y"'), authentication('directory-service-authentication'), [
    'has the name active-directory without brackets at line 1, column 52, "…rmit(principal, action, resource) when { context.active-directory.x == \\"x\\" && context.active-directo…": AWS documents such names, but plain Cedar does not know them. Write ["active-directory"] in place of .active-directory, and has "active-directory" in place of has active-directory: that means the same and is Cedar. [PolicyNameWithHyphen] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
])('message: %s', (_, document, endpoint, expected) => {
  expect(lines(rules, policy(document, endpoint))).toEqual(expected.map((text) => `authorizationPolicy.policyDocument ${text}`));
});

test('a text of nobody yet is judged by its syntax alone', () => {
  expect(syntaxFindings(when('context.saml.x == "x"'), 'Vpn')).toEqual([]);
  const found = syntaxFindings(PERMIT, 'Vpn');
  expect(found.map(({ resource }) => resource.id)).toEqual(['Vpn']);
  expect(found.map(line)).toEqual(lines(rules, policy(PERMIT)));
});
