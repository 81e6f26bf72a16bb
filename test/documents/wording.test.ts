import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';
import { PAGES } from '../repository/markdown';
import { FILES } from '../repository/tree';

/** Phrases that went: the CDK and AWS have other words for what they mean. docs/glossary.md has the words. */
const GONE = new RegExp([
  /\belsewhere\b/, /(?<!\b(?:there|that|where|which|what) )\b(?:is|are) no (?!longer\b|more\b|one\b)[a-z]+/, /\b(?:no|any|some|every)body\b/,
  /\b(?:is|are) (?:said|told)\b/, /\bwarned of\b/, /\bat synth\b/, /\brefuse[sd]?\b/, /\bof yours\b/, /\bat once\b/, /\ban? own\b/,
].map(({ source }) => source).join('|'), 'gi');
/** AWS writes "Availability Zone" in full. */
const ZONE = /(?<!availability |local |wavelength |hosted |time )\bzones?\b(?= (?:of|is|are|in|on|that|and|or|to|which|with)\b|[.,])/gi;

/** What people write for people. The rules are in the words of the catalogue, decisions in those of their day. */
const DOCUMENTS = PAGES.filter((page) => !/^(?:API\.md|CHANGELOG\.md|docs\/rules\.md|docs\/decisions\/|docs\/glossary\.md)/.test(page));

test.each(DOCUMENTS)('%s is written in the words of the glossary', (page) => {
  const text = readFileSync(join(REPOSITORY, page), 'utf8');
  expect([text.match(GONE), text.match(ZONE)]).toEqual([null, null]);
});

/** Messages, titles of rules and comments; the function in AWS keeps the words that it was deployed with. */
const SOURCES = FILES.filter((file) => /^(?:src|examples|projenrc|benchmark)\/.*\.(?:ts|py|go|java)$/.test(file) && !file.startsWith('src/handler/'));

const COMMENT = /^ *(?:\/\/|#|\/?\*).*$/gm;

test('what the library reports, and its comments, are written in the words of the glossary', () => {
  const found = SOURCES.flatMap((file) => {
    const text = readFileSync(join(REPOSITORY, file), 'utf8');
    const comments = text.match(COMMENT)?.join('\n') ?? '';
    return [...text.match(GONE) ?? [], ...comments.match(ZONE) ?? []].map((phrase) => `${file}: ${phrase}`);
  });
  expect(found).toEqual([]);
});
