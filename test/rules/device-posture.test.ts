import { ids, lines, optional, unknown } from './graphs';
import type { Properties, Value } from '../../src/model/values';
import { devicePostureRules as rules } from '../../src/rules/topics/device-posture';
import { guide } from '../pages';

const PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint';
const URL = 'https://assets-public.falcon.crowdstrike.com/zta/jwk.json';

const crowdstrike = { TrustProviderType: 'crowdstrike', TenantId: 't', PublicSigningKeyUrl: URL };
const jumpcloud = { ...crowdstrike, TrustProviderType: 'jumpcloud' };
const jamf = { TrustProviderType: 'jamf', TenantId: 't' };
const policy = { PolicyDocument: 'permit(principal, action, resource);' };
const posture = (...TrustProviders: Value[]): Properties => ({
  AuthorizationPolicy: policy, DevicePostureOptions: { Enabled: true, TrustProviders },
});
const without = ({ TrustProviderType, TenantId }: typeof crowdstrike) => ({ TrustProviderType, TenantId });

test.each<[string, Properties, string[]]>([
  ['CrowdStrike', posture(crowdstrike), []],
  ['all of them', posture(crowdstrike, jamf, jumpcloud), []],
  ['another one', posture({ ...crowdstrike, TrustProviderType: 'intune' }), ['TrustProviderTypeValue']],
  ['an unknown type', posture({ ...jamf, TrustProviderType: unknown }), []],
  ['CrowdStrike without key', posture(without(crowdstrike)), ['PublicSigningKeyUrlMissing']],
  ['JumpCloud without key', posture(without(jumpcloud)), ['PublicSigningKeyUrlMissing']],
  ['JumpCloud with an unknown key', posture({ ...jumpcloud, PublicSigningKeyUrl: unknown }), []],
  ['JumpCloud with a key that may be absent', posture({ ...jumpcloud, PublicSigningKeyUrl: optional }), []],
  ['Jamf with key', posture({ ...jamf, PublicSigningKeyUrl: URL }), ['PublicSigningKeyUrlRefused']],
  ['Jamf with an unknown key', posture({ ...jamf, PublicSigningKeyUrl: unknown }), ['PublicSigningKeyUrlRefused']],
  ['Jamf with a key that may be absent', posture({ ...jamf, PublicSigningKeyUrl: optional }), []],
  ['Jamf with a bad key', posture({ ...jamf, PublicSigningKeyUrl: 'http://example.com' }), ['PublicSigningKeyUrlRefused']],
  ['http', posture({ ...crowdstrike, PublicSigningKeyUrl: 'http://example.com' }), ['PublicSigningKeyUrlScheme']],
  ['no URL', posture({ ...crowdstrike, PublicSigningKeyUrl: '' }), ['PublicSigningKeyUrlScheme']],
  ['HTTPS', posture({ ...crowdstrike, PublicSigningKeyUrl: 'HTTPS://example.com' }), []],
  ['CrowdStrike twice', posture(crowdstrike, jamf, crowdstrike), ['TrustProviderTwice']],
  ['two unknown types', posture({ TrustProviderType: unknown }, { TrustProviderType: unknown }), []],
  ['things of the wrong type', posture(null, 'x', ['y']), []],
  ['off with providers', { ...posture(), DevicePostureOptions: { Enabled: false, TrustProviders: [without(crowdstrike)] } }, ['DevicePostureDisabled']],
  ['off without providers', { DevicePostureOptions: { Enabled: false, TrustProviders: [] } }, []],
  ['off with perhaps a provider', { DevicePostureOptions: { Enabled: false, TrustProviders: [optional] } }, []],
  ['on without providers', posture(), ['DevicePostureWithoutProviders']],
  ['on with unknown providers', { DevicePostureOptions: { Enabled: true, TrustProviders: unknown } }, []],
  // that is the defect of a missing property.
  ['on, and the providers missing', { DevicePostureOptions: { Enabled: true } }, []],
  ['on without policy', { DevicePostureOptions: { Enabled: true, TrustProviders: [jamf] } }, ['DevicePostureWithoutPolicy']],
  ['on with perhaps a policy', { ...posture(jamf), AuthorizationPolicy: optional }, []],
  ['perhaps on, without policy', { DevicePostureOptions: { Enabled: unknown, TrustProviders: [jamf] } }, []],
  ['unknown', { DevicePostureOptions: unknown }, []],
  ['nothing', {}, []],
])('%s', (_, properties, expected) => {
  expect(ids(rules, properties)).toEqual(expected);
});

test.each<[string, Properties, string]>([
  ['type', posture({ ...jamf, TrustProviderType: 'Jamf' }), `trustProviders[0].trustProviderType "Jamf" is not supported: AWS Client VPN accepts "crowdstrike", "jamf" or "jumpcloud". Write "jamf". [TrustProviderTypeValue] ${PAGE}-deviceposturetrustprovider.html`],
  ['no key', posture(jamf, without(crowdstrike)), `trustProviders[1].publicSigningKeyUrl is missing: AWS Client VPN requires it for the type "crowdstrike". Write the URL that the provider publishes, e.g. "${URL}". [PublicSigningKeyUrlMissing] ${PAGE}-deviceposturetrustprovider.html`],
  ['key', posture({ ...jamf, PublicSigningKeyUrl: URL }), `trustProviders[0].publicSigningKeyUrl "${URL}" is given, but AWS Client VPN rejects it for the type "jamf". Leave it out. [PublicSigningKeyUrlRefused] ${PAGE}-deviceposturetrustprovider.html`],
  ['http', posture({ ...crowdstrike, PublicSigningKeyUrl: 'http://a' }), `trustProviders[0].publicSigningKeyUrl "http://a" is not an HTTPS URL. Write the URL with "https://". [PublicSigningKeyUrlScheme] ${guide('device-posture-providers-config')}`],
  ['twice', posture(jamf, jamf), `trustProviders[1].trustProviderType "jamf" is given twice: a policy cannot tell the two apart. Keep one of the two. [TrustProviderTwice] ${guide('connection-logging')}`],
  ['off', { DevicePostureOptions: { Enabled: false, TrustProviders: [jamf] } }, `enabled false clears the trust providers that are given. Set it to true, or leave out the trust providers. [DevicePostureDisabled] ${PAGE}-devicepostureoptions.html`],
  ['none', posture(), `trustProviders [] is empty, but device posture is enabled. Name a trust provider, or set enabled to false. [DevicePostureWithoutProviders] ${PAGE}-devicepostureoptions.html`],
  ['no policy', { DevicePostureOptions: { Enabled: true, TrustProviders: [jamf] } }, `trustProviders has no effect: the endpoint has no authorization policy. Add an authorizationPolicy that looks at the device, e.g. at context.crowdstrike. [DevicePostureWithoutPolicy] ${guide('device-posture-how-it-works')}`],
])('message: %s', (_, properties, expected) => {
  expect(lines(rules, properties)).toEqual([`devicePostureOptions.${expected}`]);
});
