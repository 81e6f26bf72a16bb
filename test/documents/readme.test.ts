import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import * as handlerModule from '../../src/handler/index';
import { CATALOGUE } from '../../src/rules/catalogue';
import { REPOSITORY } from '../environment';
import { answerOf, V2 } from '../handler/events';

const README = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');

test('the rules that the README names exist', () => {
  const named = Array.from(README.matchAll(/cdk-client-vpn-plus::?(\w+)'|- rule: (\w+)|plus rules (\w+)/g), ([, ...ids]) => ids.find((id) => id !== undefined));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((id) => !CATALOGUE.some((rule) => rule.id === id))).toEqual([]);
});

test('the README names every prop of the endpoint', () => {
  const props = Array.from(readFileSync(join(REPOSITORY, 'src', 'endpoint', 'endpoint-props.ts'), 'utf8').matchAll(/^ {2}readonly (\w+)/gm), ([, prop]) => prop);
  expect(props.length).toBeGreaterThan(20);
  expect(props.filter((prop) => !new RegExp(`\\b${prop}\\b`).test(README))).toEqual([]);
});

test('the code of a connect handler in the README runs', async () => {
  jest.spyOn(console, 'log').mockImplementation();
  const [, snippet] = /```js\n([^]*?)```/.exec(README)!;
  const { outputText } = transpileModule(snippet, { compilerOptions: { module: ModuleKind.CommonJS } });
  const module: any = {};
  new Function('exports', 'require', outputText)(module, (name: string) => ({ 'cdk-client-vpn-plus/lib/handler': handlerModule })[name]);
  expect(await module.handler(V2)).toEqual(answerOf('v2', true, '', ['managed']));
  expect(await module.handler({ ...V2, 'common-name': 'phone' })).toEqual(answerOf('v2', false, 'Connect with a managed device.', ['unmanaged']));
});

test('all examples are in the list, and no others', () => {
  const listed = Array.from(README.matchAll(/^\| \[([\w-]+)\]\(https:\/\/github\.com\/[\w-]+\/[\w-]+\/tree\/main\/examples\/([\w-]+)\)/gm), ([, name, folder]) => {
    expect(folder).toBe(name);
    return name;
  });
  const folders = readdirSync(join(REPOSITORY, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(listed.sort()).toEqual(folders.sort());
});
