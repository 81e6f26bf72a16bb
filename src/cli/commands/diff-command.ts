import { InvalidArgumentError, Option } from 'commander';
import type { CliCommand } from './command';
import { withDeployment, withLookups } from './template-options';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const diff = () => require('./diff') as typeof import('./diff');

/** `diff OLD NEW` */
export const diffCommand: CliCommand = {
  declare(program, io, done) {
    withLookups(withDeployment(program.command('diff')))
      .description('say what a deployment does to live endpoints, to the people who use them, and who gains or loses access')
      .argument('<old>', 'the deployed templates: a file, a folder such as an earlier cdk.out, or what "aws cloudformation get-template" answers')
      .argument('<new>', 'the next templates: a file, or a folder such as cdk.out')
      .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json', 'sarif', 'markdown']).default('text'))
      .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
      .option('--fail-on <effects>', 'exit with 1 for these, separated by commas (default: deleted,replaced,fails)', (list) => effects(list))
      .option('--strict', 'exit with 1 also for what depends on values that only the deployment knows')
      .option('--stack-policy', 'write the stack policy that keeps CloudFormation from replacing or deleting what is in NEW, and nothing else')
      .addHelpText('after', [
        '',
        'Effects, the worst first: deleted, replaced, fails, disconnects, resets, ends-sessions, data-lost, slow, removed, in-place, added.',
        'With "access", --fail-on also counts who gains or loses access. "none" never fails.',
        '',
        'Exit codes: 0 nothing of these happens, 1 something does, 2 the templates could not be compared.',
      ].join('\n'))
      .action((before: string, after: string, { format, json, ...options }) => (
        done(diff().diff(before, after, { ...options, format: json ? 'json' : format }, io))
      ));
  },
};

function effects(written: string) {
  const known = diff().failures(written);
  if (typeof known === 'string') {
    throw new InvalidArgumentError(known);
  }
  return known;
}
