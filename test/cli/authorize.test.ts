import { cli, inFolder, json, type Terminal, template } from './terminal';
import { run } from '../../src/cli/run';
import { ExitCode } from '../../src/cli/terminal/io';

const POLICY = `@id("score")
permit(principal, action, resource)
when { context.crowdstrike.assessment.overall > 50 };
forbid(principal, action, resource)
when { context has jamf && context.jamf.risk == "HIGH" };`;
const policy = (PolicyDocument: unknown = POLICY, ShadowMode: unknown = 'disabled') => ({ AuthorizationPolicy: { PolicyDocument, ShadowMode } });
const GOOD = { crowdstrike: { assessment: { overall: 70 } } };

/** Asks about a client, with a template and a context in files. */
function authorize(properties: object, context: unknown, args: readonly string[] = [], terminal?: Terminal) {
  const files = { 'template.json': json(template(properties)), 'context.json': typeof context === 'string' ? context : json(context) };
  return inFolder(files, () => cli(['authorize', 'template.json', '--context', 'context.json', ...args], terminal));
}

test.each<[string, object, object, ExitCode, string]>([
  ['permit', policy(), GOOD, ExitCode.OK, `Endpoint Vpn: permit
  The statement "score" in line 1 decides:
    @id("score")
    permit(principal, action, resource)
    when { context.crowdstrike.assessment.overall > 50 };
`],
  ['deny by a statement', policy(), { ...GOOD, jamf: { risk: 'HIGH' } }, ExitCode.FOUND, `Endpoint Vpn: deny
  The statement in line 4 decides:
    forbid(principal, action, resource)
    when { context has jamf && context.jamf.risk == "HIGH" };
`],
  ['deny by none', policy(), { crowdstrike: { assessment: { overall: 7 } } }, ExitCode.FOUND, 'Endpoint Vpn: deny\n  No statement permits.\n'],
  ['error', policy(), {}, ExitCode.FOUND, `Endpoint Vpn: error
  The statement "score" in line 1 cannot be evaluated:
    @id("score")
    permit(principal, action, resource)
    when { context.crowdstrike.assessment.overall > 50 };
  Not evaluated: line 3, column 8, "when { context.crowdstrike.assessment.overall > 50 };": record does not have the attribute \`crowdstrike\`
`],
  ['shadow mode', policy('permit(principal, action, resource);', 'enabled'), {}, ExitCode.OK, `Endpoint Vpn: permit, in shadow mode: logged, and allowed all the same
  The statement in line 1 decides:
    permit(principal, action, resource);
`],
  ['ends of lines of Windows', policy('permit(\r\nprincipal, action, resource);'), {}, ExitCode.OK, `Endpoint Vpn: permit
  The statement in line 1 decides:
    permit(
    principal, action, resource);
`],
])('says %s', async (_, properties, context, code, stdout) => {
  await expect(authorize(properties, context)).resolves.toEqual({ code, stdout, stderr: '' });
});

test.each<[unknown, boolean | null]>([['enabled', true], ['disabled', false], [{ Ref: 'Mode' }, null]])('tells programs, with the shadow mode %j', async (mode, shadowMode) => {
  const { code, stdout } = await authorize(policy(POLICY, mode), GOOD, ['--json']);
  expect(code).toBe(ExitCode.OK);
  expect(JSON.parse(stdout)).toEqual({
    endpoints: [{
      file: 'template.json',
      endpoint: 'Vpn',
      result: 'permit',
      shadowMode,
      statements: [{ id: 'score', line: 1, text: '@id("score")\npermit(principal, action, resource)\nwhen { context.crowdstrike.assessment.overall > 50 };' }],
      errors: [],
      undocumented: [],
    }],
  });
});

test('says which names of the context are not documented', async () => {
  const problem = 'context.connection.plattform is not documented by AWS, which names no field there';
  const context = { ...GOOD, connection: { plattform: 'mac' } };
  const { code, stdout } = await authorize(policy('permit(principal, action, resource);'), context);
  expect({ code, stdout }).toEqual({
    code: ExitCode.OK,
    stdout: `Endpoint Vpn: permit
  The statement in line 1 decides:
    permit(principal, action, resource);
  Not documented by AWS:  ${problem}
`,
  });
  expect(JSON.parse((await authorize(policy(), context, ['--json'])).stdout).endpoints[0].undocumented).toEqual([problem]);
});

test('all endpoints have to permit', async () => {
  const { Resources: { Vpn } } = template(policy());
  const { Resources: { Vpn: other } } = template(policy('forbid(principal, action, resource);'));
  const { Resources: { Vpn: open } } = template();
  const files = { 't.yaml': json({ Resources: { Vpn, Other: other, Open: open } }), 'c.json': json(GOOD) };
  const { code, stdout } = await inFolder(files, () => cli(['authorize', 't.yaml', '--context', 'c.json']));
  expect(code).toBe(ExitCode.FOUND);
  expect(stdout.split('\n').filter((line) => line.startsWith('Endpoint'))).toEqual(['Endpoint Vpn: permit', 'Endpoint Other: deny']);
});

test.each([['-', 'context.json', json(template(policy()))], ['template.json', '-', json(GOOD)]])('reads the standard input for %s and %s', async (first, second, stdin) => {
  const files = { 'template.json': json(template(policy())), 'context.json': json(GOOD) };
  const { code } = await inFolder(files, () => cli(['authorize', first, '--context', second], { stdin }));
  expect(code).toBe(ExitCode.OK);
});

test('shows no character that does something to a terminal', async () => {
  const { stdout } = await authorize(policy('permit(principal, action, resource); // \u001b[31m\n@id("\u001b[31m") permit(principal, action, resource);'), {});
  expect(stdout).not.toContain('\u001b');
  const { stdout: object } = await authorize(policy('@id("\u202e") permit(principal, action, resource);'), {}, ['--json']);
  expect(object).not.toContain('\u202e');
  expect(JSON.parse(object).endpoints[0].statements[0].id).toBe('\u202e');
});

describe('cannot answer', () => {
  const MISTAKE = 'is not Cedar at line 1, column 36, "permit(principal, action, resource)": unexpected end of input, expected `;` or identifier.';
  test.each<[string, object, unknown, string]>([
    ['without a policy', {}, {}, 'template.json: no endpoint has an authorization policy.\n'],
    ['for a policy that is not known', policy({ Ref: 'Policy' }), {}, 'template.json: Vpn: the text of the authorization policy is unresolved until deployment.\n'],
    ['for a policy without a text', { AuthorizationPolicy: { ShadowMode: 'enabled' } }, {}, 'template.json: Vpn: the authorization policy has no text: its PolicyDocument is missing.\n'],
    ['for a policy that is an object', policy({ permit: 'everybody' }), {}, 'template.json: Vpn: the authorization policy has no text: its PolicyDocument is an object.\n'],
    ['for a policy that is a text itself', { AuthorizationPolicy: 'permit(principal, action, resource);' }, {},
      'template.json: Vpn: the authorization policy has no text: its PolicyDocument is missing.\n'],
    ['for a policy that is no Cedar', policy('permit(principal, action, resource)'), {}, `template.json: Vpn: AuthorizationPolicy.PolicyDocument ${MISTAKE}`],
    ['for a policy that is too long', policy('permit(principal, action, resource) when { context.a.b == 1 };\n'.repeat(5_000)), {},
      'template.json: Vpn: AuthorizationPolicy.PolicyDocument "permit(principal, action, resource) when { context.a.b == 1 };\\npermit(principa… has 315,000 bytes:'],
    ['for a policy that is nested too deeply', policy(`permit(principal, action, resource) when { ${'('.repeat(4_000)}true${')'.repeat(4_000)} };`), {},
      'template.json: Vpn: Cedar cannot decide: the policy is nested too deeply.\n'],
    ['for a context that is not an object', policy(), [], 'context.json: the context is not a JSON object.\n'],
    ['for a context with a fraction', policy(), { a: 1.5 }, 'context.json: context.a is 1.5, but Cedar has integers only.\n'],
    ['for a context with a number that is too long', policy(), '{ "a": 9007199254740993 }',
      'context.json: context.a is 9007199254740992, too long to be read exactly.\n'],
    ['for a context that is nested too deeply', policy(), `${'{"a":'.repeat(1200)}1${'}'.repeat(1200)}`, 'context.json: the context is nested too deeply.\n'],
    ['for a context that is no JSON', policy(), '{\n  "a": }', 'context.json:2:8: not JSON: expected a value, but found "}".\n'],
    ['for an empty context', policy(), '', 'context.json: the file is empty.\n'],
    ['for a context that Cedar does not take', policy(), { a: { __extn: { fn: 'ip', arg: 'x' } } }, 'template.json: Vpn: Cedar cannot decide: error while evaluating `ipaddr`'],
  ])('%s', async (_, properties, context, message) => {
    const { code, stderr, stdout } = await authorize(properties, context);
    expect({ code, stdout }).toEqual({ code: ExitCode.FAILED, stdout: '' });
    expect(stderr.slice(0, message.length)).toBe(message);
  });

  test.each<[string[], string]>([
    [['missing.json', '--context', 'context.json'], 'missing.json: no such file or folder.\n'],
    [['template.json', '--context', 'missing.json'], 'missing.json: no such file or folder.\n'],
    [['-', '--context', '-'], '-: the standard input can be read once only: give one of the two as a file.\n'],
    [['template.json'], "error: required option '--context <file>' not specified\n"],
  ])('%j', async (args, message) => {
    const files = { 'template.json': json(template(policy())), 'context.json': json(GOOD) };
    const { code, stderr } = await inFolder(files, () => cli(['authorize', ...args], { stdin: json(template(policy())) }));
    expect(code).toBe(ExitCode.FAILED);
    expect(stderr.slice(0, message.length)).toBe(message);
  });

  test('for a reason that nobody expects', async () => {
    const stdin = (async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{');
      throw new Error('a broken pipe');
    })();
    let stderr = '';
    const io = { stdin, stdout: { write: () => undefined }, stderr: { write: (text: string) => { stderr += text; } }, env: {} };
    expect(await run(['authorize', '-', '--context', 'x'], io)).toBe(ExitCode.FAILED);
    expect(stderr).toContain('a broken pipe');
  });
});
