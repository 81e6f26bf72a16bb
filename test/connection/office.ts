/** An authority with a server and users, as the command makes them, and what OpenVPN does with them. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, connected, CONNECTED, newFolder } from './openvpn';
import { commonName } from '../../src/certificates/signing';
import { ExitCode } from '../../src/cli/terminal/io';
import { type AnyCertificate, anyCertificate } from '../certificates/any-certificate';
import { cli } from '../cli/terminal';

export const NAME = 'vpn.example.com';
export const COLLEAGUE = 'Zoë, "Ops" 日本';
export const DAY = 86_400_000;
/** In whole seconds, as certificates have them. */
export const NOW = Math.floor(Date.now() / 1000) * 1000;

export type Protocol = NonNullable<Connection['protocol']>;

async function run(...args: string[]) {
  const ran = await cli([...args], { env: { KEY: 'correct horse' } });
  expect(ran).toMatchObject({ code: ExitCode.OK, stderr: '' });
}

export class Office {
  /** Bob is revoked, Carol has a passphrase, and another authority has the same name and a user of its own. */
  public static async open(): Promise<Office> {
    const office = new Office(newFolder());
    await office.pki('init', '--name', 'Office VPN');
    await office.pki('server', '--domain', NAME);
    for (const name of ['alice', 'bob', COLLEAGUE]) {
      await office.pki('client', name);
    }
    await office.pki('client', 'carol', '--key-passphrase', 'env:KEY');
    await office.pki('revoke', 'bob');
    const other = ['--folder', office.path('other')];
    await run('pki', 'init', '--name', 'Office VPN', ...other);
    await run('pki', 'server', '--domain', NAME, ...other);
    await run('pki', 'client', 'mallory', ...other);
    return office;
  }

  public readonly server = { certificate: `pki/issued/${NAME}.crt`, key: `pki/issued/${NAME}.key`, authority: 'pki/ca.crt' };
  private written = 0;

  private constructor(public readonly folder: string) {}

  public path(file: string): string {
    return join(this.folder, file);
  }

  public text(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  /** Writes a file, and says which. */
  public write(file: string, content: string | Uint8Array): string {
    writeFileSync(this.path(file), content);
    return file;
  }

  public async pki(name: string, ...args: string[]): Promise<void> {
    await run('pki', name, ...args, '--folder', this.path('pki'));
  }

  public signer() {
    return { name: commonName('Office VPN'), privateKey: this.key('pki/ca.key') };
  }

  public key(file: string) {
    return createPrivateKey(this.text(file));
  }

  /** A certificate of the authority that the command does not make, for a key in the folder. */
  public odd(keyOf: string, more: Partial<AnyCertificate>): string {
    return anyCertificate({ publicKey: createPublicKey(this.key(keyOf)), ...more }, this.signer());
  }

  /** The profile of a user as the command writes it, for a server on this machine in place of an endpoint. */
  public async profileOf(name: string, { address = '127.0.0.1', options = [] }: { readonly address?: string; readonly options?: readonly string[] } = {}): Promise<Connection['profile']> {
    const file = this.path(`${this.written++}.ovpn`);
    const endpoint = ['--endpoint', 'cvpn-endpoint-0123456789abcdef0', '--region', 'eu-central-1'];
    await run('profile', name, '--folder', this.path('pki'), ...endpoint, '--client', 'openvpn', '--output', file, ...options);
    return (port) => {
      const local = readFileSync(file, 'utf8').replace(/^remote .*$/m, `remote ${address} ${port}`).replace('remote-random-hostname\n', '');
      writeFileSync(file, local);
      return file;
    };
  }

  /** A profile that is not as the command has written it. */
  public changed(profile: Connection['profile'], change: (text: string) => string): Connection['profile'] {
    return (port) => {
      const file = profile(port);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      return file;
    };
  }

  public async accepted(connection: Connection): Promise<void> {
    await connected(this.folder, connection, async ({ client, server }) => {
      const both = await Promise.all([client.until(CONNECTED), server.until(CONNECTED)]);
      expect({ both, output: both.every(Boolean) ? '' : client.output + server.output }).toEqual({ both: [true, true], output: '' });
    });
  }

  public async refused(connection: Connection, side: 'client' | 'server', reason: RegExp): Promise<void> {
    await connected(this.folder, connection, async (ends) => {
      const isSaid = await ends[side].until(reason);
      expect({ isSaid, output: isSaid ? '' : ends.client.output + ends.server.output }).toEqual({ isSaid: true, output: '' });
      expect(`${ends.client.output}${ends.server.output}`).not.toMatch(CONNECTED);
    });
  }

  /** What `profile check` says of a profile. */
  public async problems(profile: Connection['profile'], server = this.server.certificate): Promise<string[]> {
    const { stdout } = await cli(['profile', 'check', profile(1), '--client', 'openvpn', '--server', this.path(server), '--json']);
    return (JSON.parse(stdout) as { problems: Array<{ message: string }> }).problems.map(({ message }) => message);
  }
}

/** Puts something else into a block, or takes the block away. */
export const block = (name: string, content?: string) => (profile: string) => (
  profile.replace(new RegExp(`<${name}>[^]*</${name}>\n`), content === undefined ? '' : `<${name}>\n${content}</${name}>\n`)
);
