/** The page of all rules, made of the catalogue and of the templates that each rule is tested with. */
import { join } from 'node:path';
import { Evaluator } from '../../src/evaluation/evaluate';
import type { Finding, Rule, RuleInfo, Severity } from '../../src/evaluation/rule';
import { inTemplates } from '../../src/evaluation/spelling';
import { ALL_RULES, CATALOGUE, CONSTRUCT_RULES, DEPLOYMENT_RULES } from '../../src/rules/catalogue';
import { NOT_CHECKED } from '../../src/rules/not-checked';
import { EXAMPLES } from '../../src/rules/required';
import { TemplateGraph } from '../../src/template/template-graph';
import { pair } from '../../test/corpus';

const REPOSITORY = join(__dirname, '..', '..');
export const PAGE = join(REPOSITORY, 'docs', 'rules.md');

const LONGEST_EXAMPLE = 600;
const rules = new Evaluator(CATALOGUE);

export function page(): string {
  const count = (severity: Severity) => ALL_RULES.filter((rule) => rule.severity === severity).length;
  return `${[
    '<!-- made by `npm run docs:rules` from src/rules; do not edit. -->',
    '# Rules',
    `Everything that is checked without calling AWS: ${count('error')} errors and ${count('warning')} warnings, and ${EXAMPLES.length} more that are [off unless required](#off-unless-required). An **error** is what AWS is known to reject,`
      + ' or a contradiction; all else is a **warning**. A value that is not known before the deployment is never wrong.',
    'A template can say more about itself: `Metadata: { "cdk-client-vpn-plus": { "account": "111122223333", "region": "eu-west-1" } }` at its top says where it is'
      + ' deployed, and `Metadata: { "cdk-client-vpn-plus": { "expectedConnections": 5000 } }` on an endpoint how many clients are expected at a time.',
    '| rule | severity | what must hold |\n|---|---|---|\n'
      + CATALOGUE.map(({ id, severity, title }) => `| [${id}](#${id.toLowerCase()}) | ${severity} | ${cell(title)} |`).join('\n'),
    ...CATALOGUE.flatMap((rule) => section(rule, rules)),
    '## Reported by constructs only',
    'Mistakes that a template has no place for.',
    table(CONSTRUCT_RULES),
    '## Reported when compared with what is deployed',
    '`diff`, and the plugin with `deployed`, compare the next templates with those that are deployed: [live endpoints](live-endpoints.md) says how.',
    table(DEPLOYMENT_RULES),
    '## Off unless required',
    'What a company may ask for beyond AWS. Each of these rules is off unless it is chosen; [validation.md](validation.md#what-a-company-requires) says how.'
      + ' What does not meet one is an error.',
    '| required by | in an app | rule | what must hold | controls |\n|---|---|---|---|---|\n' + EXAMPLES.map(({ name, text, rule: { id, title, controls = [] } }) => (
      `| \`${text}\` | \`${factoryOf(name)}()\` | [${id}](#${id.toLowerCase()}) | ${cell(title)} | ${controls.map((one) => `[${one.id}](${one.source})`).join(', ')} |`
    )).join('\n'),
    ...EXAMPLES.flatMap(({ rule }) => section(rule, new Evaluator([rule]))),
    '## What is not checked, and why',
    'What may go wrong at deployment, and no rule looks at.',
    '| what | why not |\n|---|---|\n' + NOT_CHECKED.map(({ what, why }) => `| ${cell(what)} | ${cell(why)} |`).join('\n'),
  ].join('\n\n')}\n`;
}

function table(infos: readonly RuleInfo[]): string {
  const rows = infos.map(({ id, severity, title, why, source }) => `| ${id} | ${severity} | ${cell(title)} | ${cell(why)} | [source](${source}) |`);
  return `| rule | severity | what must hold | why | |\n|---|---|---|---|---|\n${rows.join('\n')}`;
}

function section({ id, severity, title, why, source }: Rule, evaluator: Evaluator): string[] {
  const template = pair(id).invalid;
  const [finding] = evaluator.ofGraph(new TemplateGraph(template));
  const { message, fix } = inTemplates(finding);
  return [
    `## ${id}`,
    `*${severity}.* ${title} ${why}`,
    example(finding, template.Resources[finding.resource.id].Properties),
    `> ${message} ${fix}`,
    `[Templates](../test/corpus/${id}.json), rejected and accepted · [Source](${source})`,
  ];
}

/** The property at fault, as the template has it. */
function example({ path, resource }: Finding, properties: Record<string, unknown> = {}): string {
  const [name] = path.split('.');
  if (!(name in properties)) {
    return `In the \`${resource.type}\` named \`${resource.id}\`:`;
  }
  const json = `${JSON.stringify(name)}: ${JSON.stringify(properties[name], undefined, 2)}`;
  const shown = json.length > LONGEST_EXAMPLE ? `${json.slice(0, LONGEST_EXAMPLE)}…` : json;
  return `In the \`${resource.type}\` named \`${resource.id}\`:\n\n\`\`\`\n${shown}\n\`\`\``;
}

function factoryOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
