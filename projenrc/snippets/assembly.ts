/** Writes an assembly whose submodules are the pages of docs/, so that jsii-rosetta compiles their snippets as it does those of the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PAGES, REPOSITORY } from './pages';
import { PAGES_ASSEMBLY } from '../snippets';

const assembly = JSON.parse(gunzipSync(readFileSync(join(REPOSITORY, '.jsii.gz'))).toString());
assembly.submodules = Object.fromEntries(PAGES.map(({ path, text }) => [`${assembly.name}.docs/${path.replace(/\.md$/, '')}`, { readme: { markdown: text } }]));
writeFileSync(join(REPOSITORY, PAGES_ASSEMBLY), JSON.stringify(assembly));
