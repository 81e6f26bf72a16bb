/**
 * What AWS Client VPN publishes to CloudWatch, every five minutes.
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */

export const METRICS_NAMESPACE = 'AWS/ClientVPN';

/** The only dimension: the id of the endpoint. */
export const ENDPOINT_DIMENSION = 'Endpoint';

/** Users who are denied by a fault of the connect handler, by kind of fault. */
export const HANDLER_ERRORS = [
  'ClientConnectHandlerTimeouts', 'ClientConnectHandlerInvalidResponses', 'ClientConnectHandlerOtherExecutionErrors',
  'ClientConnectHandlerThrottlingErrors', 'ClientConnectHandlerFailedServiceErrors',
] as const;

/** How the values of a period become one: those of a gauge are not events, so that their sum means nothing. */
const GAUGES: Readonly<Record<string, string>> = {
  ActiveConnectionsCount: 'Maximum',
  CrlDaysToExpiry: 'Minimum',
  IdpCertDaysToExpiry: 'Minimum',
};

const COUNTERS = [
  'AuthenticationFailures', 'EgressBytes', 'IngressBytes', 'EgressPackets', 'IngressPackets', 'SelfServicePortalClientConfigurationDownloads',
  ...HANDLER_ERRORS, 'ClientConnectHandlerDeniedConnections',
  'AuthorizationPolicyDeniedConnections', 'AuthorizationPolicyEvaluationCount', 'AuthorizationPolicyTerminatedConnections',
];

/** The statistic of each documented metric. */
export const STATISTICS: ReadonlyMap<string, string> = new Map([...Object.entries(GAUGES), ...COUNTERS.map((name) => [name, 'Sum'] as const)]);

/**
 * The days until a certificate in ACM expires, measured once or twice a day, until it has expired.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
 */
export const CERTIFICATE_METRIC = { namespace: 'AWS/CertificateManager', metricName: 'DaysToExpiry', statistic: 'Minimum' };
export const CERTIFICATE_DIMENSION = 'CertificateArn';
