import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { arnIn } from '../../model/arn';
import { authenticationOptions, CERTIFICATE, DIRECTORY, FEDERATED, isEmpty, presentIn } from '../../model/endpoint-properties';
import { ENDPOINT } from '../../model/graph';
import { at, isAbsent, text } from '../../model/values';
import { AUTHENTICATION_OPTIONS, AUTHENTICATION_TYPES, DIRECTORY_ID } from '../../service/limits';
import { api, guide } from '../../service/sources';

/** The block that each type of authentication needs. */
const BLOCKS: ReadonlyMap<string | undefined, string> = new Map([
  [CERTIFICATE, 'MutualAuthentication'],
  [DIRECTORY, 'ActiveDirectory'],
  [FEDERATED, 'FederatedAuthentication'],
]);

export const authenticationRules: readonly Rule[] = [
  {
    id: 'AuthenticationOptionsCount',
    severity: 'error',
    title: `An endpoint has ${AUTHENTICATION_OPTIONS.min} or ${AUTHENTICATION_OPTIONS.max} authentication methods.`,
    why: 'The service accepts certificates, a directory or SAML, or certificates together with one of the others.',
    source: AUTHENTICATION_OPTIONS.source,
    on: ENDPOINT,
    check({ properties: { AuthenticationOptions: value } }, report) {
      const { length } = presentIn(value);
      const { min, max } = AUTHENTICATION_OPTIONS;
      const path = 'AuthenticationOptions';
      if (!isAbsent(value) && isEmpty(value)) {
        const fix = 'Name certificates, a directory or a SAML provider.';
        report({ path, value, wrong: `is empty: AWS Client VPN needs at least ${min} authentication method`, fix });
      } else if (length > max) {
        const fix = 'Keep certificates and one of directory and SAML.';
        report({ path, value, wrong: `has ${length} entries: AWS Client VPN accepts up to ${max} authentication methods`, fix });
      }
    },
  },
  oneOf({
    id: 'AuthenticationTypeValue',
    title: 'An authentication method is certificates, a directory or SAML.',
    why: 'The service supports no other method.',
    path: 'AuthenticationOptions.*.Type',
    set: AUTHENTICATION_TYPES,
  }),
  {
    id: 'AuthenticationBlockMissing',
    severity: 'error',
    title: 'Each authentication method has its own settings.',
    why: 'They name the certificate, directory or SAML provider.',
    source: api('ClientVpnAuthenticationRequest'),
    on: ENDPOINT,
    check(endpoint, report) {
      for (const [position, option] of (authenticationOptions(endpoint) ?? []).entries()) {
        const type = text(at(option, 'Type'));
        const block = BLOCKS.get(type);
        if (block !== undefined && isAbsent(at(option, block))) {
          const fix = `Add ${block}, or choose another Type.`;
          report({ path: `AuthenticationOptions.${position}.${block}`, wrong: `is missing: the type ${JSON.stringify(type)} requires it`, fix });
        }
      }
    },
  },
  {
    id: 'AuthenticationCombination',
    severity: 'error',
    title: 'An endpoint uses a directory or a SAML provider, not both.',
    why: 'The service combines certificates with one way to identify the user, and nothing else.',
    source: AUTHENTICATION_OPTIONS.source,
    on: ENDPOINT,
    check(endpoint, report) {
      const types = typesOf(endpoint);
      if (types.length <= AUTHENTICATION_OPTIONS.max && types.includes(DIRECTORY) && types.includes(FEDERATED)) {
        report({
          path: 'AuthenticationOptions',
          wrong: 'combines a directory with SAML: AWS Client VPN combines only certificates with one of the two',
          fix: 'Keep one of the two.',
        });
      }
    },
  },
  {
    id: 'AuthenticationTypeTwice',
    severity: 'warning',
    title: 'The authentication methods differ.',
    why: 'The service supports one identity provider for each endpoint, and lists no combination of a method with itself.',
    source: guide('federated-authentication'),
    on: ENDPOINT,
    check(endpoint, report) {
      const types = typesOf(endpoint);
      const [first] = types;
      if (types.length === AUTHENTICATION_OPTIONS.max && BLOCKS.has(first) && types.every((type) => type === first)) {
        report({ path: 'AuthenticationOptions', wrong: `names ${JSON.stringify(first)} twice`, fix: 'Keep one of the two.' });
      }
    },
  },
  {
    id: 'DirectoryIdFormat',
    severity: 'error',
    title: 'A directory is named by its id.',
    why: 'The service does not find the directory otherwise.',
    source: DIRECTORY_ID.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const [position, option] of (authenticationOptions(endpoint) ?? []).entries()) {
        const value = at(option, 'ActiveDirectory', 'DirectoryId');
        const id = text(value);
        if (id !== undefined && !DIRECTORY_ID.pattern.test(id)) {
          const fix = 'Write the id of the directory, e.g. "d-926742f1a0".';
          report({ path: `AuthenticationOptions.${position}.ActiveDirectory.DirectoryId`, value, wrong: 'is not the ID of a directory', fix });
        }
      }
    },
  },
  {
    id: 'SamlProviderAccount',
    severity: 'warning',
    title: 'The SAML provider is in the account of the endpoint.',
    why: 'The service does not use providers of other accounts.',
    source: guide('limits'),
    on: ENDPOINT,
    check(endpoint, report, { account }) {
      for (const [position, option] of (authenticationOptions(endpoint) ?? []).entries()) {
        for (const property of ['SAMLProviderArn', 'SelfServiceSAMLProviderArn']) {
          const value = at(option, 'FederatedAuthentication', property);
          const provider = arnIn(value);
          if (account !== undefined && provider?.account !== undefined && provider.account !== account) {
            report({
              path: `AuthenticationOptions.${position}.FederatedAuthentication.${property}`,
              value,
              wrong: `is in account ${provider.account}, but the endpoint is in account ${account}`,
              fix: `Create the provider in account ${account} and name it here.`,
            });
          }
        }
      }
    },
  },
];

/** The types of authentication, each unknown one as nothing. */
function typesOf(endpoint: Parameters<typeof authenticationOptions>[0]): Array<string | undefined> {
  return (authenticationOptions(endpoint) ?? []).map((option) => text(at(option, 'Type')));
}
