import { cloudFormationName, grouped, propName, show } from '../../src/model/names';
import type { Value } from '../../src/model/values';
import { unknown } from '../rules/graphs';

test.each([
  ['clientCidrBlock', 'ClientCidrBlock'],
  ['samlProviderArn', 'SAMLProviderArn'],
  ['selfServiceSamlProviderArn', 'SelfServiceSAMLProviderArn'],
])('%s is %s to CloudFormation, and back', (prop, name) => {
  expect(cloudFormationName(prop)).toBe(name);
  expect(propName(name)).toBe(prop);
});

test.each([
  ['AuthenticationOptions.0.Type', 'authenticationOptions[0].type'],
  ['TagSpecifications.1.Tags.12.Key', 'tagSpecifications[1].tags[12].key'],
  ['ConnectionLogOptions.Enabled', 'connectionLogOptions.enabled'],
  ['DnsServers.0', 'dnsServers[0]'],
  ['AuthenticationOptions.0.FederatedAuthentication.SAMLProviderArn', 'authenticationOptions[0].federatedAuthentication.samlProviderArn'],
  // no prop is meant by a name that CloudFormation does not have.
  ['DNSServers.0', 'DNSServers[0]'],
  ['constructor', 'constructor'],
  ['', ''],
])('%s is spelled %s', (path, expected) => {
  expect(propName(path)).toBe(expected);
});

test.each<[Value, string]>([
  [undefined, ''],
  [unknown, ''],
  [null, 'null'],
  ['a"b', '"a\\"b"'],
  [443, '443'],
  [1.5, '1.5'],
  [Infinity, 'Infinity'],
  [NaN, 'NaN'],
  [[1, unknown], '[1,"(unknown)"]'],
  ['x'.repeat(78), `"${'x'.repeat(78)}"`],
  ['x'.repeat(79), `"${'x'.repeat(79)}…`],
  ['😀'.repeat(79), `"${'😀'.repeat(79)}…`],
])('%j is shown as %s', (value, expected) => {
  expect(show(value)).toBe(expected);
});

test.each<[number | bigint, string]>([[0, '0'], [999, '999'], [1000, '1,000'], [10_001, '10,001'], [1_234_567, '1,234,567'], [2n ** 32n, '4,294,967,296']])(
  '%s is written as %s', (number, expected) => {
    expect(grouped(number)).toBe(expected);
  },
);
