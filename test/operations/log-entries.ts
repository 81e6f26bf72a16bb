/**
 * Entries of a connection log, as AWS shows them.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */

/** The endpoint that wrote them. */
export const ENDPOINT_ID = 'cvpn-endpoint-0123456789abcdef0';

const entry = (timestamp: string, values: object) => ({
  timestamp,
  message: {
    'connection-log-type': 'connection-attempt',
    'connection-attempt-status': 'successful',
    'connection-attempt-failure-reason': 'NA',
    'client-vpn-endpoint-id': ENDPOINT_ID,
    'transport-protocol': 'udp',
    'client-ip': 'NA',
    'common-name': 'NA',
    'device-type': 'mac',
    'device-ip': '98.247.202.82',
    'ingress-bytes': '0',
    'egress-bytes': '0',
    'connection-end-time': 'NA',
    'connection-duration-seconds': '0',
    ...values,
  },
});
export const attempt = (timestamp: string, id: string, username: string, values = {}) => entry(timestamp, { 'connection-id': id, username, ...values });
export const failed = (timestamp: string, id: string, username: string, reason: string, values = {}) => entry(timestamp, {
  'connection-id': id, username, 'connection-attempt-status': 'failed', 'connection-attempt-failure-reason': reason, 'connection-duration-seconds': 'NA', ...values,
});
export const reset = (timestamp: string, id: string, username: string, mib: number, hours: number, values = {}) => entry(timestamp, {
  'connection-id': id,
  username,
  'connection-log-type': 'connection-reset',
  'connection-attempt-status': 'NA',
  'connection-reset-status': 'NA',
  'ingress-bytes': String(mib * 1_048_576),
  'egress-bytes': String(2 * mib * 1_048_576),
  'connection-duration-seconds': String(hours * 3_600),
  'connection-end-time': timestamp,
  ...values,
});
/** SAML: the client waits for the assertion, and is reset when it comes. */
export const signIn = (timestamp: string, id: string) => [
  attempt(timestamp, id, 'NA', { 'connection-attempt-status': 'waiting-for-assertion' }),
  reset(timestamp, id, 'NA', 0, 0, { 'connection-reset-status': 'assertion-received', 'connection-duration-seconds': 'NA', 'ingress-bytes': 'NA', 'egress-bytes': 'NA' }),
];
