import { createPrivateKey } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { pki, text, useFewKeys, withAuthority } from './authority';
import { cli, inFolder, type Terminal } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

jest.setTimeout(120_000);
beforeEach(() => { useFewKeys(); });
afterEach(() => jest.restoreAllMocks());

describe('passphrases', () => {
  const asked = (...lines: string[]): Terminal & { isAsked: true } => ({ stdin: lines.join(''), isTTY: true, isAsked: true });
  const FILES = { secret: 'correct horse\r\n', wrong: 'x\n', empty: '\n', utf16: Buffer.from('\ufeffcorrect horse\r\n', 'utf16le'), marked: '\ufeffcorrect horse', binary: Buffer.from([0xc3, 0x28]) };

  test.each([
    ['a file', ['--ca-passphrase', 'file:secret'], {}],
    ['a file in UTF-16', ['--ca-passphrase', 'file:utf16'], {}],
    ['a file with a byte order mark', ['--ca-passphrase', 'file:marked'], {}],
    ['the environment', ['--ca-passphrase', 'env:CA_PASSPHRASE'], { env: { CA_PASSPHRASE: 'correct horse' } }],
    ['a terminal', ['--ca-passphrase', 'prompt'], asked('correct hoX\u007frse\r', 'correct horse\n')],
  ])('an authority\'s key with that of %s', (_, option, terminal) => inFolder(FILES, async () => {
    const init = await cli(['pki', 'init', '--name', 'x', ...option], terminal);
    expect(init.code).toBe(ExitCode.OK);
    expect(`${init.stdout}${init.stderr}`).not.toContain('correct');
    expect(text('pki/ca.key')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    expect(createPrivateKey({ key: text('pki/ca.key'), passphrase: 'correct horse' }).asymmetricKeyType).toBe('rsa');
    const client = await cli(['pki', 'client', 'alice', ...option], { ...terminal, ...'isAsked' in terminal ? { stdin: 'correct horse\n' } : {} });
    expect(client).toMatchObject({ code: ExitCode.OK, stderr: 'isAsked' in terminal ? 'Passphrase of the authority\'s key: \n' : '' });
    // a terminal is asked without an option, too.
    await expect(cli(['pki', 'client', 'bob'], asked('correct horse\n'))).resolves.toMatchObject({ code: ExitCode.OK });
    await expect(pki('list')).resolves.toMatchObject({ code: ExitCode.OK });
  }));

  test.each([
    [['--ca-passphrase', 'file:wrong'], {}, 'pki/ca.key: the passphrase is wrong, or this is not a private key.'],
    [['--ca-passphrase', 'file:none'], {}, 'none: no such file or folder.'],
    [['--ca-passphrase', 'file:binary'], {}, 'binary: not a text file in UTF-8.'],
    [['--ca-passphrase', 'file:empty'], {}, 'The passphrase of the authority\'s key is empty (file:empty).'],
    [['--ca-passphrase', 'env:NONE'], {}, 'The passphrase of the authority\'s key is empty (env:NONE).'],
    [[], {}, 'There is no terminal to ask for the passphrase of the authority\'s key. Give it as env:NAME or file:PATH.'],
    [[], asked('a\u0003'), 'Passphrase of the authority\'s key: \nNo passphrase was given.'],
    [[], asked('a\u0004'), 'Passphrase of the authority\'s key: \nNo passphrase was given.'],
    [[], asked('abc'), 'Passphrase of the authority\'s key: \nNo passphrase was given.'],
  ])('%j is not enough', (option, terminal, message) => inFolder(FILES, async () => {
    await pki('init', '--name', 'x', '--ca-passphrase', 'file:secret');
    const before = readdirSync('pki', { recursive: true });
    const { code, stderr } = await cli(['pki', 'client', 'alice', ...option], terminal);
    expect({ code, stderr }).toEqual({ code: ExitCode.FAILED, stderr: `${message.replace(/: \\n/g, ': \n')}\n` });
    expect(readdirSync('pki', { recursive: true })).toEqual(before);
  }));

  test('the key of a client', () => withAuthority(async () => {
    await expect(cli(['pki', 'client', 'alice', '--key-passphrase', 'prompt'], asked('ä b\n', 'ä b\n')))
      .resolves.toMatchObject({ code: ExitCode.OK, stderr: 'Passphrase of the key of alice: \nOnce more: \n' });
    expect(createPrivateKey({ key: text('pki/issued/alice.key'), passphrase: 'ä b' }).asymmetricKeyType).toBe('rsa');
    await expect(cli(['pki', 'client', 'bob', '--key-passphrase', 'prompt'], asked('a\n', 'b\n')))
      .resolves.toMatchObject({ code: ExitCode.FAILED, stderr: 'Passphrase of the key of bob: \nOnce more: \nThe two passphrases are different.\n' });
  }));

  test('a passphrase itself is not taken, and not repeated', async () => {
    const { code, stderr } = await pki('init', '--name', 'x', '--ca-passphrase', 'hunter2:secret');
    expect(code).toBe(ExitCode.FAILED);
    expect(stderr).toContain('Write env:NAME, file:PATH or prompt.');
  });
});
