import { cli, inFolder, json, type Ran, template } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const POLICY = { AuthorizationPolicy: { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'enabled' } };
const FINE = json(template(POLICY));
const CLIENT = { 'client.json': '{}' };
const SERVERLESS = 'service: vpn\nprovider: { name: aws }\nresources:\n  Resources:\n    Vpn: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: "${self:custom.range}" } }\n';
const TF = 'resource "aws_ec2_client_vpn_endpoint" "vpn" {\n  client_cidr_block = "10.0.0.0/16"\n}\n';

const SERVERLESS_INSTEAD = (folder = '') => 'a service of the Serverless Framework, not a CloudFormation template. Run "npx serverless package"'
  + `${folder && ` in "${folder}"`}, and give what it writes: "${folder && `${folder}/`}.serverless/cloudformation-template-update-stack.json".`;
const CDK_INSTEAD = (folder: string, output: string) => `the settings of a CDK app, not a CloudFormation template. Run "npx cdk synth" in "${folder}", and give what it writes: "${folder}/${output}".`;
const BY_HAND = 'and this command reads CloudFormation templates. Give it what is live instead, as "aws ec2 describe-client-vpn-endpoints" and so on answer.';
const TERRAFORM = `Terraform, not a CloudFormation template. Terraform deploys without CloudFormation, ${BY_HAND}`;
const PULUMI = `Pulumi, not a CloudFormation template. Pulumi deploys without CloudFormation, ${BY_HAND}`;
const BESIDE = 'a file that the CDK writes beside templates, not a CloudFormation template. Give the folder instead: "cdk.out".';
const VALUES = 'a file with values of parameters, not a CloudFormation template. Give it as --parameters, after the template.';
const ANSWER = 'an answer of the AWS CLI, not a CloudFormation template. Give the template of the stack instead: "aws cloudformation get-template --stack-name NAME" answers it.';
const SOURCE = 'source code, not a CloudFormation template. For a CDK app, run "npx cdk synth" where its cdk.json is, and give the folder cdk.out instead.';
const SAM = 'the settings of the AWS SAM CLI, not a CloudFormation template. Run "sam build", and give what it writes: ".aws-sam/build/template.yaml".';

const failed = (stderr: string, stdout: unknown = expect.anything()) => ({ code: ExitCode.FAILED, stdout, stderr: `${stderr}\n` });

describe('what is no template, and what to give instead:', () => {
  const run = (file: string, text: string): Promise<Ran> => inFolder({ [file]: text }, () => cli(['check', file]));

  test.each<[string, string, string]>([
    ['serverless.yml', SERVERLESS, SERVERLESS_INSTEAD()],
    ['vpn/serverless.yml', SERVERLESS, SERVERLESS_INSTEAD('vpn')],
    ['serverless.yml', 'service: a: b', SERVERLESS_INSTEAD()],
    ['serverless.ts', 'export default {};', SERVERLESS_INSTEAD()],
    ['other.yaml', SERVERLESS, SERVERLESS_INSTEAD()],
    ['samconfig.toml', 'version = 0.1\n[default.deploy.parameters]\nstack_name = "vpn"\n', SAM],
    ['samconfig.yaml', 'version: 0.1\ndefault: {}\n', SAM],
    ['app/cdk.json', '{ "app": "npx tsx app.ts" }', CDK_INSTEAD('app', 'cdk.out')],
    ['app/cdk.json', '{ "app": "npx tsx app.ts", "output": "build/out" }', CDK_INSTEAD('app', 'build/out')],
    ['cdk.context.json', '{}', 'what the CDK looked up, not a CloudFormation template. check and access take it as --context, after the templates.'],
    ['cdk.out/manifest.json', '{ "version": "36.0.0", "artifacts": {} }', BESIDE],
    ['cdk.out/tree.json', '{ "version": "tree-0.1", "tree": {} }', BESIDE],
    ['cdk.out/Vpn.assets.json', '{ "version": "36.0.0", "files": {} }', BESIDE],
    ['main.tf', TF, TERRAFORM],
    ['main.tf', '', TERRAFORM],
    ['main.tf.json', '{ "resource": {} }', TERRAFORM],
    ['main.tofu', TF, TERRAFORM],
    ['terragrunt.hcl', 'include {}', TERRAFORM],
    ['cdktf.json', '{ "language": "typescript" }', TERRAFORM],
    ['terraform.tfstate', '{ "version": 4, "terraform_version": "1.9.0", "resources": [] }', TERRAFORM],
    ['plan.json', '{ "format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {} }', TERRAFORM],
    ['tfplan', 'PK\u0003\u0004\u0000', TERRAFORM],
    ['Pulumi.yaml', 'name: vpn\nruntime: nodejs\n', PULUMI],
    ['Pulumi.dev.yaml', 'config: {}\n', PULUMI],
    ['deployment.yaml', 'template-file-path: templates/vpn.yaml\nparameters: { Range: 10.0.0.0/16 }\n', 'a stack deployment file of CloudFormation\'s Git sync, not a CloudFormation template. '
      + 'Give the template that it names, "templates/vpn.yaml", and this file as --parameters.'],
    ['values.json', '[{ "ParameterKey": "Range", "ParameterValue": "10.0.0.0/16" }]', VALUES],
    ['values.json', '{ "Parameters": { "Range": "10.0.0.0/16" }, "Tags": {} }', VALUES],
    ['stacks.json', '{ "Stacks": [] }', ANSWER],
    ['app.ts', 'import { App } from \'aws-cdk-lib\';\nnew App();\n', SOURCE],
    ['app.py', 'import aws_cdk as cdk\n', SOURCE],
    ['notes.yaml', 'a: 1\n', 'not a CloudFormation template: "Resources" is missing.'],
    ['template.yaml', 'AWSTemplateFormatVersion: 2010-09-09\nParameters: {}\n', 'not a CloudFormation template: "Resources" is missing.'],
  ])('%s: %j', async (file, text, message) => {
    await expect(run(file, text)).resolves.toEqual(failed(`${file}: ${message}`, ''));
  });

  test.each(['serverless.yml', 'cdk.json', 'plan.tf.json', 'app.ts'])('a template may have the name %s', async (file) => {
    const { code, stderr } = await run(file, FINE);
    expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  });

  test('a template that has no resources on purpose keeps its own errors', async () => {
    await expect(run('cdk.json', '{ "Resources": [] }')).resolves.toEqual(failed('cdk.json: not a CloudFormation template: "Resources" is not a map.', ''));
  });
});

describe.each<[string, (given: string) => string[]]>([
  ['check', (given) => [given]],
  ['access', (given) => [given]],
  ['authorize', (given) => [given, '--context', 'client.json']],
  ['diff', (given) => ['deployed.json', given]],
])('%s', (command, args) => {
  const run = (given: string, files: Readonly<Record<string, string>>) => inFolder({ ...files, ...CLIENT, 'deployed.json': FINE }, () => cli([command, ...args(given)]));

  test('a file', async () => {
    await expect(run('serverless.yml', { 'serverless.yml': SERVERLESS })).resolves.toEqual(failed(`serverless.yml: ${SERVERLESS_INSTEAD()}`));
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a CDK app', { 'p/cdk.json': '{}', 'p/package.json': '{}' }, `p/cdk.json: ${CDK_INSTEAD('p', 'cdk.out')}`],
    ['a CDK app that wrote no template', { 'p/cdk.json': '{}', 'p/cdk.out/manifest.json': '{}' }, `p/cdk.json: ${CDK_INSTEAD('p', 'cdk.out')}`],
    ['a service', { 'p/a/serverless.yml': SERVERLESS }, `p/a/serverless.yml: ${SERVERLESS_INSTEAD('p/a')}`],
    ['Terraform', { 'p/main.tf': TF, 'p/variables.tf': '' }, `p/main.tf: ${TERRAFORM}`],
    ['several tools', { 'p/main.tf': TF, 'p/Pulumi.yaml': 'name: x' }, `p/Pulumi.yaml: ${PULUMI}\np/main.tf: ${TERRAFORM}`],
  ])('a folder with %s', async (_, files, message) => {
    await expect(run('p', files)).resolves.toEqual(failed(`p: no file in this folder is a CloudFormation template.\n${message}`));
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a CDK app and its templates', { 'p/cdk.json': '{}', 'p/cdk.out/Vpn.template.json': FINE }, ''],
    ['a CDK app and its templates in another folder', { 'p/cdk.json': '{"output":"out"}', 'p/out/Vpn.template.json': FINE }, ''],
    ['a SAM project', { 'p/samconfig.toml': '', 'p/template.yaml': FINE }, ''],
    ['Terraform without a VPN, and a template', { 'p/main.tf': 'resource "aws_s3_bucket" "x" {}', 'p/vpn.json': FINE }, ''],
    ['a CDK app without its templates, and another one', { 'p/cdk.json': '{}', 'p/test/vpn.json': FINE }, `p/cdk.json: ${CDK_INSTEAD('p', 'cdk.out')}\n`],
    ['Terraform with a VPN, and a template', { 'p/s3.tf': '', 'p/vpn.tf': TF, 'p/vpn.json': FINE }, `p/vpn.tf: ${TERRAFORM}\n`],
    ['a service with a VPN, and a template', { 'p/serverless.yml': SERVERLESS, 'p/vpn.json': FINE }, `p/serverless.yml: ${SERVERLESS_INSTEAD('p')}\n`],
  ])('a folder with %s', async (_, files, said) => {
    const { code, stderr } = await run('p', files);
    expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: said });
  });
});

test('--parameters takes the file of Git sync', async () => {
  const { Resources } = template({ ClientCidrBlock: { Ref: 'Range' } });
  const files = { 'vpn.json': json({ Parameters: { Range: { Type: 'String' } }, Resources }), 'deployment.yaml': 'template-file-path: vpn.json\nparameters:\n  Range: 10.100.0.0/28\n' };
  const { code, stdout } = await inFolder(files, () => cli(['check', 'vpn.json', '--parameters', 'deployment.yaml']));
  expect(code).toBe(ExitCode.FOUND);
  expect(stdout).toContain('ClientCidrBlockSize');
  await expect(inFolder({ ...files, 'deployment.yaml': 'template-file-path: vpn.json\n' }, () => cli(['check', 'vpn.json', '--parameters', 'deployment.yaml'])))
    .resolves.toMatchObject({ code: ExitCode.OK });
});
