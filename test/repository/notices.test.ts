import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundled, ENGINE } from '../../projenrc/bundling/packages';
import { apache, others } from '../../projenrc/notices/engine-crates.json';
import { FILE, text } from '../../projenrc/notices/text';

/** What allows to ship the code under Apache-2.0, with the text of the licence. */
const ALLOWED = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', '(MIT OR Apache-2.0) AND Unicode-3.0'];

test('THIRD-PARTY-NOTICES is current: run `npm run docs:notices` otherwise', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(text());
});

test('everything that is bundled is there, under a licence that allows it', () => {
  const notices = Array.from(text().matchAll(/^-{80}\n\n(\S+) \S+ \((.+)\)$/gm), ([, name, licence]) => ({ name, licence }));
  expect(notices.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(bundled()).map((path) => path.replace('node_modules/', ''))));
  expect(notices.map(({ name }) => name)).toEqual(expect.arrayContaining(['@cedar-policy/cedar-wasm', 'commander', 'ipaddr.js', 'js-yaml']));
  expect(notices.filter(({ licence }) => !ALLOWED.includes(licence))).toEqual([]);
});

test('every crate that the engine of Cedar names is in the notices: see projenrc/notices/engine-crates.json otherwise', () => {
  const wasm = readFileSync(join(dirname(require.resolve(ENGINE)), 'cedar_wasm_bg.wasm'), 'latin1');
  const named = new Set(Array.from(wasm.matchAll(/\/registry\/src\/[^/]+\/([\w-]+)-(\d+\.\d+\.\d+)\//g), ([, name, version]) => `${name} ${version}`));
  const told = [...apache, ...others.map(({ crate }) => crate)];
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter((crate) => !told.includes(crate))).toEqual([]);
});
