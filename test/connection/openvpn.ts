/** OpenVPN on loopback, without root and without a network device. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Debian has it in /usr/sbin.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
/** Whoever is root becomes nobody: no privilege is needed. */
const NOBODY = process.getuid!() === 0 ? { uid: 65534, gid: 65534 } : {};

export const CONNECTED = /Initialization Sequence Completed/;
const READY = /link local \(bound\)|Listening for incoming TCP/;

/** Runs a program to its end. */
export function command(folder: string, name: string, ...args: string[]): string {
  const { error, stderr, stdout } = spawnSync(name, args, { cwd: folder, env, encoding: 'utf8' });
  if (error !== undefined) {
    throw new Error(`${name}: ${error.message}. Run npm run connection:tools, which installs it.`);
  }
  return `${stdout}${stderr}`;
}

/** A program that goes on, with what it has said. */
export class Running {
  public output = '';
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();
  private hasEnded = false;

  public constructor(folder: string, args: readonly string[]) {
    this.child = spawn('openvpn', args, { cwd: folder, env, ...NOBODY });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on('data', (chunk) => {
        this.output += chunk;
        this.tell();
      });
    }
    this.child.on('close', () => {
      this.hasEnded = true;
      this.tell();
    });
  }

  /** Waits until it has said something, has ended, or has had its time. */
  public async until(pattern: RegExp, seconds = 30): Promise<boolean> {
    const isOver = () => pattern.test(this.output) || this.hasEnded;
    if (!isOver()) {
      await new Promise<void>((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          this.listeners.delete(look);
          resolve();
        };
        const look = () => isOver() && finish();
        const timer = setTimeout(finish, seconds * 1000);
        this.listeners.add(look);
      });
    }
    return pattern.test(this.output);
  }

  public stop(): void {
    this.child.kill('SIGKILL');
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export interface Connection {
  readonly protocol?: 'udp' | 'tcp';
  /** @default 127.0.0.1 */
  readonly address?: '::1';
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
  readonly list?: string;
  readonly serverOptions?: readonly string[];
  readonly clientOptions?: readonly string[];
  /** The profile, for the port of the server. */
  profile(port: number): string;
}

export interface Ends {
  readonly server: Running;
  readonly client: Running;
}

/** A server and a client, in a folder, until what is done with them is done. */
export async function connected<T>(folder: string, connection: Connection, use: (ends: Ends) => Promise<T>): Promise<T> {
  const { address = '127.0.0.1', authority, certificate, clientOptions = [], key, list, protocol = 'udp', serverOptions = [] } = connection;
  const proto = `${protocol}${address === '::1' ? '6' : ''}${protocol === 'tcp' ? '-server' : ''}`;
  const port = await freePort();
  const file = connection.profile(port);
  give(folder);
  const server = new Running(folder, [
    '--dev', 'null', '--mode', 'p2p', '--tls-server', '--local', address, '--port', `${port}`, '--proto', proto,
    '--ca', authority, '--cert', certificate, '--key', key, '--dh', 'none', '--data-ciphers', 'AES-256-GCM', '--cipher', 'AES-256-GCM', '--verb', '3',
    ...(list === undefined ? [] : ['--crl-verify', list]), ...serverOptions,
  ]);
  let client: Running | undefined;
  try {
    expect([await server.until(READY), server.output]).toEqual([true, expect.any(String)]);
    client = new Running(folder, [
      '--config', file, '--dev', 'null', '--ifconfig-noexec', '--route-noexec', '--connect-retry-max', '1', '--connect-timeout', '10', ...clientOptions,
    ]);
    return await use({ server, client });
  } finally {
    client?.stop();
    server.stop();
  }
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'connection-'));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The folder and what is in it become those of the user who runs OpenVPN. */
function give(path: string): void {
  if (NOBODY.uid !== undefined) {
    chownSync(path, NOBODY.uid, NOBODY.gid);
    if (statSync(path).isDirectory()) {
      chmodSync(path, 0o700);
      readdirSync(path).forEach((name) => give(join(path, name)));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
