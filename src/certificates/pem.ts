/** What the lines around a PEM text name it. */
export const CERTIFICATE = 'CERTIFICATE';
export const REVOCATION_LIST = 'X509 CRL';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/** Bytes as text, in lines of 64 characters (RFC 7468). */
export function pem(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').match(/.{1,64}/g)!;
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** Whether a passphrase is needed to read a key. */
export function isEncrypted(text: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text);
}

/** A part of a text between such lines. */
export interface PemBlock {
  readonly label: string;
  /** With the lines around it, ended as on Unix. */
  readonly text: string;
}

/** All parts of a text that are PEM. */
export function pemBlocks(text: string): PemBlock[] {
  return Array.from(text.matchAll(BLOCK), ([whole, label]) => ({ label, text: `${whole.replace(/\r\n?/g, '\n')}\n` }));
}

/** The bytes of the first part of a kind. */
export function pemBytes(text: string, wanted: string): Uint8Array | undefined {
  const block = pemBlocks(text).find(({ label }) => label === wanted);
  return block && Buffer.from(block.text.split('\n').slice(1, -2).join(''), 'base64');
}
