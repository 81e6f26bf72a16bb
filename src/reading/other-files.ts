import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decoded } from './file-text';
import { writtenPath } from './written-path';
import { memberIn, members } from '../template/sections';

/** A kind of file that is taken for a template. */
interface Kind {
  /** What its name looks like. */
  readonly name?: RegExp;
  /** Whether it looks like that inside. */
  readonly holds?: (content: unknown) => boolean;
  readonly what: string;
  /** What to do in place of giving the file, which is in a folder. */
  readonly instead: (folder: string, content: unknown) => string;
  /** Whether a folder with such a file is the project of a tool. */
  readonly isProject: boolean;
}

const CDK = 'npx cdk synth';
const SETTINGS = 'cdk.json';
const OUTPUT = 'cdk.out';
const RULES = 'this command reads CloudFormation templates. Give it what is live instead, as "aws ec2 describe-client-vpn-endpoints" and so on answer.';

const KINDS: readonly Kind[] = [
  {
    name: /^serverless\.(ya?ml|json|[cm]?[jt]s)$/,
    holds: having('service', 'provider'),
    what: 'a service of the Serverless Framework',
    instead: making('npx serverless package', '.serverless/cloudformation-template-update-stack.json'),
    isProject: true,
  },
  { name: /^samconfig\.(toml|ya?ml)$/, what: 'the settings of the AWS SAM CLI', instead: making('sam build', '.aws-sam/build/template.yaml'), isProject: true },
  { name: new RegExp(`^${SETTINGS}$`), what: 'the settings of a CDK app', instead: (folder, content) => making(CDK, outputOf(content))(folder), isProject: true },
  { name: /^cdk\.context\.json$/, what: 'what the CDK looked up', instead: () => 'check and access take it as --context, after the templates.', isProject: false },
  {
    holds: (content) => ['artifacts', 'tree', 'files'].some((name) => having('version', name)(content)),
    what: 'a file that the CDK writes beside templates',
    instead: (folder) => `Give the folder instead: ${JSON.stringify(folder)}.`,
    isProject: false,
  },
  {
    name: /\.(tf|tofu|tfvars|tfstate|hcl)(\.json|\.backup)?$|^cdktf\.json$|tfplan$/,
    holds: having('terraform_version'),
    what: 'Terraform',
    instead: () => `Terraform deploys without CloudFormation, and ${RULES}`,
    isProject: true,
  },
  { name: /^Pulumi(\.[\w-]+)?\.ya?ml$/, holds: having('version', 'deployment'), what: 'Pulumi', instead: () => `Pulumi deploys without CloudFormation, and ${RULES}`, isProject: true },
  {
    holds: having('template-file-path'),
    what: 'a stack deployment file of CloudFormation\'s Git sync',
    instead: (_, content) => `Give the template that it names, ${JSON.stringify(memberIn(content, 'template-file-path'))}, and this file as --parameters.`,
    isProject: false,
  },
  { holds: isParameters, what: 'a file with values of parameters', instead: () => 'Give it as --parameters, after the template.', isProject: false },
  {
    holds: (content) => ['Stacks', 'StackResources', 'StackResourceSummaries', 'Changes'].some((name) => having(name)(content)),
    what: 'an answer of the AWS CLI',
    instead: () => 'Give the template of the stack instead: "aws cloudformation get-template --stack-name NAME" answers it.',
    isProject: false,
  },
  {
    name: /\.([cm]?[jt]sx?|py|java|kt|go|cs|fs|vb)$/,
    what: 'source code',
    instead: () => `For a CDK app, run "${CDK}" where its cdk.json is, and give the folder ${OUTPUT} instead.`,
    isProject: false,
  },
];

/** What a file without resources is, and what to give instead; nothing where no one knows. */
export function otherFile(file: string, content: unknown): string | undefined {
  const name = basename(file);
  const kind = KINDS.find((one) => one.name?.test(name)) ?? KINDS.find((one) => one.holds?.(content));
  return kind && `${kind.what}, not a CloudFormation template. ${kind.instead(dirname(file), content)}`;
}

/** Which tool has a project in the folder of a file, by the file's name. */
export function toolOf(file: string): string | undefined {
  const name = basename(file);
  return KINDS.find((one) => one.isProject && one.name?.test(name))?.what;
}

/** Whether the file of a project has to do with Client VPN, or that of a CDK app whose templates are not there. */
export function isUnmade(file: string, bytes: Uint8Array): boolean {
  const text = decoded(bytes) ?? '';
  if (basename(file) !== SETTINGS) {
    return /client_?vpn/i.test(text);
  }
  try {
    return !existsSync(writtenPath(dirname(file), outputOf(JSON.parse(text))));
  } catch {
    return true;
  }
}

/** Where the CDK writes to, as its settings say. */
function outputOf(settings: unknown): string {
  const output = memberIn(settings, 'output');
  return typeof output === 'string' ? output : OUTPUT;
}

function having(...names: readonly string[]): (content: unknown) => boolean {
  return (content) => names.every((name) => memberIn(content, name) !== undefined);
}

function making(command: string, result: string): (folder: string) => string {
  return (folder) => `Run "${command}"${folder === '.' ? '' : ` in ${JSON.stringify(folder)}`}, and give what it writes: ${JSON.stringify(join(folder, result))}.`;
}

/** What AWS CLI and CodePipeline take as values of parameters. */
function isParameters(content: unknown): boolean {
  return Array.isArray(content) ? content.some((entry) => memberIn(entry, 'ParameterKey') !== undefined)
    : memberIn(content, 'Parameters') !== undefined && Array.from(members(content).keys()).every((name) => ['Parameters', 'Tags', 'StackPolicy'].includes(name));
}
