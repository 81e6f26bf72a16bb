/** The pages with snippets: the README, and those of docs/ that people write. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const REPOSITORY = join(__dirname, '..', '..');

const GENERATED = ['python.md', 'rules.md'];

export interface Page {
  /** Its path, seen from docs/. */
  readonly path: string;
  readonly text: string;
}

const page = (path: string): Page => ({ path, text: readFileSync(join(REPOSITORY, 'docs', path), 'utf8') });

export const README: Page = page('../README.md');
export const PAGES: readonly Page[] = readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !GENERATED.includes(file)).sort().map(page);
