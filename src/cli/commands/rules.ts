import type { RuleInfo } from '../../evaluation/rule';
import { ALL_RULES, CATALOGUE, CONSTRUCT_RULES, DEPLOYMENT_RULES } from '../../rules/catalogue';
import { EXAMPLES } from '../../rules/required';
import { escapeControlCharacters } from '../../util/control-characters';
import { closest } from '../../util/similar';
import { withCommand } from '../output/shell-words';
import { Colours, ExitCode, type Io, quantity } from '../terminal/io';

/** Lists all rules, each with what must hold. */
export function listRules(io: Io): ExitCode {
  const colours = new Colours(io.stdout, io.env);
  const width = Math.max(...ALL_RULES.map(({ id }) => id.length), ...EXAMPLES.map(({ rule }) => rule.id.length));
  const line = ({ id, severity, title }: RuleInfo) => `${colours.bold(id.padEnd(width))}  ${painted(severity, colours, 'warning'.length)}  ${title}`;
  io.stdout.write([
    ...CATALOGUE.map(line),
    '',
    'Only constructs report these, in a CDK app:',
    ...CONSTRUCT_RULES.map(line),
    '',
    'What a deployment does to live endpoints, by diff and by the plugin with "deployed":',
    ...DEPLOYMENT_RULES.map(line),
    '',
    'Off unless required, e.g. with check --require connection-logging,retention=365:',
    ...EXAMPLES.map(({ text, rule }) => line({ ...rule, title: `${text}: ${rule.title}` })),
    '',
    withCommand(`${quantity(ALL_RULES.length, 'rule')}, and ${EXAMPLES.length} that are off unless required. For more about one`, `rules ${CATALOGUE[0].id}`, io.env),
    '',
  ].join('\n'));
  return ExitCode.OK;
}

/** Explains one rule, by its id; one that has to be required, also by its name. */
export function explainRule(name: string, io: Io): ExitCode {
  const isMeant = ({ id }: RuleInfo) => id.toLowerCase() === name.toLowerCase();
  const requirement = EXAMPLES.find((one) => isMeant(one.rule) || one.name === name.toLowerCase());
  const rule = requirement?.rule ?? ALL_RULES.find(isMeant);
  if (rule === undefined) {
    const meant = closest(name, [...ALL_RULES.map(({ id }) => id), ...EXAMPLES.map((one) => one.rule.id)]);
    const hint = meant === undefined ? withCommand('All of them', 'rules', io.env) : `Did you mean ${meant}?`;
    io.stderr.write(`${escapeControlCharacters(`Unknown rule ${JSON.stringify(name)}. ${hint}`)}\n`);
    return ExitCode.FAILED;
  }
  const { id, severity, title, why, source, controls = [] } = rule;
  const colours = new Colours(io.stdout, io.env);
  const isOfTemplates = CATALOGUE.some((one) => one === rule) || requirement !== undefined;
  const where = CONSTRUCT_RULES.includes(rule) ? ', reported by constructs in a CDK app' : DEPLOYMENT_RULES.includes(rule)
    ? ', reported when compared with what is deployed' : requirement === undefined ? '' : ', off unless required';
  io.stdout.write([
    `${colours.bold(id)} (${painted(severity, colours)}${where})`,
    '',
    title,
    why,
    '',
    ...requirement === undefined ? [] : [`Required by: check --require ${requirement.text}`],
    ...controls.map((control) => `Control: ${control.id}, ${control.source}`),
    `Source: ${source}`,
    '',
    ...!isOfTemplates ? [] : [
      'To ignore it on one resource of a template:',
      `  Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "${id}", "reason": "say why" }] } }`,
      '',
    ],
  ].join('\n'));
  return ExitCode.OK;
}

function painted(severity: RuleInfo['severity'], colours: Colours, width = 0): string {
  return (severity === 'error' ? colours.red : colours.yellow)(severity.padEnd(width));
}
