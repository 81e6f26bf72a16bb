import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { ENDPOINT } from '../../model/graph';
import { at, flag } from '../../model/values';
import { SESSION_TIMEOUT_HOURS, TRANSPORT_PROTOCOLS, VPN_PORTS } from '../../service/limits';
import { guide } from '../../service/sources';

export const connectionSettingsRules: readonly Rule[] = [
  oneOf({
    id: 'TransportProtocolValue',
    title: 'The transport protocol is UDP or TCP.',
    why: 'The service rejects others, and changing the protocol replaces the endpoint.',
    path: 'TransportProtocol',
    set: TRANSPORT_PROTOCOLS,
  }),
  oneOf({
    id: 'VpnPortValue',
    title: `The port is ${VPN_PORTS.values.join(' or ')}.`,
    why: 'The service does not listen on other ports.',
    path: 'VpnPort',
    set: VPN_PORTS,
  }),
  oneOf({
    id: 'SessionTimeoutHoursValue',
    title: `The session timeout, in hours, is one of ${SESSION_TIMEOUT_HOURS.values.join(', ')}.`,
    why: 'The service offers no other maximum.',
    path: 'SessionTimeoutHours',
    set: SESSION_TIMEOUT_HOURS,
  }),
  {
    id: 'ClientRouteEnforcementWithSplitTunnel',
    severity: 'warning',
    title: 'Client route enforcement goes with a full tunnel.',
    why: 'Other tools reject the two together; the service\'s own documents do not, so try it before you rely on it.',
    source: guide('cvpn-working-cre'),
    on: ENDPOINT,
    check({ properties }, report) {
      const value = at(properties.ClientRouteEnforcementOptions, 'Enforced');
      if (flag(value) === true && flag(properties.SplitTunnel) === true) {
        const fix = 'Set SplitTunnel or Enforced to false, or keep both and test them.';
        report({ path: 'ClientRouteEnforcementOptions.Enforced', value, wrong: 'is combined with split tunnel, which other tools reject', fix });
      }
    },
  },
];
