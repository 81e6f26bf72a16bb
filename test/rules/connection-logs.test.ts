import { ids, lines, optional, unknown } from './graphs';
import type { Value } from '../../src/model/values';
import { connectionLogsRules as rules } from '../../src/rules/topics/connection-logs';

const SOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-connectionlogoptions.html';
const ARN = 'arn:aws:logs:eu-west-1:111122223333:log-group:/vpn:*';

test.each<[string, Value, string[]]>([
  ['off', { Enabled: false }, []],
  ['on, with a group', { Enabled: true, CloudwatchLogGroup: '/vpn' }, []],
  ['on, with a group and a stream', { Enabled: true, CloudwatchLogGroup: '/vpn', CloudwatchLogStream: 'all' }, []],
  ['on, without a group', { Enabled: true }, ['ConnectionLogGroupMissing']],
  ['on, with an empty group', { Enabled: 'true', CloudwatchLogGroup: '' }, ['ConnectionLogGroupMissing']],
  ['on, with a stream alone', { Enabled: true, CloudwatchLogStream: 'all' }, ['ConnectionLogGroupMissing']],
  ['on, with an unknown group', { Enabled: true, CloudwatchLogGroup: unknown }, []],
  ['on, with a group that may be absent', { Enabled: true, CloudwatchLogGroup: optional }, []],
  ['unknown, without a group', { Enabled: unknown }, []],
  ['off, with a group', { Enabled: false, CloudwatchLogGroup: unknown }, ['ConnectionLogGroupUnused']],
  ['off, with a stream', { Enabled: 'false', CloudwatchLogStream: 'all' }, ['ConnectionLogGroupUnused']],
  ['off, with both', { Enabled: false, CloudwatchLogGroup: '/vpn', CloudwatchLogStream: 'all' }, ['ConnectionLogGroupUnused']],
  ['off, with a group that may be absent', { Enabled: false, CloudwatchLogGroup: optional }, []],
  ['unknown, with a group', { Enabled: unknown, CloudwatchLogGroup: '/vpn' }, []],
  ['an empty log stream', { Enabled: true, CloudwatchLogGroup: '/vpn', CloudwatchLogStream: '' }, ['ConnectionLogStreamEmpty']],
  ['off, with an empty log stream', { Enabled: false, CloudwatchLogStream: '' }, ['ConnectionLogGroupUnused']],
  ['a log stream that is not known', { Enabled: true, CloudwatchLogGroup: '/vpn', CloudwatchLogStream: unknown }, []],
  ['an ARN', { Enabled: true, CloudwatchLogGroup: ARN }, ['ConnectionLogGroupName']],
  ['a name that looks a little like an ARN', { Enabled: true, CloudwatchLogGroup: 'arn/vpn' }, []],
  ['a context, but no policy', { Enabled: true, CloudwatchLogGroup: '/vpn', IncludeAuthorizationPolicyContext: true }, ['AuthorizationPolicyContextUnused']],
  ['no context', { Enabled: true, CloudwatchLogGroup: '/vpn', IncludeAuthorizationPolicyContext: false }, []],
  ['nothing', undefined, []],
  ['unknown altogether', unknown, []],
  ['of the wrong type', 'on', []],
])('%s', (_, ConnectionLogOptions, expected) => {
  expect(ids(rules, { ConnectionLogOptions })).toEqual(expected);
});

test.each<[string, Value, Value, string[]]>([
  ['a policy and a log', { PolicyDocument: 'x' }, true, []],
  ['a policy, but no log', { PolicyDocument: 'x' }, false, ['AuthorizationPolicyContextUnused']],
  ['a policy, and perhaps a log', { PolicyDocument: 'x' }, unknown, []],
  ['perhaps a policy', optional, unknown, []],
])('context: %s', (_, AuthorizationPolicy, Enabled, expected) => {
  const ConnectionLogOptions = { Enabled, IncludeAuthorizationPolicyContext: 'true', ...Enabled === true ? { CloudwatchLogGroup: '/vpn' } : {} };
  expect(ids(rules, { AuthorizationPolicy, ConnectionLogOptions })).toEqual(expected);
});

test.each<[string, Value, string]>([
  ['missing', { Enabled: true }, `cloudwatchLogGroup is missing: AWS Client VPN requires it when connection logging is enabled. Name a log group, or set enabled to false. [ConnectionLogGroupMissing] ${SOURCE}`],
  ['group', { Enabled: false, CloudwatchLogGroup: '/vpn' }, `cloudwatchLogGroup "/vpn" is given, but connection logging is disabled. Set enabled to true, or leave it out. [ConnectionLogGroupUnused] ${SOURCE}`],
  ['stream', { Enabled: false, CloudwatchLogStream: 'all' }, `cloudwatchLogStream "all" is given, but connection logging is disabled. Set enabled to true, or leave it out. [ConnectionLogGroupUnused] ${SOURCE}`],
  ['empty stream', { Enabled: true, CloudwatchLogGroup: '/vpn', CloudwatchLogStream: '' }, `cloudwatchLogStream "" is empty. Write the name of a log stream, or leave it out. [ConnectionLogStreamEmpty] ${SOURCE}`],
  ['ARN', { Enabled: true, CloudwatchLogGroup: ARN }, `cloudwatchLogGroup "${ARN}" is an ARN: AWS Client VPN needs the name of the log group. Write "/vpn". [ConnectionLogGroupName] ${SOURCE}`],
  ['half an ARN', { Enabled: true, CloudwatchLogGroup: 'arn:aws' }, `cloudwatchLogGroup "arn:aws" is an ARN: AWS Client VPN needs the name of the log group. Write "/aws/client-vpn". [ConnectionLogGroupName] ${SOURCE}`],
  ['no policy', { IncludeAuthorizationPolicyContext: true }, 'includeAuthorizationPolicyContext true has no effect: the endpoint has no authorization policy. Leave it out, or add what it needs. [AuthorizationPolicyContextUnused] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html'],
])('message: %s', (_, ConnectionLogOptions, expected) => {
  expect(lines(rules, { ConnectionLogOptions })).toEqual([`connectionLogOptions.${expected}`]);
});

test('message: no log', () => {
  expect(lines(rules, { AuthorizationPolicy: {}, ConnectionLogOptions: { Enabled: false, IncludeAuthorizationPolicyContext: true } })).toEqual([
    'connectionLogOptions.includeAuthorizationPolicyContext true has no effect: connection logging is disabled. Leave it out, or add what it needs. [AuthorizationPolicyContextUnused] https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html',
  ]);
});
