import { OF_OPENVPN, OF_OPENVPN_ON_WINDOWS } from './openvpn-directives';
import { closest } from '../util/similar';

/** The programs that connect. */
export type ClientProgram = 'aws' | 'openvpn';

/**
 * What the AWS provided client takes.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-user/connect-aws-client-vpn-connect.html
 */
const OF_AWS = [
  'auth-federate', 'auth-nocache', 'auth-retry', 'auth-user-pass', 'aws-auth-device-posture', 'block-outside-dns', 'ca', 'cert', 'cipher', 'client',
  'connect-retry', 'connect-retry-max', 'cryptoapicert', 'dev', 'dev-type', 'dhcp-option', 'ifconfig-ipv6', 'inactive', 'keepalive', 'key', 'mssfix',
  'nobind', 'persist-key', 'persist-tun', 'ping', 'ping-exit', 'ping-restart', 'proto', 'pull', 'pull-filter', 'remote', 'remote-cert-tls',
  'remote-random-hostname', 'reneg-sec', 'resolv-retry', 'route', 'route-ipv6', 'server-poll-timeout', 'static-challenge', 'tun-mtu', 'verb',
  'verify-x509-name',
];

const TAKEN: Readonly<Record<ClientProgram, ReadonlySet<string>>> = { aws: new Set(OF_AWS), openvpn: new Set(OF_OPENVPN) };

/** Why OpenVPN does not take what others do. */
const OF_OTHERS: ReadonlyMap<string, string> = new Map([
  ['auth-federate', 'SAML works with the AWS provided client only.'],
  ['aws-auth-device-posture', 'Device posture works with the AWS provided client only.'],
  ...OF_OPENVPN_ON_WINDOWS.map((name) => [name, 'OpenVPN knows it on Windows only.'] as const),
]);

/** Why a program does not take a line, and what to do about it. */
export interface Refusal {
  readonly message: string;
  readonly fix: string;
}

/** Why a program does not take a line, if it does not. */
export function refusal(directive: string, client: ClientProgram): Refusal | undefined {
  if (TAKEN[client].has(directive)) {
    return undefined;
  }
  const reason = client === 'openvpn' ? OF_OTHERS.get(directive) : undefined;
  const meant = reason === undefined ? closest(directive, Array.from(TAKEN[client])) : undefined;
  return {
    message: client === 'aws'
      ? `The AWS provided client does not take ${directive}: from 6.0 on it does not import such a file, or ignores the line.`
      : `OpenVPN does not take ${directive}: "Unrecognized option".${reason === undefined ? '' : ` ${reason}`}`,
    fix: meant === undefined ? 'Remove the line.' : `Write ${meant}, or remove the line.`,
  };
}
