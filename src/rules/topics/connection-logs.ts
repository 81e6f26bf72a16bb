import type { Rule } from '../../evaluation/rule';
import { ARN } from '../../model/attributes';
import { ENDPOINT, typed } from '../../model/graph';
import { at, flag, isAbsent, isPresent, kindOf, text } from '../../model/values';
import { cloudFormation, guide } from '../../service/sources';

const SOURCE = cloudFormation('aws-properties-ec2-clientvpnendpoint-connectionlogoptions');

export const connectionLogsRules: readonly Rule[] = [
  {
    id: 'ConnectionLogGroupMissing',
    severity: 'error',
    title: 'Enabled connection logging names a log group.',
    why: 'The service rejects logging without one.',
    source: SOURCE,
    on: ENDPOINT,
    check({ properties: { ConnectionLogOptions: options } }, report) {
      const value = at(options, 'CloudwatchLogGroup');
      if (flag(at(options, 'Enabled')) === true && (isAbsent(value) || text(value) === '')) {
        const wrong = 'is missing: AWS Client VPN requires it when connection logging is enabled';
        report({ path: 'ConnectionLogOptions.CloudwatchLogGroup', value, wrong, fix: 'Name a log group, or set Enabled to false.' });
      }
    },
  },
  {
    id: 'ConnectionLogGroupUnused',
    severity: 'warning',
    title: 'Disabled connection logging names no log group and no log stream.',
    why: 'Nothing is ever written to them.',
    source: SOURCE,
    on: ENDPOINT,
    check({ properties: { ConnectionLogOptions: options } }, report) {
      const named = ['CloudwatchLogGroup', 'CloudwatchLogStream'].find((property) => isPresent(at(options, property)));
      if (flag(at(options, 'Enabled')) === false && named !== undefined) {
        const path = `ConnectionLogOptions.${named}`;
        report({ path, value: at(options, named), wrong: 'is given, but connection logging is disabled', fix: 'Set Enabled to true, or leave it out.' });
      }
    },
  },
  {
    id: 'ConnectionLogGroupName',
    severity: 'error',
    title: 'The log group is given by its name.',
    why: 'The service does not accept an ARN there.',
    source: SOURCE,
    on: ENDPOINT,
    check({ properties: { ConnectionLogOptions: options } }, report, graph) {
      const value = at(options, 'CloudwatchLogGroup');
      const arn = text(value);
      const group = typed(graph, value, 'AWS::Logs::LogGroup');
      if (group !== undefined && kindOf(value) === ARN) {
        const wrong = `is the ARN of ${group.id}: AWS Client VPN needs the name of the log group`;
        report({ path: 'ConnectionLogOptions.CloudwatchLogGroup', value, wrong, fix: `Use the Ref of ${group.id}.`, fixInApp: `Use logGroupName of ${group.id}.` });
      }
      if (arn?.startsWith('arn:')) {
        const name = arn.split(':')[6] || '/aws/client-vpn';
        const wrong = 'is an ARN: AWS Client VPN needs the name of the log group';
        report({ path: 'ConnectionLogOptions.CloudwatchLogGroup', value, wrong, fix: `Write "${name}".` });
      }
    },
  },
  {
    id: 'ConnectionLogStreamEmpty',
    severity: 'warning',
    title: 'A log stream that is named has a name.',
    why: 'How the service treats an empty name is not documented. Without a name it creates a log stream.',
    source: SOURCE,
    on: ENDPOINT,
    check({ properties: { ConnectionLogOptions: options } }, report) {
      const value = at(options, 'CloudwatchLogStream');
      if (flag(at(options, 'Enabled')) !== false && text(value) === '') {
        report({ path: 'ConnectionLogOptions.CloudwatchLogStream', value, wrong: 'is empty', fix: 'Write the name of a log stream, or leave it out.' });
      }
    },
  },
  {
    id: 'AuthorizationPolicyContextUnused',
    severity: 'warning',
    title: 'The context of an authorization policy is logged only where there is a policy and a log.',
    why: 'Otherwise it has no effect.',
    source: guide('connection-logging'),
    on: ENDPOINT,
    check({ properties: { AuthorizationPolicy: policy, ConnectionLogOptions: options } }, report) {
      const value = at(options, 'IncludeAuthorizationPolicyContext');
      const lacking = isAbsent(policy) ? 'the endpoint has no authorization policy' : 'connection logging is disabled';
      if (flag(value) === true && (isAbsent(policy) || flag(at(options, 'Enabled')) === false)) {
        const path = 'ConnectionLogOptions.IncludeAuthorizationPolicyContext';
        report({ path, value, wrong: `has no effect: ${lacking}`, fix: 'Leave it out, or add what it needs.' });
      }
    },
  },
];
