/** The rules about the certificates that an app gives as files: a template has them in ACM only. */
import type { RuleInfo } from '../evaluation/rule';
import { KEY_ALGORITHMS } from '../service/limits';
import { guide } from '../service/sources';

const CERTIFICATES = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/certificates.md#certificates-in-the-app';

export const CERTIFICATE_FILE: RuleInfo<'error'> = {
  id: 'CertificateFile',
  severity: 'error',
  title: 'The file of a certificate can be read; it holds certificates as PEM, and no private key.',
  why: 'It is what the checks of a certificate read. An app needs no private key, and what it has read may end up in a template or a log.',
  source: CERTIFICATES,
};

export const SERVER_CERTIFICATE_USAGE: RuleInfo<'error'> = {
  id: 'ServerCertificateUsage',
  severity: 'error',
  title: 'The server certificate has a key usage with digitalSignature, and the extended key usage serverAuth.',
  why: 'Client configurations that the service exports have the line `remote-cert-tls server`, so that no client connects.',
  source: guide('mutual'),
};

export const SERVER_CERTIFICATE_DOMAIN: RuleInfo<'error'> = {
  id: 'ServerCertificateDomain',
  severity: 'error',
  title: 'The server certificate has a domain name.',
  why: 'The service rejects a certificate that "does not have a domain".',
  source: guide('mutual'),
};

export const SERVER_CERTIFICATE_NAME: RuleInfo<'error'> = {
  id: 'ServerCertificateName',
  severity: 'error',
  title: 'The server certificate keeps its common name when it is renewed.',
  why: 'Client configurations may check it with `verify-x509-name`: with another name their clients do not connect.',
  source: CERTIFICATES,
};

export const SERVER_CERTIFICATE_AUTHORITY: RuleInfo<'error'> = {
  id: 'ServerCertificateAuthority',
  severity: 'error',
  title: 'The authority of the server certificate is the client root, where no other certificate is given as client root.',
  why: 'The service then lets in clients whose certificates the authority of the server certificate has signed, and no others.',
  source: guide('mutual'),
};

export const CLIENT_ROOT_AUTHORITY: RuleInfo<'error'> = {
  id: 'ClientRootAuthority',
  severity: 'error',
  title: 'The client root is an authority.',
  why: 'Only an authority signs client certificates: with another certificate no client connects.',
  source: guide('mutual'),
};

export const CLIENT_ROOT_KEY: RuleInfo<'warning'> = {
  id: 'ClientRootKey',
  severity: 'warning',
  title: 'The client root has an RSA key of 1,024 or 2,048 bits.',
  why: 'AWS documents no other keys for an endpoint, and does not say whether an authority may have one.',
  source: KEY_ALGORITHMS.source,
};

export const CERTIFICATE_EXPIRED: RuleInfo<'error'> = {
  id: 'CertificateExpired',
  severity: 'error',
  title: 'A certificate has not expired.',
  why: 'With an expired certificate no client connects.',
  source: CERTIFICATES,
};

export const CERTIFICATE_VALIDITY: RuleInfo<'warning'> = {
  id: 'CertificateValidity',
  severity: 'warning',
  title: 'A certificate is valid already, and for another 30 days.',
  why: 'Before and after its validity no client connects.',
  source: CERTIFICATES,
};
