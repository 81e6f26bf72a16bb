import { CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
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
