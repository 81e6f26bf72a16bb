import { findings, lines, optional, ref, resource, unknown } from './graphs';
import { inTemplates } from '../../src/evaluation/spelling';
import type { Properties, Value } from '../../src/model/values';
import { chosen } from '../../src/rules/required';

const HUB = 'https://docs.aws.amazon.com/securityhub/latest/userguide';
const CONFIG = 'https://docs.aws.amazon.com/config/latest/developerguide';

/** What is found where some requirements were chosen. */
function found(required: string, ConnectionLogOptions: Value, logGroup: Properties = {}): string[] {
  return lines(chosen([required]).map(({ rule }) => rule), { ConnectionLogOptions }, { resources: [resource('Logs', 'AWS::Logs::LogGroup', logGroup)] });
}

const ON = { Enabled: true, CloudwatchLogGroup: ref('Logs') };

describe('connection logging', () => {
  const FIX = `Set connectionLogging to ClientVpnConnectionLogging.create(), or enabled to true. [ConnectionLoggingRequired] ${HUB}/ec2-controls.html#ec2-51`;

  test.each<[string, Value, string]>([
    ['off', { Enabled: false }, 'enabled false turns connection logging off, which is required'],
    ['off, as a text', { Enabled: 'false' }, 'enabled "false" turns connection logging off, which is required'],
    ['not given', undefined, 'enabled is missing, but connection logging is required'],
    ['empty', {}, 'enabled is missing, but connection logging is required'],
  ])('%s', (_, options, message) => {
    expect(found('connection-logging', options)).toEqual([`connectionLogOptions.${message} (Security Hub EC2.51, AWS Config ec2-client-vpn-connection-log-enabled). ${FIX}`]);
  });

  test.each<[string, Value]>([
    ['on', ON], ['on, as a text', { Enabled: 'true' }], ['unknown', { Enabled: unknown }], ['perhaps absent', { Enabled: optional }], ['unknown altogether', optional],
  ])('%s is not a finding', (_, options) => {
    expect(found('connection-logging', options)).toEqual([]);
  });
});

describe('encryption of the log group', () => {
  test('without a key', () => {
    expect(found('log-encryption', ON)).toEqual(['connectionLogOptions.cloudwatchLogGroup is Logs, which has no KMS key, but an encrypted log group is required '
      + `(AWS Config cloudwatch-log-group-encrypted). Set encryptionKey of Logs. [LogEncryptionRequired] ${CONFIG}/cloudwatch-log-group-encrypted.html`]);
  });

  test.each<[string, Value, Properties]>([
    ['with a key', ON, { KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1' }],
    ['with a key that is not known', ON, { KmsKeyId: unknown }],
    ['with a key that may be absent', ON, { KmsKeyId: optional }],
    ['of another stack', { Enabled: true, CloudwatchLogGroup: unknown }, {}],
    ['without a log group', { Enabled: true }, {}],
    ['that nobody writes to', { ...ON, Enabled: false }, {}],
  ])('%s is not a finding', (_, options, logGroup) => {
    expect(found('log-encryption', options, logGroup)).toEqual([]);
  });
});

describe('retention', () => {
  const CONTROLS = '(Security Hub CloudWatch.16, AWS Config cw-loggroup-retention-period-check)';
  const SOURCE = `[RetentionRequired] ${HUB}/cloudwatch-controls.html#cloudwatch-16`;

  test.each<[string, Value, string, string]>([
    ['retention=365', 180, '180 days, but at least 365 days are required', 'Set retention of Logs to 365 days or longer.'],
    ['retention=365', '1', '1 day, but at least 365 days are required', 'Set retention of Logs to 365 days or longer.'],
    // the next value that CloudWatch Logs takes.
    ['retention=1000', 731, '731 days, but at least 1,000 days are required', 'Set retention of Logs to 1096 days or longer.'],
    ['retention=9999', 3653, '3,653 days, but logs that never expire are required', 'Set retention of Logs to RetentionDays.INFINITE.'],
  ])('%s and %p', (required, RetentionInDays, kept, fix) => {
    expect(found(required, ON, { RetentionInDays })).toEqual([`connectionLogOptions.cloudwatchLogGroup is Logs, which keeps logs for ${kept} ${CONTROLS}. ${fix} ${SOURCE}`]);
  });

  test.each<[string, Value, Value]>([
    ['exactly as long', ON, 365], ['longer', ON, 400], ['forever', ON, undefined], ['not known', ON, unknown],
    ['of another stack', { Enabled: true, CloudwatchLogGroup: unknown }, 1], ['that nobody writes to', { ...ON, Enabled: false }, 1],
  ])('%s is not a finding', (_, options, RetentionInDays) => {
    expect(found('retention=365', options, { RetentionInDays })).toEqual([]);
  });

  test.each([['retention=1000', 'Set RetentionInDays of Logs to 1096 or more.'], ['retention=9999', 'Remove RetentionInDays of Logs.']])('what to write in a template: %s', (required, fix) => {
    const surroundings = { resources: [resource('Logs', 'AWS::Logs::LogGroup', { RetentionInDays: 731 })] };
    const all = findings(chosen([required]).map(({ rule }) => rule), { ConnectionLogOptions: ON }, surroundings);
    expect(all.map((finding) => inTemplates(finding).fix)).toEqual([fix]);
  });

  test('its title says what is required', () => {
    expect(chosen(['retention=365', 'retention=365']).map(({ rule }) => rule.title)).toEqual(['Connection logs are kept for at least 365 days.']);
    expect(chosen(['retention=9999'])[0].rule.title).toBe('Connection logs never expire.');
  });
});
