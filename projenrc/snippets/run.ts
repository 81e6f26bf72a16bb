/** `npm run test:snippets`: writes an assembly whose submodules are the pages of docs/, so that jsii-rosetta compiles their snippets as it does those of the README. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES_ASSEMBLY } from '../snippets';

const REPOSITORY = join(__dirname, '..', '..');
const read = (...path: string[]) => readFileSync(join(REPOSITORY, ...path), 'utf8');

const pages = readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
const assembly = JSON.parse(read('.jsii'));
assembly.submodules = Object.fromEntries(pages.map((page) => [`${assembly.name}.docs/${page.replace(/\.md$/, '')}`, { readme: { markdown: read('docs', page) } }]));
writeFileSync(join(REPOSITORY, PAGES_ASSEMBLY), JSON.stringify(assembly));
