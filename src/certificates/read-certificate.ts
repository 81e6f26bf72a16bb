import { type KeyObject, X509Certificate } from 'node:crypto';
import { DerReader, type DerValue } from './der-reader';
import { contextTag, identifierContent, Tag } from './der-writer';
import { CLIENT_AUTHENTICATION, COMMON_NAME, EXTENSION, SERVER_AUTHENTICATION } from './object-identifiers';
import { CERTIFICATE, pemBlocks } from './pem';

/** What a certificate says, as far as AWS Client VPN and its clients ask for it. */
export interface ReadCertificate {
  readonly text: string;
  readonly x509: X509Certificate;
  readonly commonName?: string;
  /** The bytes of the whole subject, hexadecimal. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, in lower case. */
  readonly serial: string;
  readonly from: Date;
  readonly until: Date;
  readonly isAuthority: boolean;
  /** The first byte of the bits that say what the key does, if anything does. */
  readonly keyUsage?: number;
  /** Whether it says what it is for; without that it is for everything, which OpenVPN does not take. */
  readonly isForServers: boolean;
  readonly isForClients: boolean;
  /** The size of an RSA key; other keys have none. */
  readonly rsaBits?: number;
  readonly publicKey: KeyObject;
}

const ENCODED = Object.fromEntries([COMMON_NAME, SERVER_AUTHENTICATION, CLIENT_AUTHENTICATION, EXTENSION.keyUsage, EXTENSION.extendedKeyUsage]
  .map((id) => [id, identifierContent(id)]));

/** The certificates in a text; what is none is undefined. */
export function readCertificates(text: string): Array<ReadCertificate | undefined> {
  return pemBlocks(text).filter(({ label }) => label === CERTIFICATE).map((block) => {
    try {
      return readCertificate(new X509Certificate(block.text), block.text);
    } catch {
      return undefined;
    }
  });
}

/** The bits of keyUsage with which OpenSSL takes a certificate for that of a server or a client: digitalSignature, keyEncipherment, keyAgreement. */
const KEY_USAGES = { server: [0x80, 0x20, 0x08], client: [0x80, 0x08] } as const;

/** What a certificate lacks to be taken for that of a server or a client, if anything; without keyUsage, by `remote-cert-tls` alone. */
export function missingUsage({ isForClients, isForServers, keyUsage }: ReadCertificate, kind: 'server' | 'client'): string | undefined {
  if (keyUsage === undefined) {
    return 'keyUsage';
  }
  if (!KEY_USAGES[kind].some((bit) => Math.floor(keyUsage / bit) % 2 === 1)) {
    return 'keyUsage digitalSignature';
  }
  return (kind === 'server' ? isForServers : isForClients) ? undefined : `extendedKeyUsage ${kind}Auth`;
}

/** Whether a certificate bears the signature of an authority. */
export function isSignedBy({ issuer, x509 }: ReadCertificate, authority: ReadCertificate): boolean {
  return issuer === authority.subject && x509.verify(authority.publicKey);
}

function readCertificate(x509: X509Certificate, text: string): ReadCertificate {
  const reader = new DerReader(x509.raw);
  const [body] = reader.children(reader.whole());
  const parts = reader.children(body).filter(({ tag }) => tag !== contextTag(0, true));
  const [serial, , issuer, validity, subject] = parts;
  const [from, until] = reader.children(validity).map((value) => reader.date(value));
  const extensions = extensionsOf(reader, parts.find(({ tag }) => tag === contextTag(3, true)));
  const purposes = extensions.has(ENCODED[EXTENSION.extendedKeyUsage]) ? purposesIn(extensions.get(ENCODED[EXTENSION.extendedKeyUsage])!) : [];
  const { publicKey } = x509;
  return {
    text,
    x509,
    publicKey,
    commonName: commonNameIn(reader, subject),
    subject: reader.wholeHex(subject),
    issuer: reader.wholeHex(issuer),
    serial: reader.digits(serial),
    from,
    until,
    isAuthority: x509.ca,
    keyUsage: keyUsageIn(extensions.get(ENCODED[EXTENSION.keyUsage])),
    isForServers: purposes.includes(ENCODED[SERVER_AUTHENTICATION]),
    isForClients: purposes.includes(ENCODED[CLIENT_AUTHENTICATION]),
    rsaBits: publicKey.asymmetricKeyType === 'rsa' ? publicKey.asymmetricKeyDetails?.modulusLength : undefined,
  };
}

function extensionsOf(reader: DerReader, around?: DerValue): ReadonlyMap<string, Uint8Array> {
  const list = around === undefined ? [] : reader.children(around).flatMap((value) => reader.children(value));
  return new Map(list.map((value) => {
    const parts = reader.children(value);
    return [reader.hex(parts[0]), reader.content(parts[parts.length - 1])];
  }));
}

function keyUsageIn(bytes: Uint8Array | undefined): number | undefined {
  if (bytes === undefined) {
    return undefined;
  }
  const reader = new DerReader(bytes);
  // before the bits it says how many of the last byte are not used.
  const [, first = 0] = reader.content(reader.whole());
  return first;
}

function purposesIn(bytes: Uint8Array): string[] {
  const reader = new DerReader(bytes);
  return reader.children(reader.whole()).map((value) => reader.hex(value));
}

/** The last one, as OpenVPN and AWS take it. */
function commonNameIn(reader: DerReader, subject: DerValue): string | undefined {
  const attributes = reader.children(subject).flatMap((set) => reader.children(set)).map((attribute) => reader.children(attribute));
  const value = attributes.filter(([id]) => reader.hex(id) === ENCODED[COMMON_NAME]).pop()?.[1];
  if (value === undefined) {
    return undefined;
  }
  const content = Buffer.from(reader.content(value));
  return content.toString(value.tag === Tag.UTF8_STRING ? 'utf8' : 'latin1');
}
