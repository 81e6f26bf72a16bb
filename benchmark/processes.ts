/** Programs that are measured from outside. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Tasks run in the repository's folder. */
export const REPOSITORY = process.cwd();

/** Our command line. */
export const PROGRAM = join('bin', 'cdk-client-vpn-plus');

/** How a program ended. */
interface Ended {
  readonly milliseconds: number;
  readonly stdout: string;
}

/** Runs a program that has to succeed. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, expected = 0): Ended {
  const began = performance.now();
  const { error, status, stderr, stdout } = spawnSync(command, args, {
    cwd: REPOSITORY,
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    maxBuffer: 2 ** 28,
  });
  const milliseconds = performance.now() - began;
  if (error !== undefined || status !== expected) {
    throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  }
  return { milliseconds, stdout };
}

/** Runs one of our programs in a process of its own, and reads what it prints. */
export function measure<Result>(program: string, ...args: unknown[]): Result {
  const { stdout } = run(process.execPath, ['--expose-gc', join(__dirname, 'programs', `${program}.js`), JSON.stringify(args)]);
  return JSON.parse(stdout);
}

/** The same with the newest release of `aws-cdk-lib`. */
export function measureWithNewest<Result>(program: string, ...args: unknown[]): Result {
  const [newest, own] = ['newest', program].map((name) => join(__dirname, 'programs', `${name}.js`));
  const { stdout } = run(process.execPath, ['--expose-gc', '--require', newest, own, JSON.stringify(args)]);
  return JSON.parse(stdout);
}

/** Runs Node.js, which says how much memory it took. */
export function node(args: readonly string[], report: string): Ended & { readonly megabytes: number } {
  const ended = run(process.execPath, ['--require', join(__dirname, 'programs', 'peak.js'), ...args], { BENCHMARK_REPORT: report });
  return { ...ended, megabytes: Number(readFileSync(report, 'utf8')) };
}

/** Lets our programs load the compiled library by its name, from where its users have it: the CDK leaves packages out of the traces of constructs. */
export function installLibrary(): void {
  const installed = join(__dirname, 'node_modules', 'cdk-client-vpn-plus');
  rmSync(installed, { recursive: true, force: true });
  for (const part of ['package.json', 'lib']) {
    cpSync(join(REPOSITORY, part), join(installed, part), { recursive: true });
  }
}
