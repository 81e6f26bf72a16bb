import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(__dirname, '..', '..');

/** Without what npm tells the scripts that it runs: another npm would take its settings, and with them the repository for the project. */
export const ENVIRONMENT: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

/** Packs the library into a folder, and says where. */
export function pack(folder: string): string {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: REPOSITORY, env: ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
  }));
  return join(folder, filename);
}
