import type { ClientVpnEndpointPlusProps } from './endpoint-props';
import type { Place } from '../cdk/place';
import { CERTIFICATE, MANAGED_TAGS, REVOCATION_LIST, expectAll, expectChoice, expectKnownChoice, expectProps, expectOptionalText, expectTexts, expectType, expectWhole, type ArgumentType, type ArgumentTypes, type Names } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnEndpointPlusProps> = {
  serverCertificate: 'required',
  serverCertificateFile: true,
  authentication: 'required',
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
  managedTags: true,
  revocationList: true,
};

const REQUIRED: ArgumentTypes & Partial<Record<keyof ClientVpnEndpointPlusProps, ArgumentType>> = {
  serverCertificate: CERTIFICATE,
  authentication: { members: ['_hasUsers'], instead: 'ClientVpnAuthentication.federated(samlProvider)' },
};

const OPTIONAL: ArgumentTypes & Partial<Record<keyof ClientVpnEndpointPlusProps, ArgumentType>> = {
  network: { members: ['_bindNetwork'], instead: 'ClientVpnNetwork.vpc(vpc)' },
  connectionLogging: { members: ['_bindLogging'], instead: 'ClientVpnConnectionLogging.disabled()' },
  dnsServers: { members: ['_bindDnsServers'], instead: 'ClientVpnDnsServers.of("10.0.0.2")' },
  authorizationPolicy: { members: ['_bindAuthorizationPolicy'], instead: 'ClientVpnAuthorizationPolicy.fromFile("policy.cedar")' },
  managedTags: MANAGED_TAGS,
  revocationList: REVOCATION_LIST,
  connectHandler: { members: ['_bindHandler'], instead: 'ClientVpnConnectHandler.fromFunction(handler)' },
};

/** Which values they may have, rules say. */
const TYPES: Partial<Record<keyof ClientVpnEndpointPlusProps, readonly ['string' | 'number', string]>> = {
  clientCidrBlock: ['string', '"10.100.0.0/16"'],
  clientLoginBanner: ['string', '"Authorized use only"'],
  endpointIpAddressType: ['string', 'ClientVpnIpAddressType.IPV4'],
  trafficIpAddressType: ['string', 'ClientVpnIpAddressType.IPV4'],
  transportProtocol: ['string', 'ec2.TransportProtocol.UDP'],
  sessionTimeout: ['number', 'ec2.ClientVpnSessionTimeout.EIGHT_HOURS'],
  vpnPort: ['number', 'ec2.VpnPort.HTTPS'],
};

const TRUST_PROVIDER: ArgumentType = { members: ['_bindTrustProvider'], instead: 'ClientVpnTrustProvider.jamf({ tenantId: "tenant" })' };

/** Throws for props that a compiler would have rejected, had there been one: the template would be wrong without a word otherwise. */
export function expectKinds(place: Place, props: ClientVpnEndpointPlusProps): void {
  expectProps(place, 'props', props, PROPS, { required: REQUIRED, optional: OPTIONAL });
  const {
    clientRouteEnforcement, description, disconnectOnSessionTimeout, expectedConnections, selfServicePortal, splitTunnel, tags, trustProviders,
  } = props;
  expectKnownChoice(place, 'selfServicePortal', selfServicePortal);
  Object.entries({ clientRouteEnforcement, disconnectOnSessionTimeout, splitTunnel }).forEach(([prop, value]) => expectChoice(place, prop, value));
  if (trustProviders !== undefined) {
    expectAll(place, 'trustProviders', trustProviders, TRUST_PROVIDER);
  }
  expectWhole(place, 'expectedConnections', expectedConnections, '2000', { min: 1 });
  expectTexts(place, 'tags', tags, '{ Team: "network" }');
  expectOptionalText(place, 'description', description, 'Access for staff');
  Object.entries(TYPES).forEach(([prop, [type, instead]]) => expectType(place, prop, props[prop as keyof ClientVpnEndpointPlusProps], type, instead));
}
