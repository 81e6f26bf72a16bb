import { readFileSync } from 'fs';
import { PAGE, page } from '../projenrc/rules-doc/page';
import { NOT_CHECKED } from '../src/rules/not-checked';

test('docs/rules.md is current: run `npm run docs:rules` otherwise', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});

test('what is not checked is sorted by row', () => {
  const rows = NOT_CHECKED.map(({ row }) => row);
  expect(rows).toEqual([...rows].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })));
  expect(new Set(rows).size).toBe(rows.length);
});
