import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { bits, contextTag, der, isTrue, objectIdentifier, octets, sequence, Tag } from './der-writer';
import { COMMON_NAME, EXTENSION, SHA256_WITH_RSA } from './object-identifiers';

/** Who signs: the bytes of the name are in everything that is signed. */
export interface Signer {
  readonly name: Uint8Array;
  readonly privateKey: KeyObject;
}

/** A name that has nothing but a common name. */
export function commonName(text: string): Buffer {
  return sequence(der(Tag.SET, sequence(objectIdentifier(COMMON_NAME), der(Tag.UTF8_STRING, Buffer.from(text)))));
}

export const algorithm = () => sequence(objectIdentifier(SHA256_WITH_RSA), der(Tag.NULL));

export function extension(id: string, value: Uint8Array, isCritical = false): Buffer {
  return sequence(objectIdentifier(id), ...(isCritical ? [isTrue()] : []), octets(value));
}

/** What tells keys apart: the first method of RFC 5280, 4.2.1.2. */
export function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1').update(key.export({ type: 'pkcs1', format: 'der' })).digest();
}

/** The key that has signed. */
export function authorityKey({ privateKey }: Signer): Buffer {
  return extension(EXTENSION.authorityKey, sequence(der(contextTag(0), keyIdentifier(createPublicKey(privateKey)))));
}

export function signed(content: Uint8Array, { privateKey }: Signer): Buffer {
  return sequence(content, algorithm(), bits(sign('sha256', content, privateKey)));
}
