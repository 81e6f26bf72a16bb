import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { writeNewerProperties } from '../../src/endpoint/newer-properties';
import { ClientVpnAuthorizationPolicy, ClientVpnConnectionLogging, ClientVpnTrustProvider } from '../../src/index';
import { ENDPOINT, ENV, newApp, newEndpoint, newStack, resourcesOf, synth } from '../fixtures';

// that both releases make the same template of all of it is shown by the example device-posture.

test('what older L1s do not know stands beside what they know', () => {
  const stack = newStack();
  newEndpoint(stack, {
    authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);').shadow(),
    connectionLogging: ClientVpnConnectionLogging.create({ includeAuthorizationPolicyContext: true }),
    trustProviders: [ClientVpnTrustProvider.crowdStrike({ tenantId: 'tenant', publicSigningKeyUrl: 'https://example.com/jwk.json' }), ClientVpnTrustProvider.jamf({ tenantId: 'tenant' })],
  });
  const [properties] = Object.values(resourcesOf(synth(stack), ENDPOINT));
  expect(properties).toMatchObject({
    AuthorizationPolicy: { PolicyDocument: 'permit(principal, action, resource);', ShadowMode: 'enabled' },
    ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: expect.any(String) }, IncludeAuthorizationPolicyContext: true },
    DevicePostureOptions: {
      Enabled: true,
      TrustProviders: [
        { TrustProviderType: 'crowdstrike', TenantId: 'tenant', PublicSigningKeyUrl: 'https://example.com/jwk.json' },
        { TrustProviderType: 'jamf', TenantId: 'tenant' },
      ],
    },
  });
  expect(Object.keys(properties)).not.toContain('authorizationPolicy');
});

describe('a release whose own validation does not know them', () => {
  const element = (context: object = { '@aws-cdk/core:validateAgainstDefaultRules': true }) => (
    new CfnResource(new Stack(new App({ context: { ...context } }), 'Stack'), 'Vpn', { type: ENDPOINT })
  );
  const warnings = ({ node }: CfnResource) => node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
  const props = { authorizationPolicy: { policyDocument: 'x' }, connectionLogOptions: { enabled: true, includeAuthorizationPolicyContext: true } };

  test('is a warning where other unknown properties are taken as well', () => {
    const vpn = element();
    writeNewerProperties(vpn, props, '2.270.0');
    expect(warnings(vpn)).toEqual([expect.stringMatching(new RegExp('^aws-cdk-lib 2.270.0 does not know authorizationPolicy and connectionLogOptions.includeAuthorizationPolicyContext, '
      + 'so its rule CloudFormation-Validate::F3002 against unknown properties is acknowledged in the whole app. Use aws-cdk-lib 2.276.0 or later, or acknowledge this warning. \\[PropertiesUnchecked\\]'))]);
  });

  test.each<[string, CfnResource, object, string]>([
    ['the flag is not set', element({}), props, '2.270.0'],
    ['only this endpoint is excepted', element(), props, '2.275.0'],
    ['none of them is written', element(), { vpnPort: 443 }, '2.270.0'],
  ])('is none where %s', (_, vpn, given, installed) => {
    writeNewerProperties(vpn, given, installed);
    expect(warnings(vpn)).toEqual([]);
  });
});

test('references of all kinds are kept, those to other stacks included', () => {
  const app = newApp();
  const topic = new CfnTopic(new Stack(app, 'Other', { env: ENV }), 'Topic');
  const stack = newStack(app);
  const parameter = new CfnParameter(stack, 'Tenant');
  newEndpoint(stack, {
    authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar(`permit(principal, action, resource); // ${parameter.valueAsString}`).shadow(),
    trustProviders: [ClientVpnTrustProvider.jamf({ tenantId: topic.attrTopicName })],
  });
  const [properties] = Object.values(resourcesOf(synth(stack), ENDPOINT));
  expect(properties).toMatchObject({
    AuthorizationPolicy: { PolicyDocument: { 'Fn::Join': ['', ['permit(principal, action, resource); // ', { Ref: 'Tenant' }]] } },
    DevicePostureOptions: { TrustProviders: [{ TenantId: { 'Fn::ImportValue': expect.stringContaining('Other:') } }] },
  });
});
