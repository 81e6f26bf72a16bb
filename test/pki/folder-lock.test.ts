import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone } from '../../src/pki/folder-lock';
import { PkiError } from '../../src/pki/pki-error';

let folder: string;
const lock = () => join(folder, 'lock');
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lock-')); });
afterEach(() => rmSync(folder, { recursive: true }));

test('one after the other', async () => {
  const seen: string[] = [];
  const work = (name: string) => alone(folder, async () => {
    seen.push(name);
    await new Promise((done) => setTimeout(done, 20));
    seen.push(name);
  });
  await Promise.all(['a', 'b', 'c'].map(work));
  const [a, b, c, d, e, f] = seen;
  expect([b, d, f]).toEqual([a, c, e]);
  expect(existsSync(lock())).toBe(false);
});

test('what goes wrong takes the lock away, too', async () => {
  await expect(alone(folder, async () => { throw new Error('no'); })).rejects.toThrow('no');
  expect(existsSync(lock())).toBe(false);
});

test.each([
  ['runs on this machine', `${process.pid} ${hostname()} x\n`, `: process ${process.pid} on ${hostname()}`],
  ['runs on another machine', '1 another x\n', ': process 1 on another'],
  ['another user has started', `1 ${hostname()} x\n`, `: process 1 on ${hostname()}`],
  ['has not written its name yet', '', ''],
])('a command that %s is not disturbed', async (_, content, who) => {
  writeFileSync(lock(), content);
  await expect(alone(folder, async () => undefined, 0))
    .rejects.toThrow(new PkiError(`Another command works in ${folder}${who}. If there is none any more, delete ${lock()}.`));
  expect(readFileSync(lock(), 'utf8')).toBe(content);
});

test('a lock that someone has taken over stays', async () => {
  await alone(folder, async () => writeFileSync(lock(), '1 another x\n'));
  expect(readFileSync(lock(), 'utf8')).toBe('1 another x\n');
});

test('a folder that is not there', async () => {
  await expect(alone(join(folder, 'none'), async () => undefined)).rejects.toThrow(new PkiError(`${join(folder, 'none', 'lock')}: no such file or folder.`));
});
