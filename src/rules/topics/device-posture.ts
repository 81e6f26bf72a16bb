import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { isEmpty, presentIn } from '../../model/endpoint-properties';
import { ENDPOINT, type Resource } from '../../model/graph';
import { at, flag, isAbsent, isPresent, list, text, type Value } from '../../model/values';
import { TRUST_PROVIDERS } from '../../service/limits';
import { cloudFormation, guide } from '../../service/sources';

const OPTIONS = cloudFormation('aws-properties-ec2-clientvpnendpoint-devicepostureoptions');
const PROVIDERS = 'DevicePostureOptions.TrustProviders';

export const devicePostureRules: readonly Rule[] = [
  oneOf({
    id: 'TrustProviderTypeValue',
    title: 'A trust provider is CrowdStrike, Jamf or JumpCloud.',
    why: 'The service does not support the tokens of others.',
    path: `${PROVIDERS}.*.TrustProviderType`,
    set: TRUST_PROVIDERS,
  }),
  {
    id: 'PublicSigningKeyUrlMissing',
    severity: 'error',
    title: 'CrowdStrike and JumpCloud come with the URL of their signing key.',
    why: 'The service checks their tokens with that key and rejects such a provider without it.',
    source: TRUST_PROVIDERS.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, type, url } of providersOf(endpoint)) {
        if (type !== undefined && TRUST_PROVIDERS.withSigningKey.includes(type) && isAbsent(url)) {
          const fix = 'Write the URL that the provider publishes, e.g. "https://assets-public.falcon.crowdstrike.com/zta/jwk.json".';
          report({ path: `${path}.PublicSigningKeyUrl`, wrong: `is missing: AWS Client VPN requires it for the type "${type}"`, fix });
        }
      }
    },
  },
  {
    id: 'PublicSigningKeyUrlRefused',
    severity: 'error',
    title: 'Jamf comes without the URL of a signing key.',
    why: 'The service rejects the URL for this provider.',
    source: TRUST_PROVIDERS.source,
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, type, url } of providersOf(endpoint)) {
        if (type === 'jamf' && isPresent(url)) {
          report({ path: `${path}.PublicSigningKeyUrl`, value: url, wrong: 'is given, but AWS Client VPN rejects it for the type "jamf"', fix: 'Leave it out.' });
        }
      }
    },
  },
  {
    id: 'PublicSigningKeyUrlScheme',
    severity: 'warning',
    title: 'The URL of a signing key begins with https.',
    why: 'A key that can be replaced in transit proves nothing.',
    source: guide('device-posture-providers-config'),
    on: ENDPOINT,
    check(endpoint, report) {
      for (const { path, type, url } of providersOf(endpoint)) {
        if (type !== 'jamf' && text(url)?.toLowerCase().startsWith('https://') === false) {
          report({ path: `${path}.PublicSigningKeyUrl`, value: url, wrong: 'is not an HTTPS URL', fix: 'Write the URL with "https://".' });
        }
      }
    },
  },
  {
    id: 'TrustProviderTwice',
    severity: 'warning',
    title: 'Each type of trust provider is given once.',
    why: 'A policy and the logs identify a provider by its type alone.',
    source: guide('connection-logging'),
    on: ENDPOINT,
    check(endpoint, report) {
      const seen = new Set<string>();
      for (const { path, type } of providersOf(endpoint)) {
        if (type !== undefined && seen.size === seen.add(type).size) {
          report({ path: `${path}.TrustProviderType`, value: type, wrong: 'is given twice: a policy cannot tell the two apart', fix: 'Keep one of the two.' });
        }
      }
    },
  },
  {
    id: 'DevicePostureDisabled',
    severity: 'warning',
    title: 'Disabled device posture names no trust providers.',
    why: 'The service removes the providers when it is disabled.',
    source: OPTIONS,
    on: ENDPOINT,
    check({ properties: { DevicePostureOptions: options } }, report) {
      const value = at(options, 'Enabled');
      if (flag(value) === false && presentIn(at(options, 'TrustProviders')).length > 0) {
        const fix = 'Set it to true, or leave out the trust providers.';
        report({ path: 'DevicePostureOptions.Enabled', value, wrong: 'clears the trust providers that are given', fix });
      }
    },
  },
  {
    id: 'DevicePostureWithoutProviders',
    severity: 'warning',
    title: 'Enabled device posture names a trust provider.',
    why: 'Without a trust provider the device is not evaluated.',
    source: OPTIONS,
    on: ENDPOINT,
    check({ properties: { DevicePostureOptions: options } }, report) {
      const value = at(options, 'TrustProviders');
      if (flag(at(options, 'Enabled')) === true && !isAbsent(value) && isEmpty(value)) {
        report({ path: PROVIDERS, value, wrong: 'is empty, but device posture is enabled', fix: 'Name a trust provider, or set Enabled to false.' });
      }
    },
  },
  {
    id: 'DevicePostureWithoutPolicy',
    severity: 'warning',
    title: 'Device posture comes with an authorization policy.',
    why: 'Only a policy decides what a device must be like; without one every device is allowed.',
    source: guide('device-posture-how-it-works'),
    on: ENDPOINT,
    check({ properties: { AuthorizationPolicy: policy, DevicePostureOptions: options } }, report) {
      const value = at(options, 'TrustProviders');
      if (isAbsent(policy) && flag(at(options, 'Enabled')) === true && presentIn(value).length > 0) {
        const fix = 'Add an AuthorizationPolicy that looks at the device, e.g. at context.crowdstrike.';
        report({ path: PROVIDERS, wrong: 'has no effect: the endpoint has no authorization policy', fix });
      }
    },
  },
];

interface TrustProvider {
  readonly path: string;
  readonly type: string | undefined;
  readonly url: Value;
}

/** The trust providers of an endpoint, unless device posture is switched off. */
function providersOf({ properties: { DevicePostureOptions: options } }: Resource): TrustProvider[] {
  const providers = flag(at(options, 'Enabled')) === false ? [] : list(at(options, 'TrustProviders')) ?? [];
  return providers.map((provider, position) => ({
    path: `${PROVIDERS}.${position}`,
    type: text(at(provider, 'TrustProviderType')),
    url: at(provider, 'PublicSigningKeyUrl'),
  }));
}
