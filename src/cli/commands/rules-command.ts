import type { CliCommand } from './command';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const ruleTexts = () => require('./rules') as typeof import('./rules');

/** `rules [RULE]` */
export const rulesCommand: CliCommand = {
  declare(program, io, done) {
    program.command('rules')
      .description('list the rules, or explain one')
      .argument('[rule]', 'a rule, e.g. ClientCidrBlockSize')
      .action((rule?: string) => done(rule === undefined ? ruleTexts().listRules(io) : ruleTexts().explainRule(rule, io)));
  },
};
