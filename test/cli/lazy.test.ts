import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { inFolder, json, template } from './terminal';
import { REPOSITORY } from '../environment';

const PARTS = { commander: '/node_modules/commander/', yaml: '/node_modules/js-yaml/', cedar: '/node_modules/@cedar-policy/', rules: '/src/rules/catalogue.', cli: '/src/cli/' };

/** Which parts a program of its own has loaded in the end. */
function loaded(module: string, ...args: readonly string[]): string[] {
  const code = `process.on('exit', () => console.error(Object.keys(require.cache).join('\\n'))); require(${JSON.stringify(resolve(REPOSITORY, module))})`;
  const { stderr, status } = spawnSync(process.execPath, ['--import', resolve(REPOSITORY, 'node_modules/tsx/dist/loader.mjs'), '--eval', code, '--', module, ...args], {
    encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: resolve(REPOSITORY, 'tsconfig.dev.json') },
  });
  expect(status).toBe(0);
  return Object.entries(PARTS).filter(([, part]) => stderr.split('\n').some((file) => file.includes(part))).map(([name]) => name);
}

jest.setTimeout(60_000);

test('who imports the constructs loads no rules, and nothing of the command line', () => {
  expect(loaded('src/index.ts')).toEqual([]);
});

test('who asks for help loads no rules', () => {
  expect(loaded('src/cli/main.ts', '--help')).toEqual(['commander', 'cli']);
});

test('who has no YAML loads no YAML', async () => {
  const content = json(template());
  await inFolder({ 'a.json': content, 'b.yaml': content, 'c.yaml': 'Resources: {}' }, async () => {
    expect(loaded('src/cli/main.ts', 'check', 'a.json', 'b.yaml')).toEqual(['commander', 'rules', 'cli']);
    expect(loaded('src/cli/main.ts', 'check', 'c.yaml')).toEqual(['commander', 'yaml', 'rules', 'cli']);
  });
});

test('who has no policy loads no Cedar', async () => {
  const policy = { AuthorizationPolicy: { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'enabled' } };
  await inFolder({ 'a.json': json(template()), 'b.json': json(template(policy)) }, async () => {
    expect(loaded('src/cli/main.ts', 'check', 'a.json')).toEqual(['commander', 'rules', 'cli']);
    expect(loaded('src/cli/main.ts', 'check', 'b.json')).toEqual(['commander', 'cedar', 'rules', 'cli']);
  });
});
