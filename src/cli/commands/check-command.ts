import { Option } from 'commander';
import type { CliCommand } from './command';
import { repeated, withLookups, withTemplates } from './template-options';
import { withCommand } from '../output/shell-words';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const check = () => require('./check') as typeof import('./check');

/** `check TEMPLATE…` */
export const checkCommand: CliCommand = {
  declare(program, io, done) {
    withLookups(withTemplates(program.command('check')))
      .description('check CloudFormation templates; needs no CDK app and no AWS account')
      .addOption(new Option('--format <format>', 'the output format').choices(['human', 'json', 'sarif']).default('human'))
      .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
      .option('--require <list>', 'what is required beyond the rules of AWS, e.g. connection-logging,retention=365; may be repeated', list, [])
      .option('--requirements <file>', 'a file with requirements: { "require": ["retention=365"] }; may be repeated', repeated, [])
      .option('--strict', 'exit with 1 also when there are warnings only')
      .addHelpText('after', [
        '',
        'Exit codes: 0 no errors, 1 errors found, 2 something could not be checked.',
        '',
        withCommand('What can be required', 'rules', io.env),
        '',
        'A finding is ignored on a resource with this, in the template:',
        '  Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "…", "reason": "…" }] } }',
      ].join('\n'))
      .action((templates, { format, json, ...options }) => done(check().check(templates, { ...options, format: json ? 'json' : format }, io)));
  },
};

function list(written: string, before: string[]): string[] {
  return [...before, ...written.split(',')];
}
