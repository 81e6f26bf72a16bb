import { namedLine } from './option-file';
import { type Passphrase } from '../../pki/certificate-authority';
import { PkiError } from '../../pki/pki-error';
import type { Io } from '../terminal/io';

const INTERRUPT = '\u0003';
const END = '\u0004';
const BACKSPACE = ['\u007f', '\b'];
const ENTER = ['\r', '\n'];

/**
 * A passphrase from where an option says: `env:NAME`, `file:PATH` or `prompt`. It is none of the arguments, which everyone on the machine can see.
 *
 * @param what the key for which it is.
 * @param isNew whether it is given for the first time: then it is asked for twice.
 */
export function passphraseFrom(source: string, what: string, isNew: boolean, io: Io): Passphrase {
  let given: Promise<string> | undefined;
  return () => given ??= passphrase(source, what, isNew, io).then((text) => {
    if (text === '') {
      throw new PkiError(`The passphrase of ${what} is empty (${source}).`);
    }
    return text;
  });
}

async function passphrase(source: string, what: string, isNew: boolean, io: Io): Promise<string> {
  const [, kind, rest] = /^(env|file):(.+)$/s.exec(source) ?? [];
  if (kind === 'env') {
    return io.env[rest] ?? '';
  }
  return kind === 'file' ? namedLine(rest) : asked(what, isNew, io);
}

async function asked(what: string, isNew: boolean, { stderr, stdin }: Io): Promise<string> {
  if (stdin.isTTY !== true) {
    throw new PkiError(`There is no terminal to ask for the passphrase of ${what}. Give it as env:NAME or file:PATH.`);
  }
  stdin.setRawMode?.(true);
  const keys = keysOf(stdin);
  try {
    const first = await line(`Passphrase of ${what}: `, keys, stderr);
    if (isNew && await line('Once more: ', keys, stderr) !== first) {
      throw new PkiError('The two passphrases are different.');
    }
    return first;
  } finally {
    stdin.setRawMode?.(false);
    await keys.return(undefined);
  }
}

/** What is typed, key by key; characters may arrive in pieces. */
async function* keysOf(stdin: Io['stdin']): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const chunk of stdin) {
    yield* decoder.decode(chunk, { stream: true });
  }
}

async function line(prompt: string, keys: AsyncGenerator<string, void>, stderr: Io['stderr']): Promise<string> {
  stderr.write(prompt);
  const typed: string[] = [];
  for (let next = await keys.next(); ; next = await keys.next()) {
    const key = next.value;
    if (next.done === true || key === INTERRUPT || key === END) {
      stderr.write('\n');
      throw new PkiError('No passphrase was given.');
    }
    if (ENTER.includes(key!)) {
      stderr.write('\n');
      return typed.join('');
    }
    if (BACKSPACE.includes(key!)) {
      typed.pop();
    } else {
      typed.push(key!);
    }
  }
}
