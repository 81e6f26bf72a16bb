import { readFileSync } from 'node:fs';
import { textOf } from './tree';
import { FILE, text } from '../../projenrc/notices/text';

/** What allows to ship the code under Apache-2.0, with the text of the licence. */
const ALLOWED = ['Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'PSF-2.0'];

test('THIRD-PARTY-NOTICES is current: run `npm run docs:notices` otherwise', () => {
  expect(readFileSync(FILE, 'utf8')).toBe(text());
});

test('everything that is bundled is there, under a licence that allows it', () => {
  const notices = Array.from(text().matchAll(/^-{80}\n\n(\S+) \S+ \((.+)\)$/gm), ([, name, licence]) => ({ name, licence }));
  expect(notices.map(({ name }) => name)).toEqual(expect.arrayContaining(JSON.parse(textOf('package.json')).bundledDependencies));
  expect(notices.filter(({ licence }) => !ALLOWED.includes(licence))).toEqual([]);
});
