import { CfnParameter } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { ClientVpnAuthorizationPolicy, ClientVpnTrustProvider } from '../../src/index';
import { ENDPOINT, guide, isEmpty, messageOf, newEndpoint, newStack, synth, warnings } from '../fixtures';

const URL = 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json';
const API = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md';
const authorizationPolicy = ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);').shadow();

test.each([
  ['crowdStrike', ClientVpnTrustProvider.crowdStrike({ tenantId: 'tenant', publicSigningKeyUrl: URL }), { TrustProviderType: 'crowdstrike', TenantId: 'tenant', PublicSigningKeyUrl: URL }],
  ['jumpCloud', ClientVpnTrustProvider.jumpCloud({ tenantId: 'tenant', publicSigningKeyUrl: URL }), { TrustProviderType: 'jumpcloud', TenantId: 'tenant', PublicSigningKeyUrl: URL }],
  ['jamf', ClientVpnTrustProvider.jamf({ tenantId: 'tenant' }), { TrustProviderType: 'jamf', TenantId: 'tenant', PublicSigningKeyUrl: Match.absent() }],
])('%s', (_, provider, expected) => {
  const stack = newStack();
  newEndpoint(stack, { trustProviders: [provider], authorizationPolicy });
  synth(stack).hasResourceProperties(ENDPOINT, { DevicePostureOptions: { Enabled: true, TrustProviders: [expected] } });
  expect(warnings(stack)).toEqual([]);
});

test('keeps several providers in their order, and tokens', () => {
  const stack = newStack();
  const tenant = new CfnParameter(stack, 'Tenant').valueAsString;
  newEndpoint(stack, { trustProviders: [ClientVpnTrustProvider.jamf({ tenantId: tenant }), ClientVpnTrustProvider.crowdStrike({ tenantId: 'tenant', publicSigningKeyUrl: URL })], authorizationPolicy });
  synth(stack).hasResourceProperties(ENDPOINT, {
    DevicePostureOptions: { TrustProviders: [{ TrustProviderType: 'jamf', TenantId: { Ref: 'Tenant' } }, { TrustProviderType: 'crowdstrike' }] },
  });
});

test.each([[undefined], [[]]])('no provider means no device posture: %p', (trustProviders) => {
  const stack = newStack();
  newEndpoint(stack, { trustProviders });
  synth(stack).hasResourceProperties(ENDPOINT, { DevicePostureOptions: Match.absent() });
});

test('warns without a policy', () => {
  const stack = newStack();
  newEndpoint(stack, { trustProviders: [ClientVpnTrustProvider.jamf({ tenantId: 'tenant' })] });
  expect(warnings(stack)).toEqual([
    '/Stack/Vpn/Resource: devicePostureOptions.trustProviders has no effect: the endpoint has no authorization policy. Add an authorizationPolicy that looks '
    + `at the device, e.g. at context.crowdstrike. [DevicePostureWithoutPolicy] ${guide('device-posture-how-it-works')} [ack: cdk-client-vpn-plus:DevicePostureWithoutPolicy]`,
  ]);
});

test('warns of one provider twice and of a URL without https', () => {
  const stack = newStack();
  const trustProviders = [ClientVpnTrustProvider.crowdStrike({ tenantId: 'one', publicSigningKeyUrl: URL }), ClientVpnTrustProvider.crowdStrike({ tenantId: 'two', publicSigningKeyUrl: 'http://example.com/jwk.json' })];
  newEndpoint(stack, { trustProviders, authorizationPolicy });
  expect(warnings(stack).map((warning) => /\[(\w+)\] https/.exec(warning)?.[1])).toEqual(['PublicSigningKeyUrlScheme', 'TrustProviderTwice']);
});

test.each<[string, () => unknown, string]>([
  ['no tenant', () => ClientVpnTrustProvider.jamf({} as never), 'ClientVpnTrustProvider.jamf(): tenantId is missing. Write e.g. "tenant".'],
  ['a number', () => ClientVpnTrustProvider.jumpCloud({ tenantId: 5 as never, publicSigningKeyUrl: URL }), 'ClientVpnTrustProvider.jumpCloud(): tenantId is 5. Write e.g. "tenant".'],
  ['no URL', () => ClientVpnTrustProvider.crowdStrike({ tenantId: 'tenant', publicSigningKeyUrl: null as never }), `ClientVpnTrustProvider.crowdStrike(): publicSigningKeyUrl is null. Write e.g. "${URL}".`],
  ['no URL of JumpCloud', () => ClientVpnTrustProvider.jumpCloud({ tenantId: 'tenant', publicSigningKeyUrl: {} as never }), 'ClientVpnTrustProvider.jumpCloud(): publicSigningKeyUrl is {}. Write e.g. "https://…/jwks.json".'],
])('%s, from a language without types', (_, make, message) => {
  expect(messageOf(make)).toBe(`${message} [ValueKind] ${API}`);
});

test.each<[string, unknown, string]>([
  ['no list', ClientVpnTrustProvider.jamf({ tenantId: 'tenant' }), 'trustProviders is an object of the class ClientVpnTrustProviderChoice. Write e.g. [ClientVpnTrustProvider.jamf({ tenantId: "tenant" })].'],
  ['a text', ['jamf'], 'trustProviders[0] is "jamf". Write e.g. ClientVpnTrustProvider.jamf({ tenantId: "tenant" }).'],
])('rejects %s before anything is made', (_, trustProviders, message) => {
  const stack = newStack();
  expect(messageOf(() => newEndpoint(stack, { trustProviders: trustProviders as never }))).toBe(`Stack/Vpn: ${message} [ValueKind] ${API}`);
  expect(isEmpty(stack)).toBe(true);
});
