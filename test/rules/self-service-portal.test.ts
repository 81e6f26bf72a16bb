import { ids, lines, unknown } from './graphs';
import type { Value } from '../../src/model/values';
import { selfServicePortalRules as rules } from '../../src/rules/topics/self-service-portal';

const mutual = { Type: 'certificate-authentication' };
const directory = { Type: 'directory-service-authentication' };
const federated = { Type: 'federated-authentication' };

test.each<[string, Value, Value, string[]]>([
  ['on for certificates', 'enabled', [mutual], ['SelfServicePortalWithoutUsers']],
  ['off for certificates', 'disabled', [mutual], []],
  ['unset for certificates', undefined, [mutual], []],
  ['unknown for certificates', unknown, [mutual], []],
  ['on for a directory', 'enabled', [directory], []],
  ['on for SAML', 'enabled', [federated], []],
  ['on for certificates and SAML', 'enabled', [mutual, federated], []],
  ['on for an unknown type', 'enabled', [mutual, { Type: unknown }], []],
  ['on for unknown options', 'enabled', unknown, []],
  ['on for no options', 'enabled', [], []],
  ['a boolean', true, [federated], ['SelfServicePortalValue']],
  ['another word', 'on', [mutual], ['SelfServicePortalValue']],
  ['empty, as a tutorial of AWS has it', '', [mutual], []],
  ['blank', ' ', [federated], ['SelfServicePortalValue']],
  ['of the wrong type', ['enabled'], [mutual], []],
])('%s', (_, SelfServicePortal, AuthenticationOptions, expected) => {
  expect(ids(rules, { SelfServicePortal, AuthenticationOptions })).toEqual(expected);
});

test.each<[Value, string]>([
  ['enabled', 'selfServicePortal "enabled" has no effect: clients that authenticate by certificate alone cannot use the portal. Write "disabled", or add a directory or a SAML provider to authenticationOptions. [SelfServicePortalWithoutUsers] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html'],
  [false, 'selfServicePortal false is not supported: AWS Client VPN accepts "enabled" or "disabled". Write e.g. "enabled". [SelfServicePortalValue] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateClientVpnEndpoint.html'],
])('message: %j', (SelfServicePortal, expected) => {
  expect(lines(rules, { SelfServicePortal, AuthenticationOptions: [mutual] })).toEqual([expected]);
});
