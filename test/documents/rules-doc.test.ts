import { readFileSync } from 'fs';
import { PAGE, page } from '../../projenrc/rules-doc/page';

test('docs/rules.md is current: run `npm run docs:rules` otherwise', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});
