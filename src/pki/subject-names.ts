import { domainToASCII } from 'node:url';
import { PkiError } from './pki-error';

/** The most characters of a common name (ub-common-name of RFC 5280). */
const LONGEST = 64;
// eslint-disable-next-line no-control-regex -- these are the characters; the rest turns around the text that follows.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]|\p{Cs}/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The common name of an authority or a client, in one spelling of its characters. */
export function subjectName(written: string): string {
  const name = written.normalize('NFC');
  const length = Array.from(name).length;
  if (name.trim() !== name || length === 0) {
    throw new PkiError(`The name ${JSON.stringify(name)} is empty, or has blanks at its begin or end.`);
  }
  if (length > LONGEST) {
    throw new PkiError(`The name ${JSON.stringify(name)} has ${length} characters: a common name has at most ${LONGEST}.`);
  }
  if (CONTROLS.test(name)) {
    throw new PkiError(`The name ${JSON.stringify(name)} holds characters that cannot be seen.`);
  }
  return name;
}

/** The domain name of a server, which is its common name, too. */
export function domainName(written: string): string {
  const domain = written.toLowerCase();
  const labels = domain.split('.');
  const ascii = domainToASCII(domain);
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels[labels.length - 1])) {
    const hint = ascii !== '' && ascii !== domain ? ` Write ${ascii}.` : '';
    throw new PkiError(`${JSON.stringify(written)} is not a domain name such as vpn.example.com, without which AWS Client VPN takes no server certificate.${hint}`);
  }
  if (domain.length > LONGEST) {
    throw new PkiError(`The domain name has ${domain.length} characters: it is the common name of the certificate, too, and that has at most ${LONGEST}.`);
  }
  return domain;
}

/** A name as part of a file's name on any system; several names may have one. */
export function fileName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._@-]/g, '_').replace(/^\.+|\.+$/g, '_');
  return DEVICE.test(plain) ? `_${plain}` : plain;
}
