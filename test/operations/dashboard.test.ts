/** What a dashboard shows of which endpoint. */
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Dashboard, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { run } from './insights';
import { attempt, ENDPOINT_ID as ID, reset } from './log-entries';
import {
  ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnConnectHandler, ClientVpnConnectPolicy, ClientVpnDashboard, ClientVpnEndpointPlus,
  type ClientVpnEndpointPlusProps,
} from '../../src';
import { messageOf, newApp, newEndpoint, newL1Endpoint, newStack, REGION, samlProvider, serverCertificate } from '../fixtures';

/** The body of the dashboard, with each token as text. */
function bodyOf(stack: Stack): any {
  const [{ Properties: { DashboardBody: body } }] = Object.values<any>(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const text = typeof body === 'string' ? body : body['Fn::Join'][1].map((part: any) => typeof part === 'string' ? part : JSON.stringify(part).replaceAll('"', '\\"')).join('');
  return JSON.parse(text);
}

function widgetsFor(endpoint: IClientVpnEndpointRef): Readonly<Record<string, any>> {
  const stack = Stack.of(endpoint);
  new ClientVpnDashboard(stack, 'Dashboard', { endpoint });
  return Object.fromEntries(bodyOf(stack).widgets.map(({ properties, type, ...place }: any) => [properties.title, { ...properties, type, place }]));
}

/** The names of the metrics of a widget; of an expression its label. */
const metricsOf = ({ metrics }: any) => metrics.map(([first, name]: any) => typeof first === 'string' ? name : first.label).filter((name: string) => name !== undefined && !/Handler(?!Denied)/.test(name));

const EVERY = ['Connections', 'Traffic', 'Failures and denials', 'Days to expiry'];
const OF_LOG = ['Connected now', 'Top users'];

const handler = () => ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']) });
const policy = () => ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);');

test('all that an endpoint has data of', () => {
  const widgets = widgetsFor(newEndpoint(newStack(), { connectionLogging: undefined }));
  expect(Object.keys(widgets)).toEqual([...EVERY, ...OF_LOG]);
  expect(metricsOf(widgets.Connections)).toEqual(['ActiveConnectionsCount']);
  expect(metricsOf(widgets.Traffic)).toEqual(['IngressBytes', 'EgressBytes']);
});

test.each<[string, (stack: Stack) => Partial<ClientVpnEndpointPlusProps>, readonly string[], readonly string[]]>([
  ['SAML', (stack) => ({ authentication: ClientVpnAuthentication.federated(samlProvider(stack)) }), ['AuthenticationFailures'], ['IdpCertDaysToExpiry', 'DaysToExpiry']],
  ['certificates', () => ({ authentication: ClientVpnAuthentication.mutual() }), ['AuthenticationFailures'], ['CrlDaysToExpiry', 'DaysToExpiry']],
  ['a directory', () => ({ authentication: ClientVpnAuthentication.activeDirectory('d-1234567890') }), ['AuthenticationFailures'], ['DaysToExpiry']],
  ['a connect handler', () => ({ connectHandler: handler() }),
    ['AuthenticationFailures', 'Faults of the connect handler', 'ClientConnectHandlerDeniedConnections'], ['IdpCertDaysToExpiry', 'DaysToExpiry']],
  ['a policy', () => ({ authorizationPolicy: policy() }), ['AuthenticationFailures', 'AuthorizationPolicyDeniedConnections'], ['IdpCertDaysToExpiry', 'DaysToExpiry']],
])('with %s', (_, props, failures, expiries) => {
  const stack = newStack();
  const widgets = widgetsFor(newEndpoint(stack, props(stack)));
  expect(Object.keys(widgets)).toEqual(EVERY);
  expect(metricsOf(widgets['Failures and denials'])).toEqual(failures);
  expect(metricsOf(widgets['Days to expiry'])).toEqual(expiries);
});

test('of an imported endpoint what is always measured, over the full width', () => {
  const stack = newStack();
  const widgets = widgetsFor(ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: ID }));
  expect(Object.keys(widgets)).toEqual(EVERY.slice(0, 3));
  expect(widgets['Failures and denials'].place).toEqual({ x: 0, y: 6, width: 24, height: 6 });
});

test('and what is known of it', () => {
  const stack = newStack();
  const widgets = widgetsFor(ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
    clientVpnEndpointId: ID, serverCertificate: serverCertificate(stack), logGroup: LogGroup.fromLogGroupName(stack, 'Log', '/vpn'),
  }));
  expect(Object.keys(widgets)).toEqual([...EVERY, ...OF_LOG]);
  expect(widgets['Top users'].query.split('\n| ')[0]).toBe(`SOURCE '/vpn' | filter \`client-vpn-endpoint-id\` = '${ID}'`);
  expect(widgets['Top users'].query).toMatch(/\n\| limit 10$/);
  expect(widgets['Top users']).toMatchObject({ type: 'log', view: 'table', region: REGION });
});

test('the tables of the log show who is connected, and who was connected longest', () => {
  const stack = newStack();
  const widgets = widgetsFor(ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
    clientVpnEndpointId: ID, logGroup: LogGroup.fromLogGroupName(stack, 'Log', '/vpn'),
  }));
  const shown = (title: string) => run(widgets[title].query.replace("SOURCE '/vpn' | ", ''), [
    attempt('2026-11-02 08:00:00', 'a', 'ann'),
    reset('2026-11-02 12:00:00', 'a', 'ann', 10, 4),
    attempt('2026-11-02 13:00:00', 'b', 'ann'),
    reset('2026-11-02 15:00:00', 'b', 'ann', 5, 2),
    attempt('2026-11-02 08:00:00', 'c', 'ben'),
    ...Array.from({ length: 11 }, (_, index) => reset('2026-11-02 09:00:00', `d${index}`, `user${index}`, 1, 0.5)),
  ]);
  expect(shown('Connected now')).toEqual([expect.objectContaining({ username: 'ben', since: '2026-11-02 08:00:00' })]);
  expect(shown('Top users')[0]).toEqual({
    'username': 'ann', 'common-name': 'NA', 'connections': 2, 'total_hours': 6, 'total_received_mib': 15, 'total_sent_mib': 30,
  });
  expect(shown('Top users')).toHaveLength(10);
});

test('an L1 has one as well', () => {
  expect(Object.keys(widgetsFor(newL1Endpoint(newStack())))).toEqual(EVERY);
});

test('no widget lies on another one', () => {
  const places = Object.values(widgetsFor(newEndpoint(newStack(), { connectionLogging: undefined }))).map(({ place }) => place);
  expect(places).toEqual([
    { x: 0, y: 0, width: 12, height: 6 }, { x: 12, y: 0, width: 12, height: 6 },
    { x: 0, y: 6, width: 12, height: 6 }, { x: 12, y: 6, width: 12, height: 6 },
    { x: 0, y: 12, width: 24, height: 6 }, { x: 0, y: 18, width: 24, height: 6 },
  ]);
});

test('the Region of the endpoint comes along', () => {
  const app = newApp();
  const stack = newStack(app);
  const endpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
    clientVpnEndpointId: ID, logGroup: LogGroup.fromLogGroupName(stack, 'Log', '/vpn'), serverCertificate: serverCertificate(stack),
  });
  const elsewhere = new Stack(app, 'Elsewhere', { env: { region: 'us-east-1', account: stack.account } });
  new ClientVpnDashboard(elsewhere, 'Dashboard', { endpoint });
  for (const { properties: { metrics = [{ region: REGION }], title, region } } of bodyOf(elsewhere).widgets) {
    const regions = OF_LOG.includes(title) ? [region] : metrics.map((metric: any) => metric[metric.length - 1].region);
    expect([title, ...new Set(regions)]).toEqual([title, REGION]);
  }
});

test('it opens with a day: sessions last as long, and who is connected may have come at its beginning', () => {
  const stack = newStack();
  new ClientVpnDashboard(stack, 'Dashboard', { endpoint: newEndpoint(stack) });
  expect(bodyOf(stack).start).toBe('-P1D');
});

test('its name, and more widgets', () => {
  const stack = newStack();
  const { dashboard } = new ClientVpnDashboard(stack, 'Dashboard', { endpoint: newEndpoint(stack), dashboardName: 'vpn' });
  dashboard.addWidgets(new TextWidget({ markdown: 'On call: 1234' }));
  expect(bodyOf(stack).widgets).toHaveLength(5);
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Dashboard', { DashboardName: 'vpn' });
});

test('widgets fit into a dashboard of others', () => {
  const stack = newStack();
  const dashboard = new Dashboard(stack, 'All');
  dashboard.addWidgets(new TextWidget({ markdown: '# VPN', width: 24, height: 1 }));
  dashboard.addWidgets(...ClientVpnDashboard.widgetsOf(newEndpoint(stack)));
  expect(bodyOf(stack).widgets.map(({ y }: any) => y)).toEqual([0, 1, 1, 7, 7]);
});

test.each<[string, () => unknown, string]>([
  ['no endpoint', () => new ClientVpnDashboard(newStack(), 'Dashboard', {} as never), 'endpoint is missing. Write e.g. a ClientVpnEndpointPlus'],
  ['no endpoint for widgets', () => ClientVpnDashboard.widgetsOf(undefined as never), 'ClientVpnDashboard.widgetsOf(): endpoint is missing.'],
  ['an empty name', () => new ClientVpnDashboard(newStack(), 'Dashboard', { endpoint: newEndpoint(newStack()), dashboardName: '' }), 'dashboardName is "".'],
  ['a misspelled prop', () => new ClientVpnDashboard(newStack(), 'Dashboard', { endpoint: newEndpoint(newStack()), dashboardNam: 'x' } as never), 'Write dashboardName.'],
])('%s is an error that says what to write', (_, make, message) => {
  expect(messageOf(make)).toContain(message);
});
