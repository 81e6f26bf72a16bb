import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT, REPOSITORY } from '../environment';

/** Where downloads, environments and copies of projects are; Git ignores it. */
export const CACHE = join(REPOSITORY, '.cache');

/** How a program ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program, whatever it ends with. */
export function run(folder: string, environment: NodeJS.ProcessEnv, command: string, ...args: string[]): Ended {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...ENVIRONMENT, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', ...environment },
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) {
    throw error;
  }
  return { exitCode: status, stdout, stderr };
}

/** Runs a program that has to succeed. */
export function succeed(folder: string, environment: NodeJS.ProcessEnv, command: string, ...args: string[]): string {
  const { exitCode, stdout, stderr } = run(folder, environment, command, ...args);
  if (exitCode !== 0) {
    throw new Error(`${[command, ...args].join(' ')} exited with ${exitCode} in ${folder}\n${stdout}\n${stderr}`);
  }
  return stdout;
}

/** Runs a program that fetches something: registries are now and then out of reach for a moment. */
export function download(folder: string, environment: NodeJS.ProcessEnv, command: string, ...args: string[]): void {
  for (const seconds of [5, 30]) {
    if (run(folder, environment, command, ...args).exitCode === 0) {
      return;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000);
  }
  succeed(folder, environment, command, ...args);
}

/** A folder with nothing in it. */
export function emptyFolder(...parts: string[]): string {
  const folder = join(CACHE, ...parts);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

// archives are read by Python, which is there anyway.

/** A file of an archive. */
export function unzipped(archive: string, file: string): string {
  return execFileSync('python3', ['-c', 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))', archive, file], {
    encoding: 'utf8', maxBuffer: 2 ** 28,
  });
}

/** The names of the files of an archive. */
export function listed(archive: string): string[] {
  return execFileSync('python3', ['-m', 'zipfile', '-l', archive], { encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\n').map((line) => line.split(' ')[0]);
}
