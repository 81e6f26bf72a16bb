import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { VALUE_KIND } from './authoring-rules';
import { authoringError, type Place } from './errors';
import type { ClientVpnEndpointPlusProps } from '../endpoint-props';

/** What a prop is recognized by, and what to write for it. */
interface Kind {
  readonly members: readonly string[];
  readonly instead: string;
}

const REQUIRED: Partial<Record<keyof ClientVpnEndpointPlusProps, Kind>> = {
  serverCertificate: { members: ['certificateRef'], instead: 'acm.Certificate.fromCertificateArn(this, "Certificate", "arn:aws:acm:…")' },
  authentication: { members: ['_bind'], instead: 'ClientVpnAuthentication.federated(samlProvider)' },
};

const OPTIONAL: Partial<Record<keyof ClientVpnEndpointPlusProps, Kind>> = {
  network: { members: ['_bind'], instead: 'ClientVpnNetwork.vpc(vpc)' },
  connectionLogging: { members: ['_bind'], instead: 'ClientVpnConnectionLogging.disabled()' },
  dnsServers: { members: ['_bind'], instead: 'ClientVpnDnsServers.of("10.0.0.2")' },
  authorizationPolicy: { members: ['_bind'], instead: 'ClientVpnAuthorizationPolicy.fromFile("policy.cedar")' },
  connectHandler: { members: ['_bind'], instead: 'ClientVpnConnectHandler.fromFunction(handler)' },
};

const TRUST_PROVIDER: Kind = { members: ['_bind'], instead: 'ClientVpnTrustProvider.jamf("tenant")' };
export const VPC: Kind = { members: ['vpcRef', 'vpcId'], instead: 'ClientVpnNetwork.vpc(vpc) with an ec2.IVpc' };
export const SUBNET: Kind = { members: ['subnetRef', 'subnetId'], instead: 'ec2.Subnet.fromSubnetId(this, "Subnet", "subnet-…")' };
export const SECURITY_GROUP: Kind = {
  members: ['securityGroupId'],
  instead: 'ec2.SecurityGroup.fromSecurityGroupId(this, "Group", "sg-…")',
};

export const TRANSIT_GATEWAY: Kind = {
  members: ['transitGatewayRef', 'transitGatewayId'],
  instead: 'ec2.CfnTransitGateway.fromTransitGatewayId(this, "Gateway", "tgw-…")',
};

/** Throws for props that a compiler would have refused, had there been one: the template would be wrong without a word otherwise. */
export function expectKinds(endpoint: IConstruct, props: ClientVpnEndpointPlusProps): void {
  for (const [prop, kind] of Object.entries(REQUIRED)) {
    expectKind(endpoint, prop, props[prop as keyof ClientVpnEndpointPlusProps], kind);
  }
  for (const [prop, kind] of Object.entries(OPTIONAL)) {
    const value = props[prop as keyof ClientVpnEndpointPlusProps];
    if (value !== undefined) {
      expectKind(endpoint, prop, value, kind);
    }
  }
  const { expectedConnections, tags, trustProviders } = props;
  if (trustProviders !== undefined) {
    expectAll(endpoint, 'trustProviders', trustProviders, TRUST_PROVIDER);
  }
  if (expectedConnections !== undefined && !Token.isUnresolved(expectedConnections) && !(expectedConnections > 0)) {
    throw wrongKind(endpoint, 'expectedConnections', expectedConnections, '2000');
  }
  if (tags !== undefined && (!isObject(tags) || Array.isArray(tags) || Object.values(tags).some((value) => typeof value !== 'string'))) {
    throw wrongKind(endpoint, 'tags', tags, '{ Team: "network" }');
  }
}

/** Throws when something of a list is not of a kind. */
export function expectAll(endpoint: IConstruct, prop: string, values: readonly unknown[], kind: Kind): void {
  if (!Array.isArray(values)) {
    throw wrongKind(endpoint, prop, values, `[${kind.instead}]`);
  }
  values.forEach((value, index) => expectKind(endpoint, `${prop}[${index}]`, value, kind));
}

/** Throws when something is not a list of texts; a list that is not known is one. */
export function expectTexts(endpoint: IConstruct, prop: string, values: unknown, instead: string): void {
  if (!Array.isArray(values)) {
    throw wrongKind(endpoint, prop, values, instead);
  }
  values.forEach((value, index) => {
    if (typeof value !== 'string') {
      throw wrongKind(endpoint, `${prop}[${index}]`, value, instead);
    }
  });
}

/** Throws when a value is not of a kind. */
export function expectKind(endpoint: IConstruct, prop: string, value: unknown, { members, instead }: Kind): void {
  if (!isObject(value) || !members.some((member) => member in value)) {
    throw wrongKind(endpoint, prop, value, instead);
  }
}

/** Throws when an argument is no text. */
export function expectText(call: Place, argument: string, value: unknown, instead: string): void {
  if (typeof value !== 'string') {
    throw wrongKind(call, argument, value, JSON.stringify(instead));
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function wrongKind(where: Place, prop: string, value: unknown, instead: string): Error {
  const given = isObject(value) ? 'is an object of another kind' : `is ${value === undefined ? 'missing' : JSON.stringify(value)}`;
  return authoringError(VALUE_KIND, where, `${prop} ${given}.`, `Write e.g. ${instead}.`);
}
