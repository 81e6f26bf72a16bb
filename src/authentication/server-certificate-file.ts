/**
 * The server certificate as a file, for checks at synthesis.
 */
export interface ClientVpnServerCertificateFile {
  /**
   * The file that was imported into ACM as the certificate, from the folder that the app runs in: PEM, in UTF-8 or in UTF-16 with a byte order
   * mark. Certificates of its chain may follow the first one. A private key in it is an error.
   */
  readonly path: string;

  /**
   * The common name that the certificate has, and keeps when it is renewed: client configurations may check it with `verify-x509-name`.
   * Another one in the file is an error. A certificate without a common name cannot be used: no client connects to it.
   */
  readonly commonName: string;
}
