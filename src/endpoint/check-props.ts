import type { ClientVpnEndpointPlusProps } from './endpoint-props';
import type { Place } from '../cdk/place';
import { CERTIFICATE, expectAll, expectChoice, expectKnownChoice, expectProps, expectWhole, isObject, type Kind, type Kinds, invalidArgument, expectSpelling, type Names } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnEndpointPlusProps> = {
  serverCertificate: true,
  authentication: true,
  clientCidrBlock: true,
  trafficIpAddressType: true,
  endpointIpAddressType: true,
  network: true,
  connectionLogging: true,
  dnsServers: true,
  transportProtocol: true,
  vpnPort: true,
  splitTunnel: true,
  sessionTimeout: true,
  disconnectOnSessionTimeout: true,
  selfServicePortal: true,
  clientLoginBanner: true,
  clientRouteEnforcement: true,
  connectHandler: true,
  authorizationPolicy: true,
  trustProviders: true,
  expectedConnections: true,
  maxConcurrentOperations: true,
  description: true,
  tags: true,
};

const REQUIRED: Kinds & Partial<Record<keyof ClientVpnEndpointPlusProps, Kind>> = {
  serverCertificate: CERTIFICATE,
  authentication: { members: ['_hasUsers'], instead: 'ClientVpnAuthentication.federated(samlProvider)' },
};

const OPTIONAL: Kinds & Partial<Record<keyof ClientVpnEndpointPlusProps, Kind>> = {
  network: { members: ['_bindNetwork'], instead: 'ClientVpnNetwork.vpc(vpc)' },
  connectionLogging: { members: ['_bindLogging'], instead: 'ClientVpnConnectionLogging.disabled()' },
  dnsServers: { members: ['_bindDnsServers'], instead: 'ClientVpnDnsServers.of("10.0.0.2")' },
  authorizationPolicy: { members: ['_bindAuthorizationPolicy'], instead: 'ClientVpnAuthorizationPolicy.fromFile("policy.cedar")' },
  connectHandler: { members: ['_bindHandler'], instead: 'ClientVpnConnectHandler.fromFunction(handler)' },
};

const TRUST_PROVIDER: Kind = { members: ['_bindTrustProvider'], instead: 'ClientVpnTrustProvider.jamf({ tenantId: "tenant" })' };

/** Throws for props that a compiler would have refused, had there been one: the template would be wrong without a word otherwise. */
export function expectKinds(place: Place, props: ClientVpnEndpointPlusProps): void {
  expectProps(place, 'props', props, REQUIRED, OPTIONAL);
  expectSpelling(place, props, PROPS);
  const { clientRouteEnforcement, disconnectOnSessionTimeout, expectedConnections, selfServicePortal, splitTunnel, tags, trustProviders } = props;
  expectKnownChoice(place, 'selfServicePortal', selfServicePortal);
  Object.entries({ clientRouteEnforcement, disconnectOnSessionTimeout, splitTunnel }).forEach(([prop, value]) => expectChoice(place, prop, value));
  if (trustProviders !== undefined) {
    expectAll(place, 'trustProviders', trustProviders, TRUST_PROVIDER);
  }
  expectWhole(place, 'expectedConnections', expectedConnections, '2000', { min: 1 });
  if (tags !== undefined && (!isObject(tags) || Symbol.iterator in tags || Object.values(tags).some((value) => typeof value !== 'string'))) {
    invalidArgument(place, 'tags', tags, '{ Team: "network" }');
  }
}
