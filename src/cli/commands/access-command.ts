import { InvalidArgumentError } from 'commander';
import type { CliCommand } from './command';
import { withLookups, withTemplates } from './template-options';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const access = () => require('./access') as typeof import('./access');

/** `access TEMPLATE…` */
export const accessCommand: CliCommand = {
  declare(program, io, done) {
    withLookups(withTemplates(program.command('access')))
      .description('report who reaches what through the endpoints of one or more templates')
      .option('--to <address>', 'only this address or range, with the reasons in sentences', destination)
      .option('--group <group>', 'only this group, as authorization rules name it')
      .option('--json', 'one JSON object')
      .addHelpText('after', [
        '',
        'Exit codes: 0 answered, 2 something could not be read.',
        '',
        'What clients may connect to is also up to security groups, network ACLs and the routes behind the VPC, which this does not look at.',
      ].join('\n'))
      .action((templates: string[], options) => done(access().access(templates, options, io)));
  },
};

function destination(text: string) {
  const range = access().rangeFrom(text);
  if (range === undefined) {
    throw new InvalidArgumentError('It is neither an IP address nor a CIDR range.');
  }
  return { range, text };
}
