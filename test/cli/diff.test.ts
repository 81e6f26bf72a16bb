import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json';
import { dump } from 'js-yaml';
import { cli } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const ajv = new Ajv({ schemaId: 'auto', validateSchema: false });
ajv.addMetaSchema(draft4);
const isSarif = ajv.compile(schema);

const CERTIFICATE = 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012';

function template(more: object = {}, rules: Readonly<Record<string, string>> = { Ops: 'ops' }, parameters: object = {}) {
  return {
    Parameters: parameters,
    Resources: {
      Vpn: {
        Type: 'AWS::EC2::ClientVpnEndpoint',
        Properties: {
          AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/okta' } }],
          ClientCidrBlock: '10.100.0.0/16',
          ConnectionLogOptions: { Enabled: false },
          ServerCertificateArn: CERTIFICATE,
          ...more,
        },
        Metadata: { 'aws:cdk:path': 'Prod/Vpn/Resource' },
      },
      Association: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: 'subnet-11111111' } },
      Route: {
        Type: 'AWS::EC2::ClientVpnRoute',
        Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, DestinationCidrBlock: '10.50.0.0/16', TargetVpcSubnetId: 'subnet-11111111' },
        DependsOn: 'Association',
      },
      ...Object.fromEntries(Object.entries(rules).map(([id, group]) => [id, {
        Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: '10.50.0.0/16', AccessGroupId: group },
      }])),
    },
  };
}

describe('diff', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'diff-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(name: string, content: unknown): string {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  const between = (before: unknown, after: unknown, ...options: string[]) => cli(['diff', file('old.json', before), file('new.json', after), ...options]);
  const json = async (before: unknown, after: unknown, ...options: string[]) => JSON.parse((await between(before, after, '--json', ...options)).stdout);

  test('says in words what happens, the worst first, and who gains and loses access', async () => {
    const { code, stderr, stdout } = await between(template(), template({ ClientCidrBlock: '10.101.0.0/16', VpnPort: 1194 }, { Staff: 'staff' }));
    expect({ code, stderr }).toEqual({ code: ExitCode.FOUND, stderr: '' });
    expect(stdout).toBe([
      'new',
      '',
      '  Replaced',
      '    Vpn (Prod/Vpn/Resource) AWS::EC2::ClientVpnEndpoint',
      '      ClientCidrBlock: "10.100.0.0/16" → "10.101.0.0/16"',
      '      CloudFormation creates a new endpoint and deletes this one: the DNS name, the portal URL and every client configuration that was exported stop working.',
      '      Leave ClientCidrBlock as it is deployed, or plan for the replacement.',
      '      https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
      '    Association AWS::EC2::ClientVpnTargetNetworkAssociation',
      '      ClientVpnEndpointId refers to Vpn, which is replaced',
      '      CloudFormation creates a new association, because Vpn is replaced, then deletes this one.',
      '      Keep Vpn from being replaced.',
      '      https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
      '    Route AWS::EC2::ClientVpnRoute',
      '      ClientVpnEndpointId refers to Vpn, which is replaced',
      '      CloudFormation creates a new route, because Vpn is replaced, then deletes this one.',
      '      Keep Vpn from being replaced.',
      '      https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
      '',
      '  Removed',
      '    Ops AWS::EC2::ClientVpnAuthorizationRule',
      '      The authorization rule is deleted.',
      '      https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
      '',
      '  Added',
      '    Staff AWS::EC2::ClientVpnAuthorizationRule',
      '      A new authorization rule.',
      '      https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
      '',
      '  Access through Vpn',
      '    Group "ops" loses 10.50.0.0/16.',
      '      Authorization rule Staff for 10.50.0.0/16 decides, because it has the longest prefix, and grants access only to group "staff".',
      '    Group "staff" gains 10.50.0.0/16.',
      '      Authorization rule Staff grants group "staff" access to 10.50.0.0/16. It is routed by route Route through association Association.',
      '',
      '3 replaced, 1 removed, 1 added.',
      '',
    ].join('\n'));
  });

  test('says so when nothing changes', async () => {
    await expect(between(template(), template())).resolves.toEqual({ code: ExitCode.OK, stdout: 'Nothing changes for Client VPN endpoints.\n', stderr: '' });
  });

  test('equivalent spellings are named, with the way out', async () => {
    const { stdout } = await between(template(), template({ TransportProtocol: 'udp' }));
    expect(stdout).toContain('      TransportProtocol: nothing → "udp" (means the same)\n');
    expect(stdout).toContain('The values mean the same, and CloudFormation tells them apart: keep the deployed spelling with addPropertyDeletionOverride("TransportProtocol") on the L1.');
  });

  test('writes JSON', async () => {
    expect(await json(template(), template({ ClientCidrBlock: '10.101.0.0/16' }, {}))).toEqual({
      stacks: [{
        name: 'new',
        changes: [
          {
            resource: 'Vpn',
            type: 'AWS::EC2::ClientVpnEndpoint',
            path: 'Prod/Vpn/Resource',
            effect: 'replaced',
            certain: true,
            causes: [{ property: 'ClientCidrBlock', before: '10.100.0.0/16', after: '10.101.0.0/16' }],
            message: 'CloudFormation creates a new endpoint and deletes this one: the DNS name, the portal URL and every client configuration that was exported stop working.',
            fix: 'Leave ClientCidrBlock as it is deployed, or plan for the replacement.',
            source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html',
          },
          expect.objectContaining({ resource: 'Association', effect: 'replaced', causes: [{ property: 'ClientVpnEndpointId', before: null, after: null, through: 'Vpn' }] }),
          expect.objectContaining({ resource: 'Route', effect: 'replaced' }),
          expect.objectContaining({ resource: 'Ops', effect: 'removed', causes: [] }),
        ],
        access: [{
          endpoint: 'Vpn', group: 'ops', destination: '10.50.0.0/16', except: [], before: 'yes', after: 'no', why: 'No authorization rule covers it, and access is denied by default.',
        }],
      }],
      missing: [],
      summary: { replaced: 3, removed: 1 },
    });
  });

  test.each<[options: string[], after: object, code: ExitCode]>([
    [[], template({ ClientCidrBlock: '10.101.0.0/16' }), ExitCode.FOUND],
    [[], { Resources: {} }, ExitCode.FOUND],
    [[], template({}, { Moved: 'ops' }), ExitCode.FOUND],
    [[], template({ VpnPort: 1194 }), ExitCode.OK],
    [['--fail-on', 'resets, disconnects'], template({ VpnPort: 1194 }), ExitCode.FOUND],
    [['--fail-on', 'deleted'], template({ ClientCidrBlock: '10.101.0.0/16' }), ExitCode.OK],
    [['--fail-on', 'none'], template({ ClientCidrBlock: '10.101.0.0/16' }), ExitCode.OK],
    [['--fail-on', 'access'], template({ VpnPort: 1194 }), ExitCode.OK],
    [['--fail-on', 'access'], template({}, { Ops: 'ops', Staff: 'staff' }), ExitCode.FOUND],
    [[], template({ ClientCidrBlock: { Ref: 'Range' } }, undefined, { Range: { Type: 'String' } }), ExitCode.OK],
    [['--strict'], template({ ClientCidrBlock: { Ref: 'Range' } }, undefined, { Range: { Type: 'String' } }), ExitCode.FOUND],
    [['--parameter', 'Range=10.100.0.0/16', '--strict'], template({ ClientCidrBlock: { Ref: 'Range' } }, undefined, { Range: { Type: 'String' } }), ExitCode.OK],
    [['--parameter', 'Range=10.101.0.0/16'], template({ ClientCidrBlock: { Ref: 'Range' } }, undefined, { Range: { Type: 'String' } }), ExitCode.FOUND],
  ])('%j decides the exit code', async (options, after, code) => {
    expect((await between(template(), after, ...options)).code).toBe(code);
  });

  test('what depends on the deployment is said as that', async () => {
    const { stdout } = await between(template(), template({ ClientCidrBlock: { Ref: 'Range' } }, undefined, { Range: { Type: 'String' } }));
    expect(stdout).toContain('  Replaced, depending on values of the deployment\n');
    expect(stdout).toContain('If ClientCidrBlock differs when it is deployed: CloudFormation creates a new endpoint');
  });

  test.each<[string, (content: object) => unknown]>([
    ['JSON', (content) => ({ TemplateBody: content, StagesAvailable: ['Original'] })],
    ['YAML, with the answer around it', (content) => ({ TemplateBody: dump(content), StagesAvailable: ['Original'] })],
    ['YAML, the body alone', (content) => JSON.stringify(dump(content))],
  ])('takes what get-template answers: %s', async (_, wrapped) => {
    const { stacks: [{ changes }] } = await json(wrapped(template()), template({ VpnPort: 1194 }));
    expect(changes).toMatchObject([{ resource: 'Vpn', effect: 'resets' }]);
  });

  test.each<[string, (content: object) => object | string]>([
    ['of a template in JSON', (content) => content],
    ['of one in YAML', (content) => dump(content)],
  ])('takes what get-template answers with --output yaml: %s', async (_, body) => {
    const deployed = file('old.yaml', dump({ StagesAvailable: ['Original'], TemplateBody: body(template()) }));
    const { stdout } = await cli(['diff', deployed, file('new.json', template({ VpnPort: 1194 })), '--json']);
    const { stacks: [{ changes }] } = JSON.parse(stdout);
    expect(changes).toMatchObject([{ resource: 'Vpn', effect: 'resets' }]);
  });

  test('writes SARIF', async () => {
    const { stdout } = await between(template(), template({ ClientCidrBlock: { Ref: 'Range' }, VpnPort: 1194 }, { Ops: 'staff' }, { Range: { Type: 'String' } }), '--format', 'sarif');
    const log = JSON.parse(stdout);
    expect(isSarif(log) || isSarif.errors).toBe(true);
    expect(log.runs[0].results.map(({ level, ruleId }: { level: string; ruleId: string }) => `${level} ${ruleId}`)).toEqual([
      'note LiveEndpointReplaced', 'note LiveEndpointReplaced', 'note LiveEndpointReplaced', 'error LiveEndpointReplaced', 'warning LiveConnectionsReset', 'note AccessChanged', 'note AccessChanged',
    ]);
  });

  test('writes a comment for a pull request, in which nothing of a template is Markdown', async () => {
    const { stdout } = await between(template(), template({ ClientCidrBlock: '10.101.0.0/16', Description: '@team <b>*new*</b>' }, { Ops: 'ops', Staff: '@staff' }), '--format', 'markdown');
    expect(stdout).toContain('<details open>\n<summary>new: Replaced &#40;4&#41;</summary>\n\n- **Vpn &#40;Prod/Vpn/Resource&#41;**\n');
    expect(stdout).toContain('**Group "&#64;staff" gains');
    expect(stdout).not.toMatch(/@|<b>/);
  });

  test('a comment is no longer than GitHub takes', async () => {
    const rules = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`Rule${at}`, `group-${at}`]));
    const { stdout } = await between(template(), template({}, rules), '--format', 'markdown');
    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout).toContain('not fit into a comment: run `cdk-client-vpn-plus diff`.');
  });

  test('a stack that has no endpoint any more is not left as it is', async () => {
    expect((await json(template(), { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } })).summary).toEqual({ deleted: 4 });
  });

  test('a stack that is not among the next ones is left as it is', async () => {
    file('old.json', template());
    const { stderr, stdout } = await cli(['diff', folder, file('other.txt', template({ VpnPort: 1194 })), '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).summary).toEqual({ resets: 1 });
    file('more.json', template());
    const next = file('next.txt', template());
    renameSync(next, join(folder, 'old.template'));
    expect((await cli(['diff', join(folder), join(folder, 'old.template')])).stderr).toContain(`${folder}: stack more is not in ${join(folder, 'old.template')}: it is left as it is.\n`);
  });

  test('--stack-policy writes what keeps the endpoint from being replaced or deleted', async () => {
    const { code, stdout } = await between(template(), template({ ClientCidrBlock: '10.101.0.0/16' }), '--stack-policy');
    expect(code).toBe(ExitCode.OK);
    expect(JSON.parse(stdout)).toEqual({
      Statement: [
        { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
        { Effect: 'Deny', Action: ['Update:Replace', 'Update:Delete'], Principal: '*', Resource: ['LogicalResourceId/Association', 'LogicalResourceId/Vpn'] },
      ],
    });
    expect(JSON.parse((await between({ Resources: {} }, { Resources: {} }, '--stack-policy')).stdout).Statement).toHaveLength(1);
  });

  test.each<[string, () => string[], string]>([
    ['a file that is not there', () => ['diff', 'none.json', file('new.json', template())], 'none.json: no such file or folder.\n'],
    ['no template', () => ['diff', file('old.json', template()), file('new.json', '[]')], 'new.json'],
    ['a parameter that neither side has', () => ['diff', file('old.json', template()), file('new.json', template()), '--parameter', 'Rang=1'], 'no template has a parameter "Rang"'],
    ['an effect that does not exist', () => ['diff', 'a', 'b', '--fail-on', 'replacd'], '"replacd" is not an effect. Did you mean "replaced"?'],
    ['an effect like no other', () => ['diff', 'a', 'b', '--fail-on', 'xyz'], '"xyz" is not an effect. Write some of deleted, replaced, fails,'],
    ['one template', () => ['diff', 'a'], 'missing required argument \'new\''],
  ])('%s', async (_, args, message) => {
    const { code, stderr, stdout } = await cli(args());
    expect({ code, stdout }).toEqual({ code: ExitCode.FAILED, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a parameter that only one side has is fine', async () => {
    const old = template({ ClientCidrBlock: { Ref: 'Range' } }, undefined, { Range: { Type: 'String' } });
    expect((await between(old, template(), '--parameter', 'Range=10.100.0.0/16', '--strict')).stdout).toBe('Nothing changes for Client VPN endpoints.\n');
  });

  test('what would do something to a terminal is escaped', async () => {
    const { stdout } = await between(template(), template({ Description: '\u001b[31mred\u202e' }));
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).toContain('\\u001b[31mred\\u202e');
  });
});
