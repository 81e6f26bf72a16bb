import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';
import { PAGES } from '../repository/markdown';

/** Phrases that went: the CDK and AWS have other words for what they mean. docs/glossary.md has the words. */
const GONE = new RegExp([
  /\b(?:of|made) elsewhere\b/, /\bis no (?:range|number|time|subnet|function)\b/, /\b(?:no|any|some|every)body\b/,
  /\bis (?:said|told)\b/, /\bwarned of\b/, /\bat synth\b/,
].map(({ source }) => source).join('|'), 'gi');

/** What people write for people. The rules are in the words of the catalogue, decisions in those of their day. */
const DOCUMENTS = PAGES.filter((page) => !/^(?:API\.md|CHANGELOG\.md|docs\/rules\.md|docs\/decisions\/|docs\/glossary\.md)/.test(page));

test.each(DOCUMENTS)('%s is written in the words of the glossary', (page) => {
  expect(readFileSync(join(REPOSITORY, page), 'utf8').match(GONE)).toBeNull();
});
