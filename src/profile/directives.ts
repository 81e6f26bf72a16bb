/** The programs that connect. */
export type ClientProgram = 'aws' | 'openvpn';

/**
 * What the AWS provided client takes.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-user/connect-aws-client-vpn-connect.html
 */
const OF_AWS = new Set([
  'auth-federate', 'auth-nocache', 'auth-retry', 'auth-user-pass', 'aws-auth-device-posture', 'block-outside-dns', 'ca', 'cert', 'cipher', 'client',
  'connect-retry', 'connect-retry-max', 'cryptoapicert', 'dev', 'dev-type', 'dhcp-option', 'ifconfig-ipv6', 'inactive', 'keepalive', 'key', 'mssfix',
  'nobind', 'persist-key', 'persist-tun', 'ping', 'ping-exit', 'ping-restart', 'proto', 'pull', 'pull-filter', 'remote', 'remote-cert-tls',
  'remote-random-hostname', 'reneg-sec', 'resolv-retry', 'route', 'route-ipv6', 'server-poll-timeout', 'static-challenge', 'tun-mtu', 'verb',
  'verify-x509-name',
]);

/** What OpenVPN 2.6 ends with: "Unrecognized option". Some of them it knows on Windows. */
const NOT_OF_OPENVPN: ReadonlyMap<string, string> = new Map([
  ['auth-federate', 'SAML works with the AWS provided client only.'],
  ['aws-auth-device-posture', 'Device posture works with the AWS provided client only.'],
  ['block-outside-dns', 'OpenVPN knows it on Windows only.'],
  ['cryptoapicert', 'OpenVPN knows it on Windows only.'],
  ['tap-sleep', 'OpenVPN knows it on Windows only.'],
]);

/** Why a program does not take a line, if it does not. */
export function refusal(directive: string, client: ClientProgram): string | undefined {
  if (client === 'openvpn') {
    const why = NOT_OF_OPENVPN.get(directive);
    return why && `OpenVPN does not take ${directive}: "Unrecognized option". ${why}`;
  }
  return OF_AWS.has(directive) ? undefined : `The AWS provided client does not take ${directive}: from 6.0 on it does not import such a file, or ignores the line.`;
}
