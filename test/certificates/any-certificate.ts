import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSerial } from '../../src/certificates/certificate';
import { bits, contextTag, der, integer, isTrue, objectIdentifier, sequence, smallInteger, time } from '../../src/certificates/der-writer';
import { EXTENSION, SERVER_AUTHENTICATION } from '../../src/certificates/object-identifiers';
import { CERTIFICATE, pem } from '../../src/certificates/pem';
import { algorithm, commonName, extension, signed, type Signer } from '../../src/certificates/signing';

/** What a certificate says that the writer of the library does not write. */
export interface AnyCertificate {
  /** Without one, the subject is empty. */
  readonly name?: string;
  readonly publicKey: KeyObject;
  readonly from?: Date;
  readonly until?: Date;
  readonly domain?: string;
  readonly isAuthority?: boolean;
  /** Whether there is one, or its bits. @default true */
  readonly keyUsage?: boolean | number;
  /** @default - that of servers */
  readonly purposes?: readonly string[];
}

/** keyCertSign and cRLSign; digitalSignature and keyEncipherment. */
const [SIGNS, AUTHENTICATES] = [0x06, 0xa0];
const [FROM, UNTIL] = [new Date('2026-01-01T00:00:00Z'), new Date('2126-01-01T00:00:00Z')];

/** A certificate of any kind, also of those that nothing takes. */
export function anyCertificate(
  { domain, from = FROM, isAuthority = false, keyUsage = true, name, publicKey, purposes = [SERVER_AUTHENTICATION], until = UNTIL }: AnyCertificate,
  signer: Signer,
): string {
  const usage = typeof keyUsage === 'number' ? keyUsage : isAuthority ? SIGNS : AUTHENTICATES;
  const extensions = [
    ...(isAuthority ? [extension(EXTENSION.basicConstraints, sequence(isTrue()), true)] : []),
    ...(keyUsage === false ? [] : [extension(EXTENSION.keyUsage, bits(Buffer.from([usage])), true)]),
    ...(purposes.length > 0 && !isAuthority ? [extension(EXTENSION.extendedKeyUsage, sequence(...purposes.map(objectIdentifier)))] : []),
    ...(domain === undefined ? [] : [extension(EXTENSION.alternativeName, sequence(der(contextTag(2), Buffer.from(domain))))]),
  ];
  return pem(CERTIFICATE, signed(sequence(
    der(contextTag(0, true), smallInteger(2)),
    integer(Buffer.from(newSerial(), 'hex')),
    algorithm(),
    signer.name,
    sequence(time(from), time(until)),
    name === undefined ? sequence() : commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [der(contextTag(3, true), sequence(...extensions))] : []),
  ), signer));
}

/** An authority with its own certificate. */
export interface AnyAuthority extends Signer {
  readonly text: string;
}

/** An authority, its own or below another one. */
export function anyAuthority(
  name: string, { by, modulusLength = 2048, ...more }: Partial<AnyCertificate> & { readonly by?: Signer; readonly modulusLength?: number } = {},
): AnyAuthority {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const own = { name: commonName(name), privateKey };
  return { ...own, text: anyCertificate({ name, isAuthority: true, publicKey: createPublicKey(privateKey), ...more }, by ?? own) };
}

/** A server certificate and its authority as files, without a fault. */
export function certificateFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const authority = anyAuthority('Office VPN');
  const server = anyCertificate({ name: 'vpn.example.com', publicKey: createPublicKey(authority.privateKey) }, authority);
  writeFileSync(join(folder, 'server.crt'), server);
  writeFileSync(join(folder, 'ca.crt'), authority.text);
  return { folder, server: join(folder, 'server.crt'), root: join(folder, 'ca.crt'), remove: () => rmSync(folder, { recursive: true }) };
}
