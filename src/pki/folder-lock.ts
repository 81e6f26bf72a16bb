import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PkiError, withFiles } from './pki-error';

const FILE = 'lock';
/** How often a command looks whether the one before it is done, and how long it waits, in milliseconds. */
const PAUSE = 50;
const PATIENCE = 30_000;
/** A command that was stopped before it could write who it is. */
const NAMELESS = 10_000;

/** Does something while no other command works in a folder. */
export async function alone<T>(folder: string, work: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const path = join(folder, FILE);
  const mine = `${process.pid} ${hostname()} ${randomBytes(8).toString('hex')}\n`;
  const end = Date.now() + patience;
  while (!isTaken(path, mine)) {
    if (Date.now() > end) {
      const [pid, host] = (contentOf(path) ?? '').split(' ');
      throw new PkiError(`Another command works in ${folder}${pid === '' ? '' : `: process ${pid} on ${host}`}. If there is none any more, delete ${path}.`);
    }
    await sleep(PAUSE);
  }
  try {
    return await work();
  } finally {
    if (contentOf(path) === mine) {
      rmSync(path, { force: true });
    }
  }
}

/** Takes a lock that is free, or that of a command that was stopped in the middle. */
function isTaken(path: string, mine: string): boolean {
  if (isCreated(path, mine)) {
    return true;
  }
  const theirs = contentOf(path);
  if (theirs === undefined || !isAbandoned(path, theirs)) {
    return false;
  }
  // several may see that at one time: whoever has the lock of this lock puts its own in place of it. Each lock has another content.
  const claim = `${path}.${createHash('sha256').update(theirs).digest('hex').slice(0, 16)}`;
  if (!isTaken(claim, mine)) {
    return false;
  }
  try {
    return contentOf(path) === theirs && isAbandoned(path, theirs) && isReplaced(path, mine);
  } finally {
    rmSync(claim, { force: true });
  }
}

function isCreated(path: string, content: string): boolean {
  return withFiles(() => {
    try {
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      // on Windows a file that is about to go away cannot be opened.
      if (['EEXIST', ...process.platform === 'win32' ? ['EPERM', 'EBUSY'] : []].includes((error as NodeJS.ErrnoException).code!)) {
        return false;
      }
      throw error;
    }
  });
}

/** Puts a lock in place of another one, in a single step. */
function isReplaced(path: string, content: string): boolean {
  const aside = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(aside, content, { flag: 'wx', mode: 0o600 });
    renameSync(aside, path);
    return true;
  } catch {
    // on Windows nothing takes the place of a file that is open: the next look may find it closed.
    rmSync(aside, { force: true });
    return false;
  }
}

function isAbandoned(path: string, content: string): boolean {
  const [pid, host] = content.split(' ');
  if (host === undefined) {
    return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > NAMELESS;
  }
  return host === hostname() && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
