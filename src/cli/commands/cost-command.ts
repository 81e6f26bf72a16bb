import { InvalidArgumentError } from 'commander';
import type { CliCommand } from './command';
import { withTemplates } from './template-options';

// loaded when the command runs: whoever asks for help reads no template.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const cost = () => require('./cost') as typeof import('./cost');

/** `cost TEMPLATE…` */
export const costCommand: CliCommand = {
  declare(program, io, done) {
    withTemplates(program.command('cost'))
      .description('multiply prices that you have read with what one or more templates hold')
      .requiredOption('--association-hour <price>', 'the price of an hour of an association in the Region, as the pricing page has it', price)
      .requiredOption('--connection-hour <price>', 'the price of an hour of a connection', price)
      .option('--connections <number>', 'how many clients are connected to each endpoint', whole)
      .option('--hours <number>', 'for how many hours a day', upTo(24))
      .option('--days <number>', 'on how many days a month', upTo(31))
      .option('--json', 'one JSON object')
      .addHelpText('after', [
        '',
        'Exit codes: 0 answered, 2 something could not be read.',
        '',
        'No prices are known here: read them at https://aws.amazon.com/vpn/pricing/.',
      ].join('\n'))
      .action((templates: string[], options, command) => {
        const given = ['connections', 'hours', 'days'].filter((name) => options[name] !== undefined);
        if (given.length === 1 || given.length === 2) {
          command.error(`error: --connections, --hours and --days go together, and only ${given.map((name) => `--${name}`).join(' and ')} is given.`);
        }
        done(cost().cost(templates, options, io));
      });
  },
};

function price(text: string): number {
  return number(text, /^\d+(\.\d+)?$|^\.\d+$/, Infinity, 'Write a price such as 0.10, without a currency.');
}

function whole(text: string): number {
  return number(text, /^\d+$/, Infinity, 'Write a whole number.');
}

function upTo(most: number): (text: string) => number {
  return (text) => number(text, /^\d+(\.\d+)?$/, most, `Write a number up to ${most}.`);
}

function number(text: string, pattern: RegExp, most: number, instead: string): number {
  if (!pattern.test(text) || !Number.isFinite(Number(text)) || Number(text) > most) {
    throw new InvalidArgumentError(instead);
  }
  return Number(text);
}
