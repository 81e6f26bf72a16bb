import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../src/rules/catalogue';
import { EXAMPLES } from '../../src/rules/required';

/** All rules, with those that have to be required. */
const ALL = [...CATALOGUE, ...EXAMPLES.map(({ rule }) => rule)];

test('ids are unique and in PascalCase', () => {
  const ids = ALL.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^([A-Z][a-z0-9]+)+$/.test(id))).toEqual([]);
});

test.each(ALL.map((rule) => [rule.id, rule] as const))('%s says what, why and who says so', (_, { title, why, source }) => {
  expect(title).toMatch(/^\S.*\.$/);
  expect(why).toMatch(/^\S.*\.$/);
  expect(new URL(source).protocol).toBe('https:');
});

test('the message of every rule is written out in a test', () => {
  const tests = join(__dirname, '..');
  const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts')).map((file) => readFileSync(join(tests, file), 'utf8'));
  expect(ALL.filter(({ id }) => !texts.some((text) => text.includes(`[${id}]`))).map(({ id }) => id)).toEqual([]);
});
