import { readFileSync } from 'node:fs';
import { Token } from 'aws-cdk-lib';
import { expectText } from './argument-checks';
import { report } from './reporting';
import type { Place } from '../cdk/place';
import type { RuleInfo } from '../evaluation/rule';
import { decoded } from '../reading/file-text';

/** Why a file cannot be read, in words. */
const REASONS: Readonly<Record<string, string>> = { ENOENT: 'does not exist' };

/** A prop that names a file, and the rule for one that cannot be read. */
export interface NamedFile {
  readonly prop: string;
  readonly path: string;
  readonly rule: RuleInfo<'error'>;
  readonly example: string;
  /** What to do about a file that is no text. */
  readonly unlessText?: string;
}

/** The text of a file that the app names, in UTF-8, or in UTF-16 with a byte order mark; ends of lines are those of Unix. */
export function namedFileText(place: Place, { example, path, prop, rule, unlessText }: NamedFile): string {
  expectText(place, prop, path, example);
  const text = decoded(namedFileBytes(place, path, rule));
  return text === undefined ? unusable(place, path, rule, 'is not valid UTF-8', unlessText) : text.replaceAll('\r\n', '\n');
}

function namedFileBytes(place: Place, path: string, rule: RuleInfo<'error'>): Uint8Array {
  if (Token.isUnresolved(path)) {
    report(place, rule, 'the path of the file is a token, and the file is read at synthesis.', 'Write the path as text.');
  }
  if (path.includes('-----BEGIN ')) {
    // it may be a key, which no message shows.
    report(place, rule, 'the path of the file is the text of a PEM file.', fromHere());
  }
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return unusable(place, path, rule, REASONS[code] ?? `cannot be read (${code})`);
  }
}

function unusable(place: Place, path: string, rule: RuleInfo<'error'>, reason: string, fix = fromHere()): never {
  report(place, rule, `the file ${JSON.stringify(path)} ${reason}.`, fix);
}

function fromHere(): string {
  return `Write its path from ${JSON.stringify(process.cwd())}.`;
}
