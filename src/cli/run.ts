import { Command, CommanderError } from 'commander';
import { accessCommand } from './commands/access-command';
import { adoptCommand } from './commands/adopt-command';
import { authorizeCommand } from './commands/authorize-command';
import { checkCommand } from './commands/check-command';
import type { CliCommand } from './commands/command';
import { costCommand } from './commands/cost-command';
import { diffCommand } from './commands/diff-command';
import { generateCommand } from './commands/generate-command';
import { pkiCommand } from './commands/pki-command';
import { profileCommand } from './commands/profile-command';
import { rulesCommand } from './commands/rules-command';
import { ExitCode, type Io, unexpected } from './terminal/io';
import { escapeControlCharacters, escapeControlCharactersInLines } from '../util/control-characters';
import { VERSION } from '../util/package';

/** All commands, in the order in which the help shows them. */
const COMMANDS: readonly CliCommand[] = [
  checkCommand, rulesCommand, accessCommand, diffCommand, adoptCommand, generateCommand, authorizeCommand, pkiCommand,
  profileCommand, costCommand,
];

/** Runs the command line; nothing that a user can give makes it throw. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const program = new Command('cdk-client-vpn-plus')
    .description('The rules of AWS Client VPN for any CloudFormation template.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(escapeControlCharactersInLines(text)) });
  const codes: Array<ExitCode | Promise<ExitCode>> = [];
  COMMANDS.forEach((command) => command.declare(program, io, (code) => codes.push(code)));
  try {
    await program.parseAsync(args, { from: 'user' });
    const [code] = await Promise.all(codes);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.OK : ExitCode.FAILED;
    }
    io.stderr.write(`${escapeControlCharacters(unexpected(error))}\n`);
    return ExitCode.FAILED;
  }
}
