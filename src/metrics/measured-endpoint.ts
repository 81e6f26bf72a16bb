import { Resource } from 'aws-cdk-lib';
import type { MathExpression, MathExpressionOptions, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { endpointMetric, handlerErrors } from './endpoint-metric';
import type { IClientVpnEndpointMetrics } from './endpoint-metrics';
import { expectName, expectProps, limitArguments, type Names } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
const METRIC_OPTIONS: Names<MetricOptions> = {
  account: true,
  color: true,
  dimensionsMap: true,
  id: true,
  label: true,
  period: true,
  region: true,
  stackAccount: true,
  stackRegion: true,
  statistic: true,
  unit: true,
  visible: true,
};

/** Names that a misspelled one is compared with. */
const EXPRESSION_OPTIONS: Names<MathExpressionOptions> = { color: true, label: true, period: true, searchAccount: true, searchRegion: true };

/** @internal */
// eslint-disable-next-line -- for jsii, whose languages do without the base class; a tag on the class itself would take it out of the declarations.
export interface MeasuredEndpoint extends IClientVpnEndpointMetrics, IClientVpnEndpointRef {}

/** An endpoint with the metrics that CloudWatch has of it. */
export abstract class MeasuredEndpoint extends Resource implements IClientVpnEndpointMetrics {
  public metric(metricName: string, props: MetricOptions = {}): Metric {
    expectName(this, 'metricName', metricName, '"ActiveConnectionsCount"');
    expectProps(this, 'props', props, METRIC_OPTIONS, { instead: '{ period: Duration.minutes(5) }' });
    return endpointMetric(this, metricName, props);
  }

  public metricActiveConnectionsCount(props?: MetricOptions): Metric {
    return this.metric('ActiveConnectionsCount', props);
  }

  public metricAuthenticationFailures(props?: MetricOptions): Metric {
    return this.metric('AuthenticationFailures', props);
  }

  public metricCrlDaysToExpiry(props?: MetricOptions): Metric {
    return this.metric('CrlDaysToExpiry', props);
  }

  public metricIdpCertDaysToExpiry(props?: MetricOptions): Metric {
    return this.metric('IdpCertDaysToExpiry', props);
  }

  public metricEgressBytes(props?: MetricOptions): Metric {
    return this.metric('EgressBytes', props);
  }

  public metricIngressBytes(props?: MetricOptions): Metric {
    return this.metric('IngressBytes', props);
  }

  public metricEgressPackets(props?: MetricOptions): Metric {
    return this.metric('EgressPackets', props);
  }

  public metricIngressPackets(props?: MetricOptions): Metric {
    return this.metric('IngressPackets', props);
  }

  public metricSelfServicePortalClientConfigurationDownloads(props?: MetricOptions): Metric {
    return this.metric('SelfServicePortalClientConfigurationDownloads', props);
  }

  public metricClientConnectHandlerTimeouts(props?: MetricOptions): Metric {
    return this.metric('ClientConnectHandlerTimeouts', props);
  }

  public metricClientConnectHandlerInvalidResponses(props?: MetricOptions): Metric {
    return this.metric('ClientConnectHandlerInvalidResponses', props);
  }

  public metricClientConnectHandlerOtherExecutionErrors(props?: MetricOptions): Metric {
    return this.metric('ClientConnectHandlerOtherExecutionErrors', props);
  }

  public metricClientConnectHandlerThrottlingErrors(props?: MetricOptions): Metric {
    return this.metric('ClientConnectHandlerThrottlingErrors', props);
  }

  public metricClientConnectHandlerFailedServiceErrors(props?: MetricOptions): Metric {
    return this.metric('ClientConnectHandlerFailedServiceErrors', props);
  }

  public metricClientConnectHandlerErrors(props: MathExpressionOptions = {}): MathExpression {
    expectProps(this, 'props', props, EXPRESSION_OPTIONS, { instead: '{ period: Duration.minutes(5) }' });
    return handlerErrors(this, props);
  }

  public metricClientConnectHandlerDeniedConnections(props?: MetricOptions): Metric {
    return this.metric('ClientConnectHandlerDeniedConnections', props);
  }

  public metricAuthorizationPolicyDeniedConnections(props?: MetricOptions): Metric {
    return this.metric('AuthorizationPolicyDeniedConnections', props);
  }

  public metricAuthorizationPolicyEvaluationCount(props?: MetricOptions): Metric {
    return this.metric('AuthorizationPolicyEvaluationCount', props);
  }

  public metricAuthorizationPolicyTerminatedConnections(props?: MetricOptions): Metric {
    return this.metric('AuthorizationPolicyTerminatedConnections', props);
  }
}

limitArguments('ClientVpnEndpointPlus', MeasuredEndpoint.prototype, {
  metric: 2,
  metricActiveConnectionsCount: 1,
  metricAuthenticationFailures: 1,
  metricCrlDaysToExpiry: 1,
  metricIdpCertDaysToExpiry: 1,
  metricEgressBytes: 1,
  metricIngressBytes: 1,
  metricEgressPackets: 1,
  metricIngressPackets: 1,
  metricSelfServicePortalClientConfigurationDownloads: 1,
  metricClientConnectHandlerTimeouts: 1,
  metricClientConnectHandlerInvalidResponses: 1,
  metricClientConnectHandlerOtherExecutionErrors: 1,
  metricClientConnectHandlerThrottlingErrors: 1,
  metricClientConnectHandlerFailedServiceErrors: 1,
  metricClientConnectHandlerErrors: 1,
  metricClientConnectHandlerDeniedConnections: 1,
  metricAuthorizationPolicyDeniedConnections: 1,
  metricAuthorizationPolicyEvaluationCount: 1,
  metricAuthorizationPolicyTerminatedConnections: 1,
});
