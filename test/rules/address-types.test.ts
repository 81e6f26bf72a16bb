import { lines, optional, unknown } from './graphs';
import type { Value } from '../../src/model/values';
import { addressTypesRules as rules } from '../../src/rules/topics/address-types';
import { api } from '../pages';

const API = api('CreateClientVpnEndpoint');

test.each<[Value, string | undefined]>([
  ['ipv4', undefined],
  ['ipv6', undefined],
  ['dual-stack', undefined],
  [undefined, undefined],
  [unknown, undefined],
  [optional, undefined],
  [['ipv4'], undefined],
  ['dualstack', '"dualstack" is not supported: AWS Client VPN accepts "ipv4", "ipv6" or "dual-stack". Write e.g. "ipv4".'],
  ['IPv6', '"IPv6" is not supported: AWS Client VPN accepts "ipv4", "ipv6" or "dual-stack". Write "ipv6".'],
])('%j', (type, message) => {
  const line = (property: string, id: string) => message === undefined ? [] : [`${property} ${message} [${id}] ${API}`];
  expect(lines(rules, { EndpointIpAddressType: type })).toEqual(line('endpointIpAddressType', 'EndpointIpAddressTypeValue'));
  expect(lines(rules, { TrafficIpAddressType: type })).toEqual(line('trafficIpAddressType', 'TrafficIpAddressTypeValue'));
});
