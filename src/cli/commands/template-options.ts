import { type Command, InvalidArgumentError } from 'commander';

/** The argument and the options of each command that reads templates. */
export function withTemplates(command: Command): Command {
  return withDeployment(command.argument('<template...>', 'CloudFormation templates, JSON or YAML, folders such as cdk.out, or - for the standard input'));
}

/** What is known of a deployment beyond its templates. */
export function withDeployment(command: Command): Command {
  return command
    .option('--parameter <name=value>', 'a value for a parameter of the templates; may be repeated', assignment, [])
    .option('--parameters <file>', 'a file with values, as the AWS CLI or CodePipeline takes it; may be repeated', repeated, [])
    .option('--account <id>', 'the account of templates that no manifest.json of the CDK describes')
    .option('--region <region>', 'their Region');
}

/** What the CDK looked up, for commands to which it makes a difference. */
export function withLookups(command: Command): Command {
  return command.option('--context <file>', 'a cdk.context.json with looked-up VPCs; else the one beside cdk.out');
}

/** The values of an option that may be given several times. */
export function repeated(value: string, before: string[]): string[] {
  return [...before, value];
}

function assignment(written: string, before: string[]): string[] {
  if (!/^[^=]+=/.test(written)) {
    throw new InvalidArgumentError('Write NAME=VALUE.');
  }
  return [...before, written];
}
