/** What the tests of certificates start from. */
import crypto, { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cli, inFolder } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

// a key takes up to a second: the tests have a few, one after the other.
const KEYS = Array.from({ length: 4 }, () => crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }));
let made = 0;
export const useFewKeys = () => jest.spyOn(crypto, 'generateKeyPairSync').mockImplementation(() => KEYS[made++ % KEYS.length] as never);

export const pki = (...args: string[]) => cli(['pki', ...args]);
export const text = (file: string) => readFileSync(file, 'utf8');
export const x509 = (file: string) => new X509Certificate(text(file));
export const list = async (folder = 'pki') => JSON.parse((await pki('list', '--json', '--folder', folder)).stdout);

/** A new folder with an authority. */
export const withAuthority = <T>(use: () => Promise<T>) => inFolder({}, async () => {
  expect(await pki('init', '--name', 'Office VPN')).toMatchObject({ code: ExitCode.OK, stderr: '' });
  return use();
});
