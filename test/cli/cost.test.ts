import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { ExitCode } from '../../src/cli/terminal/io';

const FOLDER = mkdtempSync(join(tmpdir(), 'client-vpn-'));

afterAll(() => rmSync(FOLDER, { recursive: true }));

const PRICES = ['--association-hour', '0.10', '--connection-hour', '0.05'];
const USE = ['--connections', '40', '--hours', '8', '--days', '21'];

/** Runs the command line as a user would. */
async function call(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({ write: (text: string) => { written[name] += text; } });
  const stdin = (async function* () { yield Buffer.from(''); })();
  const code = await run(['cost', ...args], { stdin, stdout: output('stdout'), stderr: output('stderr'), env: {} });
  return { code, ...written };
}

function template(name: string, resources: object, more: object = {}): string {
  const file = join(FOLDER, `${name}.json`);
  writeFileSync(file, JSON.stringify({ Resources: resources, ...more }));
  return file;
}

const endpoint = (properties: object = {}) => ({
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    AuthenticationOptions: [{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-1234567890' } }],
    ClientCidrBlock: '10.100.0.0/16',
    ConnectionLogOptions: { Enabled: false },
    ServerCertificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/x',
    ...properties,
  },
});
const association = (subnet: string, to: unknown = { Ref: 'Vpn' }, more: object = {}) => ({
  Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: to, SubnetId: subnet }, ...more,
});

const TWO = { Vpn: endpoint(), A: association('subnet-a'), B: association('subnet-b') };

test('multiplies what was read with what there is', async () => {
  const { code, stderr, stdout } = await call(template('two', TWO), '--region', 'eu-west-1', ...PRICES, ...USE);
  expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  // 2 × 730 × 0.10, and 40 × 8 × 21 × 0.05.
  expect(stdout).toBe([
    'Endpoint Vpn',
    '  2 associations × 730 hours × 0.1 = 146.00 a month, whoever is connected',
    '  40 connections × 8 hours × 21 days × 0.05 = 336.00 a month',
    '  together 482.00 a month',
    '',
    'The prices are yours. Compare them with those of eu-west-1: https://aws.amazon.com/vpn/pricing/',
    'Not included: data transfer, NAT gateways, transit gateways and their attachments, peering, logs in CloudWatch, queries, alarms and dashboards, '
      + 'connect handlers, AWS Private CA, directories.',
    'A started hour counts as a whole one, for each connection and each association.',
    '',
  ].join('\n'));
});

test('knows no use that is not given', async () => {
  const { stdout } = await call(template('unused', TWO), ...PRICES);
  expect(stdout).toContain('  each hour of a connection: 0.05. How many there are tell --connections, --hours and --days\n');
  expect(stdout).toContain('Compare them with those of the Region: ');
  expect(stdout).not.toContain('together');
});

test.each<[string, object, string, string | undefined]>([
  ['an endpoint without associations', { Vpn: endpoint() }, '0 associations × 730 hours × 0.1 = 0.00', undefined],
  ['one association', { Vpn: endpoint(), A: association('subnet-a') }, '1 association × 730 hours × 0.1 = 73.00', undefined],
  ['associations under a condition', { Vpn: endpoint(), A: association('subnet-a'), B: association('subnet-b', { Ref: 'Vpn' }, { Condition: 'Day' }) },
    '2 associations', '1 of them under a condition: counted as if it were met'],
  ['an endpoint of another stack', { A: association('subnet-a', 'cvpn-endpoint-0123456789abcdef0') },
    'Endpoint cvpn-endpoint-0123456789abcdef0 (imported)\n  1 association', 'there may be more of them, which the template does not tell'],
  ['zones of a transit gateway, and one that came later', {
    Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-0123456789abcdef0', AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] } }),
    C: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, AvailabilityZone: 'eu-west-1c' } },
  }, '3 associations × 730 hours × 0.1 = 219.00', undefined],
  ['zones that are known later', { Vpn: endpoint({ TransitGatewayConfiguration: { TransitGatewayId: 'tgw-0123456789abcdef0', AvailabilityZoneIds: { Ref: 'Zones' } } }) },
    '0 associations', 'there may be more of them'],
])('%s', async (name, resources, first, note) => {
  const { code, stdout } = await call(template(name.replaceAll(' ', '-'), resources, {
    Conditions: { Day: { 'Fn::Equals': [{ Ref: 'Enable' }, 'true'] } },
    Parameters: { Enable: { Type: 'String' }, Zones: { Type: 'CommaDelimitedList' } },
  }), ...PRICES);
  expect(code).toBe(ExitCode.OK);
  expect(stdout).toContain(first);
  expect(stdout.includes('    ')).toBe(note !== undefined);
  expect(stdout).toContain(note ?? '');
});

test('a condition that a parameter decides is decided', async () => {
  const conditional = template('switched', { Vpn: endpoint(), A: association('subnet-a', { Ref: 'Vpn' }, { Condition: 'Day' }) }, {
    Conditions: { Day: { 'Fn::Equals': [{ Ref: 'Enable' }, 'true'] } }, Parameters: { Enable: { Type: 'String' } },
  });
  expect((await call(conditional, ...PRICES, '--parameter', 'Enable=false')).stdout).toContain('0 associations');
  expect((await call(conditional, ...PRICES, '--parameter', 'Enable=true')).stdout).toMatch(/1 association ×.*\n  each/);
});

test('several endpoints are added up', async () => {
  const { stdout } = await call(template('one', TWO), template('other', { Vpn: endpoint(), A: association('subnet-c') }), ...PRICES, ...USE);
  expect(stdout).toMatch(/Endpoint Vpn in .*one\.json\n/);
  expect(stdout).toContain('All endpoints together: 891.00 a month.');
});

test('started hours count as whole ones', async () => {
  expect((await call(template('started', TWO), ...PRICES, '--connections', '10', '--hours', '7.5', '--days', '20')).stdout)
    .toContain('10 connections × 8 hours × 20 days × 0.05 = 80.00 a month');
});

test('large amounts are grouped', async () => {
  expect((await call(template('large', TWO), ...PRICES, '--connections', '7000', '--hours', '24', '--days', '31')).stdout).toContain('= 260,400.00 a month');
});

test('answers programs, without the dust of binary numbers', async () => {
  const file = template('json', { Vpn: endpoint(), A: association('subnet-a') });
  const { stdout } = await call(file, '--json', '--association-hour', '.1', '--connection-hour', '0.07', '--connections', '3', '--hours', '1', '--days', '1');
  expect(JSON.parse(stdout)).toEqual({
    endpoints: [{
      file,
      endpoint: 'Vpn',
      isMadeHere: true,
      region: null,
      associations: 1,
      conditional: 0,
      isMore: false,
      perMonth: { associations: 73, connections: 0.21, together: 73.21 },
    }],
    prices: { associationHour: 0.1, connectionHour: 0.07 },
    use: { connections: 3, hours: 1, days: 1 },
    perMonth: 73.21,
    notIncluded: expect.arrayContaining(['data transfer', 'NAT gateways']),
    source: 'https://aws.amazon.com/vpn/pricing/',
  });
  expect(JSON.parse((await call(file, '--json', ...PRICES)).stdout)).toMatchObject({ use: null, endpoints: [{ perMonth: { connections: null } }] });
});

test('an endpoint whose name is not known', async () => {
  const file = template('unknown', { A: association('subnet-a', { 'Fn::ImportValue': 'Vpn' }) });
  expect((await call(file, ...PRICES)).stdout).toContain('Endpoint (imported)\n');
  expect(JSON.parse((await call(file, '--json', ...PRICES)).stdout).endpoints[0].endpoint).toBeNull();
});

test('there is nothing to multiply', async () => {
  expect(await call(template('nothing', { Topic: { Type: 'AWS::SNS::Topic' } }), ...PRICES)).toEqual({
    code: ExitCode.OK, stdout: 'There are no Client VPN resources.\n', stderr: '',
  });
});

test.each<[string, readonly string[], string]>([
  ['no prices', [], "required option '--association-hour <price>' not specified"],
  ['one price', ['--association-hour', '0.10'], "required option '--connection-hour <price>' not specified"],
  ['a price with its currency', ['--association-hour', '$0.10', '--connection-hour', '0.05'], 'Write a price such as 0.10, without a currency.'],
  ['a price with a comma', ['--association-hour', '0,10', '--connection-hour', '0.05'], 'Write a price such as 0.10'],
  ['a price below nothing', ['--association-hour=-1', '--connection-hour', '0.05'], 'Write a price such as 0.10'],
  ['a part of a client', [...PRICES, '--connections', '1.5', '--hours', '8', '--days', '21'], 'Write a whole number.'],
  ['a longer day', [...PRICES, '--connections', '1', '--hours', '25', '--days', '21'], 'Write a number up to 24.'],
  ['a longer month', [...PRICES, '--connections', '1', '--hours', '8', '--days', '32'], 'Write a number up to 31.'],
  ['clients without hours', [...PRICES, '--connections', '40'], 'error: --connections, --hours and --days go together, and only --connections is given.'],
  ['hours and days without clients', [...PRICES, '--hours', '8', '--days', '2'], 'only --hours and --days is given.'],
])('%s: what to write instead', async (_, args, message) => {
  const { code, stderr, stdout } = await call(template('wrong', TWO), ...args);
  expect({ code, stdout }).toEqual({ code: ExitCode.FAILED, stdout: '' });
  expect(stderr).toContain(message);
});

test('a file that cannot be read', async () => {
  const { code, stderr } = await call(join(FOLDER, 'none.json'), ...PRICES);
  expect(code).toBe(ExitCode.FAILED);
  expect(stderr).toContain('none.json');
});

test('the help says where prices are', async () => {
  expect((await call('--help')).stdout).toContain('https://aws.amazon.com/vpn/pricing/');
});
