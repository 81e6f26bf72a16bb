import { Option } from 'commander';
import type { CliCommand } from './command';
import { withDeployment } from './template-options';
import { ownProgram } from '../output/shell-words';

// loaded when the command runs: whoever asks for help loads no rules.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const generate = () => require('./generate') as typeof import('./generate');

/** `generate FILE…` */
export const generateCommand: CliCommand = {
  declare(program, io, done) {
    withDeployment(program.command('generate'))
      .description('write the code of an app with ClientVpnEndpointPlus for endpoints that something else created')
      .argument('<file...>', 'answers of the AWS CLI about endpoints, its input for one, templates, or folders of them; or - for the standard input')
      .addOption(new Option('--language <language>', 'the language of the code').choices(['typescript', 'python']).default('typescript'))
      .option('--existing', 'import the endpoints, for new routes and rules, and leave them where they were created')
      .addHelpText('after', [
        '',
        'Exit codes: 0 written, 2 there is no endpoint, or something could not be read.',
        '',
        'All that there is about a live endpoint, in a folder:',
        '  aws ec2 describe-client-vpn-endpoints --client-vpn-endpoint-ids ID > live/endpoints.json',
        '  aws ec2 describe-client-vpn-target-networks --client-vpn-endpoint-id ID > live/networks.json',
        '  aws ec2 describe-client-vpn-routes --client-vpn-endpoint-id ID > live/routes.json',
        '  aws ec2 describe-client-vpn-authorization-rules --client-vpn-endpoint-id ID > live/rules.json',
        `  ${ownProgram(io.env)} generate live > app.ts`,
      ].join('\n'))
      .action((files: string[], options) => done(generate().generate(files, options, io)));
  },
};
