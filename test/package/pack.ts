import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ENVIRONMENT, REPOSITORY } from '../environment';


/** Packs the library into a folder, and says where. */
export function pack(folder: string): string {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: REPOSITORY, env: ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
  }));
  return join(folder, filename);
}
