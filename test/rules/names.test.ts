import { unknown } from './graphs';
import { cloudFormationName, propName, show } from '../../src/rules/names';
import type { Value } from '../../src/rules/values';

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
  [[1, unknown], '[1,"(unknown)"]'],
  ['x'.repeat(78), `"${'x'.repeat(78)}"`],
  ['x'.repeat(79), `"${'x'.repeat(79)}…`],
  ['😀'.repeat(79), `"${'😀'.repeat(79)}…`],
])('%j is shown as %s', (value, expected) => {
  expect(show(value)).toBe(expected);
});
