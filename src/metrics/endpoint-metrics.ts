import type { MathExpression, MathExpressionOptions, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * What CloudWatch measures of a Client VPN endpoint: one value for each endpoint, every five minutes; nothing for each user or association. A metric that the endpoint
 * has no data of, such as those of a connect handler that it does not have, is empty.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export interface IClientVpnEndpointMetrics {
  /**
   * A metric of the endpoint, by the name that AWS gives it.
   *
   * @default - the statistic of a metric that is documented: the sum of what is counted, the maximum or the minimum of what is not; else the average; over 5 minutes
   * @param metricName Such as `ActiveConnectionsCount`.
   */
  metric(metricName: string, props?: MetricOptions): Metric;

  /**
   * The clients that are connected. Always published.
   *
   * @default maximum over 5 minutes
   */
  metricActiveConnectionsCount(props?: MetricOptions): Metric;

  /**
   * Clients that failed to authenticate. Always published. Failed attempts with certificates alone are in no connection log: this is their
   * only sign.
   *
   * @default sum over 5 minutes
   */
  metricAuthenticationFailures(props?: MetricOptions): Metric;

  /**
   * The days until the certificate revocation list expires. Published once a list was imported. **With an expired list no client can
   * connect**, those that were never revoked included.
   *
   * @default minimum over 5 minutes
   */
  metricCrlDaysToExpiry(props?: MetricOptions): Metric;

  /**
   * The days until the certificate of the identity provider expires. Published for endpoints with SAML. Users cannot sign in with an expired
   * one.
   *
   * @default minimum over 5 minutes
   */
  metricIdpCertDaysToExpiry(props?: MetricOptions): Metric;

  /**
   * The bytes that the endpoint sent to clients. Always published.
   *
   * @default sum over 5 minutes
   */
  metricEgressBytes(props?: MetricOptions): Metric;

  /**
   * The bytes that the endpoint received from clients. Always published.
   *
   * @default sum over 5 minutes
   */
  metricIngressBytes(props?: MetricOptions): Metric;

  /**
   * The packets that the endpoint sent to clients. Always published.
   *
   * @default sum over 5 minutes
   */
  metricEgressPackets(props?: MetricOptions): Metric;

  /**
   * The packets that the endpoint received from clients. Always published.
   *
   * @default sum over 5 minutes
   */
  metricIngressPackets(props?: MetricOptions): Metric;

  /**
   * Configurations that users fetched from the self-service portal. Published for endpoints with the portal.
   *
   * @default sum over 5 minutes
   */
  metricSelfServicePortalClientConfigurationDownloads(props?: MetricOptions): Metric;

  /**
   * Connections that were denied because the connect handler did not answer in time. Published for endpoints with a connect handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerTimeouts(props?: MetricOptions): Metric;

  /**
   * Connections that were denied because the connect handler answered something that the service does not take. Published for endpoints with
   * a connect handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerInvalidResponses(props?: MetricOptions): Metric;

  /**
   * Connections that were denied because the connect handler failed in another way. Published for endpoints with a connect handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerOtherExecutionErrors(props?: MetricOptions): Metric;

  /**
   * Connections that were denied because calls of the connect handler were throttled. Published for endpoints with a connect handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerThrottlingErrors(props?: MetricOptions): Metric;

  /**
   * Connections that were denied because the service failed while it called the connect handler. Published for endpoints with a connect
   * handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerFailedServiceErrors(props?: MetricOptions): Metric;

  /**
   * Connections that were denied by any fault of the connect handler, be it a timeout, an invalid response, throttling or another error: the
   * sum of the five metrics. Published for endpoints with a connect handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerErrors(props?: MathExpressionOptions): MathExpression;

  /**
   * Connections that the connect handler denied: a decision, not a fault. Published for endpoints with a connect handler.
   *
   * @default sum over 5 minutes
   */
  metricClientConnectHandlerDeniedConnections(props?: MetricOptions): Metric;

  /**
   * Connections that the authorization policy denied. Published for endpoints with an authorization policy.
   *
   * @default sum over 5 minutes
   */
  metricAuthorizationPolicyDeniedConnections(props?: MetricOptions): Metric;

  /**
   * How often the authorization policy was evaluated. Published for endpoints with an authorization policy.
   *
   * @default sum over 5 minutes
   */
  metricAuthorizationPolicyEvaluationCount(props?: MetricOptions): Metric;

  /**
   * Connections that ended because the authorization policy no longer permitted them. Published for endpoints with an authorization policy.
   *
   * @default sum over 5 minutes
   */
  metricAuthorizationPolicyTerminatedConnections(props?: MetricOptions): Metric;
}
