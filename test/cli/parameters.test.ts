import { check, cli, inFolder, json, template } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const RANGE = { ClientCidrBlock: { Ref: 'Range' } };
const withRange = (declared: object = { Type: 'String' }) => json({ Parameters: { Range: declared }, ...template(RANGE) });
const SMALL = '10.0.0.0/28';

/** The rules that say something of a template, with some options. */
async function rules(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const { code, stdout, stderr } = await check(files, ['a.json', '--json', ...options]);
  const found: Array<{ rule: string }> = code === ExitCode.FAILED ? [] : JSON.parse(stdout).findings;
  return { code, stderr, rules: found.map(({ rule }) => rule) };
}

describe('values are given', () => {
  const found = { code: ExitCode.FOUND, stderr: '', rules: ['ClientCidrBlockSize'] };
  const list = [{ ParameterKey: 'Range', ParameterValue: SMALL }];

  test.each<[string, string | undefined, string[]]>([
    ['by themselves', undefined, ['--parameter', `Range=${SMALL}`]],
    ['as the AWS CLI takes them', json(list), ['--parameters', 'p.json']],
    ['as deploy takes them', json([`Range=${SMALL}`]), ['--parameters', 'p.json']],
    ['as CodePipeline takes them', json({ Parameters: { Range: SMALL }, Tags: { a: 'b' } }), ['--parameters', 'p.json']],
    ['in YAML', `Parameters:\n  Range: ${SMALL}\n`, ['--parameters', 'p.json.yaml']],
    ['in two ways, the single one wins', json([{ ParameterKey: 'Range', ParameterValue: '10.100.0.0/16' }]), ['--parameters', 'p.json', '--parameter', `Range=${SMALL}`]],
    ['twice, the last one wins', undefined, ['--parameter', 'Range=10.100.0.0/16', '--parameter', `Range=${SMALL}`]],
  ])('%s', async (_, file, options) => {
    await expect(rules({ 'a.json': withRange(), ...file === undefined ? {} : { [options[1]]: file } }, ...options)).resolves.toEqual(found);
  });

  test('in the place of a default', async () => {
    await expect(rules({ 'a.json': withRange({ Type: 'String', Default: SMALL }) }, '--parameter', 'Range=10.100.0.0/16'))
      .resolves.toEqual({ code: ExitCode.OK, stderr: '', rules: [] });
  });

  test('with "=" in them, and as lists', async () => {
    const file = json({ Parameters: { Groups: { Type: 'List<AWS::EC2::SecurityGroup::Id>' }, Text: { Type: 'String' } }, ...template({ SecurityGroupIds: { Ref: 'Groups' }, Description: { Ref: 'Text' } }) });
    const groups = [0, 1, 2, 3, 4, 5].map((number) => `sg-${number}`).join(', ');
    await expect(rules({ 'a.json': file }, '--parameter', `Groups=${groups}`, '--parameter', 'Text=a=b')).resolves.toMatchObject({ rules: ['SecurityGroupsCount'] });
  });

  test.each<[what: string, given: unknown, property: string, rule: string]>([
    ['a number', { Parameters: { Given: 1195 } }, 'VpnPort', 'VpnPortValue'],
    ['a list', { Parameters: { Given: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] } }, 'DnsServers', 'DnsServersCount'],
    ['a number as the AWS CLI has it', [{ ParameterKey: 'Given', ParameterValue: 7 }], 'SessionTimeoutHours', 'SessionTimeoutHoursValue'],
    ['a truth value', { Parameters: { Given: true } }, 'SelfServicePortal', 'SelfServicePortalValue'],
  ])('%s', async (_, given, property, rule) => {
    const Type = property === 'DnsServers' ? 'CommaDelimitedList' : 'String';
    const file = json({ Parameters: { Given: { Type } }, ...template({ [property]: { Ref: 'Given' } }) });
    const answer = await rules({ 'a.json': file, 'p.json': json(given) }, '--parameters', 'p.json');
    expect(answer.rules).toContain(rule);
    expect((await rules({ 'a.json': file })).rules).not.toContain(rule);
  });

  test.each<[string, unknown]>([
    ['a list of something else than texts', { Parameters: { Range: [1] } }],
    ['the value that is there already', [{ ParameterKey: 'Range', UsePreviousValue: true }]],
    ['what another action of the pipeline gives', { Parameters: { Range: { 'Fn::GetParam': ['Artifact', 'a.json', 'Range'] } } }],
  ])('%s is not known', async (_, content) => {
    await expect(rules({ 'a.json': withRange(), 'p.json': json(content) }, '--parameters', 'p.json')).resolves.toEqual({ code: ExitCode.OK, stderr: '', rules: [] });
  });

  test('to access', async () => {
    const whole = template();
    const Rule = { ...whole.Resources.Rule, Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: { Ref: 'Group' } } };
    const file = json({ Parameters: { Group: { Type: 'String' } }, Resources: { ...whole.Resources, Rule } });
    const answer = (...options: string[]) => inFolder({ 'a.json': file }, () => cli(['access', 'a.json', '--to', '10.0.1.5', '--group', 'staff', ...options]));
    await expect(answer('--parameter', 'Group=finance')).resolves.toMatchObject({ stdout: expect.stringContaining('Group "staff" does not reach 10.0.1.5.') });
    await expect(answer()).resolves.toMatchObject({ stdout: expect.stringContaining('Whether group "staff" reaches 10.0.1.5 is unresolved.') });
  });

  test('to authorize', async () => {
    const PolicyDocument = { 'Fn::Sub': 'permit(principal, action, resource) when { context.saml.memberOf.contains("${Group}") };' };
    const file = json({ Parameters: { Group: { Type: 'String' } }, ...template({ AuthorizationPolicy: { PolicyDocument } }) });
    const files = { 'a.json': file, 'c.json': json({ saml: { memberOf: ['staff'] } }) };
    const answer = (...options: string[]) => inFolder(files, () => cli(['authorize', 'a.json', '--context', 'c.json', ...options]));
    await expect(answer('--parameter', 'Group=staff')).resolves.toMatchObject({ code: ExitCode.OK });
    await expect(answer('--parameter', 'Group=finance')).resolves.toMatchObject({ code: ExitCode.FOUND });
    await expect(answer()).resolves.toMatchObject({ code: ExitCode.FAILED });
    await expect(answer('--parameter', 'Grup=staff')).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: '--parameter: no template has a parameter "Grup". Did you mean "Group"?\n' });
  });
});

describe('values are rejected', () => {
  test.each<[string, string[], string]>([
    ['of no parameter', ['--parameter', 'Rnage=x'], '--parameter: no template has a parameter "Rnage". Did you mean "Range"?\n'],
    ['in a file that is missing', ['--parameters', 'none.json'], 'none.json: no such file or folder.\n'],
    ['in a file that is none', ['--parameters', 'p.json'], 'p.json: not a parameter file. Write [{ "ParameterKey": "Name", "ParameterValue": "value" }], ["Name=value"] or { "Parameters": { "Name": "value" } }.\n'],
  ])('%s', async (_, options, stderr) => {
    await expect(rules({ 'a.json': withRange(), 'p.json': '{"Range":"x"}' }, ...options)).resolves.toEqual({ code: ExitCode.FAILED, stderr, rules: [] });
  });

  test('without a name', async () => {
    await expect(rules({ 'a.json': withRange() }, '--parameter', 'Range')).resolves.toMatchObject({ code: ExitCode.FAILED, stderr: expect.stringContaining('Write NAME=VALUE.') });
  });
});
