import { Option } from 'commander';
import type { CliCommand } from './command';
import { TRUST_PROVIDERS, VPN_PORTS } from '../../service/limits';
import { ownProgram } from '../output/shell-words';

// loaded when the command runs: whoever asks for help loads nothing.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const profile = () => require('./profile') as typeof import('./profile');

/** `profile [NAME]` and `profile check FILE` */
export const profileCommand: CliCommand = {
  declare(program, io, done) {
    const group = program.command('profile')
      .description('write the client configuration file of a user, with certificate and key; nothing is asked of AWS')
      .helpCommand(false)
      .argument('[name]', 'who it is for: a client of "pki client"')
      .option('--folder <folder>', 'the folder of the authority', 'pki')
      .option('--cert <file>', 'a certificate, where it is not in the folder')
      .option('--key <file>', 'its key')
      .option('--from <file>', 'the configuration that AWS exports, or - for the standard input; with SAML there is no other way')
      .option('--endpoint <id>', 'the endpoint, where there is no export')
      .option('--region <region>', 'its Region')
      .option('--stack <file>', 'the endpoint and its Region from what "cdk deploy --outputs-file cdk-outputs.json" writes')
      .option('--ca <file>', 'the authority of the server\'s certificate, where it is not that of the folder')
      .option('--server-name <name>', 'the common name of the server\'s certificate; default: that of the folder, if it has one')
      .addOption(new Option('--port <port>', 'the port of the endpoint').choices(VPN_PORTS.values.map(String)).default('443'))
      .option('--tcp', 'the endpoint speaks TCP, and not UDP')
      .option('--password', 'users have a name and a password, of Active Directory')
      .option('--mfa', 'and a second factor')
      .addOption(new Option('--device-posture <provider>', 'the provider of device posture').choices(TRUST_PROVIDERS.values))
      .addOption(clientProgram())
      .option('--output <file>', 'the file; default: NAME.ovpn')
      .addOption(new Option('--json', 'print one object instead of text'))
      .addHelpText('after', [
        '',
        'Exit codes: 0 written, 2 it could not be written.',
        '',
        'The configuration that AWS exports:',
        '  aws ec2 export-client-vpn-client-configuration --client-vpn-endpoint-id ID --output text > exported.ovpn',
        `  ${ownProgram(io.env)} profile alice --from exported.ovpn`,
      ].join('\n'))
      .action((name: string | undefined, options) => done(profile().writeProfile(name, options, io)));
    group.command('check')
      .description('find what is wrong with a client configuration file')
      .argument('<file>', 'the file')
      .addOption(clientProgram())
      .option('--server <file>', 'the certificate of the server, to see whether the profile fits')
      .addOption(new Option('--json', 'print one object instead of text'))
      .addHelpText('after', '\nExit codes: 0 nothing found, 1 the client could not connect, 2 something could not be read.')
      .action((file: string, _, command) => done(profile().checkProfile(file, command.optsWithGlobals(), io)));
  },
};

function clientProgram(): Option {
  return new Option('--client <client>', 'the program that connects').choices(['aws', 'openvpn']).default('aws');
}
