/** What AWS Client VPN asks, in each version of its schema. */
import type { ClientVpnConnectEventV1, ClientVpnConnectEventV2, ClientVpnConnectEventV3, ClientVpnConnectResponse } from '../../src/handler';

export const V1: ClientVpnConnectEventV1 = {
  'connection-id': 'cvpn-connection-0123456789abcdef0',
  'endpoint-id': 'cvpn-endpoint-0123456789abcdef0',
  'common-name': 'laptop-17',
  'username': '',
  'platform': 'win',
  'platform-version': '10.0.22631',
  'public-ip': '203.0.113.7',
  'client-openvpn-version': '2.5.1',
  'schema-version': 'v1',
};

export const V2: ClientVpnConnectEventV2 = { ...V1, 'username': 'ada', 'groups': 'engineering', 'schema-version': 'v2' };

export const V3: ClientVpnConnectEventV3 = { ...V2, 'a-field-of-later': { deep: true }, 'schema-version': 'v3' };

/** An answer as the service asks for it. */
export function answerOf(version: string, allow: boolean, message = '', statuses: string[] = []): ClientVpnConnectResponse {
  return {
    'allow': allow,
    [version === 'v1' ? 'error-msg-on-failed-posture-compliance' : 'error-msg-on-denied-connection']: message,
    'posture-compliance-statuses': statuses,
    'schema-version': version,
  } as unknown as ClientVpnConnectResponse;
}
