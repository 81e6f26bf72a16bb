import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import * as handlerModule from '../../src/handler/index';
import { ALL_RULES } from '../../src/rules/catalogue';
import { REPOSITORY } from '../environment';
import { answerOf, V2 } from '../handler/events';
import { FILES } from '../repository/tree';

const read = (...path: string[]) => readFileSync(join(REPOSITORY, ...path), 'utf8');

/** What people read: the README, and the pages that it leads to. */
const PAGES = ['README.md', ...readdirSync(join(REPOSITORY, 'docs')).filter((file) => file.endsWith('.md') && file !== 'rules.md').map((file) => join('docs', file))];
const DOCUMENTS = PAGES.map((page) => read(page)).join('\n');

test('the rules that documents name exist', () => {
  const named = Array.from(DOCUMENTS.matchAll(/cdk-client-vpn-plus::?(\w+)'|- rule: (\w+)|plus rules (\w+)/g), ([, ...ids]) => ids.find((id) => id !== undefined));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((id) => !ALL_RULES.some((rule) => rule.id === id))).toEqual([]);
});

test('the documents name every prop of the endpoint', () => {
  const props = Array.from(read('src', 'endpoint', 'endpoint-props.ts').matchAll(/^ {2}readonly (\w+)/gm), ([, prop]) => prop);
  expect(props.length).toBeGreaterThan(20);
  expect(props.filter((prop) => !new RegExp(`\\b${prop}\\b`).test(DOCUMENTS))).toEqual([]);
});

test('the code of a connect handler in docs/connect-handler.md runs', async () => {
  jest.spyOn(console, 'log').mockImplementation();
  const [, snippet] = /```js\n([^]*?)```/.exec(read('docs', 'connect-handler.md'))!;
  const { outputText } = transpileModule(snippet, { compilerOptions: { module: ModuleKind.CommonJS } });
  const module: any = {};
  new Function('exports', 'require', outputText)(module, (name: string) => ({ 'cdk-client-vpn-plus/lib/handler': handlerModule })[name]);
  expect(await module.handler(V2)).toEqual(answerOf('v2', true, '', ['managed']));
  expect(await module.handler({ ...V2, 'common-name': 'phone' })).toEqual(answerOf('v2', false, 'Connect with a managed device.', ['unmanaged']));
});

test('all examples are in the table, in each of their languages, and no others', () => {
  const listed = Array.from(read('docs', 'examples.md').matchAll(/\]\(\.\.\/examples\/([\w-]+\/\w+)\)/g), ([, example]) => example);
  const programs = FILES.map((file) => /^examples\/([\w-]+\/\w+)\//.exec(file)?.[1]).filter((program) => program !== undefined);
  expect(listed.sort()).toEqual([...new Set(programs)].sort());
});

test('the README is short', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(260);
});

test('the README leads to each page for users', () => {
  const forMaintainers = ['docs/quality.md', 'docs/releasing.md'];
  const pages = readdirSync(join(REPOSITORY, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
  expect(pages.filter((page) => !forMaintainers.includes(page) && !read('README.md').includes(`/blob/main/${page}`))).toEqual([]);
});
