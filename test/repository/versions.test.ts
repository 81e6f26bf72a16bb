import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from './markdown';
import { FILES, textOf } from './tree';
import { TESTED_NODES } from '../../projenrc/workflows';
import * as library from '../../src';
import { REPOSITORY } from '../environment';
import { JAVA_RELEASES } from '../languages/releases';

const { version, peerDependencies, devDependencies, engines } = JSON.parse(textOf('package.json'));
const FLOOR = peerDependencies['aws-cdk-lib'].replace('^', '');
const NEWEST = devDependencies['aws-cdk-lib-newest'].split('@').at(-1);
const OLDEST_NODE = /\d+/.exec(engines.node)![0];
const RELEASED = Array.from(textOf('CHANGELOG.md').matchAll(/^## (\S+)$/gm), ([, heading]) => heading);

/** What pages that people write say, each with where it stands. */
const quoted = (pattern: RegExp) => PAGES.filter((page) => page !== 'API.md' && !page.startsWith('docs/decisions/')).flatMap((page) => (
  Array.from(textOf(page).matchAll(pattern), (match) => ({ page, text: match[0], quote: match.slice(1).find((part) => part !== undefined)! }))
));

test('versions of aws-cdk-lib are the floor and the newest that are tested, the latter also for Java', () => {
  // one page lists the releases that report newer properties.
  const quotes = quoted(/\b(2\.[2-9]\d\d\.\d+)\b/g).filter(({ page }) => page !== 'docs/languages.md');
  expect(quotes.length).toBeGreaterThan(2);
  expect(quotes.filter(({ quote }) => ![FLOOR, NEWEST, JAVA_RELEASES.highest].includes(quote))).toEqual([]);
  expect(JSON.parse(readFileSync(join(REPOSITORY, 'node_modules', 'aws-cdk-lib-newest', 'package.json'), 'utf8')).version).toBe(NEWEST);
});

test('versions of Node.js are those that work and those that are tested', () => {
  const quotes = quoted(/\bNode(?:\.js)? (\d+)\b|\bnode:(\d+)\b|\bnode-version: (\d+)\b/g);
  expect(quotes.length).toBeGreaterThan(4);
  expect(quotes.filter(({ quote }) => ![OLDEST_NODE, ...TESTED_NODES].includes(quote))).toEqual([]);
});

test('the command line of the CDK is the one that is tested', () => {
  const quotes = quoted(/\baws-cdk@(\S+?)(?=[\s`])/g);
  expect(quotes.length).toBeGreaterThan(0);
  expect(quotes.filter(({ quote }) => quote !== devDependencies['aws-cdk'])).toEqual([]);
});

test('our own version is the one that the changelog describes', () => {
  const quotes = quoted(/<artifactId>cdk-client-vpn-plus<\/artifactId>\s*<version>([^<]+)</g);
  expect(quotes.length).toBeGreaterThan(0);
  expect(quotes.filter(({ quote }) => quote !== RELEASED[0])).toEqual([]);
});

test('the changelog begins with the version that is released', () => {
  // 0.0.0 is every commit that is no release.
  expect([RELEASED[0], '0.0.0']).toContain(version);
  expect(RELEASED.filter((heading) => !/^\d+\.\d+\.\d+$/.test(heading))).toEqual([]);
});

test('the changelog names what there is', () => {
  const names = Array.from(textOf('CHANGELOG.md').matchAll(/`(ClientVpn\w+)`/g), ([, name]) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !(name in library))).toEqual([]);
});

test('actions in examples are of the major version that we use', () => {
  const actions = textOf('projenrc/actions.ts');
  const quotes = quoted(/uses: (\S+@v\d+)/g);
  expect(quotes.length).toBeGreaterThan(0);
  expect(quotes.filter(({ quote }) => {
    const [action, major] = quote.split('@');
    return !actions.includes(`'${action.split('/').slice(0, 2).join('/')}': { tag: '${major}.`);
  })).toEqual([]);
});

test('commands that documents name exist', () => {
  const { scripts } = JSON.parse(textOf('package.json'));
  const { tasks } = JSON.parse(textOf('.projen/tasks.json'));
  const commands = [...PAGES.filter((page) => !page.startsWith('examples/')), ...FILES.filter((file) => file === '.ci/run')].flatMap((page) => (
    Array.from(textOf(page).matchAll(/\bnpm run ([\w:-]+)|\bnpx projen ([\w:-]+)/g), ([, script, task]) => ({ page, script, task }))
  ));
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter(({ script, task }) => script !== undefined ? !(script in scripts) : !(task in tasks))).toEqual([]);
});
