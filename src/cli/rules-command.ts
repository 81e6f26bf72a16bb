import type { CliCommand } from './command';
import { ruleTexts } from './lazy';

/** `rules [RULE]` */
export const rulesCommand: CliCommand = {
  declare(program, io, done) {
    program.command('rules')
      .description('list the rules, or explain one')
      .argument('[rule]', 'a rule, e.g. ClientCidrBlockSize')
      .action((rule?: string) => done(rule === undefined ? ruleTexts().listRules(io) : ruleTexts().explainRule(rule, io)));
  },
};
