import { posix } from 'node:path';
import { FILES, textOf } from './tree';

const PAGE = 'docs/quality.md';
const ROWS = Array.from(textOf(PAGE).matchAll(/^\| ([^|]+) \| \[[^\]]+\]\(([^)]+\.test\.ts)\) \| ([^|]+) \|$/gm), ([, fault, link, title]) => (
  { fault, file: posix.join(posix.dirname(PAGE), link), title }
));

test('the table of faults has its rows, each once', () => {
  expect(ROWS.length).toBeGreaterThan(60);
  expect(new Set(ROWS.map(({ fault }) => fault)).size).toBe(ROWS.length);
});

test('each fault has a test of the title that the table names', () => {
  const texts = new Map(Array.from(new Set(ROWS.map(({ file }) => file)), (file) => [file, FILES.includes(file) ? textOf(file) : '']));
  const isTitle = (text: string, title: string) => ['\'', '"', '`'].some((mark) => text.includes(`${mark}${title}${mark}`));
  expect(ROWS.filter(({ file, title }) => !isTitle(texts.get(file)!, title))).toEqual([]);
});
