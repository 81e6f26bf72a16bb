import { posix } from 'node:path';
import { anchorsOf, linksOf, PAGES } from './markdown';
import { FILES } from './tree';

const LINKS = PAGES.flatMap(linksOf);
const ANCHORS = new Map(PAGES.map((page) => [page, anchorsOf(page)]));
const isExternal = (target: string) => /^[a-z]+:/.test(target);

/** Pages of AWS have a book and a page, and places in them; nothing of a browser's session. */
const AWS = [
  /^https:\/\/docs\.aws\.amazon\.com\/(?:[\w.-]+\/)+[\w.-]+\.(?:html|pdf)(?:#[\w.:-]+)?$/,
  /^https:\/\/docs\.aws\.amazon\.com\/(?:[\w.-]+\/)+(?:#[\w.-]+)?$/,
  /^https:\/\/aws\.amazon\.com\/(?:[\w-]+\/)+$/,
];

test('there are links', () => {
  expect(PAGES).toContain('README.md');
  expect(LINKS.length).toBeGreaterThan(200);
});

test('local links lead to files, and to headings in them', () => {
  const broken = LINKS.filter(({ target }) => !isExternal(target)).filter(({ file, target }) => {
    const [path, anchor] = target.split('#');
    const page = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decodeURIComponent(path)));
    const exists = FILES.includes(page) || FILES.some((other) => other.startsWith(`${page.replace(/\/$/, '')}/`));
    return !exists || anchor !== undefined && ANCHORS.get(page)?.has(decodeURIComponent(anchor)) !== true;
  });
  expect(broken).toEqual([]);
});

test('links to AWS have the form of its pages', () => {
  const aws = LINKS.filter(({ target }) => /^https?:\/\/[\w.]*(?:aws\.amazon|amazonaws)\.com/.test(target));
  expect(aws.length).toBeGreaterThan(100);
  expect(aws.filter(({ target }) => !AWS.some((form) => form.test(target)))).toEqual([]);
});

test('all other links are encrypted', () => {
  expect(LINKS.filter(({ target }) => isExternal(target) && !/^(?:https|mailto):/.test(target))).toEqual([]);
});
