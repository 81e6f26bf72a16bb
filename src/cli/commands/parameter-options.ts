import { type Command, InvalidArgumentError } from 'commander';

/** The options that give values to the parameters of templates. */
export function withParameters(command: Command): Command {
  return command
    .option('--parameter <name=value>', 'a value for a parameter of the templates; may be repeated', assignment, [])
    .option('--parameters <file>', 'a file with values, as the AWS CLI or CodePipeline takes it; may be repeated', (file, before: string[]) => [...before, file], []);
}

function assignment(written: string, before: string[]): string[] {
  if (!/^[^=]+=/.test(written)) {
    throw new InvalidArgumentError('Write NAME=VALUE.');
  }
  return [...before, written];
}
