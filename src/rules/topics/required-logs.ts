import { numbered, plain, type Requirement } from '../../evaluation/requirement';
import type { ResourceRule } from '../../evaluation/rule';
import { ENDPOINT, type Graph, type Resource, typed } from '../../model/graph';
import { grouped } from '../../model/names';
import { at, flag, isAbsent, text } from '../../model/values';
import { RETENTION_DAYS } from '../../service/limits';
import { configRule, securityHub } from '../../service/sources';

const GROUP = 'ConnectionLogOptions.CloudwatchLogGroup';

export const requiredLogs: readonly Requirement[] = [
  plain('connection-logging', {
    id: 'ConnectionLoggingRequired',
    severity: 'error',
    title: 'Connections are logged.',
    why: 'Without logs, no one can tell afterwards who was connected, and when.',
    source: securityHub('EC2.51').source,
    controls: [securityHub('EC2.51'), configRule('ec2-client-vpn-connection-log-enabled')],
    on: ENDPOINT,
    check({ properties: { ConnectionLogOptions: options } }, report) {
      const value = at(options, 'Enabled');
      if (isAbsent(value) || flag(value) === false) {
        const wrong = isAbsent(value) ? 'is missing, but connection logging is required' : 'turns connection logging off, which is required';
        const fix = 'Set Enabled to true and name a log group.';
        report({ path: 'ConnectionLogOptions.Enabled', value, wrong, fix, fixInApp: 'Set connectionLogging to ClientVpnConnectionLogging.create(), or enabled to true.' });
      }
    },
  }),
  plain('log-encryption', {
    id: 'LogEncryptionRequired',
    severity: 'error',
    title: 'The log group of the connection logs is encrypted with a KMS key.',
    why: 'Without one, CloudWatch Logs encrypts with a key of its own, which a company can neither audit nor withdraw.',
    source: configRule('cloudwatch-log-group-encrypted').source,
    controls: [configRule('cloudwatch-log-group-encrypted')],
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const group = logGroupOf(endpoint, graph);
      if (group !== undefined && isAbsent(group.properties.KmsKeyId)) {
        const wrong = `is ${group.id}, which has no KMS key, but an encrypted log group is required`;
        report({ path: GROUP, wrong, fix: `Set KmsKeyId of ${group.id}.`, fixInApp: `Set encryptionKey of ${group.id}.` });
      }
    },
  }),
  numbered('retention', { example: 365, least: 1, unit: 'days' }, retention),
];

function retention(atLeast: number): ResourceRule {
  const days = RETENTION_DAYS.values.find((allowed) => allowed >= atLeast);
  const required = days === undefined ? 'logs that never expire are required' : `at least ${grouped(atLeast)} days are required`;
  return {
    id: 'RetentionRequired',
    severity: 'error',
    title: days === undefined ? 'Connection logs never expire.' : `Connection logs are kept for at least ${grouped(atLeast)} days.`,
    why: 'What is deleted earlier is missing when an incident is found late. A log group without a retention keeps its logs forever.',
    source: securityHub('CloudWatch.16').source,
    controls: [securityHub('CloudWatch.16'), configRule('cw-loggroup-retention-period-check')],
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const group = logGroupOf(endpoint, graph);
      const kept = Number(text(group?.properties.RetentionInDays));
      if (group !== undefined && kept < atLeast) {
        const wrong = `is ${group.id}, which keeps logs for ${grouped(kept)} ${kept === 1 ? 'day' : 'days'}, but ${required}`;
        const fix = days === undefined ? `Remove RetentionInDays of ${group.id}.` : `Set RetentionInDays of ${group.id} to ${days} or more.`;
        const fixInApp = `Set retention of ${group.id} to ${days === undefined ? 'RetentionDays.INFINITE' : `${days} days or longer`}.`;
        report({ path: GROUP, wrong, fix, fixInApp });
      }
    },
  };
}

/** The log group that an endpoint writes to, if the template or app holds it. */
function logGroupOf({ properties: { ConnectionLogOptions: options } }: Resource, graph: Graph): Resource | undefined {
  return flag(at(options, 'Enabled')) === false ? undefined : typed(graph, at(options, 'CloudwatchLogGroup'), 'AWS::Logs::LogGroup');
}
