import { CATALOGUE } from '../../rules/catalogue';
import * as authoring from '../../rules/construct-rules';
import { closest } from '../../util/similar';
import { Colours, ExitCode, type Io, quantity } from '../terminal/io';

/** Says which rules there are, each with what must hold. */
export function listRules(io: Io): ExitCode {
  const colours = new Colours(io.stdout, io.env);
  const width = Math.max(...CATALOGUE.map(({ id }) => id.length));
  for (const { id, severity, title } of CATALOGUE) {
    const label = severity === 'error' ? colours.red('error  ') : colours.yellow('warning');
    io.stdout.write(`${colours.bold(id.padEnd(width))}  ${label}  ${title}\n`);
  }
  io.stdout.write(`\n${quantity(CATALOGUE.length, 'rule')}. For more about one: cdk-client-vpn-plus rules ${CATALOGUE[0].id}\n`);
  return ExitCode.OK;
}

/** What a template has no place for: only constructs say it. */
const OF_CONSTRUCTS = Object.values(authoring);

/** Explains one rule. */
export function explainRule(name: string, io: Io): ExitCode {
  const colours = new Colours(io.stdout, io.env);
  const isMeant = ({ id }: { readonly id: string }) => id.toLowerCase() === name.toLowerCase();
  const own = OF_CONSTRUCTS.find(isMeant);
  if (own !== undefined) {
    io.stdout.write([`${colours.bold(own.id)} (said by constructs, in a CDK app)`, '', own.title, '', `Source: ${own.source}`, ''].join('\n'));
    return ExitCode.OK;
  }
  const rule = CATALOGUE.find(isMeant);
  if (rule === undefined) {
    const meant = closest(name, [...CATALOGUE, ...OF_CONSTRUCTS].map(({ id }) => id));
    const hint = meant === undefined ? '"cdk-client-vpn-plus rules" lists them all.' : `Did you mean ${meant}?`;
    io.stderr.write(`There is no rule ${JSON.stringify(name)}. ${hint}\n`);
    return ExitCode.FAILED;
  }
  const { id, severity, title, why, source } = rule;
  const paint = severity === 'error' ? colours.red : colours.yellow;
  io.stdout.write([
    `${colours.bold(id)} (${paint(severity)})`,
    '',
    title,
    why,
    '',
    `Source: ${source}`,
    '',
    'To ignore it on one resource of a template:',
    `  Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "${id}", "reason": "say why" }] } }`,
    '',
  ].join('\n'));
  return ExitCode.OK;
}
