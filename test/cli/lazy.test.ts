import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { inFolder, json, template } from './terminal';
import { REPOSITORY } from '../environment';

const PARTS = { commander: '/node_modules/commander/', yaml: '/node_modules/js-yaml/', cedar: '/node_modules/@cedar-policy/', rules: '/src/rules/catalogue.', cli: '/src/cli/' };

/** What a program of its own has written to the standard error. */
function errorsOf(before: string, module: string, ...args: readonly string[]): string {
  const { stderr, status } = spawnSync(process.execPath, [
    '--import', resolve(REPOSITORY, 'node_modules/tsx/dist/loader.mjs'), '--eval', `${before}; require(${JSON.stringify(resolve(REPOSITORY, module))})`, '--', module, ...args,
  ], { encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: resolve(REPOSITORY, 'tsconfig.dev.json') } });
  expect(status).toBe(0);
  return stderr;
}

/** Which parts a program of its own has loaded in the end. */
function loaded(module: string, ...args: readonly string[]): string[] {
  const files = errorsOf('process.on(\'exit\', () => console.error(Object.keys(require.cache).join(\'\\n\')))', module, ...args).split('\n');
  return Object.entries(PARTS).filter(([, part]) => files.some((file) => file.includes(part))).map(([name]) => name);
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

/** What takes Node.js as long to begin with as the rules take for a template. */
const SLOW = `
const { IPv6 } = require(${JSON.stringify(resolve(REPOSITORY, 'node_modules/ipaddr.js'))});
const { parser } = IPv6;
IPv6.parser = (...args) => { console.error('IPv6'); return parser(...args); };
Number.prototype.toLocaleString = function () { console.error('locale'); return String(this); };
const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
Object.defineProperty(process, 'stdin', { get() { console.error('stdin'); return stdin.get.call(process); } });`;

test('what is slow to begin with waits for someone who needs it', async () => {
  const content = json(template());
  await inFolder({ 'a.json': content, 'b.json': content.replace('"10.0.0.0/16"', '"fd00::/16"') }, async () => {
    expect(errorsOf(SLOW, 'src/cli/main.ts', 'check', 'a.json')).toBe('');
    expect(errorsOf(SLOW, 'src/cli/main.ts', 'check', 'b.json')).toContain('IPv6');
  });
});
