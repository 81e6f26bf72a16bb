/** The metrics of an endpoint, compared with the list of them that AWS documents. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Dashboard, GraphWidget, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ClientVpnEndpointPlus, type IClientVpnEndpointPlus } from '../../src';
import { STATISTICS } from '../../src/service/metrics';
import { ENV, messageOf, newApp, newEndpoint, newStack } from '../fixtures';

/** Name and statistic, from https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html: what is counted is added up, what is measured is not. */
const DOCUMENTED = [
  ['ActiveConnectionsCount', 'Maximum'],
  ['AuthenticationFailures', 'Sum'],
  ['CrlDaysToExpiry', 'Minimum'],
  ['IdpCertDaysToExpiry', 'Minimum'],
  ['EgressBytes', 'Sum'],
  ['EgressPackets', 'Sum'],
  ['IngressBytes', 'Sum'],
  ['IngressPackets', 'Sum'],
  ['SelfServicePortalClientConfigurationDownloads', 'Sum'],
  ['ClientConnectHandlerTimeouts', 'Sum'],
  ['ClientConnectHandlerInvalidResponses', 'Sum'],
  ['ClientConnectHandlerOtherExecutionErrors', 'Sum'],
  ['ClientConnectHandlerThrottlingErrors', 'Sum'],
  ['ClientConnectHandlerDeniedConnections', 'Sum'],
  ['ClientConnectHandlerFailedServiceErrors', 'Sum'],
  ['AuthorizationPolicyDeniedConnections', 'Sum'],
  ['AuthorizationPolicyEvaluationCount', 'Sum'],
  ['AuthorizationPolicyTerminatedConnections', 'Sum'],
] as const;
const ID = 'cvpn-endpoint-0123456789abcdef0';

const created = () => newEndpoint(newStack());
const imported = (scope = newStack()) => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(scope, 'Imported', { clientVpnEndpointId: ID });

type Canned = `metric${typeof DOCUMENTED[number][0]}`;

test('each documented metric has a statistic, and no other one has', () => {
  expect(Object.fromEntries(STATISTICS)).toEqual(Object.fromEntries(DOCUMENTED));
});

describe.each([['created', created], ['imported', imported]] as const)('of an endpoint that is %s', (_, endpoint) => {
  test.each(DOCUMENTED)('%s', (name, statistic) => {
    const vpn: IClientVpnEndpointPlus = endpoint();
    const { metricStat } = vpn[`metric${name}` as Canned]().toMetricConfig();
    expect(metricStat).toMatchObject({
      namespace: 'AWS/ClientVPN',
      metricName: name,
      dimensions: [{ name: 'Endpoint', value: vpn.clientVpnEndpointId }],
      statistic,
      period: Duration.minutes(5),
      region: ENV.region,
      account: ENV.account,
    });
    // a unit that is not quite the one of the data finds none.
    expect(metricStat!.unitFilter).toBeUndefined();
  });
});

test('a metric by its name has the statistic that is documented for it', () => {
  expect(imported().metric('CrlDaysToExpiry').statistic).toBe(Stats.MINIMUM);
});

test('a metric that is not documented yet has the statistic of the CDK', () => {
  expect(imported().metric('SomethingNew')).toMatchObject({ metricName: 'SomethingNew', statistic: Stats.AVERAGE });
});

test('what is asked for comes first', () => {
  const metric = imported().metricActiveConnectionsCount({
    statistic: Stats.AVERAGE, period: Duration.hours(1), label: 'Clients', region: 'eu-north-1', account: '222222222222',
  });
  expect(metric).toMatchObject({ statistic: Stats.AVERAGE, period: Duration.hours(1), label: 'Clients', region: 'eu-north-1', account: '222222222222' });
});

test('a statistic that is left open is the documented one', () => {
  expect(imported().metricEgressBytes({ statistic: undefined }).statistic).toBe(Stats.SUM);
});

test('the id of the endpoint is not lost for another dimension', () => {
  expect(imported().metricEgressBytes({ dimensionsMap: { Endpoint: 'another', Zone: 'a' } }).dimensions).toEqual({ Endpoint: ID, Zone: 'a' });
});

test('a metric has a name', () => {
  expect(messageOf(() => imported().metric(''))).toContain('metricName is "". Write e.g. "ActiveConnectionsCount".');
});

describe('the faults of a connect handler', () => {
  const FAULTS = DOCUMENTED.map(([name]) => name).filter((name) => /^ClientConnectHandler(?!Denied)/.test(name));

  test('are the sum of the five of them, each of which is nothing where there is no value', () => {
    const errors = imported().metricClientConnectHandlerErrors();
    const names = Object.entries(errors.usingMetrics).map(([id, metric]) => [id, (metric as Metric).metricName]);
    expect(names.map(([, name]) => name).sort()).toEqual([...FAULTS].sort());
    expect(errors.expression).toBe(`SUM([${names.map(([id]) => `FILL(${id}, 0)`).join(', ')}])`);
    expect(Object.values(errors.usingMetrics).map((metric) => (metric as Metric).statistic)).toEqual(Array(5).fill(Stats.SUM));
  });

  test('take the period and the label of the expression', () => {
    const errors = created().metricClientConnectHandlerErrors({ period: Duration.minutes(15), label: 'Faults' });
    expect([errors.period, errors.label]).toEqual([Duration.minutes(15), 'Faults']);
    expect(Object.values(errors.usingMetrics).map(({ period }: any) => period)).toEqual(Array(5).fill(Duration.minutes(15)));
  });
});

describe('the Region of the endpoint', () => {
  test('comes along to a dashboard of another Region', () => {
    const app = newApp();
    const vpn = imported(newStack(app));
    const elsewhere = new Stack(app, 'Elsewhere', { env: { account: ENV.account, region: 'us-east-1' } });
    new Dashboard(elsewhere, 'Dashboard', { widgets: [[new GraphWidget({ left: [vpn.metricActiveConnectionsCount()] })]] });
    const [{ Properties }] = Object.values<any>(Template.fromStack(elsewhere).findResources('AWS::CloudWatch::Dashboard'));
    const body = Properties.DashboardBody['Fn::Join'][1].filter((part: unknown) => typeof part === 'string').join('us-east-1');
    expect(JSON.parse(body).widgets[0].properties.metrics).toEqual([
      ['AWS/ClientVPN', 'ActiveConnectionsCount', 'Endpoint', ID, { region: ENV.region, stat: 'Maximum' }],
    ]);
  });

  test('is that of an alarm, which would stay without data in another Region', () => {
    const app = newApp();
    const vpn = imported(newStack(app));
    const elsewhere = new Stack(app, 'Elsewhere', { env: { account: ENV.account, region: 'us-east-1' } });
    expect(() => vpn.metricActiveConnectionsCount().createAlarm(elsewhere, 'Alarm', { threshold: 1, evaluationPeriods: 1 })).toThrow(/region/i);
  });

  test('is left open where the stack leaves it open', () => {
    const stack = new Stack(newApp());
    imported(stack).metricClientConnectHandlerErrors().createAlarm(stack, 'Alarm', { threshold: 0, evaluationPeriods: 1 });
    const [{ Properties }] = Object.values<any>(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(Properties.Metrics.filter(({ MetricStat }: any) => MetricStat !== undefined)).toHaveLength(5);
    expect(JSON.stringify(Properties)).not.toContain('AWS::Region');
  });
});

test('an expression is one of the CDK', () => {
  expect(created().metricClientConnectHandlerErrors()).toBeInstanceOf(MathExpression);
});
