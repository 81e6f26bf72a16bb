import { Option } from 'commander';
import type { CliCommand } from './command';
import { withDeployment, withLookups } from './template-options';

/** The file that is written unless another one is named. */
const FILE = 'client-vpn.adopt.json';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const adopt = () => require('./adopt') as typeof import('./adopt');

/** `adopt OLD NEW` */
export const adoptCommand: CliCommand = {
  declare(program, io, done) {
    withLookups(withDeployment(program.command('adopt')))
      .description('find what is deployed among the resources of a new synthesis, and write the file by which other constructs take it over')
      .argument('<old>', 'the deployed templates: a file, a folder such as an earlier cdk.out, or what "aws cloudformation get-template" answers')
      .argument('<new>', 'the next templates, as "cdk synth" writes them: a folder such as cdk.out')
      .option('--output <file>', 'the file; what it says already stays', FILE)
      .addOption(new Option('--json', 'print one object instead of text'))
      .addHelpText('after', [
        '',
        'In the app: ClientVpnAdoption.fromFile("client-vpn.adopt.json").applyTo(app)',
        '',
        'Exit codes: 0 everything that is deployed stays, 1 something is left over, lost or asked back, 2 the templates could not be compared.',
      ].join('\n'))
      .action((before: string, after: string, options) => done(adopt().adopt(before, after, options, io)));
  },
};
