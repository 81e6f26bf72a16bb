import { check, cli, DOUBTFUL, ignoring, json, template } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { CATALOGUE } from '../../src/rules/catalogue';
import { EXAMPLES } from '../../src/rules/required';

/** What nothing is to be said of, as long as nothing is required: it logs nothing, and all users reach everything. */
const FINE = json(template());
const HUB = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-51';
const FILE = json({ require: ['connection-logging', 'retention=365'] });

/** The rules that a check reports. */
function rulesIn(stdout: string): string[] {
  return JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule).sort();
}

test('what is required is an error, with the controls, and what was required is told', async () => {
  await expect(check({ 'a.json': FINE }, ['a.json', '--require', 'connection-logging,retention=365'])).resolves.toEqual({
    code: ExitCode.FOUND,
    stderr: '',
    stdout: `a.json

  Vpn AWS::EC2::ClientVpnEndpoint, line 3
    error    ConnectionLogOptions.Enabled false turns connection logging off, which is required (Security Hub EC2.51, AWS Config ec2-client-vpn-connection-log-enabled).
             Set Enabled to true and name a log group.
             line 16, ConnectionLoggingRequired, ${HUB}

1 error, 0 warnings in 1 template.
Required: connection-logging, retention=365
For more about a rule: cdk-client-vpn-plus rules ConnectionLoggingRequired
`,
  });
});

test.each([
  ['log-encryption', { ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } } }, 'Set KmsKeyId of Logs.'],
  ['retention=366', { ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } } }, 'Set RetentionInDays of Logs to 400 or more.'],
  ['retention=9999', { ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } } }, 'Remove RetentionInDays of Logs.'],
  ['login-banner', {}, 'Set Enabled to true and write BannerText.'],
  ['groups-only=10.9.0.0/16', {}, 'Name a group in AccessGroupId instead, or except the destination: groups-only=10.9.0.0/16+10.0.0.0/16.'],
  ['certificate-and-user', {}, 'Add an option of the type "certificate-authentication".'],
])('%s, in the words of a template', async (required, properties, fix) => {
  const { Resources } = template(properties);
  const text = json({ Resources: { ...Resources, Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365 } } } });
  const { stdout } = await check({ 'a.json': text }, ['a.json', '--json', '--require', required]);
  expect(JSON.parse(stdout).findings.map((finding: { fix: string }) => finding.fix)).toEqual([fix]);
});

test('what is not required is not judged', async () => {
  const { code, stdout } = await check({ 'a.json': FINE }, ['a.json', '--json']);
  expect({ code, ...JSON.parse(stdout) }).toEqual({ code: ExitCode.OK, findings: [], files: ['a.json'], required: [] });
  await expect(check({ 'a.json': FINE })).resolves.toMatchObject({ stdout: '0 errors, 0 warnings in 1 template.\n' });
});

test.each<[string, string[], string[]]>([
  ['several options', ['--require', 'two-zones', '--require', ' groups-only, login-banner'], ['GroupsOnlyRequired', 'LoginBannerRequired', 'TwoZonesRequired']],
  ['a file', ['--requirements', 'required.json'], ['ConnectionLoggingRequired']],
  ['a file and an option', ['--requirements', 'required.json', '--require', 'two-zones,retention=365'], ['ConnectionLoggingRequired', 'TwoZonesRequired']],
  ['an exception', ['--require', 'groups-only=10.0.0.0/16'], []],
])('%s', async (_, args, expected) => {
  const { stdout, stderr } = await check({ 'a.json': FINE, 'required.json': FILE }, ['a.json', '--json', ...args]);
  expect([rulesIn(stdout), stderr]).toEqual([expected, '']);
});

test('for programs', async () => {
  const { stdout } = await check({ 'a.json': FINE }, ['a.json', '--json', '--require', 'connection-logging,groups-only=10.0.0.0/16']);
  expect(JSON.parse(stdout)).toMatchObject({
    required: ['connection-logging', 'groups-only=10.0.0.0/16'],
    findings: [{ rule: 'ConnectionLoggingRequired', severity: 'error', source: HUB, controls: ['Security Hub EC2.51', 'AWS Config ec2-client-vpn-connection-log-enabled'] }],
  });
});

test('for code scanning: the rules that were judged, and no others', async () => {
  const { stdout } = await check({ 'a.json': FINE }, ['a.json', '--format', 'sarif', '--require', 'connection-logging']);
  const { tool: { driver: { rules } }, results } = JSON.parse(stdout).runs[0];
  expect(rules.map(({ id }: { id: string }) => id)).toEqual([...CATALOGUE.map(({ id }) => id), 'ConnectionLoggingRequired']);
  expect(rules.at(-1).properties).toEqual({ tags: ['Security Hub EC2.51', 'AWS Config ec2-client-vpn-connection-log-enabled'] });
  expect(results).toMatchObject([{ ruleId: 'ConnectionLoggingRequired', ruleIndex: CATALOGUE.length, level: 'error' }]);
});

test('it is ignored as any other finding, and asking to ignore what is not required is not a mistake', async () => {
  const ignored = json(template({}, ignoring('ConnectionLoggingRequired', 'a laboratory')));
  await expect(check({ 'a.json': ignored }, ['a.json', '--require', 'connection-logging'])).resolves.toMatchObject({ code: ExitCode.OK, stderr: '' });
  await expect(check({ 'a.json': ignored }, ['a.json', '--strict'])).resolves.toMatchObject({ code: ExitCode.OK, stderr: '' });
});

test('a default that does not meet it is a warning, for somebody may give another value', async () => {
  const { Resources } = template({ SplitTunnel: { Ref: 'Split' } });
  const text = json({ Parameters: { Split: { Type: 'String', Default: 'true' } }, Resources });
  const { code, stdout } = await check({ 'a.json': text }, ['a.json', '--json', '--require', 'full-tunnel']);
  expect({ code, findings: JSON.parse(stdout).findings }).toMatchObject({
    code: ExitCode.OK,
    findings: [{ severity: 'warning', message: 'By default, SplitTunnel "true" lets traffic of clients bypass the tunnel, but a full tunnel is required (NIST SP 800-53 SC-7(7)).' }],
  });
  await expect(check({ 'a.json': text }, ['a.json', '--require', 'full-tunnel', '--parameter', 'Split=true'])).resolves.toMatchObject({ code: ExitCode.FOUND });
});

test.each<[string, string[], string]>([
  ['a name that does not exist', ['--require', 'retension=365'], '--require: "retension" is not a requirement. Write "retention".\n'],
  ['a value that is missing', ['--require', 'retention'], '--require: retention takes a whole number of days, 1 or more, not "". Write "retention=365".\n'],
  ['a contradiction with the file', ['--requirements', 'required.json', '--require', 'retention=90'],
    '--require: retention is required twice, as "retention=365" and as "retention=90". Keep one of the two.\n'],
  ['a file that is none', ['--requirements', 'a.json'],
    'a.json: The file is not an object with a list of requirements alone. Write { "require": ["connection-logging", "retention=365"] }.\n'],
  ['a file that is not there', ['--requirements', 'nothing.json'], 'nothing.json: no such file or folder.\n'],
])('%s is said before anything is checked', async (_, args, stderr) => {
  await expect(check({ 'a.json': json(template(DOUBTFUL)), 'required.json': FILE }, ['a.json', ...args])).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr });
});

test.each([['retention'], ['RetentionRequired'], ['retentionrequired']])('rules %s explains it', async (name) => {
  await expect(cli(['rules', name])).resolves.toEqual({
    code: ExitCode.OK,
    stderr: '',
    stdout: `RetentionRequired (error, off unless required)

Connection logs are kept for at least 365 days.
${EXAMPLES.find((one) => one.name === 'retention')!.rule.why}

Required by: check --require retention=365
Control: Security Hub CloudWatch.16, https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16
Control: AWS Config cw-loggroup-retention-period-check, https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html
Source: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16

To ignore it on one resource of a template:
  Metadata: { "cdk-client-vpn-plus": { "ignore": [{ "rule": "RetentionRequired", "reason": "say why" }] } }
`,
  });
});
