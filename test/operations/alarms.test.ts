/** Which alarms an endpoint gets, and what CloudWatch is told. */
import { Duration, Fn, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { alarmsFor, alarmsOf, everyAlarm as all, handler, type Options, policy } from './alarms';
import {
  ClientVpnAlarm, ClientVpnAlarms, ClientVpnAuthentication, ClientVpnDnsServers, ClientVpnEndpointPlus, type ClientVpnEndpointPlusProps,
  ClientVpnIpAddressType, ClientVpnNetwork, ClientVpnRevocationList,
} from '../../src';
import {
  guide, messageOf, newApp, newEndpoint, newEndpointIn, newEndpointOn, newL1Endpoint, newStack, newVpc, SERVER_CERTIFICATE, samlProvider,
  serverCertificate,
} from '../fixtures';
import { list, newFolder } from '../upkeep/lists';

const ID = 'cvpn-endpoint-0123456789abcdef0';

type Attributes = Partial<Parameters<typeof ClientVpnEndpointPlus.fromClientVpnEndpointAttributes>[2]>;

const imported = (stack: Stack, attributes: Attributes = {}) =>
  ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: ID, ...attributes });

const directory = () => ClientVpnAuthentication.activeDirectory('d-1234567890');
const saml = (stack: Stack) => ClientVpnAuthentication.federated(samlProvider(stack));

describe('by default', () => {
  const EVERY = ['ServerCertificateExpiry', 'ActiveConnections'];

  test.each<[string, (stack: Stack) => Partial<ClientVpnEndpointPlusProps>, readonly string[]]>([
    ['certificates', () => ({ authentication: ClientVpnAuthentication.mutual() }), ['RevocationListExpiry']],
    ['SAML', (stack) => ({ authentication: saml(stack) }), ['IdentityProviderCertificateExpiry']],
    ['SAML and certificates', (stack) => ({ authentication: ClientVpnAuthentication.federated(samlProvider(stack)).withMutual() }),
      ['RevocationListExpiry', 'IdentityProviderCertificateExpiry']],
    ['a directory', () => ({ authentication: directory() }), []],
    ['a connect handler', () => ({ authentication: directory(), connectHandler: handler() }), ['ConnectHandlerErrors']],
    ['a policy', () => ({ authentication: directory(), authorizationPolicy: policy() }), []],
  ])('an endpoint with %s gets what applies to it', (_, props, expected) => {
    const stack = newStack();
    expect(Object.keys(alarmsOf(newEndpoint(stack, props(stack)))).sort()).toEqual([...EVERY, ...expected].sort());
  });

  test('an imported endpoint gets what is known of it: nothing', () => {
    expect(alarmsOf(imported(newStack()))).toEqual({});
  });

  test('an imported endpoint gets what is known of it: certificate, range, subnets', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const alarms = alarmsOf(imported(stack, {
      serverCertificate: serverCertificate(stack), clientCidrBlock: '10.100.0.0/16', vpc, associatedSubnets: vpc.privateSubnets,
    }));
    expect(Object.keys(alarms).sort()).toEqual(['ActiveConnections', 'ServerCertificateExpiry']);
    expect(alarms.ActiveConnections.Threshold).toBe(26_214);
    expect(alarms.ServerCertificateExpiry.Dimensions).toEqual([{ Name: 'CertificateArn', Value: SERVER_CERTIFICATE }]);
  });

  test('an L1 gets what applies to it', () => {
    expect(Object.keys(alarmsOf(newL1Endpoint(newStack()))).sort()).toEqual([...EVERY, 'RevocationListExpiry'].sort());
  });

  test('an endpoint of the CDK\'s own gets what applies to it', () => {
    const stack = newStack();
    const endpoint = new ec2.ClientVpnEndpoint(stack, 'Vpn', {
      vpc: newVpc(stack),
      cidr: '10.100.0.0/16',
      serverCertificateArn: SERVER_CERTIFICATE,
      userBasedAuthentication: ec2.ClientVpnUserBasedAuthentication.federated(samlProvider(stack)),
    });
    const alarms = alarmsOf(endpoint.node.defaultChild as ec2.CfnClientVpnEndpoint);
    expect(Object.keys(alarms).sort()).toEqual([...EVERY, 'IdentityProviderCertificateExpiry'].sort());
  });

  test('what is known only at deployment is no reason for an alarm', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack, {
      authenticationOptions: Token.asAny(Fn.importValue('Authentication')) as any,
      clientConnectOptions: Token.asAny(Fn.importValue('Handler')) as any,
      clientCidrBlock: Fn.importValue('Range'),
    });
    expect(Object.keys(alarmsOf(endpoint))).toEqual(['ServerCertificateExpiry']);
  });

  test('one way to authenticate that is not known leaves open what the endpoint has', () => {
    const stack = newStack();
    const endpoint = newL1Endpoint(stack, { authenticationOptions: [{ type: Fn.importValue('Type') }] });
    const alarms = alarmsOf(endpoint, { revocationListExpiry: ClientVpnAlarm.at(7) });
    expect(Object.keys(alarms).sort()).toEqual([...EVERY, 'RevocationListExpiry'].sort());
  });
});

describe('what CloudWatch is told', () => {
  // by https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html: days are the fewest, connections the most, what is counted is added up.
  test.each([
    ['RevocationListExpiry', 'CrlDaysToExpiry', 'Minimum', 3600, 'LessThanThreshold', 14, 'ignore'],
    ['IdentityProviderCertificateExpiry', 'IdpCertDaysToExpiry', 'Minimum', 3600, 'LessThanThreshold', 30, 'ignore'],
    ['ActiveConnections', 'ActiveConnectionsCount', 'Maximum', 300, 'GreaterThanThreshold', 26_214, 'notBreaching'],
    ['AuthenticationFailures', 'AuthenticationFailures', 'Sum', 300, 'GreaterThanThreshold', 20, 'notBreaching'],
    ['ConnectHandlerDenials', 'ClientConnectHandlerDeniedConnections', 'Sum', 300, 'GreaterThanThreshold', 30, 'notBreaching'],
    ['AuthorizationPolicyDenials', 'AuthorizationPolicyDeniedConnections', 'Sum', 300, 'GreaterThanThreshold', 40, 'notBreaching'],
  ])('%s: %s, its %s of %d seconds, %s %d, no data: %s', (id, metric, statistic, period, operator, threshold, missing) => {
    expect(all()[id]).toEqual({
      AlarmDescription: expect.stringMatching(/^Client VPN endpoint Stack\/Vpn: /),
      ComparisonOperator: operator,
      DatapointsToAlarm: 1,
      Dimensions: [{ Name: 'Endpoint', Value: { Ref: expect.stringMatching(/^Vpn/) } }],
      EvaluationPeriods: 1,
      MetricName: metric,
      Namespace: 'AWS/ClientVPN',
      Period: period,
      Statistic: statistic,
      Threshold: threshold,
      TreatMissingData: missing,
    });
  });

  test('ServerCertificateExpiry: once a day, and no data are an alarm', () => {
    expect(all().ServerCertificateExpiry).toEqual({
      AlarmDescription: expect.stringContaining('into the SAME ARN'),
      ComparisonOperator: 'LessThanThreshold',
      DatapointsToAlarm: 1,
      Dimensions: [{ Name: 'CertificateArn', Value: SERVER_CERTIFICATE }],
      EvaluationPeriods: 1,
      MetricName: 'DaysToExpiry',
      Namespace: 'AWS/CertificateManager',
      Period: 86_400,
      Statistic: 'Minimum',
      Threshold: 30,
      TreatMissingData: 'breaching',
    });
  });

  test('ServerCertificateExpiry is what the CDK measures of a certificate', () => {
    const stack = newStack();
    const metric = Certificate.fromCertificateArn(stack, 'Certificate', SERVER_CERTIFICATE).metricDaysToExpiry();
    const { Dimensions: [{ Value }], MetricName, Namespace, Period, Statistic } = all().ServerCertificateExpiry;
    expect([{ CertificateArn: Value }, MetricName, Namespace, Period, Statistic])
      .toEqual([metric.dimensions, metric.metricName, metric.namespace, metric.period.toSeconds(), metric.statistic]);
  });

  test('ConnectHandlerErrors: each fault, in two of three periods', () => {
    const { Metrics, ...alarm } = all().ConnectHandlerErrors;
    expect(alarm).toEqual({
      AlarmDescription: expect.stringContaining('the connect handler fails'),
      ComparisonOperator: 'GreaterThanThreshold',
      DatapointsToAlarm: 2,
      EvaluationPeriods: 3,
      Threshold: 0,
      TreatMissingData: 'notBreaching',
    });
    expect(Metrics).toHaveLength(6);
  });

  test('each description fits into CloudWatch and says what to do', () => {
    const descriptions = Object.values(all()).map(({ AlarmDescription }) => AlarmDescription);
    expect(descriptions).toHaveLength(8);
    descriptions.forEach((description) => {
      expect(description.length).toBeLessThan(1024);
      expect(description).toMatch(/import|Renew|Read|Associate|log has/);
    });
  });
});

describe('connections', () => {
  // https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html, and two addresses for each connection.
  test.each([
    ['10.100.0.0/22', 2, 409],
    ['10.100.0.0/18', 2, 6_553],
    ['10.100.0.0/12', 1, 5_600],
    ['10.100.0.0/12', 2, 29_200],
    ['10.100.0.0/12', 0, 419_430],
  ])('a client range of %s and %d associations: more than %d', (range, count, threshold) => {
    const stack = newStack();
    const clientCidrBlock = range.replace('10.100', '10.96');
    const vpc = newVpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16') });
    const vpn = newEndpoint(stack, { clientCidrBlock, network: ClientVpnNetwork.vpc(vpc, { associate: false }) });
    vpc.privateSubnets.slice(0, count).forEach((subnet) => vpn.associateSubnet(subnet));
    expect(alarmsOf(vpn).ActiveConnections.Threshold).toBe(threshold);
  });

  test('associations that come later count as well', () => {
    const stack = newStack();
    const vpc = newVpc(stack);
    const vpn = newEndpoint(stack, { clientCidrBlock: '10.96.0.0/12', network: ClientVpnNetwork.vpc(vpc, { associate: false }) });
    vpn.associateSubnet(vpc.privateSubnets[0]);
    const { alarms } = new ClientVpnAlarms(stack, 'Alarms', { endpoint: vpn });
    vpn.associateSubnet(vpc.privateSubnets[1]);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ActiveConnectionsCount', Threshold: 29_200 });
    expect(alarms.find(({ node }) => node.id === 'ActiveConnections')!.toAnnotation().label).toContain('> 5600 ');
  });

  test('more than five associations have the quota of five', () => {
    const stack = newStack();
    const subnets = [...'abcdef'].map((zone) => (
      ec2.Subnet.fromSubnetAttributes(stack, `Subnet${zone}`, { subnetId: `subnet-${zone}`, availabilityZone: `eu-west-1${zone}` })
    ));
    expect(alarmsOf(imported(stack, { associatedSubnets: subnets })).ActiveConnections.Threshold).toBe(100_800);
  });

  test('of a transit gateway only the range is known', () => {
    expect(alarmsOf(newEndpointOn(newStack(), {}, { clientCidrBlock: '10.96.0.0/12' })).ActiveConnections.Threshold).toBe(419_430);
  });

  test('clients with IPv6 traffic alone have the quota alone', () => {
    const stack = newStack();
    const vpc = newVpc(stack, 'Vpc', { ipProtocol: ec2.IpProtocol.DUAL_STACK });
    const vpn = newEndpointIn(vpc, {
      clientCidrBlock: undefined,
      trafficIpAddressType: ClientVpnIpAddressType.IPV6,
      endpointIpAddressType: ClientVpnIpAddressType.DUAL_STACK,
      dnsServers: ClientVpnDnsServers.of('2001:db8::53'),
    });
    expect(alarmsOf(vpn).ActiveConnections.Threshold).toBe(29_200);
  });
});

describe('an alarm', () => {
  test('is left out', () => {
    expect(Object.keys(alarmsFor({}, { serverCertificateExpiry: ClientVpnAlarm.none(), activeConnections: ClientVpnAlarm.none() })))
      .toEqual(['IdentityProviderCertificateExpiry']);
  });

  test('has another threshold', () => {
    expect(alarmsFor({}, { identityProviderCertificateExpiry: ClientVpnAlarm.at(60) }).IdentityProviderCertificateExpiry.Threshold).toBe(60);
  });

  test('has a threshold that is known at deployment', () => {
    const threshold = Token.asNumber(Fn.importValue('Most'));
    expect(alarmsFor({}, { activeConnections: ClientVpnAlarm.at(threshold) }).ActiveConnections.Threshold).toEqual({ 'Fn::ImportValue': 'Most' });
  });

  test.each<[object, number, number]>([
    [{}, 3, 2],
    [{ evaluationPeriods: 5 }, 5, 5],
    [{ evaluationPeriods: 5, datapointsToAlarm: 4 }, 5, 4],
    [{ datapointsToAlarm: 1 }, 3, 1],
    [{ datapointsToAlarm: 4 }, 4, 4],
  ])('with %j looks at %d periods and needs %d of them', (options, periods, datapoints) => {
    expect(alarmsFor({ connectHandler: handler() }, { connectHandlerErrors: ClientVpnAlarm.at(5, options) }).ConnectHandlerErrors)
      .toMatchObject({ Threshold: 5, EvaluationPeriods: periods, DatapointsToAlarm: datapoints });
  });

  test('takes numbers of periods that are known at deployment', () => {
    const periods = Token.asNumber(Fn.importValue('Periods'));
    expect(alarmsFor({}, { activeConnections: ClientVpnAlarm.at(5, { evaluationPeriods: periods, datapointsToAlarm: 2 }) }).ActiveConnections)
      .toMatchObject({ EvaluationPeriods: { 'Fn::ImportValue': 'Periods' }, DatapointsToAlarm: 2 });
  });

  test('of an imported endpoint is made where it is asked for', () => {
    expect(Object.keys(alarmsOf(imported(newStack()), {
      revocationListExpiry: ClientVpnAlarm.at(14),
      connectHandlerErrors: ClientVpnAlarm.at(0),
      authorizationPolicyDenials: ClientVpnAlarm.at(9),
      activeConnections: ClientVpnAlarm.at(500),
    })).sort())
      .toEqual(['ActiveConnections', 'AuthorizationPolicyDenials', 'ConnectHandlerErrors', 'RevocationListExpiry']);
  });

  test('tells each of the actions', () => {
    const stack = newStack();
    const topic = new Topic(stack, 'Topic');
    const alarms = Object.values(alarmsOf(newEndpoint(stack), { actions: [new SnsAction(topic)] }));
    expect(alarms).toHaveLength(3);
    alarms.forEach(({ AlarmActions }) => expect(AlarmActions).toEqual([stack.resolve(topic.topicArn)]));
  });

  test('is one of the CDK, for anything else', () => {
    const stack = newStack();
    const { alarms } = new ClientVpnAlarms(stack, 'Alarms', { endpoint: newEndpoint(stack) });
    alarms.pop();
    alarms[0].addOkAction(new SnsAction(new Topic(stack, 'Topic')));
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 3);
  });

  test('in another Region would have no data', () => {
    const app = newApp();
    const vpn = imported(newStack(app), { clientCidrBlock: '10.0.0.0/16' });
    const elsewhere = new Stack(app, 'Elsewhere', { env: { region: 'us-east-1' } });
    expect(() => new ClientVpnAlarms(elsewhere, 'Alarms', { endpoint: vpn })).toThrow(/region/i);
  });
});

describe('an error says what to write', () => {
  test.each<[keyof Options, Partial<ClientVpnEndpointPlusProps>, string]>([
    ['revocationListExpiry', {}, 'the endpoint does not authenticate clients by certificates'],
    ['identityProviderCertificateExpiry', { authentication: ClientVpnAuthentication.mutual() }, 'the endpoint does not authenticate users with SAML'],
    ['connectHandlerErrors', {}, 'the endpoint has no connect handler'],
    ['connectHandlerDenials', {}, 'the endpoint has no connect handler'],
    ['authorizationPolicyDenials', {}, 'the endpoint has no authorization policy'],
  ])('%s that would never be raised', (name, props, why) => {
    expect(messageOf(() => alarmsFor(props, { [name]: ClientVpnAlarm.at(1) })))
      .toBe(`Stack/Alarms: ${name} would stay without data for ever: ${why}. Leave ${name} out. [AlarmWithoutData] ${guide('monitoring-cloudwatch')}`);
  });

  test.each<[keyof Options, number, string, number]>([
    ['identityProviderCertificateExpiry', 0, 'what has expired has no days left, and none are not fewer than 0', 30],
    ['activeConnections', 65_536, 'the client range has 65536 addresses', 26_214],
  ])('%s that would never be raised with %d', (name, threshold, why, instead) => {
    expect(messageOf(() => alarmsFor({}, { [name]: ClientVpnAlarm.at(threshold) }))).toBe(
      `Stack/Alarms: ${name} would never be raised with ${threshold}: ${why}. Write e.g. ClientVpnAlarm.at(${instead}). [AlarmNeverRaised] ${guide('monitoring-cloudwatch')}`,
    );
  });

  test.each<[keyof Options, number]>([
    ['identityProviderCertificateExpiry', 1], ['activeConnections', 65_535], ['serverCertificateExpiry', 0], ['authenticationFailures', 0],
  ])('%s may be raised with %d', (name, threshold) => {
    expect(Object.values(alarmsFor({}, { [name]: ClientVpnAlarm.at(threshold) })).map(({ Threshold }) => Threshold)).toContain(threshold);
  });

  test('of a client range that is not known any number of connections may be', () => {
    expect(alarmsOf(imported(newStack()), { activeConnections: ClientVpnAlarm.at(1_000_000) }).ActiveConnections.Threshold).toBe(1_000_000);
  });

  test('a certificate that is not known', () => {
    expect(messageOf(() => alarmsOf(imported(newStack()), { serverCertificateExpiry: ClientVpnAlarm.at(30) })))
      .toContain('serverCertificateExpiry would stay without data for ever: the endpoint was imported without its serverCertificate.');
  });

  test.each<[string, unknown[], string]>([
    ['no threshold', [], 'threshold is missing. Write e.g. 14.'],
    ['less than nothing', [-1], 'threshold is -1. Write e.g. 14.'],
    ['a part of a day', [1.5], 'threshold is 1.5.'],
    ['no periods', [14, { evaluationPeriods: 0 }], 'evaluationPeriods is 0. Write e.g. 3.'],
    ['no datapoints', [14, { datapointsToAlarm: 0 }], 'datapointsToAlarm is 0. Write e.g. 2.'],
    ['more datapoints than periods', [14, { evaluationPeriods: 2, datapointsToAlarm: 3 }], 'datapointsToAlarm is 3.'],
    ['a misspelled option', [14, { evaluationPeriod: 2 }], 'Write evaluationPeriods.'],
    ['no options', [14, null], 'options is null'],
    ['an argument too many', [14, {}, 3], 'there are 3 arguments'],
  ])('%s', (_, args, message) => {
    expect(messageOf(() => (ClientVpnAlarm.at as (...all: unknown[]) => unknown)(...args))).toContain(message);
  });

  test('a duration in place of its days', () => {
    expect(messageOf(() => ClientVpnAlarm.at(Duration.days(14) as never))).toContain('threshold is ');
  });

  test.each<[string, object, string]>([
    ['no endpoint', { endpoint: undefined }, 'endpoint is missing. Write e.g. a ClientVpnEndpointPlus'],
    ['a number in place of an alarm', { activeConnections: 500 }, 'activeConnections is 500. Write e.g. ClientVpnAlarm.at(14).'],
    ['a topic in place of an action', { actions: [{}] }, 'actions[0] is {}. Write e.g. new cloudwatch_actions.SnsAction(topic).'],
    ['a misspelled prop', { activeConnection: ClientVpnAlarm.at(5) }, 'Write activeConnections.'],
    ['null', { actions: null }, 'actions is null'],
  ])('%s', (_, wrong, message) => {
    const stack = newStack();
    expect(messageOf(() => new ClientVpnAlarms(stack, 'Alarms', { endpoint: imported(stack), ...wrong } as never))).toContain(message);
  });

  test('what is known of an imported endpoint is of its kind', () => {
    expect(messageOf(() => imported(newStack(), { serverCertificate: SERVER_CERTIFICATE as never }))).toContain('serverCertificate is "arn:');
    expect(messageOf(() => imported(newStack(), { logGroup: '/vpn' as never }))).toContain('logGroup is "/vpn".');
  });
});

test('an imported endpoint with a revocation list of the stack has the alarm on it', () => {
  const { file, remove } = newFolder();
  const stack = newStack();
  const endpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'WithList', {
    clientVpnEndpointId: ID, revocationList: ClientVpnRevocationList.fromFile(file(list())),
  });
  const { alarms } = new ClientVpnAlarms(stack, 'AlarmsOfList', { endpoint });
  remove();
  expect(alarms.map(({ node: { id } }) => id)).toEqual(['RevocationListExpiry']);
});
