import { ids, lines, optional, unknown } from './graphs';
import { lineInProps as line } from '../../src/evaluation/spelling';
import type { Properties, Value } from '../../src/model/values';
import { authorizationPolicyRules } from '../../src/rules/topics/authorization-policy';
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
  ['of a connection', 'context.connection.anything == "x"', {}, [UNDOCUMENTED]],
  ['of SAML', 'context.saml.memberOf.contains("x")', SAML, []],
  ['of SAML without it', 'context.saml.memberOf.contains("x")', authentication('certificate-authentication'), [NAMESPACE]],
  ['of SAML, perhaps', 'context.saml.memberOf.contains("x")', authentication(unknown), []],
  ['of unknown ways to authenticate', 'context.saml.memberOf.contains("x")', { AuthenticationOptions: unknown }, []],
  ['of a directory', 'context["active-directory"].x == "x"', authentication('directory-service-authentication'), [UNDOCUMENTED]],
  ['of a directory without it', 'context["active-directory"].x == "x"', SAML, [NAMESPACE, UNDOCUMENTED]],
  ['of certificates without them', 'context["mutual-authentication"].x == "x"', SAML, [NAMESPACE, UNDOCUMENTED]],
  ['of a directory without it, with a dot', 'context.active-directory.x == "x"', SAML, [NAMESPACE, UNDOCUMENTED, HYPHEN]],
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
  ['context.crowdstrike has score && context.crowdstrike.score > 1', [UNDOCUMENTED]],
  ['context.crowdstrike has score && context.crowdstrike has score', [UNDOCUMENTED]],
  ['context has crowdstrike.assessment.overal && context has crowdstrike.assessment.overall', [UNDOCUMENTED]],
  ['context has connection && context.connection has plattform', [UNDOCUMENTED]],
  ['context has "mutual-authentication" && context has "active-directory" && context has connection && context has saml.memberOf', []],
  ['principal has name && principal has a.b', []],
  ['context.crowdstrike has assessment && context.crowdstrike.assessment.overall > 50', []],
  ['context.saml.department == "x" && context.saml.memberOf.contains("x")', [UNDOCUMENTED]],
  ['context.saml.memberOf == "x"', [UNDOCUMENTED]],
  ['context["active-directory"].anything > 5 && context["mutual-authentication"].anything', [UNDOCUMENTED, UNDOCUMENTED]],
  ['context.connection.anything > 5 || ip(context.connection.address).isIpv4()', [UNDOCUMENTED, UNDOCUMENTED]],
  ['context.crowdstrik.cid == "x"', [UNDOCUMENTED]],
  ['context has crowdstrik && context.crowdstrik.cid == "x"', [UNDOCUMENTED]],
  ['principal == User::"x" || principal.name == "x" || ["LOW"].contains(context.jamf.risk)', []],
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
    'has no permit statement: it denies every client. Add a permit statement: "permit(principal, action, resource);" permits every client that no forbid statement denies. [PolicyWithoutPermit] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['a provider', `${PERMIT};\nforbid(principal, action, resource) unless { context.jumpcloud.device.is_managed };`, {}, [
    'reads context.jumpcloud at line 2, column 46, "forbid(principal, action, resource) unless { context.jumpcloud.device.is_managed };", which is only there with a trust provider of the type "jumpcloud". Add the trust provider, or test for it first: context has jumpcloud && …. [PolicyNamespaceUnavailable] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-considerations.html',
  ]],
  ['a way to authenticate', when('context.saml.memberOf.contains("x")'), authentication('certificate-authentication'), [
    'reads context.saml at line 1, column 44, "permit(principal, action, resource) when { context.saml.memberOf.contains(\\"x\\") };", which is only there with the authentication type "federated-authentication". Read the namespace of an authentication method that the endpoint has. [PolicyNamespaceUnavailable] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-considerations.html',
  ]],
  ['a field', when('context.jamf.rsik == "LOW"'), posture('jamf'), [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context.jamf.rsik == \\"LOW\\" };": attribute `jamf.rsik` of the context is not documented. Did you mean `risk`? [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a field like no other', when('context.jamf.filevault == "on"'), posture('jamf'), [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context.jamf.filevault == \\"on\\" };": attribute `jamf.filevault` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a type', when('context.jamf.risk == 1'), posture('jamf'), [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context.jamf.risk == 1 };": the types Long and String are not compatible. Both operands to a `==` expression must have compatible types. Types must be exactly equal to be compatible. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a namespace that is tested for', when('context has jamff && context.jamff.risk == "LOW"'), posture('jamf'), [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context has jamff && context.jamff.risk == \\"LOW\\" };": attribute `jamff` of the context is not documented. Did you mean `jamf`? [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a namespace that is tested for, with more space', when('context  has okta'), posture('jamf'), [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context  has okta };": attribute `okta` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a field below the connection', when('context.connection.plattform == "mac"'), {}, [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context.connection.plattform == \\"mac\\" };": attribute `connection.plattform` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a field that is tested for', `${PERMIT};\nforbid(principal, action, resource) when { context has jamf && context.jamf has rsik };`, posture('jamf'), [
    'contradicts the documentation at line 2, column 77, "forbid(principal, action, resource) when { context has jamf && context.jamf has rsik };": attribute `jamf.rsik` of the context is not documented. Did you mean `risk`? [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a value that a field never has', when('["low", "SECURE"].contains(context.jamf.risk)'), posture('jamf'), [
    'compares context.jamf.risk with "low" at line 1, column 45, "permit(principal, action, resource) when { [\\"low\\", \\"SECURE\\"].contains(context.jamf.risk) };", which it never is: AWS documents HIGH, MEDIUM, LOW, SECURE, NOT_APPLICABLE. Write "LOW". [PolicyConditionNeverMet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-trust-data-jamf.html',
  ]],
  ['a value that a field never has, with a hyphen', when('context.jamf.risk == "not-applicable"'), posture('jamf'), [
    'compares context.jamf.risk with "not-applicable" at line 1, column 65, "permit(principal, action, resource) when { context.jamf.risk == \\"not-applicable\\" };", which it never is: AWS documents HIGH, MEDIUM, LOW, SECURE, NOT_APPLICABLE. Write "NOT_APPLICABLE". [PolicyConditionNeverMet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-trust-data-jamf.html',
  ]],
  ['a number that a field never is', when('context.crowdstrike.assessment.overall >= 700'), posture('crowdstrike'), [
    'compares context.crowdstrike.assessment.overall with 700 at line 1, column 86, "permit(principal, action, resource) when { context.crowdstrike.assessment.overall >= 700 };", which it never is: AWS documents whole numbers from 1 to 100. Write a number from 1 to 100. [PolicyConditionNeverMet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-trust-data-crowdstrike.html',
  ]],
  ['a condition that no number meets', when('context.crowdstrike.assessment.os > 100'), posture('crowdstrike'), [
    'has a condition on context.crowdstrike.assessment.os that no client can meet at line 1, column 75, "permit(principal, action, resource) when { context.crowdstrike.assessment.os > 100 };": AWS documents whole numbers from 1 to 100. Write a condition that a documented value meets. [PolicyConditionNeverMet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-trust-data-crowdstrike.html',
  ]],
  ['conditions that contradict each other', when('context.jumpcloud.device.is_managed && context.jumpcloud.device.is_managed == false'), posture('jumpcloud'), [
    'has a condition on context.jumpcloud.device.is_managed that no client can meet at line 1, column 69, "…ction, resource) when { context.jumpcloud.device.is_managed && context.jumpcloud.device.is_managed =…". Write a condition that a documented value meets. [PolicyConditionNeverMet] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-trust-data-jumpcloud.html',
  ]],
  ['a text that is nested too deeply', when(`${'('.repeat(2_000)}true${')'.repeat(2_000)}`), {}, [
    'is nested too deeply for the engine of Cedar, so that it could not be checked. Write it with fewer parentheses and shorter chains of operators. [PolicyNotChecked] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-policies-cedar.html',
  ]],
  ['a namespace like no other', when('context has okta && context.okta.risk == "LOW"'), posture('jamf'), [
    'contradicts the documentation at line 1, column 44, "permit(principal, action, resource) when { context has okta && context.okta.risk == \\"LOW\\" };": attribute `okta` of the context is not documented. Compare it with the context in the connection logs. [PolicyContextUndocumented] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
  ['a hyphen', when('context has active-directory || context has active-directory'), authentication('directory-service-authentication'), [
    'has the name active-directory without brackets at line 1, column 56, "…(principal, action, resource) when { context has active-directory || context has active-directory };": AWS documents such names, but plain Cedar does not parse them. Write ["active-directory"] in place of .active-directory, and has "active-directory" in place of has active-directory: that means the same and is Cedar. [PolicyNameWithHyphen] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html',
  ]],
])('message: %s', (_, document, endpoint, expected) => {
  expect(lines(rules, policy(document, endpoint))).toEqual(expected.map((text) => `authorizationPolicy.policyDocument ${text}`));
});

const NEVER = 'PolicyConditionNeverMet';
const SCORE = 'context.crowdstrike.assessment.overall';
const RISK = 'context.jamf.risk';

test.each<[string, string[]]>([
  [`${SCORE} >= 1 && ${SCORE} <= 100 && ${SCORE} > 0 && ${SCORE} < 101`, []],
  [`${SCORE} == 1 || ${SCORE} == 100`, []],
  [`${RISK} like "H*" || ${RISK} like "*_APP*E"`, []],
  [`${RISK} like "low*"`, [NEVER]],
  [`${RISK} like "H.GH"`, [NEVER]],
  [`["HIGH", "none"].containsAny([${RISK}])`, []],
  [`["none"].containsAny([${RISK}])`, [NEVER]],
  [`[${RISK}].containsAll(["HIGH", "LOW"])`, [NEVER]],
  [`[${RISK}].containsAll(["HIGH"]) && context.jamf.groups.containsAny(["a", "b"])`, []],
  [`["HIGH", context.jamf.osv].contains(${RISK})`, []],
  [`${RISK} == "a(b"`, [NEVER]],
  [`${SCORE} >= 101`, [NEVER]],
  [`${SCORE} > 100`, [NEVER]],
  [`${SCORE} < 1`, [NEVER]],
  [`${SCORE} == 0`, [NEVER]],
  [`${SCORE} == 101`, [NEVER]],
  [`100 < ${SCORE}`, [NEVER]],
  [`${SCORE} <= 700`, [NEVER]],
  [`${SCORE} != 700`, [NEVER]],
  [`${SCORE} > -5`, [NEVER]],
  [`!(${SCORE} <= 100)`, [NEVER]],
  [`${SCORE} > 80 && ${SCORE} < 50`, [NEVER]],
  [`${SCORE} > 80 && context.jamf.osv == "1" && ${SCORE} < 50`, [NEVER]],
  [`${SCORE} > 80 || ${SCORE} < 50`, []],
  [`${SCORE} + 700 > 750`, []],
  [`${SCORE} * 2 > 200`, [NEVER]],
  [`${SCORE} - 50 > 50`, [NEVER]],
  [`${SCORE} > context.crowdstrike.assessment.os`, []],
  [`if ${SCORE} > 50 then ${SCORE} < 50 else ${SCORE} > 50`, [NEVER]],
  [`if context.jamf.osv == "1" then ${SCORE} > 50 else ${SCORE} < 50`, []],
  [`[10, 500].contains(${SCORE})`, [NEVER]],
  [`[10, 100].contains(${SCORE})`, []],
  [`[10, context.crowdstrike.assessment.os].contains(${SCORE})`, []],
  [`${RISK} == "low"`, [NEVER]],
  [`"low" == ${RISK}`, [NEVER]],
  [`${RISK} != "low"`, [NEVER]],
  [`${RISK} == "low" && ${RISK} != "low"`, [NEVER]],
  [`${RISK} == "low" || ${RISK} == "medium"`, [NEVER, NEVER]],
  [`${RISK} == "LOW" && ${RISK} == "SECURE"`, [NEVER]],
  [`${RISK} == "LOW" || ${RISK} == "SECURE"`, []],
  [`["LOW", "SECURE", "NOT_APPLICABLE", "MEDIUM", "HIGH"].contains(${RISK})`, []],
  [`[].contains(${RISK})`, [NEVER]],
  [`${RISK} like "L*"`, []],
  ['context.jamf.groups.contains("low") && context.jamf.osv == "low"', []],
  ['context.jumpcloud.device.is_managed == true', []],
  ['!context.jumpcloud.device.is_managed', []],
  ['context.crowdstrike.jailbroken && !context.crowdstrike.jailbroken', [NEVER]],
  ['false', []],
])('what a client can meet: %s', (condition, expected) => {
  expect(ids(rules, policy(when(condition), EVERYTHING))).toEqual(expected);
});

test.each<[string, string[]]>([
  [`${SCORE} <= 100`, [NEVER]],
  [`${SCORE} <= 50`, []],
  [`${RISK} == "HIGH"`, []],
])('what a client can fail to meet: unless %s', (condition, expected) => {
  expect(ids(rules, policy(`${PERMIT} unless { ${condition} };`, EVERYTHING))).toEqual(expected);
});

test('a policy that is too long is not read', () => {
  const long = policy('permit(principal, action, resource) when { context.a.b == 1 };\n'.repeat(5_000));
  expect(ids([...authorizationPolicyRules, ...rules], { ...long, AuthorizationPolicy: { ...long.AuthorizationPolicy as Properties, ShadowMode: 'enabled' } }))
    .toEqual(['PolicyDocumentSize']);
  expect(syntaxFindings('x'.repeat(10_001), 'Vpn').map(({ rule }) => rule)).toEqual(['PolicyDocumentSize']);
});

test('a text of nobody yet is judged by its syntax alone', () => {
  expect(syntaxFindings(when('context.saml.x == "x"'), 'Vpn')).toEqual([]);
  const found = syntaxFindings(PERMIT, 'Vpn');
  expect(found.map(({ resource }) => resource.id)).toEqual(['Vpn']);
  expect(found.map(line)).toEqual(lines(rules, policy(PERMIT)));
});
