import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';
import { PAGES } from '../repository/markdown';
import { FILES } from '../repository/tree';

/** Phrases that went: the CDK and AWS have other words for what they mean. docs/glossary.md has the words. */
const GONE = new RegExp([
  /\b(?:of|made) elsewhere\b/, /\bis no (?:range|number|time|subnet|function|list|text|day|IP|https|IPv4|version|platform|condition)\b/, /\b(?:no|any|some|every)body\b/,
  /\bis (?:said|told)\b/, /\bwarned of\b/, /\bat synth\b/,
].map(({ source }) => source).join('|'), 'gi');

/** What people write for people. The rules are in the words of the catalogue, decisions in those of their day. */
const DOCUMENTS = PAGES.filter((page) => !/^(?:API\.md|CHANGELOG\.md|docs\/rules\.md|docs\/decisions\/|docs\/glossary\.md)/.test(page));

test.each(DOCUMENTS)('%s is written in the words of the glossary', (page) => {
  expect(readFileSync(join(REPOSITORY, page), 'utf8').match(GONE)).toBeNull();
});

/** Messages and titles of rules; the function in AWS keeps the words that it was deployed with. */
const SOURCES = FILES.filter((file) => /^src\/.*\.ts$/.test(file) && !file.startsWith('src/handler/'));
const COMMENT = /^ *(?:\/\/|\/?\*).*$/gm;

test('what the library reports is written in the words of the glossary', () => {
  const found = SOURCES.flatMap((file) => (readFileSync(join(REPOSITORY, file), 'utf8').replace(COMMENT, '').match(GONE) ?? []).map((phrase) => `${file}: ${phrase}`));
  expect(found).toEqual([]);
});
