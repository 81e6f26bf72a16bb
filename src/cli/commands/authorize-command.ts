import type { CliCommand } from './command';
import { withTemplates } from './template-options';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const authorize = () => require('./authorize') as typeof import('./authorize');

/** `authorize TEMPLATE… --context FILE` */
export const authorizeCommand: CliCommand = {
  declare(program, io, done) {
    withTemplates(program.command('authorize'))
      .description('say what the authorization policies of one or more templates decide on a client')
      .requiredOption('--context <file>', 'the context of the client, a JSON object, or - for the standard input')
      .option('--json', 'one JSON object')
      .addHelpText('after', [
        '',
        'Exit codes: 0 permitted by all policies, 1 not permitted, 2 something could not be read.',
        '',
        'A context is e.g. { "crowdstrike": { "assessment": { "overall": 70 } }, "saml": { "memberOf": ["engineering"] } }. Connection logs show those',
        'of real clients with IncludeAuthorizationPolicyContext. Shadow mode makes no difference to what is decided.',
      ].join('\n'))
      .action((templates: string[], options) => done(authorize().authorize(templates, options, io)));
  },
};
