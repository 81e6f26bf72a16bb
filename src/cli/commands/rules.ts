import type { RuleInfo } from '../../evaluation/rule';
import { ALL_RULES, CATALOGUE, CONSTRUCT_RULES } from '../../rules/catalogue';
import { harmless } from '../../util/harmless';
import { closest } from '../../util/similar';
import { Colours, ExitCode, type Io, quantity } from '../terminal/io';

/** Lists all rules, each with what must hold. */
export function listRules(io: Io): ExitCode {
  const colours = new Colours(io.stdout, io.env);
  const width = Math.max(...ALL_RULES.map(({ id }) => id.length));
  const line = ({ id, severity, title }: RuleInfo) => `${colours.bold(id.padEnd(width))}  ${painted(severity, colours, 'warning'.length)}  ${title}`;
  io.stdout.write([
    ...CATALOGUE.map(line),
    '',
    'Only constructs report these, in a CDK app:',
    ...CONSTRUCT_RULES.map(line),
    '',
    `${quantity(ALL_RULES.length, 'rule')}. For more about one: cdk-client-vpn-plus rules ${CATALOGUE[0].id}`,
    '',
  ].join('\n'));
  return ExitCode.OK;
}

/** Explains one rule. */
export function explainRule(name: string, io: Io): ExitCode {
  const rule = ALL_RULES.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (rule === undefined) {
    const meant = closest(name, ALL_RULES.map(({ id }) => id));
    const hint = meant === undefined ? '"cdk-client-vpn-plus rules" lists them all.' : `Did you mean ${meant}?`;
    io.stderr.write(`${harmless(`Unknown rule ${JSON.stringify(name)}. ${hint}`)}\n`);
    return ExitCode.FAILED;
  }
  const { id, severity, title, why, source } = rule;
  const colours = new Colours(io.stdout, io.env);
  const isOfConstructs = CONSTRUCT_RULES.includes(rule);
  io.stdout.write([
    `${colours.bold(id)} (${painted(severity, colours)}${isOfConstructs ? ', reported by constructs in a CDK app' : ''})`,
    '',
    title,
    why,
    '',
    `Source: ${source}`,
    '',
    ...isOfConstructs ? [] : [
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
