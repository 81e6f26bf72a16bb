import { api, API_ERRORS, cloudFormation, guide, UPDATE_BEHAVIORS } from '../service/sources';

/** What a deployment does to a resource, the worst first. */
export const EFFECTS = [
  'deleted', 'replaced', 'fails', 'disconnects', 'resets', 'ends-sessions', 'data-lost', 'slow', 'removed', 'in-place', 'added',
] as const;

export type Effect = typeof EFFECTS[number];

/** What stops a pipeline unless someone says otherwise. */
export const FATAL: readonly Effect[] = ['deleted', 'replaced', 'fails'];

/** The worst of some effects. */
export function worst(effects: Iterable<Effect>): Effect | undefined {
  const found = new Set(effects);
  return EFFECTS.find((effect) => found.has(effect));
}

/** The worst first. */
export function byEffect(one: { readonly effect: Effect }, other: { readonly effect: Effect }): number {
  return EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect);
}

/** The pages that say what happens. */
export const SOURCES = {
  updates: UPDATE_BEHAVIORS,
  endpoint: cloudFormation('aws-resource-ec2-clientvpnendpoint'),
  duplicates: API_ERRORS,
  policy: guide('device-posture-step4'),
  modify: guide('cvpn-working-endpoint-modify'),
  working: guide('cvpn-working-endpoints'),
  dnsServers: api('ModifyClientVpnEndpoint'),
  session: guide('cvpn-working-max-duration'),
  splitTunnel: guide('split-tunnel-vpn'),
  route: cloudFormation('aws-resource-ec2-clientvpnroute'),
  disassociate: guide('cvpn-working-target-disassociate'),
  importList: api('ImportClientVpnClientCertificateRevocationList'),
  tags: api('CreateTags'),
  retention: cloudFormation('aws-resource-logs-loggroup'),
  deletionPolicy: cloudFormation('aws-attribute-deletionpolicy'),
} as const;
