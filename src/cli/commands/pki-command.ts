import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CliCommand } from './command';
import { ownProgram } from '../output/shell-words';

// loaded when the command runs: whoever asks for help loads nothing.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- `import()` would make everything wait.
const pki = () => require('./pki') as typeof import('./pki');

/** The longest time that anything can be valid: a hundred years. */
const MOST_DAYS = 36_500;
const SOURCES = 'env:NAME, file:PATH or prompt';

/** `pki init`, `server`, `client`, `renew`, `revoke`, `crl` and `list` */
export const pkiCommand: CliCommand = {
  declare(program, io, done) {
    const group = program.command('pki')
      .description('certificates of an authority of your own, in a folder on this machine; nothing is sent to AWS')
      .helpCommand(false)
      .addHelpText('after', [
        '',
        'From nothing to a connection:',
        `  ${ownProgram(io.env)} pki init --name "Office VPN"`,
        `  ${ownProgram(io.env)} pki server --domain vpn.example.com`,
        `  ${ownProgram(io.env)} pki client alice`,
        `  ${ownProgram(io.env)} profile alice --endpoint ID --region REGION`,
        '',
        'Exit codes: 0 done, 2 it could not be done, and nothing has changed.',
      ].join('\n'));

    command(group, 'init', 'create the authority')
      .requiredOption('--name <name>', 'its name, e.g. "Office VPN"')
      .addOption(new Option('--ca-passphrase <source>', `encrypt its key: ${SOURCES}`).argParser(source))
      .addOption(days(3650))
      .action((options) => done(pki().init(options, io)));
    signing(group, 'server', 'create the certificate of an endpoint, for ACM')
      .requiredOption('--domain <domain>', 'a domain name, e.g. vpn.example.com; it need not exist')
      .addOption(days(397))
      .action((options) => done(pki().server(options, io)));
    signing(group, 'client', 'create the certificate and the key of a person or device')
      .argument('<name>', 'who that is: the common name, which the connection log shows')
      .addOption(keyPassphrase())
      .addOption(days(397))
      .action((name: string, options) => done(pki().client(name, options, io)));
    signing(group, 'renew', 'create another certificate for a client or domain, with another key; profiles of clients stay as they are when the server\'s is renewed')
      .argument('<name>', 'the name of the client, or the domain name')
      .addOption(keyPassphrase())
      .option('--certificate-arn <arn>', 'the certificate in ACM, which stays the same')
      .addOption(days(397))
      .action((name: string, options) => done(pki().renew(name, options, io)));
    signing(group, 'revoke', 'revoke the certificates of a client, and write the revocation list')
      .argument('[name]', 'the name of the client')
      .option('--serial <number>', 'revoke one certificate only, by its serial number')
      .addOption(days(180, 'for how many days the list is valid'))
      .action((name: string | undefined, options) => done(pki().revoke(name, options, io)));
    signing(group, 'crl', 'write the revocation list once more, before it expires: with an expired one no client can connect')
      .addOption(days(180, 'for how many days it is valid'))
      .action((options) => done(pki().crl(options, io)));
    command(group, 'list', 'list who has a certificate, until when, and who is revoked')
      .action((options) => done(pki().list(options, io)));
  },
};

function command(group: Command, name: string, description: string): Command {
  return group.command(name)
    .description(description)
    .option('--folder <folder>', 'the folder of the authority', 'pki')
    .addOption(new Option('--json', 'print one object instead of text'));
}

/** A command that needs the authority's key. */
function signing(group: Command, name: string, description: string): Command {
  return command(group, name, description)
    .addOption(new Option('--ca-passphrase <source>', `the passphrase of the authority's key, where it is encrypted: ${SOURCES}`).argParser(source));
}

function keyPassphrase(): Option {
  return new Option('--key-passphrase <source>', `encrypt the key of the client: ${SOURCES}`).argParser(source);
}

function days(number: number, description = 'for how many days it is valid'): Option {
  return new Option('--days <number>', description).default(number).argParser((written) => {
    const value = Number(written);
    if (!/^\d+$/.test(written) || value < 1 || value > MOST_DAYS) {
      throw new InvalidArgumentError(`Write a number from 1 to ${MOST_DAYS}.`);
    }
    return value;
  });
}

function source(written: string): string {
  if (!/^(env:.+|file:.+|prompt)$/s.test(written)) {
    // what was written may be the passphrase: it is not repeated.
    throw new InvalidArgumentError(`Write ${SOURCES}.`);
  }
  return written;
}
