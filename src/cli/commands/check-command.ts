import { Option } from 'commander';
import type { CliCommand } from './command';
import { withParameters } from './parameter-options';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const check = () => require('./check') as typeof import('./check');

/** `check TEMPLATE…` */
export const checkCommand: CliCommand = {
  declare(program, io, done) {
    withParameters(program.command('check'))
      .description('check CloudFormation templates, JSON or YAML; needs no CDK app and no AWS account')
      .argument('<template...>', 'files, folders such as cdk.out, or - for the standard input')
      .addOption(new Option('--format <format>', 'how to say what was found').choices(['human', 'json', 'sarif']).default('human'))
      .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
      .option('--account <id>', 'the account of templates that no manifest.json of the CDK tells of')
      .option('--region <region>', 'their Region')
      .option('--context <file>', 'a cdk.context.json with looked-up VPCs; else the one beside cdk.out')
      .option('--strict', 'exit with 1 also when there are warnings only')
      .addHelpText('after', [
        '',
        'Exit codes: 0 no errors, 1 errors found, 2 something could not be checked.',
        '',
        'A finding is ignored on a resource with this, in the template:',
        '  Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "…", "reason": "…" }] } }',
      ].join('\n'))
      .action((templates, { format, json, ...options }) => done(check().check(templates, { ...options, format: json ? 'json' : format }, io)));
  },
};
