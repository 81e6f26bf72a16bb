import { MathExpression, type MathExpressionOptions, Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { ENDPOINT_DIMENSION, HANDLER_ERRORS, METRICS_NAMESPACE, STATISTICS } from '../service/metrics';

/** A metric of an endpoint of any kind, with the statistic that is documented for it. */
export function endpointMetric(endpoint: IClientVpnEndpointRef, metricName: string, props: MetricOptions = {}): Metric {
  return new Metric({
    ...props,
    namespace: METRICS_NAMESPACE,
    metricName,
    dimensionsMap: { ...props.dimensionsMap, [ENDPOINT_DIMENSION]: endpoint.clientVpnEndpointRef.clientVpnEndpointId },
    statistic: props.statistic ?? STATISTICS.get(metricName),
  }).attachTo(endpoint);
}

/** The faults of the connect handler of an endpoint, of each kind together. */
export function handlerErrors(endpoint: IClientVpnEndpointRef, props: MathExpressionOptions = {}): MathExpression {
  const names = HANDLER_ERRORS.map((_, index) => `error${index}`);
  return new MathExpression({
    label: 'ClientConnectHandlerErrors',
    ...props,
    // a kind of fault that did not occur has no value: `+` gives nothing then, and nor does FILL where there never was one.
    expression: `SUM([${names.map((name) => `FILL(${name}, 0)`).join(', ')}])`,
    usingMetrics: Object.fromEntries(HANDLER_ERRORS.map((error, index) => [names[index], endpointMetric(endpoint, error)])),
  });
}
