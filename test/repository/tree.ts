/** The files of the repository, as its tests read them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';


/** All files that are or can be committed, those that were removed left out. */
export const FILES: readonly string[] = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: REPOSITORY, encoding: 'utf8' })
  .split('\n').filter((file) => file !== '' && existsSync(join(REPOSITORY, file)));

export const textOf = (file: string) => readFileSync(join(REPOSITORY, file), 'utf8');
