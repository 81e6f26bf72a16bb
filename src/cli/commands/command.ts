import type { Command } from 'commander';
import type { ExitCode, Io } from '../terminal/io';

/** A command: how it is called, and what it does. */
export interface CliCommand {
  /** Describes the arguments and options; `done` takes what the command made of them. */
  declare(program: Command, io: Io, done: (code: ExitCode | Promise<ExitCode>) => void): void;
}
