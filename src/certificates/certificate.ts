import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { bits, contextTag, der, integer, isTrue, objectIdentifier, octets, sequence, smallInteger, time } from './der-writer';
import { CLIENT_AUTHENTICATION, EXTENSION, SERVER_AUTHENTICATION } from './object-identifiers';
import { CERTIFICATE, pem } from './pem';
import { algorithm, authorityKey, commonName, extension, keyIdentifier, signed, type Signer } from './signing';

/** What a certificate is for. */
export type CertificateKind = 'authority' | 'server' | 'client';

/** The only size that AWS Client VPN, ACM and all clients take; 1024 bits are no longer safe, and the service rejects 4096. */
const KEY_BITS = 2048;
const SERIAL_BYTES = 16;

/** The first bits of keyUsage, and how many of the byte are not used. */
const KEY_USAGE: Readonly<Record<CertificateKind, readonly [byte: number, unused: number]>> = {
  // keyCertSign, cRLSign
  authority: [0x06, 1],
  // digitalSignature, keyEncipherment
  server: [0xa0, 5],
  // digitalSignature
  client: [0x80, 7],
};
const PURPOSE = { authority: [], server: [SERVER_AUTHENTICATION], client: [CLIENT_AUTHENTICATION] } as const;

export interface CertificateRequest {
  readonly kind: CertificateKind;
  /** The common name. */
  readonly name: string;
  /** A name of a host, for servers. */
  readonly domain?: string;
  /** The key of which it is the certificate. */
  readonly privateKey: KeyObject;
  /** Hexadecimal. */
  readonly serial: string;
  readonly from: Date;
  readonly until: Date;
}

export function newPrivateKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: KEY_BITS }).privateKey;
}

/** A number that no one can guess, positive and always as long, as hexadecimal digits. */
export function newSerial(): string {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = 0x40 + bytes[0] % 0x40;
  return bytes.toString('hex');
}

/** A certificate as PEM. */
export function certificate(request: CertificateRequest, signer: Signer): string {
  const { domain, from, kind, name, privateKey, serial, until } = request;
  const publicKey = createPublicKey(privateKey);
  const isAuthority = kind === 'authority';
  const [usage, unused] = KEY_USAGE[kind];
  const extensions = [
    extension(EXTENSION.basicConstraints, sequence(...(isAuthority ? [isTrue()] : [])), true),
    extension(EXTENSION.keyUsage, bits(Buffer.from([usage]), unused), true),
    extension(EXTENSION.subjectKey, octets(keyIdentifier(publicKey))),
    authorityKey(signer),
    ...PURPOSE[kind].map((purpose) => extension(EXTENSION.extendedKeyUsage, sequence(objectIdentifier(purpose)))),
    ...(domain === undefined ? [] : [extension(EXTENSION.alternativeName, sequence(der(contextTag(2), Buffer.from(domain))))]),
  ];
  return pem(CERTIFICATE, signed(sequence(
    der(contextTag(0, true), smallInteger(2)),
    integer(Buffer.from(serial, 'hex')),
    algorithm(),
    signer.name,
    sequence(time(from), time(until)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(contextTag(3, true), sequence(...extensions)),
  ), signer));
}
