import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { ClientVpnSessionTimeout } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { findings, rules, validate, withApp } from './apps';
import {
  ClientVpnAuthentication, ClientVpnConnectionLogging, ClientVpnDestination, type ClientVpnEndpointPlusProps, ClientVpnRequirement,
  ClientVpnValidationPlugin,
} from '../../src';
import { EXAMPLES } from '../../src/rules/required';
import { messageOf, newEndpointIn, newL1Endpoint, newStack, newVpc, samlProvider, serverCertificate } from '../fixtures';

const HUB = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-51';
const SOURCE = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/docs/rules.md#off-unless-required';
const { EIGHT_HOURS, TEN_HOURS } = ClientVpnSessionTimeout;

/** Every requirement that can be met together with the others. */
const ALL = [
  ClientVpnRequirement.connectionLogging(), ClientVpnRequirement.logEncryption(), ClientVpnRequirement.retention(RetentionDays.TWO_YEARS),
  ClientVpnRequirement.loginBanner(), ClientVpnRequirement.sessionTimeout(EIGHT_HOURS), ClientVpnRequirement.splitTunnel(),
  ClientVpnRequirement.groupsOnly(), ClientVpnRequirement.certificateAndUser(), ClientVpnRequirement.twoZones(),
];

const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

test('each requirement has a factory of its name', () => {
  const members = Object.getOwnPropertyNames(ClientVpnRequirement);
  const factories = members.filter((name) => Reflect.get(ClientVpnRequirement, name) instanceof Function);
  expect(factories.sort()).toEqual([...EXAMPLES.map(({ name }) => camel(name)), 'fromFile'].sort());
});

test('only what is required is among the rules of the plugin', () => {
  const of = (...props: ConstructorParameters<typeof ClientVpnValidationPlugin>) => new ClientVpnValidationPlugin(...props).ruleIds!;
  const require = [ClientVpnRequirement.splitTunnel(), ClientVpnRequirement.retention(RetentionDays.ONE_DAY)];
  expect(of({ require })).toEqual([...of(), 'SplitTunnelRequired', 'RetentionRequired']);
  expect(of({})).toEqual(of());
});

test('an L1, with the controls', () => withApp((app) => {
  newL1Endpoint(newStack(app), { splitTunnel: true });
  const { success, violations } = validate(app, undefined, { require: [ClientVpnRequirement.connectionLogging()] });
  expect(success).toBe(false);
  expect(violations).toContainEqual({
    ruleName: 'ConnectionLoggingRequired',
    severity: 'error',
    description: 'connectionLogOptions.enabled false turns connection logging off, which is required (Security Hub EC2.51, AWS Config ec2-client-vpn-connection-log-enabled).',
    fix: 'Set connectionLogging to ClientVpnConnectionLogging.create(), or enabled to true.',
    ruleMetadata: { source: HUB, controls: 'Security Hub EC2.51, AWS Config ec2-client-vpn-connection-log-enabled' },
    violatingResources: [{ resourceLogicalId: 'L1', templatePath: `${app.outdir}/Stack.template.json`, locations: ['Properties.ConnectionLogOptions.Enabled'] }],
  });
}));

/** What is found of an endpoint of ours, whose construct has said all that AWS asks for. */
function found(app: App, props: (stack: Stack) => Partial<ClientVpnEndpointPlusProps>, grantee: object, require = ALL): string[] {
  const stack = newStack(app);
  const vpn = newEndpointIn(newVpc(stack), props(stack));
  vpn.addNetworkAccess(ClientVpnDestination.cidr('10.20.0.0/16'), grantee);
  expect(rules(validate(app))).toEqual([]);
  return findings(validate(app, undefined, { require })).map(({ rule }) => rule).sort();
}

test('an endpoint of ours that meets none', () => withApp((app) => {
  expect(found(app, (stack) => ({
    authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: serverCertificate(stack) }),
    connectionLogging: ClientVpnConnectionLogging.create({ retention: RetentionDays.ONE_YEAR }),
  }), { allUsers: true })).toEqual([
    'CertificateAndUserRequired', 'GroupsOnlyRequired', 'LogEncryptionRequired', 'LoginBannerRequired', 'RetentionRequired', 'SessionTimeoutRequired',
  ]);
}));

test('an endpoint of ours that meets all', () => withApp((app) => {
  expect(found(app, (stack) => ({
    authentication: ClientVpnAuthentication.federated(samlProvider(stack)).withMutual({ clientRootCertificate: serverCertificate(stack) }),
    connectionLogging: ClientVpnConnectionLogging.create({ retention: RetentionDays.INFINITE, encryptionKey: new Key(stack, 'Key') }),
    clientLoginBanner: 'For employees only.',
    sessionTimeout: EIGHT_HOURS,
  }), { groups: ['engineering'] })).toEqual([]);
}));

test.each([
  ['a destination that is excepted', ClientVpnRequirement.groupsOnly({ exceptFor: ['10.0.0.2/32', '10.20.0.0/16'] }), []],
  ['another one', ClientVpnRequirement.groupsOnly({ exceptFor: ['10.0.0.2/32'] }), ['GroupsOnlyRequired']],
  ['a full tunnel', ClientVpnRequirement.fullTunnel(), ['FullTunnelRequired']],
  ['a longer session', ClientVpnRequirement.sessionTimeout(TEN_HOURS), []],
])('%s', (_, requirement, expected) => withApp((app) => {
  expect(found(app, () => ({ sessionTimeout: EIGHT_HOURS }), { allUsers: true }, [requirement])).toEqual(expected);
}));

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  const file = (content: unknown) => {
    const path = join(folder, 'requirements.json');
    writeFileSync(path, content instanceof Uint8Array ? content : JSON.stringify(content));
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  test('as the command line reads it, together with others', () => {
    const read = ClientVpnRequirement.fromFile(file({ require: ['groups-only=10.0.0.2/32', 'two-zones'] }));
    const { ruleIds } = new ClientVpnValidationPlugin({ require: [...read, ClientVpnRequirement.fullTunnel()] });
    expect(ruleIds!.slice(-3)).toEqual(['GroupsOnlyRequired', 'TwoZonesRequired', 'FullTunnelRequired']);
  });

  test.each<[string, string, BufferEncoding]>([
    ['with a byte order mark', '\ufeff{ "require": ["two-zones"] }', 'utf8'],
    ['in UTF-16, with CRLF', '\ufeff{\r\n"require": ["two-zones"]\r\n}', 'utf16le'],
  ])('%s', (_, text, encoding) => {
    const [requirement] = ClientVpnRequirement.fromFile(file(Buffer.from(text, encoding)));
    expect(new ClientVpnValidationPlugin({ require: [requirement] }).ruleIds).toContain('TwoZonesRequired');
  });

  test('that is no text', () => {
    expect(messageOf(() => ClientVpnRequirement.fromFile(file(Uint8Array.of(0xc3, 0x28))))).toContain('cannot be used: not a text file in UTF-8. Write');
  });

  test('that holds a mistake', () => {
    expect(messageOf(() => ClientVpnRequirement.fromFile(file({ require: ['two-zonse'] }))))
      .toBe(`ClientVpnRequirement.fromFile(): "two-zonse" is not a requirement. Write "two-zones". [Requirement] ${SOURCE}`);
  });

  test('that is not there', () => {
    const path = join(folder, 'nothing.json');
    expect(messageOf(() => ClientVpnRequirement.fromFile(path)))
      .toBe(`ClientVpnRequirement.fromFile(): The file "${path}", seen from "${process.cwd()}", cannot be used: no such file or folder. `
        + `Write the path of a file with requirements. [Requirement] ${SOURCE}`);
  });
});

const JAVASCRIPT = ClientVpnRequirement as any;
const KIND = '[ValueKind] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md';

test.each<[string, () => unknown, string]>([
  ['no retention', () => JAVASCRIPT.retention(), `ClientVpnRequirement.retention(): atLeast is missing. Write e.g. logs.RetentionDays.ONE_YEAR. ${KIND}`],
  ['an exception that is not a range', () => ClientVpnRequirement.groupsOnly({ exceptFor: ['vpc'] }),
    `ClientVpnRequirement.groupsOnly(): groups-only takes CIDR ranges with + between them, such as 10.0.0.2/32+10.1.0.0/16, not "vpc". Write "groups-only". [Requirement] ${SOURCE}`],
  ['exceptions that are not list', () => JAVASCRIPT.groupsOnly({ exceptFor: '10.0.0.2/32' }),
    `ClientVpnRequirement.groupsOnly(): exceptFor is "10.0.0.2/32". Write e.g. ["10.0.0.2/32"]. ${KIND}`],
  ['a contradiction', () => new ClientVpnValidationPlugin({ require: [ClientVpnRequirement.fullTunnel(), ClientVpnRequirement.splitTunnel()] }),
    `new ClientVpnValidationPlugin(): split-tunnel and full-tunnel exclude each other. Keep one of the two. [Requirement] ${SOURCE}`],
  ['a name', () => new ClientVpnValidationPlugin({ require: ['full-tunnel' as any] }),
    `new ClientVpnValidationPlugin(): require[0] is "full-tunnel". Write e.g. ClientVpnRequirement.connectionLogging(). ${KIND}`],
])('%s', (_, make, expected) => {
  expect(messageOf(make)).toBe(expected);
});
