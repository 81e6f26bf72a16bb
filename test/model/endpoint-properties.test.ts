import { authenticatesUsers, authenticationOptions, carries, CERTIFICATE, clientRange, DIRECTORY, FEDERATED, isEmpty, presentIn, trafficType } from '../../src/model/endpoint-properties';
import { ENDPOINT } from '../../src/model/graph';
import type { Properties, Value } from '../../src/model/values';
import { optional, resource, unknown } from '../rules/graphs';

const endpoint = (properties: Properties) => resource('Vpn', ENDPOINT, properties);

test.each<[Value, string | undefined]>([
  ['10.1.0.0/16', '10.1.0.0/16'],
  ['10.1.2.3/16', '10.1.0.0/16'],
  ['fd00::/64', undefined],
  ['', undefined],
  [unknown, undefined],
  [undefined, undefined],
])('the client range %j', (ClientCidrBlock, expected) => {
  expect(clientRange(endpoint({ ClientCidrBlock }))?.text).toBe(expected);
});

test.each<[Value, string | undefined]>([
  [undefined, 'ipv4'],
  [null, 'ipv4'],
  ['dual-stack', 'dual-stack'],
  [unknown, undefined],
  [optional, undefined],
])('traffic %j', (TrafficIpAddressType, expected) => {
  expect(trafficType(endpoint({ TrafficIpAddressType }))).toBe(expected);
});

test.each<[Value, boolean, boolean]>([
  [undefined, true, false],
  ['ipv4', true, false],
  ['ipv6', false, true],
  ['dual-stack', true, true],
  ['IPv4', false, false],
  [unknown, false, false],
])('traffic %j is known to carry IPv4: %j, IPv6: %j', (TrafficIpAddressType, ipv4, ipv6) => {
  const one = endpoint({ TrafficIpAddressType });
  expect([carries(one, 'ipv4'), carries(one, 'ipv6')]).toEqual([ipv4, ipv6]);
});

test.each<[string, Value, boolean | undefined]>([
  ['a directory', [{ Type: DIRECTORY }], true],
  ['SAML', [{ Type: FEDERATED }], true],
  ['certificates and SAML', [{ Type: CERTIFICATE }, { Type: FEDERATED }], true],
  ['a directory and something unknown', [{ Type: DIRECTORY }, unknown], true],
  ['certificates', [{ Type: CERTIFICATE }], false],
  ['certificates and something unknown', [{ Type: CERTIFICATE }, { Type: unknown }], undefined],
  ['something impossible', [{ Type: 'saml' }], undefined],
  ['nothing', [], undefined],
  ['no list', 'saml', undefined],
  ['unknown', unknown, undefined],
])('whether %s knows users', (_, AuthenticationOptions, expected) => {
  expect(authenticatesUsers(endpoint({ AuthenticationOptions }))).toBe(expected);
});

test('the options of authentication keep their places', () => {
  expect(authenticationOptions(endpoint({ AuthenticationOptions: [null, unknown] }))).toEqual([null, unknown]);
  expect(authenticationOptions(endpoint({ AuthenticationOptions: unknown }))).toBeUndefined();
});

test.each<[Value, number, boolean]>([
  [undefined, 0, true],
  [null, 0, true],
  [[], 0, true],
  [[null], 0, true],
  [[optional], 0, false],
  [['a', unknown, optional], 2, false],
  [unknown, 0, false],
  [optional, 0, false],
  ['a', 0, false],
])('%j has %j elements that are certainly there; empty: %j', (value, count, empty) => {
  expect(presentIn(value)).toHaveLength(count);
  expect(isEmpty(value)).toBe(empty);
});
