import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from './template-source';
import type { Io } from '../terminal/io';

/** A file to check. */
export interface Input {
  /** Its name as the user would write it. */
  readonly name: string;
  /** Whether somebody asked for this very file; one that was met in a folder may be something else than a template. */
  readonly named: boolean;
}

export const STANDARD_INPUT = '-';

/** The files that an argument stands for. */
export function inputsOf(argument: string): Input[] {
  if (argument === STANDARD_INPUT) {
    return [{ name: argument, named: true }];
  }
  const stat = orSay(() => statSync(argument));
  if (!stat.isDirectory()) {
    return [{ name: argument, named: true }];
  }
  const found = filesIn(argument).map((name) => ({ name, named: false }));
  if (found.length === 0) {
    throw new InputError('no file in this folder is named like a template: *.json, *.yaml, *.yml or *.template.');
  }
  return found;
}

/** The bytes of a file, or of the standard input. */
export async function bytesOf(name: string, { stdin }: Io): Promise<Uint8Array> {
  return name === STANDARD_INPUT ? bytesIn(stdin) : orSay(() => readFileSync(name));
}

async function bytesIn(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** All files below a folder that are named like templates, in the order of their names. */
function filesIn(folder: string): string[] {
  const entries = orSay(() => readdirSync(folder, { withFileTypes: true })).sort((one, other) => one.name < other.name ? -1 : 1);
  return entries.flatMap((entry) => {
    const name = join(folder, entry.name);
    if (entry.isDirectory()) {
      return isForeign(entry) ? [] : filesIn(name);
    }
    return /\.(json|ya?ml|template)$/i.test(entry.name) ? [name] : [];
  });
}

/** What others wrote, and what the CDK only uploads. */
function isForeign({ name }: Dirent): boolean {
  return name === 'node_modules' || name.startsWith('.') || name.startsWith('asset.');
}

/** What the operating system says of a file, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder.',
  EACCES: 'you have no permission to read it.',
  EISDIR: 'a folder, not a file.',
};

function orSay<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new InputError(REASONS[code] ?? `it cannot be read (${code}).`);
  }
}
