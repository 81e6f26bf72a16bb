import { ids, lines, optional, unknown } from './graphs';
import type { Properties } from '../../src/model/values';
import { connectionSettingsRules as rules } from '../../src/rules/topics/connection-settings';
import { api } from '../pages';

const API = api('CreateClientVpnEndpoint');

test.each<[Properties, string[]]>([
  [{ TransportProtocol: 'udp' }, []],
  [{ TransportProtocol: 'tcp' }, []],
  [{ TransportProtocol: 'TCP' }, ['TransportProtocolValue']],
  [{ TransportProtocol: 'icmp' }, ['TransportProtocolValue']],
  [{ VpnPort: 443 }, []],
  [{ VpnPort: 1194, TransportProtocol: 'tcp' }, []],
  [{ VpnPort: '1194' }, []],
  [{ VpnPort: 1195 }, ['VpnPortValue']],
  [{ VpnPort: 442 }, ['VpnPortValue']],
  [{ SessionTimeoutHours: 8 }, []],
  [{ SessionTimeoutHours: 10 }, []],
  [{ SessionTimeoutHours: '12' }, []],
  [{ SessionTimeoutHours: 24 }, []],
  [{ SessionTimeoutHours: 9 }, ['SessionTimeoutHoursValue']],
  [{ SessionTimeoutHours: 0 }, ['SessionTimeoutHoursValue']],
  [{ SessionTimeoutHours: 25 }, ['SessionTimeoutHoursValue']],
  [{ TransportProtocol: unknown, VpnPort: unknown, SessionTimeoutHours: optional }, []],
  [{ ClientRouteEnforcementOptions: { Enforced: true }, SplitTunnel: true }, ['ClientRouteEnforcementWithSplitTunnel']],
  [{ ClientRouteEnforcementOptions: { Enforced: 'true' }, SplitTunnel: 'true' }, ['ClientRouteEnforcementWithSplitTunnel']],
  [{ ClientRouteEnforcementOptions: { Enforced: true }, SplitTunnel: false }, []],
  [{ ClientRouteEnforcementOptions: { Enforced: true } }, []],
  [{ ClientRouteEnforcementOptions: { Enforced: false }, SplitTunnel: true }, []],
  [{ ClientRouteEnforcementOptions: unknown, SplitTunnel: true }, []],
  [{ ClientRouteEnforcementOptions: { Enforced: true }, SplitTunnel: unknown }, []],
])('%j', (properties, expected) => {
  expect(ids(rules, properties)).toEqual(expected);
});

test.each<[Properties, string]>([
  [{ TransportProtocol: 'TCP' }, `transportProtocol "TCP" is not supported: AWS Client VPN accepts "udp" or "tcp". Write "tcp". [TransportProtocolValue] ${API}`],
  [{ VpnPort: 8443 }, `vpnPort 8443 is not supported: AWS Client VPN accepts 443 or 1194. Write e.g. 443. [VpnPortValue] ${API}`],
  [{ SessionTimeoutHours: 9 }, `sessionTimeoutHours 9 is not supported: AWS Client VPN accepts 24, 12, 10 or 8. Write e.g. 24. [SessionTimeoutHoursValue] ${API}`],
  [
    { ClientRouteEnforcementOptions: { Enforced: true }, SplitTunnel: true },
    'clientRouteEnforcementOptions.enforced true is combined with split tunnel, which other tools reject. Set splitTunnel or enforced to false, or keep both and test them. [ClientRouteEnforcementWithSplitTunnel] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-cre.html',
  ],
])('message: %j', (properties, expected) => {
  expect(lines(rules, properties)).toEqual([expected]);
});
