import { posix } from 'node:path';
import { FILES, textOf } from './tree';
import { layerTable, ROOMS } from '../../projenrc/layers';
import { groupBy } from '../../src/util/group-by';

/** The files and folders that the page names; a name without a folder is in the folder of the name before it, in the same paragraph, item or row. */
const NAMED = new Set(textOf('ARCHITECTURE.md').split(/\n(?=\||- |\n)/).flatMap((block) => {
  let folder = '';
  return Array.from(block.matchAll(/`([\w.@-]+(?:\/[\w.@-]*)*)`/g), ([, name]) => name)
    .filter((name) => name.includes('/') || /\.(?:md|json|ts)$/.test(name))
    .map((name) => {
      const path = name.includes('/') ? name : posix.join(folder, name);
      folder = posix.dirname(`${path}.`);
      return path;
    });
}));

const folders = (files: readonly string[]) => new Set(files.map((file) => `${posix.dirname(file)}/`));
const isNamed = (path: string) => NAMED.has(path);

test('what ARCHITECTURE.md names is there', () => {
  const there = new Set([...FILES, ...FILES.flatMap((file) => file.split('/').map((_, index, parts) => `${parts.slice(0, index).join('/')}/`))]);
  expect(Array.from(NAMED).filter((path) => !there.has(path) && !there.has(`${path}/`))).toEqual([]);
});

test('each folder of src and each folder of the root is named in ARCHITECTURE.md', () => {
  const roots = new Set(FILES.filter((file) => file.includes('/')).map((file) => `${file.split('/')[0]}/`));
  const hidden = (folder: string) => Array.from(NAMED).some((path) => path.startsWith(folder));
  expect([...folders(FILES.filter((file) => file.startsWith('src/'))), ...roots].filter((folder) => !isNamed(folder) && !hidden(folder))).toEqual([]);
});

test('the table of layers is what the linter checks', () => {
  expect(textOf('ARCHITECTURE.md')).toContain(`| layer | room | holds |\n|---|---|---|\n${layerTable()}\n\n`);
});

test('each folder of src is a room', () => {
  const there = new Set(FILES.filter((file) => /^src\/.+\//.test(file)).map((file) => file.split('/')[1]));
  expect(Object.keys(ROOMS).sort()).toEqual(Array.from(there).sort());
});

test('no two files of src have one name, but for a topic of rules and the construct that it judges', () => {
  const places = groupBy(FILES.filter((file) => file.startsWith('src/')), (file) => posix.basename(file));
  const twice = Array.from(places).filter(([, files]) => files.filter((file) => !file.startsWith('src/rules/topics/')).length > 1);
  expect(twice.map(([name]) => name)).toEqual(['index.ts']);
});

test('decisions are numbered one by one', () => {
  const numbers = FILES.filter((file) => /^docs\/decisions\/\d/.test(file)).map((file) => Number(posix.basename(file).slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
