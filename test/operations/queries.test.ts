/** The saved queries, run over the entries that AWS documents, by an emulation of the commands that they use. */
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type Row, run } from './insights';
import { attempt, ENDPOINT_ID, failed, reset, signIn } from './log-entries';
import {
  ClientVpnAuthentication, ClientVpnAuthorizationPolicy, ClientVpnConnectHandler, ClientVpnConnectionLogging, ClientVpnConnectPolicy,
  ClientVpnEndpointPlus,
  type ClientVpnEndpointPlusProps, ClientVpnQueries, type ClientVpnQueriesProps,
} from '../../src';
import { guide, messageOf, newEndpoint, newL1Endpoint, newStack, samlProvider } from '../fixtures';

const ID = ENDPOINT_ID;
const ALWAYS = ['Connected now', 'Use by user and month', 'Failed attempts by reason', 'Users from several places'];
const DENIALS = 'Denials by condition of the connect handler';
const SHADOW = 'What the shadow policy would deny';

interface Definition { readonly Name: string; readonly LogGroupNames: unknown; readonly QueryString: any }

/** What CloudFormation is told, by the names below the folder. */
function definitionsOf(stack: Stack): Readonly<Record<string, Definition>> {
  const found = Object.values<any>(Template.fromStack(stack).findResources('AWS::Logs::QueryDefinition')).map(({ Properties }) => Properties as Definition);
  return Object.fromEntries(found.map((definition) => [definition.Name.split('/').pop(), definition]));
}

function definitionsFor(props: Partial<ClientVpnEndpointPlusProps>, options: Omit<ClientVpnQueriesProps, 'endpoint'> = {}) {
  const stack = newStack();
  new ClientVpnQueries(stack, 'Queries', { endpoint: newEndpoint(stack, { connectionLogging: undefined, ...props }), ...options });
  return definitionsOf(stack);
}

/** The queries of an imported endpoint, of which nothing else is known: all of them, with literal ids. */
function allQueries(): Readonly<Record<string, string>> {
  const stack = newStack();
  const endpoint = ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', {
    clientVpnEndpointId: ID, logGroup: LogGroup.fromLogGroupName(stack, 'LogGroup', '/vpn/connections'),
  });
  new ClientVpnQueries(stack, 'Queries', { endpoint });
  return Object.fromEntries(Object.entries(definitionsOf(stack)).map(([name, { QueryString }]) => [name, QueryString]));
}

const handler = () => ClientVpnConnectHandler.create({ policy: ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']) });
const policy = () => ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);');

describe('which there are', () => {
  test.each<[string, () => Partial<ClientVpnEndpointPlusProps>, readonly string[]]>([
    ['those that each log answers', () => ({}), []],
    ['denials of a connect handler', () => ({ connectHandler: handler() }), [DENIALS]],
    ['what a policy in shadow mode would deny', () => ({ authorizationPolicy: policy().shadow() }), [SHADOW]],
    ['none about a policy that is enforced', () => ({ authorizationPolicy: policy() }), []],
  ])('%s', (_, props, more) => {
    expect(Object.keys(definitionsFor(props())).sort()).toEqual([...ALWAYS, ...more].sort());
  });

  test('all of them where nothing is known', () => {
    expect(Object.keys(allQueries()).sort()).toEqual([...ALWAYS, DENIALS, SHADOW].sort());
  });

  test('they are in a folder of the endpoint, and ask its log group', () => {
    const stack = newStack();
    const endpoint = newEndpoint(stack, { connectionLogging: undefined });
    new ClientVpnQueries(stack, 'Queries', { endpoint });
    Object.values(definitionsOf(stack)).forEach(({ LogGroupNames, Name }) => {
      expect(Name).toMatch(/^Stack\/Vpn\/[A-Z]/);
      expect(LogGroupNames).toEqual([stack.resolve(endpoint.logGroup!.logGroupRef.logGroupName)]);
    });
  });

  test('or in a folder of another name', () => {
    expect(definitionsFor({}, { folder: 'network/vpn' })['Connected now'].Name).toBe('network/vpn/Connected now');
  });

  test('an L1 has them as well', () => {
    const stack = newStack();
    new ClientVpnQueries(stack, 'Queries', { endpoint: newL1Endpoint(stack, { connectionLogOptions: { enabled: true, cloudwatchLogGroup: '/vpn' } }) });
    expect(definitionsOf(stack)['Connected now'].LogGroupNames).toEqual(['/vpn']);
  });

  test.each<[string, (stack: Stack) => Partial<ClientVpnEndpointPlusProps>, string]>([
    ['user names', (stack) => ({ authentication: ClientVpnAuthentication.federated(samlProvider(stack)) }), 'by `connection-id`, username\n'],
    ['names of certificates', () => ({ authentication: ClientVpnAuthentication.mutual() }), 'by `connection-id`, `common-name`\n'],
    ['both', (stack) => ({ authentication: ClientVpnAuthentication.federated(samlProvider(stack)).withMutual() }), 'by `connection-id`, username, `common-name`\n'],
  ])('they are about %s, as clients have them', (_, props, by) => {
    const { 'Connected now': { QueryString: { 'Fn::Join': [, parts] } } } = definitionsFor(props(newStack()));
    expect(parts.join('')).toContain(by);
  });

  test('each is about one endpoint, whoever else writes to the log group', () => {
    Object.values(allQueries()).forEach((query) => expect(query).toMatch(new RegExp(`^filter \`client-vpn-endpoint-id\` = '${ID}'\n`)));
  });

  test.each<[string, () => unknown, string]>([
    ['a log that is switched off', () => definitionsFor({ connectionLogging: ClientVpnConnectionLogging.disabled() }), 'Stack/Queries: the log group of the endpoint is not known'],
    ['an imported endpoint without its log group', () => {
      const stack = newStack();
      new ClientVpnQueries(stack, 'Queries', { endpoint: ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, 'Imported', { clientVpnEndpointId: ID }) });
    }, `[LogGroupUnknown] ${guide('connection-logging')}`],
    ['no endpoint', () => new ClientVpnQueries(newStack(), 'Queries', {} as never), 'endpoint is missing.'],
    ['an empty folder', () => definitionsFor({}, { folder: '' }), 'folder is "".'],
    ['a misspelled prop', () => definitionsFor({}, { foldr: 'x' } as never), 'Write folder.'],
  ])('%s is an error that says what to write', (_, make, message) => {
    expect(messageOf(make)).toContain(message);
  });
});

const ask = (name: string, events: Parameters<typeof run>[1]): Row[] => run(allQueries()[name], events);

describe('who is connected now', () => {
  const now = (...events: Parameters<typeof run>[1]) => ask('Connected now', events).map((row) => row['connection-id']);

  test('clients whose connection has not ended, the last one first', () => {
    expect(ask('Connected now', [
      attempt('2026-11-02 08:00:00', 'a', 'ann', { 'client-ip': '10.100.0.2' }),
      attempt('2026-11-02 09:00:00', 'b', 'ben'),
      attempt('2026-11-02 10:00:00', 'c', 'cem', { 'device-ip': '203.0.113.5' }),
      reset('2026-11-02 11:00:00', 'b', 'ben', 1, 2),
    ])).toEqual([
      {
        'connection-id': 'c',
        'username': 'cem',
        'common-name': 'NA',
        'last_event': 'connection-attempt',
        'since': '2026-11-02 10:00:00',
        'client_address': 'NA',
        'device_address': '203.0.113.5',
        'device': 'mac',
      },
      expect.objectContaining({ 'connection-id': 'a', 'client_address': '10.100.0.2' }),
    ]);
  });

  test('the assertion of SAML ends nothing', () => {
    expect(now(...signIn('2026-11-02 08:00:00', 'a'), attempt('2026-11-02 08:00:05', 'a', 'ann'))).toEqual(['a']);
  });

  test('who only waits for the assertion, or failed, is not connected', () => {
    expect(now(...signIn('2026-11-02 08:00:00', 'a'), failed('2026-11-02 08:00:05', 'b', 'ben', 'client-connect-failed'))).toEqual([]);
  });

  test('a connection that ended in the second in which it began, or began before the time that is asked about', () => {
    expect(now(reset('2026-11-02 08:00:00', 'a', 'ann', 1, 1), attempt('2026-11-02 08:00:00', 'a', 'ann'), reset('2026-11-02 08:00:00', 'b', 'ben', 1, 1))).toEqual([]);
  });

  test('clients of another endpoint are not there', () => {
    expect(now(attempt('2026-11-02 08:00:00', 'a', 'ann', { 'client-vpn-endpoint-id': 'cvpn-endpoint-1' }))).toEqual([]);
  });
});

describe('use by user and month', () => {
  test('bytes are added up for each connection once, however often they are told', () => {
    expect(ask('Use by user and month', [
      attempt('2026-11-01 08:00:00', 'a', 'ann'),
      // counted up so far, and again: neither is an amount of its own.
      attempt('2026-11-01 08:30:00', 'a', 'ann', { 'ingress-bytes': '5242880' }),
      reset('2026-11-01 10:00:00', 'a', 'ann', 10, 2),
      reset('2026-11-01 10:00:01', 'a', 'ann', 10, 2),
      reset('2026-11-03 10:00:00', 'b', 'ann', 9, 0.5),
      reset('2026-10-03 10:00:00', 'c', 'ann', 100, 4),
      reset('2026-11-03 10:00:00', 'd', 'ben', 1, 8),
      ...signIn('2026-11-04 10:00:00', 'e'),
    ])).toEqual([
      { 'month': '2026-11', 'username': 'ben', 'common-name': 'NA', 'connections': 1, 'total_hours': 8, 'total_received_mib': 1, 'total_sent_mib': 2 },
      { 'month': '2026-11', 'username': 'ann', 'common-name': 'NA', 'connections': 2, 'total_hours': 2.5, 'total_received_mib': 19, 'total_sent_mib': 38 },
      { 'month': '2026-10', 'username': 'ann', 'common-name': 'NA', 'connections': 1, 'total_hours': 4, 'total_received_mib': 100, 'total_sent_mib': 200 },
    ]);
  });

  test('numbers are compared as numbers, and "NA" is none', () => {
    expect(ask('Use by user and month', [
      reset('2026-11-01 10:00:00', 'a', 'ann', 9, 1), reset('2026-11-01 10:00:01', 'a', 'ann', 10, 1, { 'egress-bytes': 'NA' }),
    ])).toEqual([expect.objectContaining({ total_received_mib: 10, total_sent_mib: 18 })]);
  });
});

test('failed attempts by reason', () => {
  expect(ask('Failed attempts by reason', [
    failed('2026-11-01 08:00:00', 'a', 'ann', 'client-connect-failed'),
    failed('2026-11-01 09:00:00', 'b', 'ann', 'client-connect-failed'),
    failed('2026-11-01 08:00:00', 'c', 'ben', 'authorization-policy-deny'),
    attempt('2026-11-01 08:00:00', 'd', 'cem'),
    attempt('2026-11-01 08:00:00', 'e', 'NA', { 'connection-attempt-status': 'waiting-for-assertion' }),
  ])).toEqual([
    { 'connection-attempt-failure-reason': 'client-connect-failed', 'username': 'ann', 'common-name': 'NA', 'attempts': 2, 'last_attempt': '2026-11-01 09:00:00' },
    { 'connection-attempt-failure-reason': 'authorization-policy-deny', 'username': 'ben', 'common-name': 'NA', 'attempts': 1, 'last_attempt': '2026-11-01 08:00:00' },
  ]);
});

test('denials by condition, in either form that a list may have in the log', () => {
  expect(ask(DENIALS, [
    failed('2026-11-01 08:00:00', 'a', 'ann', 'client-connect-failed', { 'posture-compliance-statuses': ['source-ip', 'hours'], 'port': '1' }),
    failed('2026-11-01 09:00:00', 'b', 'ann', 'client-connect-failed', { 'posture-compliance-statuses': ['source-ip', 'hours'], 'port': '2' }),
    failed('2026-11-01 08:00:00', 'c', 'ben', 'client-connect-failed', { 'posture-compliance-statuses': 'platform', 'port': '3' }),
    failed('2026-11-01 08:00:00', 'd', 'cem', 'client-connect-handler-timed-out', { 'posture-compliance-statuses': 'NA' }),
  ]).map(({ conditions, denials, username }) => [conditions, username, denials])).toEqual([['["source-ip","hours"]', 'ann', 2], ['"platform"', 'ben', 1]]);
});

test('what the shadow policy would deny', () => {
  const evaluated = (result: string, mode: string) => ({ 'authorization-policy-evaluation': { 'result': result, 'shadow-mode': mode, 'evaluation-type': 'connection-attempt' } });
  expect(ask(SHADOW, [
    attempt('2026-11-01 08:00:00', 'a', 'ann', evaluated('deny', 'enabled')),
    attempt('2026-11-02 08:00:00', 'b', 'ann', evaluated('deny', 'enabled')),
    attempt('2026-11-01 08:00:00', 'c', 'ben', evaluated('error', 'enabled')),
    attempt('2026-11-01 08:00:00', 'd', 'cem', evaluated('permit', 'enabled')),
    attempt('2026-11-01 08:00:00', 'e', 'dan', evaluated('deny', 'disabled')),
    attempt('2026-11-01 08:00:00', 'f', 'eve'),
  ])).toEqual([
    { 'authorization-policy-evaluation.result': 'deny', 'username': 'ann', 'common-name': 'NA', 'evaluations': 2, 'last_evaluation': '2026-11-02 08:00:00' },
    { 'authorization-policy-evaluation.result': 'error', 'username': 'ben', 'common-name': 'NA', 'evaluations': 1, 'last_evaluation': '2026-11-01 08:00:00' },
  ]);
});

test('users from several places in a day', () => {
  expect(ask('Users from several places', [
    attempt('2026-11-01 08:00:00', 'a', 'ann'),
    attempt('2026-11-01 18:00:00', 'b', 'ann', { 'device-ip': '203.0.113.5' }),
    attempt('2026-11-01 19:00:00', 'c', 'ann', { 'device-ip': '203.0.113.5' }),
    attempt('2026-11-01 08:00:00', 'd', 'ben'),
    attempt('2026-11-02 08:00:00', 'e', 'ben', { 'device-ip': '203.0.113.5' }),
  ])).toEqual([{ 'username': 'ann', 'common-name': 'NA', 'day': '2026-11-01', 'places': 2, 'connections': 3 }]);
});

describe('the emulation', () => {
  test.each([
    ['display x', 'no command: display'],
    ['filter a-b = 1', 'not understood'],
    ['filter a ~ 1', 'not understood'],
    ['filter a <= 1', 'no operator'],
    ['stats pct(a) as b by c', 'no function: pct'],
    ['stats count(*) as b', 'by expected'],
    ['filter (a = 1', ') expected'],
    ['limit 3 4', 'too much: 4'],
    ['sort', 'something is missing'],
    ["fields 'a' as b, 1", 'as expected'],
    ["parse 'a' /\"x\"/", 'no field'],
  ])('knows what it does not know: %s', (query, message) => {
    expect(() => run(query, [])).toThrow(message);
  });
});
