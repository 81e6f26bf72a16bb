/** When each of the alarms is raised and when it ends, by an emulation of CloudWatch's alarms. */
import { everyAlarm } from './alarms';
import { type AlarmState, type Published, stateOf } from './cloudwatch';

const alarms = everyAlarm();
const NOTHING = 'INSUFFICIENT_DATA';

test.each<[id: string, when: string, published: Published, before: AlarmState, state: AlarmState]>([
  ['RevocationListExpiry', 'two weeks are left', { CrlDaysToExpiry: [[15, 14]] }, 'OK', 'OK'],
  ['RevocationListExpiry', 'fewer are left', { CrlDaysToExpiry: [[14, 13]] }, 'OK', 'ALARM'],
  ['RevocationListExpiry', 'a new list was imported', { CrlDaysToExpiry: [[180]] }, 'ALARM', 'OK'],
  ['RevocationListExpiry', 'the list has expired and is measured no more', { CrlDaysToExpiry: [[]] }, 'ALARM', 'ALARM'],
  ['RevocationListExpiry', 'there is no list yet', {}, NOTHING, NOTHING],
  ['IdentityProviderCertificateExpiry', 'thirty days are left', { IdpCertDaysToExpiry: [[30]] }, 'OK', 'OK'],
  ['IdentityProviderCertificateExpiry', 'fewer are left', { IdpCertDaysToExpiry: [[29, 29]] }, 'OK', 'ALARM'],
  ['IdentityProviderCertificateExpiry', 'it has expired and is measured no more', {}, 'ALARM', 'ALARM'],
  ['ServerCertificateExpiry', 'thirty days are left', { DaysToExpiry: [[30]] }, NOTHING, 'OK'],
  ['ServerCertificateExpiry', 'fewer are left', { DaysToExpiry: [[29]] }, 'OK', 'ALARM'],
  ['ServerCertificateExpiry', 'it has expired: ACM measures it no more', { DaysToExpiry: [[]] }, 'OK', 'ALARM'],
  ['ConnectHandlerErrors', 'one kind of fault occurs, and no other one ever did', { ClientConnectHandlerTimeouts: [[0], [1], [2]] }, 'OK', 'ALARM'],
  ['ConnectHandlerErrors', 'one kind of fault was published only when it occurred', { ClientConnectHandlerThrottlingErrors: [[3], [], [1]] }, 'OK', 'ALARM'],
  ['ConnectHandlerErrors', 'two kinds of faults, one after the other', {
    ClientConnectHandlerInvalidResponses: [[1], [], []], ClientConnectHandlerFailedServiceErrors: [[], [0, 1], [0]],
  }, 'OK', 'ALARM'],
  ['ConnectHandlerErrors', 'two kinds of faults at once, and not again', {
    ClientConnectHandlerOtherExecutionErrors: [[], [], [5]], ClientConnectHandlerTimeouts: [[], [], [2]],
  }, 'OK', 'OK'],
  ['ConnectHandlerErrors', 'nothing ever failed', {}, NOTHING, 'OK'],
  ['ActiveConnections', 'there are 80 %', { ActiveConnectionsCount: [[26_214]] }, 'OK', 'OK'],
  ['ActiveConnections', 'there was one more for a moment', { ActiveConnectionsCount: [[26_215, 10]] }, 'OK', 'ALARM'],
  ['ActiveConnections', 'no one has ever connected', {}, NOTHING, 'OK'],
  ['AuthenticationFailures', 'as many as allowed', { AuthenticationFailures: [[12, 8]] }, 'OK', 'OK'],
  ['AuthenticationFailures', 'together they are more', { AuthenticationFailures: [[12, 9]] }, 'OK', 'ALARM'],
  ['AuthenticationFailures', 'it was long ago', { AuthenticationFailures: [[99], [0]] }, 'ALARM', 'OK'],
  ['ConnectHandlerDenials', 'as many as allowed', { ClientConnectHandlerDeniedConnections: [[30]] }, 'OK', 'OK'],
  ['ConnectHandlerDenials', 'more', { ClientConnectHandlerDeniedConnections: [[31]] }, 'OK', 'ALARM'],
  ['AuthorizationPolicyDenials', 'as many as allowed', { AuthorizationPolicyDeniedConnections: [[40]] }, 'OK', 'OK'],
  ['AuthorizationPolicyDenials', 'more', { AuthorizationPolicyDeniedConnections: [[41]] }, 'OK', 'ALARM'],
])('%s: %s', (id, _, published, before, state) => {
  expect(stateOf(alarms[id], published, before)).toBe(state);
});

test.each<[string, object, string]>([
  ['a statistic', { MetricName: 'AuthenticationFailures', Statistic: 'p90' }, 'not known: p90'],
  ['an operator', { MetricName: 'AuthenticationFailures', Statistic: 'Sum', ComparisonOperator: 'LessThanLowerThreshold' }, 'not known: LessThanLowerThreshold'],
  ['an expression', { Metrics: [{ Id: 'e', Expression: 'RATE(m)' }] }, 'not understood: RATE(m)'],
])('the emulation knows what it does not know: %s', (_, alarm, message) => {
  const published = { AuthenticationFailures: [[1]] };
  expect(() => stateOf({ EvaluationPeriods: 1, ...alarm }, published)).toThrow(message);
});
