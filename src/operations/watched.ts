/** What an endpoint is watched for: when there is an alarm, of what, and what to do then. */
import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { clientAddresses, connectionCapacity } from './connection-capacity';
import type { EndpointFeatures } from './endpoint-features';
import { endpointMetric, handlerErrors } from '../metrics/endpoint-metric';
import { CERTIFICATE_DIMENSION, CERTIFICATE_METRIC } from '../service/metrics';

export interface Watched {
  /** The id of the alarm. */
  readonly id: string;
  /** Whether there can ever be data; nothing where the app does not tell. */
  readonly hasData: (features: EndpointFeatures) => boolean | undefined;
  /** Why there can be none. */
  readonly otherwise: string;
  readonly metric: (endpoint: IClientVpnEndpointRef, features: EndpointFeatures, label?: string) => IMetric;
  /** From when on; an alarm without is made on request. */
  readonly threshold?: (endpoint: IClientVpnEndpointRef) => number | undefined;
  /** Why a threshold is one that is never crossed, if it is. */
  readonly never?: (threshold: number, endpoint: IClientVpnEndpointRef) => string | undefined;
  readonly comparisonOperator: ComparisonOperator;
  readonly treatMissingData: TreatMissingData;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  /** What it means, and what to do. */
  readonly description: string;
}

const HOUR = Duration.hours(1);

/** Something expires: its days are few. */
const FEW_DAYS = {
  comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  // what has expired may have no days any more, and an alarm that ends by itself then would be a wrong one.
  treatMissingData: TreatMissingData.IGNORE,
  never: (threshold: number) => threshold < 1 ? 'what has expired has no days left, and none are not fewer than 0' : undefined,
};

/** Something happens too often. */
const MANY = {
  comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  treatMissingData: TreatMissingData.NOT_BREACHING,
};

const ALWAYS = { hasData: () => true, otherwise: '' };

/** How full an endpoint may be, of 1. */
const FULL = 0.8;
const WITH_HANDLER = { hasData: ({ connectHandler }: EndpointFeatures) => connectHandler, otherwise: 'the endpoint has no connect handler' };

export const REVOCATION_LIST: Watched = {
  ...FEW_DAYS,
  id: 'RevocationListExpiry',
  hasData: ({ certificates }) => certificates,
  otherwise: 'the endpoint does not authenticate clients by certificates',
  metric: (endpoint, _, label) => endpointMetric(endpoint, 'CrlDaysToExpiry', { label, period: HOUR }),
  threshold: () => 14,
  description: 'The revocation list expires soon, and then NO client can connect, those that were never revoked included. '
    + 'Sign a new list with the authority of the clients and import it: aws ec2 import-client-vpn-client-certificate-revocation-list.',
};

export const IDENTITY_PROVIDER_CERTIFICATE: Watched = {
  ...FEW_DAYS,
  id: 'IdentityProviderCertificateExpiry',
  hasData: ({ saml }) => saml,
  otherwise: 'the endpoint does not authenticate users with SAML',
  metric: (endpoint, _, label) => endpointMetric(endpoint, 'IdpCertDaysToExpiry', { label, period: HOUR }),
  threshold: () => 30,
  description: 'The certificate of the identity provider expires soon, and then no user can sign in. '
    + 'Renew it there, and give the new metadata document to the SAML provider in IAM: aws iam update-saml-provider.',
};

export const SERVER_CERTIFICATE: Watched = {
  ...FEW_DAYS,
  id: 'ServerCertificateExpiry',
  hasData: ({ serverCertificateArn }) => serverCertificateArn !== undefined,
  otherwise: 'the endpoint was imported without its serverCertificate',
  metric: (endpoint, { serverCertificateArn }, label) => new Metric({
    ...CERTIFICATE_METRIC,
    label,
    dimensionsMap: { [CERTIFICATE_DIMENSION]: serverCertificateArn! },
    period: Duration.days(1),
  }).attachTo(endpoint),
  threshold: () => 30,
  // ACM says so: there is no value once the certificate has expired.
  treatMissingData: TreatMissingData.BREACHING,
  never: undefined,
  description: 'The server certificate expires soon, and then no client can connect. '
    + 'Renew it with the same authority and the same name, and import it into the SAME ARN (aws acm import-certificate --certificate-arn): it counts within 5 hours, '
    + 'and no client needs a new configuration.',
};

export const CONNECT_HANDLER_ERRORS: Watched = {
  ...MANY,
  ...WITH_HANDLER,
  id: 'ConnectHandlerErrors',
  metric: (endpoint) => handlerErrors(endpoint),
  threshold: () => 0,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  description: 'Clients are denied because the connect handler fails, not because it says so. Read the log of its function; its metrics say whether it was throttled.',
};

export const ACTIVE_CONNECTIONS: Watched = {
  ...MANY,
  ...ALWAYS,
  id: 'ActiveConnections',
  metric: (endpoint) => endpointMetric(endpoint, 'ActiveConnectionsCount'),
  threshold: (endpoint) => {
    const capacity = connectionCapacity(endpoint);
    return capacity === undefined ? undefined : Math.floor(FULL * capacity);
  },
  never: (threshold, endpoint) => {
    const addresses = clientAddresses(endpoint);
    return addresses !== undefined && threshold >= addresses ? `the client range has ${addresses} addresses` : undefined;
  },
  description: 'There are almost as many connections as the endpoint can have. Associate another subnet, or ask AWS to raise the quota L-C4B238BF; '
    + 'where the client range is too small, a new endpoint is needed: the range of this one cannot be changed.',
};

export const AUTHENTICATION_FAILURES: Watched = {
  ...MANY,
  ...ALWAYS,
  id: 'AuthenticationFailures',
  metric: (endpoint) => endpointMetric(endpoint, 'AuthenticationFailures'),
  description: 'Many clients fail to authenticate: by a fault (an expired certificate, the identity provider), or because someone tries to get in. '
    + 'The connection log has the reasons; attempts with certificates alone are not in it.',
};

export const CONNECT_HANDLER_DENIALS: Watched = {
  ...MANY,
  ...WITH_HANDLER,
  id: 'ConnectHandlerDenials',
  metric: (endpoint) => endpointMetric(endpoint, 'ClientConnectHandlerDeniedConnections'),
  description: 'The connect handler denies many connections. The connection log has the conditions (posture-compliance-statuses): look whether they are meant.',
};

export const AUTHORIZATION_POLICY_DENIALS: Watched = {
  ...MANY,
  id: 'AuthorizationPolicyDenials',
  hasData: ({ authorizationPolicy }) => authorizationPolicy,
  otherwise: 'the endpoint has no authorization policy',
  metric: (endpoint) => endpointMetric(endpoint, 'AuthorizationPolicyDeniedConnections'),
  description: 'The authorization policy denies many connections. The connection log has the decisions (authorization-policy-evaluation): look whether they are meant.',
};
