import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, newFolder, remove } from './openvpn';
import { cli } from '../cli/terminal';
import { REPOSITORY } from '../environment';

jest.setTimeout(300_000);

const LOADER = join(REPOSITORY, 'node_modules', 'tsx', 'dist', 'loader.mjs');

/** Starts the command as a program of its own, and ends it as soon as something has happened, without a warning. */
function program(folder: string, args: readonly string[], killIf?: () => boolean): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', LOADER, join(REPOSITORY, 'src', 'cli', 'main.ts'), 'pki', ...args], {
    cwd: folder, env: { ...process.env, TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.dev.json') }, stdio: 'ignore',
  });
  const timer = killIf && setInterval(() => killIf() && child.kill('SIGKILL'), 0);
  return new Promise((resolve) => child.on('close', (code) => {
    clearInterval(timer);
    resolve(code);
  }));
}

let folder: string;
const path = (file: string) => join(folder, 'pki', file);
const list = async () => JSON.parse((await cli(['pki', 'list', '--json', '--folder', join(folder, 'pki')])).stdout) as {
  certificates: Array<{ name: string; certificate: string; key: string }>;
};

beforeEach(async () => {
  folder = newFolder();
  expect(await program(folder, ['init', '--name', 'Office VPN'])).toBe(0);
});
afterEach(() => remove(folder));

const inFolder = (name: string) => existsSync(path(name)) ? readdirSync(path(name)) : [];
const size = () => readFileSync(path('journal.jsonl')).length;

test.each<[string, () => () => boolean]>([
  ['it has the lock', () => () => existsSync(path('lock'))],
  ['a file is written', () => () => inFolder('issued').some((name) => name.endsWith('.new'))],
  ['the key is written', () => () => inFolder('issued').includes('alice.key.new')],
  ['the journal grows', () => {
    const before = size();
    return () => size() > before;
  }],
  ['the certificate has its name', () => () => inFolder('issued').includes('alice.crt')],
])('killed when %s, it has happened as a whole or not at all', async (_, when) => {
  await program(folder, ['client', 'alice'], when());
  // whichever it was, the next command works, and knows it.
  const [next] = [await program(folder, ['client', 'bob'])];
  expect(next).toBe(0);
  const { certificates } = await list();
  expect(certificates.map(({ name }) => name).filter((name) => name !== 'alice')).toEqual(['bob']);
  const files = certificates.flatMap(({ certificate, key }) => [certificate, key]).map((file) => file.split('/').pop()!);
  expect(readdirSync(path('issued')).sort()).toEqual(files.sort());
  for (const { certificate } of certificates) {
    expect(command('/', 'openssl', 'verify', '-CAfile', path('ca.crt'), certificate)).toContain(': OK');
  }
  expect(readdirSync(path('.')).filter((name) => /new$|^lock/.test(name))).toEqual([]);
});

test('programs at one time do not disturb each other', async () => {
  const names = ['a', 'b', 'a', 'c'];
  const codes = await Promise.all(names.map((name) => program(folder, ['client', name])));
  expect(codes.sort()).toEqual([0, 0, 0, 2]);
  expect((await list()).certificates.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
});
