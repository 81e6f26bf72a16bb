import { ids, lines, optional, type Surroundings, unknown } from './graphs';
import type { Value } from '../../src/model/values';
import { authenticationRules as rules } from '../../src/rules/topics/authentication';
import { api, guide } from '../pages';

const SAML = 'arn:aws:iam::111122223333:saml-provider/idp';

const mutual = { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: unknown } };
const directory = { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-926742f1a0' } };
const federated = { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: SAML } };

test.each<[string, Value, string[]]>([
  ['certificates', [mutual], []],
  ['a directory', [directory], []],
  ['SAML', [federated], []],
  ['certificates and a directory', [mutual, directory], []],
  ['a directory and certificates', [directory, mutual], []],
  ['certificates and SAML', [mutual, federated], []],
  ['a directory and SAML', [directory, federated], ['AuthenticationCombination']],
  ['all three', [mutual, directory, federated], ['AuthenticationOptionsCount']],
  ['two and one that may be absent', [mutual, directory, optional], []],
  ['three, one of them unknown', [mutual, directory, unknown], ['AuthenticationOptionsCount']],
  ['SAML twice', [federated, federated], ['AuthenticationTypeTwice']],
  ['certificates twice', [mutual, mutual], ['AuthenticationTypeTwice']],
  ['two unknown', [{ Type: unknown }, { Type: unknown }], []],
  ['none', [], ['AuthenticationOptionsCount']],
  ['nothing at all', undefined, []],
  ['unknown', unknown, []],
  ['maybe none', [optional], []],
  ['no list', 'certificate-authentication', []],
  ['an impossible type', [{ Type: 'saml' }], ['AuthenticationTypeValue']],
  ['an impossible type twice', [{ Type: 'saml' }, { Type: 'saml' }], ['AuthenticationTypeValue', 'AuthenticationTypeValue']],
  ['certificates without settings', [{ Type: 'certificate-authentication' }], ['AuthenticationBlockMissing']],
  ['a directory with the settings of SAML', [{ ...federated, Type: 'directory-service-authentication' }], ['AuthenticationBlockMissing']],
  ['SAML without settings', [mutual, { Type: 'federated-authentication' }], ['AuthenticationBlockMissing']],
  ['unknown settings', [{ Type: 'certificate-authentication', MutualAuthentication: unknown }], []],
  ['settings that may be absent', [{ Type: 'certificate-authentication', MutualAuthentication: optional }], []],
  ['an unknown option', [unknown], []],
  ['options of the wrong type', [null, 'x', ['y']], []],
])('%s', (_, AuthenticationOptions, expected) => {
  expect(ids(rules, { AuthenticationOptions })).toEqual(expected);
});

test.each<[Value, string[]]>([
  ['d-926742f1a0', []],
  ['d-0123456789', []],
  ['d-926742f1a', ['DirectoryIdFormat']],
  ['d-926742f1a00', ['DirectoryIdFormat']],
  ['d-926742f1ag', ['DirectoryIdFormat']],
  ['corp.example.com', ['DirectoryIdFormat']],
  ['', ['DirectoryIdFormat']],
  [unknown, []],
  [['d'], []],
])('directory %j', (DirectoryId, expected) => {
  expect(ids(rules, { AuthenticationOptions: [{ ...directory, ActiveDirectory: { DirectoryId } }] })).toEqual(expected);
});

test.each<[string, { [name: string]: Value }, Surroundings, string[]]>([
  ['the same account', { SAMLProviderArn: SAML }, { account: '111122223333' }, []],
  ['another account', { SAMLProviderArn: SAML }, { account: '444455556666' }, ['SamlProviderAccount']],
  ['two of another account', { SAMLProviderArn: SAML, SelfServiceSAMLProviderArn: SAML }, { account: '444455556666' }, ['SamlProviderAccount', 'SamlProviderAccount']],
  ['an unknown account', { SAMLProviderArn: SAML }, {}, []],
  ['an unknown provider', { SAMLProviderArn: unknown }, { account: '444455556666' }, []],
  ['no ARN', { SAMLProviderArn: 'idp' }, { account: '444455556666' }, []],
  ['an ARN without account', { SAMLProviderArn: 'arn:aws:iam:::saml-provider/idp' }, { account: '444455556666' }, []],
])('SAML provider of %s', (_, FederatedAuthentication, surroundings, expected) => {
  expect(ids(rules, { AuthenticationOptions: [{ ...federated, FederatedAuthentication }] }, surroundings)).toEqual(expected);
});

test.each<[string, Value, string]>([
  ['none', [], `authenticationOptions [] is empty: AWS Client VPN needs at least 1 authentication method. Name certificates, a directory or a SAML provider. [AuthenticationOptionsCount] ${guide('client-authentication')}`],
  ['three', [unknown, unknown, unknown], `authenticationOptions ["(unknown)","(unknown)","(unknown)"] has 3 entries: AWS Client VPN accepts up to 2 authentication methods. Keep certificates and one of directory and SAML. [AuthenticationOptionsCount] ${guide('client-authentication')}`],
  ['type', [{ Type: 'Federated-Authentication' }], `authenticationOptions[0].type "Federated-Authentication" is not supported: AWS Client VPN accepts "certificate-authentication", "directory-service-authentication" or "federated-authentication". Write "federated-authentication". [AuthenticationTypeValue] ${api('ClientVpnAuthenticationRequest')}`],
  ['block', [mutual, { Type: 'federated-authentication' }], `authenticationOptions[1].federatedAuthentication is missing: the type "federated-authentication" requires it. Add federatedAuthentication, or choose another type. [AuthenticationBlockMissing] ${api('ClientVpnAuthenticationRequest')}`],
  ['combination', [directory, federated], `authenticationOptions combines a directory with SAML: AWS Client VPN combines only certificates with one of the two. Keep one of the two. [AuthenticationCombination] ${guide('client-authentication')}`],
  ['twice', [federated, federated], `authenticationOptions names "federated-authentication" twice. Keep one of the two. [AuthenticationTypeTwice] ${guide('federated-authentication')}`],
  ['directory', [{ ...directory, ActiveDirectory: { DirectoryId: 'corp' } }], `authenticationOptions[0].activeDirectory.directoryId "corp" is not the ID of a directory. Write the id of the directory, e.g. "d-926742f1a0". [DirectoryIdFormat] ${api('DirectoryServiceAuthenticationRequest')}`],
])('message: %s', (_, AuthenticationOptions, expected) => {
  expect(lines(rules, { AuthenticationOptions })).toEqual([expected]);
});

test('message: account', () => {
  expect(lines(rules, { AuthenticationOptions: [federated] }, { account: '444455556666' })).toEqual([
    `authenticationOptions[0].federatedAuthentication.samlProviderArn "${SAML}" is in account 111122223333, but the endpoint is in account 444455556666. Create the provider in account 444455556666 and name it here. [SamlProviderAccount] ${guide('limits')}`,
  ]);
});
