import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, CfnParameter, Fn } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { ClientVpnAuthentication, type ClientVpnAuthenticationChoice, ClientVpnAuthorizationPolicy, type ClientVpnCedarPolicy, ClientVpnAuthorizationResult } from '../../src/index';
import { ENDPOINT, guide, isEmpty, messageOf, newEndpoint, newStack, synth, warnings } from '../fixtures';

const API = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md';
const PERMIT = 'permit(principal, action, resource);';
const MISTAKE = 'permit(principal, action, resource)\nwhen { context.saml.memberOf = "x" };';
const SAYS = 'authorizationPolicy.policyDocument is not Cedar at line 2, column 8, "when { context.saml.memberOf = \\"x\\" };": \'=\' is not a valid operator in Cedar. '
  + `Try using '==' instead. [PolicyDocumentSyntax] ${guide('device-posture-policies-cedar')}`;

const { fromCedar, fromFile } = ClientVpnAuthorizationPolicy;
const policyOf = (authorizationPolicy: ClientVpnCedarPolicy) => {
  const stack = newStack();
  newEndpoint(stack, { authorizationPolicy });
  const [{ Properties }] = Object.values(synth(stack).findResources(ENDPOINT));
  return Properties.AuthorizationPolicy;
};

describe('in the template', () => {
  test('is enforced, and says so', () => {
    expect(policyOf(fromCedar(PERMIT))).toEqual({ PolicyDocument: PERMIT, ShadowMode: 'disabled' });
  });

  test('is only logged in shadow mode; the policy itself stays what it was', () => {
    const policy = fromCedar(PERMIT, { description: 'everyone' });
    expect(policyOf(policy.shadow())).toEqual({ PolicyDocument: PERMIT, ShadowMode: 'enabled', Description: 'everyone' });
    expect(policyOf(policy)).toEqual({ PolicyDocument: PERMIT, ShadowMode: 'disabled', Description: 'everyone' });
    expect(policyOf(policy.shadow().shadow())).toEqual({ PolicyDocument: PERMIT, ShadowMode: 'enabled', Description: 'everyone' });
  });

  test('is not there by default', () => {
    const stack = newStack();
    newEndpoint(stack);
    synth(stack).hasResourceProperties(ENDPOINT, { AuthorizationPolicy: Match.absent() });
  });

  test('takes a token, of which nothing is said', () => {
    const stack = newStack();
    const text = new CfnParameter(stack, 'Policy').valueAsString;
    newEndpoint(stack, { authorizationPolicy: fromCedar(text).shadow() });
    newEndpoint(stack, { authorizationPolicy: fromCedar(Fn.join('', ['permit(', text])).shadow() }, 'Other');
    synth(stack).hasResourceProperties(ENDPOINT, { AuthorizationPolicy: { PolicyDocument: { Ref: 'Policy' } } });
    expect(warnings(stack)).toEqual([]);
  });
});

describe('what is wrong', () => {
  test.each<[string, string, string]>([
    ['a mistake', MISTAKE, SAYS],
    ['too long a text', `${PERMIT} //${'x'.repeat(10_000)}`, `authorizationPolicy.policyDocument "${`${PERMIT} //`.padEnd(79, 'x')}… has 10,039 bytes: AWS Client VPN accepts up to 10,000. `
      + `Shorten it: comments and indentation count. [PolicyDocumentSize] ${guide('device-posture-policies-considerations')}`],
  ])('%s is said before anything is made', (_, text, message) => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { authorizationPolicy: fromCedar(text).shadow() }))).toBe(`Stack/Vpn: ${message}`);
    expect(isEmpty(stack)).toBe(true);
  });

  test('10,000 bytes are not too long', () => {
    const stack = newStack();
    newEndpoint(stack, { authorizationPolicy: fromCedar(`${PERMIT}//`.padEnd(10_000, 'x')).shadow() });
    expect(warnings(stack)).toEqual([]);
  });

  test('enforcing is a warning that can be acknowledged', () => {
    const stack = newStack();
    newEndpoint(stack, { authorizationPolicy: fromCedar(PERMIT) });
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn/Resource: authorizationPolicy.shadowMode "disabled" enforces the policy: its deployment, and each later change of it, disconnects all clients. '
      + `Write "enabled" until the connection logs show what it decides; then acknowledge this warning. [AuthorizationPolicyEnforced] ${guide('device-posture-step4')} `
      + '[ack: cdk-client-vpn-plus:AuthorizationPolicyEnforced]',
    ]);
    const other = newStack();
    Annotations.of(newEndpoint(other, { authorizationPolicy: fromCedar(PERMIT) })).acknowledgeWarning('cdk-client-vpn-plus:AuthorizationPolicyEnforced');
    expect(warnings(other)).toEqual([]);
  });

  test.each<[string, ClientVpnAuthenticationChoice, string, string[]]>([
    ['a namespace that is not there', ClientVpnAuthentication.mutual(), 'context.saml.memberOf.contains("x")', ['PolicyNamespaceUnavailable']],
    ['a provider that is not there', ClientVpnAuthentication.mutual(), 'context.jamf.risk == "LOW"', ['PolicyNamespaceUnavailable']],
    ['a name with a hyphen', ClientVpnAuthentication.activeDirectory('d-926742f1a0'), 'context has active-directory', ['PolicyNameWithHyphen']],
    ['what is there', ClientVpnAuthentication.activeDirectory('d-926742f1a0'), 'context has "active-directory"', []],
    ['a name that AWS does not document', ClientVpnAuthentication.activeDirectory('d-926742f1a0'), 'context["active-directory"].user == "x"', ['PolicyContextUndocumented']],
    ['a condition that no client meets', ClientVpnAuthentication.mutual(), 'context has jamf && context.jamf.risk == "low"', ['PolicyConditionNeverMet']],
    ['what cannot be checked', ClientVpnAuthentication.mutual(), `${'('.repeat(4_000)}true${')'.repeat(4_000)}`, ['PolicyNotChecked']],
  ])('warns of %s', (_, authentication, condition, expected) => {
    const stack = newStack();
    newEndpoint(stack, { authentication, authorizationPolicy: fromCedar(`permit(principal, action, resource) when { ${condition} };`).shadow() });
    expect(warnings(stack).map((warning) => /\[(\w+)\] https/.exec(warning)?.[1])).toEqual(expected);
  });

  test.each<[string, () => unknown, string]>([
    ['a text', () => fromCedar(undefined as never), 'fromCedar(): text is missing. Write e.g. "permit(principal, action, resource) when { context.crowdstrike.assessment.overall > 50 };".'],
    ['a path', () => fromFile(7 as never), 'fromFile(): path is 7. Write e.g. "policy.cedar".'],
  ])('another kind of value than %s', (_, act, message) => {
    expect(messageOf(act)).toBe(`ClientVpnAuthorizationPolicy.${message} [ValueKind] ${API}`);
  });

  test('another kind of value than a policy', () => {
    const stack = newStack();
    expect(messageOf(() => newEndpoint(stack, { authorizationPolicy: PERMIT as never }))).toBe(
      `Stack/Vpn: authorizationPolicy is "${PERMIT}". Write e.g. ClientVpnAuthorizationPolicy.fromFile("policy.cedar"). [ValueKind] ${API}`,
    );
  });
});

describe('fromFile', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'client-vpn-')); });
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  test.each<[string, string | Uint8Array, string]>([
    ['a text', `${PERMIT}\n`, `${PERMIT}\n`],
    ['the ends of lines of Windows', `// é\r\n${PERMIT}\r\n`, `// é\n${PERMIT}\n`],
    ['a byte order mark', `\ufeff${PERMIT}`, PERMIT],
    ['UTF-16', Buffer.from(`\ufeff// é\r\n${PERMIT}`, 'utf16le'), `// é\n${PERMIT}`],
  ])('reads %s', (_, content, expected) => {
    expect(policyOf(fromFile(file('policy.cedar', content), { description: 'from a file' }).shadow())).toEqual({
      PolicyDocument: expected, ShadowMode: 'enabled', Description: 'from a file',
    });
  });

  test.each<[string, () => string, string]>([
    ['does not exist', () => join(folder, 'polcy.cedar'), 'does not exist'],
    ['is a folder', () => folder, 'cannot be read (EISDIR)'],
    ['is not a text', () => file('binary', Uint8Array.of(0xc3, 0x28)), 'is not valid UTF-8'],
    ['has an impossible name', () => 'policy\0.cedar', 'cannot be read (ERR_INVALID_ARG_VALUE)'],
  ])('says that a file %s', (_, path, reason) => {
    const name = path();
    expect(messageOf(() => fromFile(name))).toBe(
      `ClientVpnAuthorizationPolicy.fromFile(): the file ${JSON.stringify(name)} ${reason}. Write its path from ${JSON.stringify(process.cwd())}. `
      + `[PolicyFile] ${guide('device-posture-policies-cedar')}`,
    );
  });
});

describe('decide', () => {
  const POLICY = fromCedar(`// staff
@id("score")
permit(principal, action, resource)
when { context.crowdstrike.assessment.overall > 50 };

forbid(principal, action, resource)
when { context has connection && context.connection.platform == "linux" };
`);
  const SCORE = { id: 'score', line: 2, text: '@id("score")\npermit(principal, action, resource)\nwhen { context.crowdstrike.assessment.overall > 50 };' };
  const LINUX = {
    id: undefined, line: 6, text: 'forbid(principal, action, resource)\nwhen { context has connection && context.connection.platform == "linux" };',
  };
  const FAILED = 'line 4, column 8, "when { context.crowdstrike.assessment.overall > 50 };": record does not have the attribute `crowdstrike`';
  const PLATFORM = 'context.connection.platform is not documented by AWS, which names no field there';
  const { DENY, ERROR, PERMIT: PERMITTED } = ClientVpnAuthorizationResult;

  test.each([
    [{ crowdstrike: { assessment: { overall: 51 } } }, { result: PERMITTED, statements: [SCORE], errors: [], undocumented: [] }],
    [{ crowdstrike: { assessment: { overall: 50 } } }, { result: DENY, statements: [], errors: [], undocumented: [] }],
    [{ crowdstrike: { assessment: { overall: 51 } }, connection: { platform: 'linux' } }, { result: DENY, statements: [LINUX], errors: [], undocumented: [PLATFORM] }],
    [{}, { result: ERROR, statements: [SCORE], errors: [FAILED], undocumented: [] }],
    [{ connection: { platform: 'linux' } }, { result: DENY, statements: [LINUX], errors: [FAILED], undocumented: [PLATFORM] }],
  ])('%j', (context, expected) => {
    expect(POLICY.decideJson(JSON.stringify(context))).toEqual(expected);
    expect(POLICY.shadow().decideJson(JSON.stringify(context))).toEqual(expected);
  });

  const CONTEXT = `Write e.g. {"crowdstrike": {"assessment": {"overall": 70}}}. [PolicyContext] ${guide('device-posture-step2')}`;
  test.each<[string, () => unknown, string]>([
    ['a policy that is no Cedar', () => fromCedar(MISTAKE).decideJson('{}'), SAYS],
    ['a list', () => POLICY.decideJson('[]'), `the context is not a JSON object. ${CONTEXT}`],
    ['null', () => POLICY.decideJson('null'), `the context is not a JSON object. ${CONTEXT}`],
    ['a fraction', () => POLICY.decideJson('{"crowdstrike": {"assessment": {"overall": 50.5}}}'), `context.crowdstrike.assessment.overall is 50.5, but Cedar has integers only. ${CONTEXT}`],
    ['a number that is too long', () => POLICY.decideJson('{"a": -9007199254740993}'), `context.a is -9007199254740992, too long to be read exactly. ${CONTEXT}`],
    ['too deep a context', () => POLICY.decideJson(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`), `the context is nested too deeply. ${CONTEXT}`],
    ['null inside', () => POLICY.decideJson('{"saml": {"memberOf": ["x", null]}}'), `context.saml.memberOf[1] is null, which Cedar does not have: leave out what is not there. ${CONTEXT}`],
    ['a token', () => fromCedar(Fn.ref('Policy')).decideJson('{}'), `the text of the policy is an unresolved token. Pass the text itself. [PolicyTextLater] ${guide('device-posture-policies-cedar')}`],
    ['what only looks like an extension', () => POLICY.decideJson('{"a": {"__extn": {"fn": "ip", "arg": "x"}}}'), 'Cedar cannot decide: error while evaluating `ipaddr` extension function: invalid IP address: x. '
      + `Make the policy or the context simpler. [PolicyContext] ${guide('device-posture-step2')}`],
  ])('cannot decide on %s', (_, act, message) => {
    expect(messageOf(act)).toBe(`ClientVpnCedarPolicy.decideJson(): ${message}`);
  });

  test('takes the context as JSON text, or as an object', () => {
    expect(messageOf(() => POLICY.decideJson({} as never))).toBe(
      `ClientVpnCedarPolicy.decideJson(): context is {}. Write e.g. "{}". [ValueKind] ${API}`,
    );
    const context = { crowdstrike: { assessment: { overall: 51, os: undefined } } };
    expect(POLICY.decide(context)).toEqual({ result: PERMITTED, statements: [SCORE], errors: [], undocumented: [] });
    expect(POLICY.decide(new Map([['crowdstrike', new Map([['assessment', new Map([['overall', 51]])]])]]) as never).result).toBe(PERMITTED);
    expect(POLICY.decide({ 'saml': { memberOf: [] }, 'active-directory': {}, 'crowdstrike': { assessment: { overall: 50 } } }).result).toBe(DENY);
  });

  const UNDOCUMENTED = `Write what AWS documents, or pass any context to decideJson() as a JSON text. [PolicyContext] ${guide('device-posture-step2')}`;
  test.each<[string, unknown, string]>([
    ['a misspelt provider', { crowdstrke: {} },
      `context.crowdstrke is not documented by AWS, which has active-directory, mutual-authentication, connection, crowdstrike, jamf, jumpcloud, saml. ${UNDOCUMENTED}`],
    ['names below a connection, a directory and SAML', { 'saml': { department: 'x', memberOf: [] }, 'active-directory': { a: 1 }, 'connection': { platform: 'linux' } },
      `context.saml.department is not documented by AWS, which has memberOf; context.active-directory.a is not documented by AWS, which names no field there; ${PLATFORM}. ${UNDOCUMENTED}`],
    ['a misspelt field', { jumpcloud: { device: { isManaged: true } } }, `context.jumpcloud.device.isManaged is not documented by AWS, which has is_managed. ${UNDOCUMENTED}`],
    ['a number as text', { crowdstrike: { assessment: { overall: '70' } } }, `context.crowdstrike.assessment.overall is "70", but AWS documents a whole number. ${UNDOCUMENTED}`],
    ['a text for a list', { saml: { memberOf: 'x' } }, `context.saml.memberOf is "x", but AWS documents a list. ${UNDOCUMENTED}`],
    ['numbers in a list', { jamf: { groups: ['x', 7] } }, `context.jamf.groups[1] is 7, but AWS documents a text. ${UNDOCUMENTED}`],
    ['a number for a boolean', { jamf: { diskEncryptionEnabled: 1 } }, `context.jamf.diskEncryptionEnabled is 1, but AWS documents a boolean. ${UNDOCUMENTED}`],
    ['a list for an object', { connection: [] }, `context.connection is [], but AWS documents an object. ${UNDOCUMENTED}`],
    ['a text', '{}', `the context is not a JSON object. ${CONTEXT}`],
    ['nothing', undefined, `the context is not a JSON object. ${CONTEXT}`],
    ['a fraction', { crowdstrike: { assessment: { overall: 50.5 } } }, `context.crowdstrike.assessment.overall is 50.5, but Cedar has integers only. ${CONTEXT}`],
    ['a large integer', { connection: { id: 1n } }, `the context cannot be written as JSON: Do not know how to serialize a BigInt. ${CONTEXT}`],
  ])('cannot decide on an object with %s', (_, context, message) => {
    expect(messageOf(() => POLICY.decide(context as never))).toBe(`ClientVpnCedarPolicy.decide(): ${message}`);
  });

  test('cannot decide on what is no JSON', () => {
    expect(messageOf(() => POLICY.decideJson('{'))).toMatch(/^ClientVpnCedarPolicy\.decideJson\(\): the context is not JSON: .+ \[PolicyContext\] /);
  });
});
