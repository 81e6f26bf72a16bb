import { createPrivateKey, type KeyObject } from 'node:crypto';
import { PkiError } from './pki-error';
import { isEncrypted } from '../certificates/pem';

/** A key as PEM (PKCS #8), encrypted where there is a passphrase. */
export function privateKeyText(key: KeyObject, passphrase?: string): string {
  return key.export({ type: 'pkcs8', format: 'pem', ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }) }) as string;
}

/** A key of a file; the passphrase is asked for where it is needed. */
export async function privateKeyOf(path: string, text: string, passphrase: () => Promise<string>): Promise<KeyObject> {
  const secret = isEncrypted(text) ? await passphrase() : undefined;
  try {
    return createPrivateKey({ key: text, format: 'pem', passphrase: secret });
  } catch {
    throw new PkiError(`${path}: ${secret === undefined ? 'this is not a private key.' : 'the passphrase is wrong, or this is not a private key.'}`);
  }
}
