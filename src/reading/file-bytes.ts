import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from './template-source';
import { systemReason } from '../util/system-errors';

export const STANDARD_INPUT = '-';

/** Where the standard input comes from. */
export interface StandardInput {
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** CloudFormation accepts templates of up to 1 MB; what is left is for blanks that are removed before a deployment. */
export const MOST_BYTES = 4 * 1024 * 1024;
const CHUNK = 64 * 1024;

/** What is open already and has no name of its own: the shell's `<(…)` is such a pipe. */
const DESCRIPTOR = /^\/dev\/(stdin|fd\/\d+)$|^\/proc\/(self|\d+)\/fd\/\d+$/;

/** The standard inputs that were read: there is nothing left in them. */
const READ = new WeakSet<StandardInput['stdin']>();

/** The bytes of a file, or of the standard input; there may be no end to them: one more than a template may have is enough. */
export async function bytesOf(name: string, io: StandardInput): Promise<Uint8Array> {
  // Node.js makes what stands for the standard input when someone asks for it.
  return name === STANDARD_INPUT ? bytesIn(io.stdin) : fileBytes(name);
}

/** The bytes of a file. */
export function fileBytes(name: string): Uint8Array {
  const stats = statOf(name);
  const kind = otherKind(stats);
  if (kind !== undefined && !(kind === PIPE && DESCRIPTOR.test(name))) {
    throw new InputError(`${kind}, not a file.${kind === FOLDER ? '' : ' Write - to read the standard input.'}`);
  }
  return withReadableError(() => {
    const file = openSync(name, 'r');
    try {
      return bytesFrom(file, stats.size);
    } finally {
      closeSync(file);
    }
  });
}

/** What all spellings of a file's name have in common. */
export function pathOf(name: string): string {
  try {
    return name === STANDARD_INPUT ? name : resolve(name);
  } catch {
    // the current folder was deleted, and what is named from it is not there.
    return name;
  }
}

/** What is known of a file or folder. */
export function statOf(name: string): Stats {
  return withReadableError(() => statSync(name));
}

const FOLDER = 'a folder';
const PIPE = 'a named pipe';

/** What something is that is not a file. */
export function otherKind(stats: Stats): string | undefined {
  if (stats.isFile()) {
    return undefined;
  }
  return stats.isDirectory() ? FOLDER : stats.isFIFO() ? PIPE : stats.isSocket() ? 'a socket' : 'a device';
}

async function bytesIn(stream: StandardInput['stdin']): Promise<Uint8Array> {
  if (READ.has(stream)) {
    throw new InputError('the standard input can be read once only: give one of the two as a file.');
  }
  READ.add(stream);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) {
      break;
    }
  }
  return Buffer.concat(chunks);
}

/** @param expected how long the file is; of a pipe no one knows. */
function bytesFrom(file: number, expected: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // a file comes in one piece: most of a folder are small, and what is set aside for each of them is to be cleared away again.
  let chunk = Buffer.allocUnsafe(expected > 0 ? Math.min(expected, MOST_BYTES) + 1 : CHUNK);
  while (size <= MOST_BYTES) {
    const length = readSync(file, chunk);
    if (length === 0) {
      break;
    }
    chunks.push(chunk.subarray(0, length));
    size += length;
    chunk = length < chunk.length ? chunk.subarray(length) : Buffer.allocUnsafe(CHUNK);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

/** Does something with a file, and says in words why that cannot be done. */
export function withReadableError<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new InputError(`${systemReason(code)}.`);
  }
}
