import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { list, pki, text, useFewKeys, withAuthority } from './authority';
import { inFolder } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { revocationsIn } from '../certificates/list';

jest.setTimeout(120_000);
beforeEach(() => { useFewKeys(); });
afterEach(() => jest.restoreAllMocks());

describe('nothing is overwritten, and nothing is lost', () => {
  test('a second authority', () => withAuthority(async () => {
    const before = text('pki/ca.key');
    await expect(pki('init', '--name', 'Other')).resolves.toEqual({
      code: ExitCode.FAILED, stdout: '', stderr: 'pki: there is an authority already, and nothing is overwritten.\n',
    });
    expect(text('pki/ca.key')).toBe(before);
  }));

  test('files of someone else', () => inFolder({ 'pki/ca.key': 'mine', 'pki/.gitignore': 'mine' }, async () => {
    await expect(pki('init', '--name', 'x')).resolves.toMatchObject({ code: ExitCode.FAILED, stderr: 'pki/ca.key: it is there already, and nothing is overwritten.\n' });
    rmSync('pki/ca.key');
    await expect(pki('init', '--name', 'x')).resolves.toMatchObject({ code: ExitCode.OK });
    expect(text('pki/.gitignore')).toBe('mine');
    mkdirSync('pki/issued');
    writeFileSync('pki/issued/alice.crt', 'mine');
    await pki('client', 'alice');
    expect(text('pki/issued/alice.crt')).toBe('mine');
    expect((await list()).certificates).toMatchObject([{ certificate: 'pki/issued/alice.2.crt' }]);
  }));

  /** Puts things back to where they are after the entry in the journal, and before the files have their names. */
  const unfinish = (...files: string[]) => files.forEach((file) => {
    writeFileSync(`${file}.new`, text(file));
    rmSync(file);
  });

  test('a command that is stopped after its entry is finished by the next one', () => withAuthority(async () => {
    await pki('client', 'alice');
    const key = text('pki/issued/alice.key');
    unfinish('pki/issued/alice.crt', 'pki/issued/alice.key');
    await expect(pki('list')).resolves.toMatchObject({ code: ExitCode.OK });
    expect(readdirSync('pki/issued').sort()).toEqual(['alice.crt', 'alice.key']);
    expect(text('pki/issued/alice.key')).toBe(key);
    await pki('revoke', 'alice');
    unfinish('pki/crl.pem');
    writeFileSync('pki/crl.pem', 'the list before');
    await pki('client', 'bob');
    expect(revocationsIn(text('pki/crl.pem')).serials).toHaveLength(1);
  }));

  test('one that is stopped before it was never there', () => withAuthority(async () => {
    writeFileSync('pki/crl.pem.new', '');
    mkdirSync('pki/issued');
    writeFileSync('pki/issued/alice.key.new', 'a key of nobody');
    writeFileSync('pki/journal.jsonl', `${text('pki/journal.jsonl')}{"at":"2026-`);
    expect((await list()).certificates).toEqual([]);
    await expect(pki('client', 'alice')).resolves.toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(readdirSync('pki/issued').sort()).toEqual(['alice.crt', 'alice.key']);
    expect(existsSync('pki/crl.pem.new')).toBe(false);
    expect(text('pki/journal.jsonl').trimEnd().split('\n').map((line) => JSON.parse(line).name)).toEqual(['Office VPN', 'alice']);
  }));

  test('nor is a file that someone else has put in the place of one', () => withAuthority(async () => {
    await pki('client', 'alice');
    unfinish('pki/issued/alice.key');
    writeFileSync('pki/issued/alice.key', 'mine');
    await expect(pki('client', 'bob')).resolves.toEqual({
      code: ExitCode.FAILED, stdout: '', stderr: 'pki/issued/alice.key: someone else has written it. Move it away: the file of this name is pki/issued/alice.key.new.\n',
    });
    expect(text('pki/issued/alice.key')).toBe('mine');
  }));

  test.each(['{"did":"dance"}', 'x', 'null'])('a journal with %s is not guessed at', (line) => withAuthority(async () => {
    writeFileSync('pki/journal.jsonl', `${text('pki/journal.jsonl')}${line}\n`);
    await expect(pki('list')).resolves.toEqual({
      code: ExitCode.FAILED,
      stdout: '',
      stderr: 'pki/journal.jsonl: line 2 is none that this command writes. Restore the file from a backup: it knows which certificates there are.\n',
    });
  }));

  test('a key that is lost', () => withAuthority(async () => {
    rmSync('pki/ca.key');
    await expect(pki('client', 'alice')).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'pki/ca.key: no such file or folder.\n' });
    writeFileSync('pki/ca.key', 'x');
    await expect(pki('client', 'alice')).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'pki/ca.key: this is not a private key.\n' });
  }));

  test('several commands at once', () => withAuthority(async () => {
    const results = await Promise.all(['a', 'b', 'c', 'a', 'd'].map((name) => pki('client', name)));
    expect(results.map(({ code }) => code).sort()).toEqual([0, 0, 0, 0, 2]);
    expect((await list()).certificates.map(({ name }: { name: string }) => name).sort()).toEqual(['a', 'b', 'c', 'd']);
    await Promise.all(['a', 'b', 'c'].map((name) => pki('revoke', name)));
    expect(revocationsIn(text('pki/crl.pem'))).toMatchObject({ number: 3, serials: { length: 3 } });
    expect(existsSync('pki/lock')).toBe(false);
  }));

  test('a lock of a command that is gone', () => withAuthority(async () => {
    // no process has so large a number.
    writeFileSync('pki/lock', `999999999 ${hostname()} x\n`);
    await expect(pki('client', 'alice')).resolves.toMatchObject({ code: ExitCode.OK });
    writeFileSync('pki/lock', '');
    utimesSync('pki/lock', 0, 0);
    await expect(pki('client', 'bob')).resolves.toMatchObject({ code: ExitCode.OK });
    expect(readdirSync('pki').filter((name) => name.startsWith('lock'))).toEqual([]);
  }));
});
