import { CfnParameter, Fn, Lazy, TimeZone, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { ConnectPolicy } from '../../src/handler/handler';
import { ClientVpnConnectHandler, ClientVpnConnectPolicy, type ClientVpnConnectPolicyChoice, ClientVpnPlatform, ClientVpnWeekday, ClientVpnHours } from '../../src/index';
import { guide, isEmpty, messageOf, newEndpoint, newStack, resourcesOf, synth, warnings } from '../fixtures';
import { answerOf, V1, V2, V3 } from '../handler/events';

const SOURCE = guide('connection-authorization');
const FUNCTION = 'AWS::Lambda::Function';

function endpointWith(stack: Stack, policy: ClientVpnConnectPolicyChoice): void {
  newEndpoint(stack, { connectHandler: ClientVpnConnectHandler.create({ policy }) });
}

const ALL_DAY = { days: [ClientVpnWeekday.EVERY_DAY], start: '00:00', end: '24:00' };
const berlin = (allowed: Partial<ClientVpnHours>) => ClientVpnConnectPolicy.allowHours({ timezone: TimeZone.EUROPE_BERLIN, ...ALL_DAY, ...allowed });
const office = ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24']);

interface FunctionProperties {
  readonly Code: { readonly ZipFile: unknown };
  readonly Environment?: { readonly Variables: Record<string, unknown> };
}

function functionOf(stack: Stack): FunctionProperties {
  const [properties] = Object.values(resourcesOf(synth(stack), FUNCTION));
  return properties as unknown as FunctionProperties;
}

/** The code of the function. */
function codeOf(stack: Stack): string {
  const { Code: { ZipFile: code } } = functionOf(stack);
  // never a Fn::Join: nothing that is resolved at deployment is part of it.
  expect(typeof code).toBe('string');
  return code as string;
}

/** A value as CloudFormation resolves it. */
function deployed(value: any, parameters: Record<string, string>): string {
  return typeof value === 'string' ? value : value.Ref === undefined
    ? value['Fn::Join'][1].map((part: unknown) => deployed(part, parameters)).join(value['Fn::Join'][0]) : parameters[value.Ref];
}

function policyIn(code: string): ConnectPolicy {
  return JSON.parse(/\nconst POLICY = ([^]*);\nexports/.exec(code)![1]);
}

/** What the function of a template answers, with what parameters turn out to be. */
async function ask(stack: Stack, event: unknown, parameters: Record<string, string> = {}): Promise<unknown> {
  jest.spyOn(console, 'log').mockImplementation();
  const { Variables: variables = {} } = functionOf(stack).Environment ?? {};
  const env = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, deployed(value, parameters)]));
  const module: any = {};
  new Function('exports', 'require', 'process', codeOf(stack))(module, jest.requireActual, { env });
  return module.handler(event);
}

afterEach(() => jest.restoreAllMocks());

describe('the policy in the template', () => {
  test.each<[string, () => ClientVpnConnectPolicyChoice, unknown]>([
    ['source addresses, canonically', () => ClientVpnConnectPolicy.allowSourceIps(['203.0.113.0/24', '198.51.100.7', '2001:DB8:0::/48', '2001:db8::1', '0.0.0.0/0']), {
      kind: 'source-ip',
      ranges: ['203.0.113.0/24', '198.51.100.7/32', '2001:db8::/48', '2001:db8::1/128', '0.0.0.0/0'],
      message: 'Connections from this network are not allowed.',
    }],
    ['platforms', () => ClientVpnConnectPolicy.allowPlatforms(
      ClientVpnPlatform.WINDOWS, ClientVpnPlatform.MAC_OS, ClientVpnPlatform.LINUX, ClientVpnPlatform.ANDROID, ClientVpnPlatform.IOS, ClientVpnPlatform.of('FreeBSD'),
    ), {
      kind: 'platform',
      platforms: ['win', 'mac', 'linux', 'android', 'ios', 'freebsd'],
      message: 'Connections are allowed from these platforms only: win, mac, linux, android, ios, freebsd.',
    }],
    ['days', () => berlin({ days: [ClientVpnWeekday.SATURDAY, ClientVpnWeekday.SUNDAY, ClientVpnWeekday.SATURDAY] }), {
      kind: 'hours',
      timeZone: 'Europe/Berlin',
      days: [0, 6],
      start: '00:00',
      end: '24:00',
      message: 'Connections are allowed on Sun, Sat from 00:00 to 24:00 (Europe/Berlin) only.',
    }],
    ['times of day', () => berlin({ start: '07:30', end: '19:00' }), {
      kind: 'hours',
      timeZone: 'Europe/Berlin',
      days: [0, 1, 2, 3, 4, 5, 6],
      start: '07:30',
      end: '19:00',
      message: 'Connections are allowed from 07:30 to 19:00 (Europe/Berlin) only.',
    }],
    ['a version', () => ClientVpnConnectPolicy.minimumClientVersion('2.5.0'), {
      kind: 'client-version',
      version: '2.5.0',
      message: 'Connections need a client with OpenVPN 2.5.0 or later: install the latest client.',
    }],
    ['conditions in each other, with a message', () => ClientVpnConnectPolicy.allOf(
      ClientVpnConnectPolicy.anyOf(office.withMessage('Come to the office.'), berlin({ start: '20:00', end: '06:00' })).withMessage('Wait.'),
    ), {
      kind: 'all-of',
      policies: [{
        kind: 'any-of',
        message: 'Wait.',
        policies: [
          { kind: 'source-ip', ranges: ['203.0.113.0/24'], message: 'Come to the office.' },
          expect.objectContaining({ kind: 'hours', start: '20:00', end: '06:00' }),
        ],
      }],
    }],
    ['a message with what templates and code are careful with', () => office.withMessage('"\\ ${AWS::Region} \u2028 \n </script>'), {
      kind: 'source-ip', ranges: ['203.0.113.0/24'], message: '"\\ ${AWS::Region} \u2028 \n </script>',
    }],
  ])('%s', (_, policy, expected) => {
    const stack = newStack();
    endpointWith(stack, policy());
    expect(policyIn(codeOf(stack))).toEqual(expected);
    expect(warnings(stack)).toEqual([]);
  });

  test('a condition with another message is another condition', () => {
    const stack = newStack();
    office.withMessage('Come to the office.');
    endpointWith(stack, office);
    expect(policyIn(codeOf(stack))).toMatchObject({ message: 'Connections from this network are not allowed.' });
  });

  test('values that are known at deployment', async () => {
    const stack = newStack();
    const [range, version, message] = ['Range', 'Version', 'Message'].map((id) => new CfnParameter(stack, id).valueAsString);
    endpointWith(stack, ClientVpnConnectPolicy.allOf(
      ClientVpnConnectPolicy.allowSourceIps(['192.0.2.0/24', range]).withMessage(message), ClientVpnConnectPolicy.minimumClientVersion(version)));
    const parameters = { Range: '203.0.113.0/24', Version: '2.5', Message: 'Come to the office.' };
    expect(await ask(stack, V2, parameters)).toEqual(answerOf('v2', true));
    expect(await ask(stack, { ...V2, 'public-ip': '198.51.100.1' }, parameters)).toEqual(answerOf('v2', false, 'Come to the office.', ['source-ip']));
    expect(await ask(stack, { ...V1, 'public-ip': '203.0.114.0' }, parameters)).toEqual(answerOf('v1', false, 'Come to the office.', ['source-ip']));
    expect(await ask(stack, { ...V2, 'client-openvpn-version': '2.4' }, parameters))
      .toEqual(answerOf('v2', false, 'Connections need a client with OpenVPN 2.5 or later: install the latest client.', ['client-version']));
  });

  describe('values that are known at deployment are data', () => {
    const UNCHECKED = answerOf('v2', false, 'The connection could not be checked. Please contact your administrator.', ['undecided']);
    const parameter = (stack: Stack) => new CfnParameter(stack, 'Value').valueAsString;

    test.each(['Call the "helpdesk"', 'Call\nthe helpdesk', 'EXAMPLE\\helpdesk', '\u2028', '"};//', '${process.exit()}', '{"variable":"PATH"}'])('a message: %j', async (message) => {
      const stack = newStack();
      endpointWith(stack, office.withMessage(parameter(stack)));
      expect(await ask(stack, { ...V2, 'public-ip': '198.51.100.1' }, { Value: message })).toEqual(answerOf('v2', false, message, ['source-ip']));
    });

    test.each<[string, (value: string) => ClientVpnConnectPolicyChoice, readonly string[]]>([
      ['a range', (value) => ClientVpnConnectPolicy.allowSourceIps([value]),
        ['', '0.0.0.0/00', '0.0.0.0/000', '0.0.0.0/33', '203.0.113.0/24"],"kind":"all-of","policies":[]};//', '{"variable":"PATH"}']],
      ['a time zone', (value) => ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: TimeZone.of(value), start: '00:00', end: '23:59' }), ['', 'undefined', 'Mars/Olympus']],
      ['a time of day', (value) => ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: TimeZone.ETC_UTC, start: value, end: '23:59' }), ['', '0:00', '24:60', '23:59']],
      ['one of all conditions', (value) => ClientVpnConnectPolicy.allOf(ClientVpnConnectPolicy.allowSourceIps(['0.0.0.0/0', value])), ['', 'x', '1']],
      ['one of any conditions', (value) => ClientVpnConnectPolicy.anyOf(ClientVpnConnectPolicy.allowSourceIps(['0.0.0.0/0']), ClientVpnConnectPolicy.allowSourceIps([value])), ['']],
    ])('%s that cannot be read denies', async (_, policy, values) => {
      const stack = newStack();
      endpointWith(stack, policy(parameter(stack)));
      for (const value of values) {
        expect([value, await ask(stack, V2, { Value: value })]).toEqual([value, UNCHECKED]);
      }
    });

    test.each<[string, (value: string) => ClientVpnConnectPolicyChoice, readonly string[]]>([
      ['a platform', (value) => ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.of(value)), ['', 'win","mac', '.*']],
      ['a version', (value) => ClientVpnConnectPolicy.minimumClientVersion(value), ['', 'x', '2.5-beta', '0"']],
    ])('%s that no client can have denies', async (_, policy, values) => {
      const stack = newStack();
      endpointWith(stack, policy(parameter(stack)));
      for (const value of values) {
        expect([value, await ask(stack, V2, { Value: value })]).toEqual([value, expect.objectContaining({ allow: false })]);
      }
    });

    test('what turns out to be undefined denies', async () => {
      for (const policy of [
        (nothing: string) => ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: TimeZone.of(nothing), start: '00:00', end: '23:59' }),
        (nothing: string) => ClientVpnConnectPolicy.allowSourceIps(['0.0.0.0/0', nothing]),
        (nothing: string) => ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.of(nothing)),
      ]) {
        const stack = newStack();
        endpointWith(stack, policy(Lazy.string({ produce: () => undefined })));
        expect(await ask(stack, V2)).toEqual(UNCHECKED);
      }
    });

    test('a value that stands in several places is one variable', () => {
      const stack = newStack();
      const value = parameter(stack);
      endpointWith(stack, ClientVpnConnectPolicy.anyOf(ClientVpnConnectPolicy.allowSourceIps([value]), office.withMessage(value)));
      expect(functionOf(stack).Environment).toEqual({ Variables: { VALUE_1: { Ref: 'Value' } } });
    });

    test('a dynamic reference is such a value, wherever it stands in a text', async () => {
      const stack = newStack();
      const [range, zone, platform, version] = ['range', 'zone', 'Platform', 'version'].map((name) => `{{resolve:ssm:/${name}}}`);
      endpointWith(stack, ClientVpnConnectPolicy.anyOf(
        ClientVpnConnectPolicy.allowSourceIps([range]).withMessage('Call {{resolve:ssm:/helpdesk}}.'),
        ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: TimeZone.of(zone), start: '{{resolve:ssm:/start}}', end: '23:59' }),
        ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.of(platform)),
        ClientVpnConnectPolicy.minimumClientVersion(version),
      ));
      expect(codeOf(stack)).not.toContain('resolve');
      expect(Object.values(functionOf(stack).Environment!.Variables)).toEqual([
        range, 'Call {{resolve:ssm:/helpdesk}}.', zone, '{{resolve:ssm:/start}}', expect.stringContaining(zone), platform, expect.stringContaining(platform), version, expect.stringContaining(version),
      ]);
    });

    test('the value of a parameter of Systems Manager is data', async () => {
      const stack = newStack();
      endpointWith(stack, ClientVpnConnectPolicy.allowSourceIps([StringParameter.valueForStringParameter(stack, '/offices')]));
      const [[name]] = Object.entries(functionOf(stack).Environment!.Variables).map(([, value]) => [(value as { Ref: string }).Ref]);
      expect(await ask(stack, V2, { [name]: '203.0.113.0/24' })).toEqual(answerOf('v2', true));
      expect(await ask(stack, V2, { [name]: '0.0.0.0/0"]}//' })).toEqual(UNCHECKED);
    });

    test('without such values there is no environment', () => {
      const stack = newStack();
      endpointWith(stack, office);
      expect(functionOf(stack)).not.toHaveProperty('Environment');
    });
  });

  test('platforms and hours that are known at deployment', async () => {
    const stack = newStack();
    const [platform, zone, start, end] = ['Platform', 'Zone', 'Start', 'End'].map((id) => new CfnParameter(stack, id).valueAsString);
    endpointWith(stack, ClientVpnConnectPolicy.anyOf(
      ClientVpnConnectPolicy.allowPlatforms(...Array.from({ length: 9 }, (_, index) => ClientVpnPlatform.of(`os-${index}`)), ClientVpnPlatform.of(platform)),
      ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: TimeZone.of(zone), start, end }),
    ));
    const parameters = { Platform: 'Win', Zone: 'UTC', Start: '08:00', End: '09:00' };
    jest.useFakeTimers({ now: new Date('2026-07-06T09:00:00Z') });
    expect(await ask(stack, V2, parameters)).toEqual(answerOf('v2', true));
    expect(await ask(stack, V2, { ...parameters, Platform: 'mac' })).toMatchObject({ 'allow': false, 'posture-compliance-statuses': ['platform', 'hours'] });
    expect(await ask(stack, V2, { ...parameters, Platform: 'mac', End: '09:01' })).toEqual(answerOf('v2', true));
    jest.useRealTimers();
  });

  test.each([['v1', V1], ['v2', V2], ['v3', V3], ['none', { ...V1, 'schema-version': undefined }]])('the function runs as it stands in the template: %s', async (version, event) => {
    const stack = newStack();
    endpointWith(stack, ClientVpnConnectPolicy.allOf(office, ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS)));
    const expected = version === 'none'
      ? answerOf('v2', false, 'The connection could not be checked. Please contact your administrator.', ['undecided'])
      : answerOf(version, true);
    expect(await ask(stack, event)).toEqual(expected);
  });
});

describe('what nobody can be compared with', () => {
  const RANGES = 'Write e.g. ["203.0.113.0/24", "2001:db8:1::/48"].';
  const PLATFORMS = 'Write e.g. allowPlatforms(ClientVpnPlatform.WINDOWS).';
  const HOURS = 'Write e.g. allowHours({ timezone: TimeZone.EUROPE_BERLIN, days: [ClientVpnWeekday.EVERY_DAY], start: "07:00", end: "19:00" }).';
  const DAYS = 'Write e.g. days: [ClientVpnWeekday.MONDAY], or [ClientVpnWeekday.EVERY_DAY].';
  const COMBINED = 'Write e.g. anyOf(ClientVpnConnectPolicy.allowSourceIps(["203.0.113.0/24"])).';

  test.each<[() => ClientVpnConnectPolicyChoice, string]>([
    [() => ClientVpnConnectPolicy.allowSourceIps([]), `allowSourceIps is empty, so no client can connect. ${RANGES}`],
    [() => ClientVpnConnectPolicy.allowSourceIps(undefined as never), `allowSourceIps undefined is not a list. ${RANGES}`],
    [() => ClientVpnConnectPolicy.allowSourceIps('203.0.113.0/24' as never), `allowSourceIps "203.0.113.0/24" is not a list. ${RANGES}`],
    [() => ClientVpnConnectPolicy.allowSourceIps(Fn.split(',', Token.asString({ Ref: 'Ranges' }))), `allowSourceIps is a token list, whose length is unresolved at synthesis. ${RANGES}`],
    [() => ClientVpnConnectPolicy.allowSourceIps(['office']), 'allowSourceIps[0] "office" is not a valid IP address or CIDR range. Write e.g. "203.0.113.0/24".'],
    [() => ClientVpnConnectPolicy.allowSourceIps(['0.0.0.0/0', '203.0.113.0/33']), 'allowSourceIps[1] "203.0.113.0/33" is not a valid IP address or CIDR range. Write e.g. "203.0.113.0/24".'],
    [() => ClientVpnConnectPolicy.allowSourceIps([null as never]), 'allowSourceIps[0] null is not a valid IP address or CIDR range. Write e.g. "203.0.113.0/24".'],
    [() => ClientVpnConnectPolicy.allowSourceIps(['203.0.113.7/24']),
      'allowSourceIps[0] "203.0.113.7/24" begins within the range 203.0.113.0/24. Write "203.0.113.0/24", or "203.0.113.7" for the one address.'],
    [() => ClientVpnConnectPolicy.allowPlatforms(), `allowPlatforms is empty, so no client can connect. ${PLATFORMS}`],
    [() => ClientVpnConnectPolicy.allowPlatforms('win' as never), `allowPlatforms[0] "win" is not a valid platform. ${PLATFORMS}`],
    [() => ClientVpnConnectPolicy.allowPlatforms(ClientVpnPlatform.WINDOWS, ClientVpnPlatform.of('')), `allowPlatforms[1] "" is not a valid platform. ${PLATFORMS}`],
    [() => ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: TimeZone.of('Europe/Atlantis'), start: '07:00' }), `allowHours: the time zone "Europe/Atlantis" does not exist. ${HOURS}`],
    [() => ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: 'Europe/Berlin' as never, start: '07:00' }), `allowHours: the time zone "Europe/Berlin" does not exist. ${HOURS}`],
    [() => ClientVpnConnectPolicy.allowHours({ ...ALL_DAY, timezone: undefined as never, start: '07:00' }), `allowHours: the time zone undefined does not exist. ${HOURS}`],
    [() => berlin({}), `allowHours from "00:00" to "24:00" is every time. ${HOURS}`],
    [() => berlin({ days: Object.values(ClientVpnWeekday).slice(1) }), `allowHours from "00:00" to "24:00" is every time. ${HOURS}`],
    // a language that cannot hand over a value leaves it out.
    [() => berlin({ days: undefined }), `allowHours.days undefined is not a list. ${DAYS}`],
    [() => berlin({ start: undefined }), 'allowHours.start undefined is not a valid time of day. Write hours and minutes, e.g. "07:30".'],
    [() => berlin({ end: undefined }), 'allowHours.end undefined is not a valid time of day. Write hours and minutes, e.g. "07:30".'],
    [() => berlin({ days: [ClientVpnWeekday.EVERY_DAY, ClientVpnWeekday.MONDAY] }), `allowHours.days[0] "every day" cannot be combined with other days. ${DAYS}`],
    [() => berlin({ start: '08:00', end: '08:00' }), `allowHours from "08:00" to "08:00" is empty. ${HOURS}`],
    [() => berlin({ start: '7:30' }), 'allowHours.start "7:30" is not a valid time of day. Write hours and minutes, e.g. "07:30".'],
    [() => berlin({ start: '24:00' }), 'allowHours.start "24:00" is not a valid time of day. Write hours and minutes, e.g. "07:30".'],
    [() => berlin({ end: '24:01' }), 'allowHours.end "24:01" is not a valid time of day. Write hours and minutes, e.g. "07:30".'],
    [() => berlin({ end: 19 as never }), 'allowHours.end 19 is not a valid time of day. Write hours and minutes, e.g. "07:30".'],
    [() => berlin({ days: [] }), `allowHours.days is empty, so no client can connect. ${DAYS}`],
    [() => berlin({ days: [ClientVpnWeekday.MONDAY, 'Monday' as never] }), `allowHours.days[1] "Monday" is not a valid day. ${DAYS}`],
    [() => ClientVpnConnectPolicy.minimumClientVersion('latest'), 'minimumClientVersion "latest" is not a valid version. Write e.g. "2.5.0".'],
    [() => ClientVpnConnectPolicy.minimumClientVersion(2.5 as never), 'minimumClientVersion 2.5 is not a valid version. Write e.g. "2.5.0".'],
    [() => ClientVpnConnectPolicy.anyOf(), `anyOf is empty, so no client can connect. ${COMBINED}`],
    [() => ClientVpnConnectPolicy.allOf(), `allOf is empty, so no client can connect. ${COMBINED.replace('anyOf', 'allOf')}`],
    [() => ClientVpnConnectPolicy.anyOf(office, ClientVpnConnectPolicy.fromCode(Code.fromInline('x')) as never), `anyOf[1] an object of the class ClientVpnConnectPolicyChoice is not a condition. ${COMBINED}`],
    [() => ClientVpnConnectPolicy.anyOf(null as never), `anyOf[0] null is not a condition. ${COMBINED}`],
    [() => ClientVpnConnectPolicy.anyOf(office.withMessage('')), 'withMessage is "": AWS Client VPN accepts up to 255 characters. Write a shorter text.'],
    [() => office.withMessage(null as never), 'withMessage is null: AWS Client VPN accepts up to 255 characters. Write a shorter text.'],
    [() => office.withMessage('x'.repeat(256)), 'withMessage has 256 characters: AWS Client VPN accepts up to 255 characters. Write a shorter text.'],
  ])('%s: %s', (policy, wrong) => {
    const stack = newStack();
    expect(messageOf(() => endpointWith(stack, policy()))).toBe(`Stack/Vpn: connectHandler.policy: ${wrong} [ConnectPolicyValue] ${SOURCE}`);
    expect(isEmpty(stack)).toBe(true);
  });

  test.each<[string, ClientVpnConnectPolicyChoice]>([
    ['the last minute', berlin({ start: '23:59' })],
    ['the longest message', office.withMessage('x'.repeat(255))],
    ['many platforms, whose message would be too long', ClientVpnConnectPolicy.allowPlatforms(...Array.from({ length: 99 }, (_, index) => ClientVpnPlatform.of(`os-${index}`)))],
    ['a version of four numbers', ClientVpnConnectPolicy.minimumClientVersion('3.8.4.1')],
  ])('but not %s', (_, policy) => {
    const stack = newStack();
    endpointWith(stack, policy);
    expect(policyIn(codeOf(stack)).message!.length).toBeLessThanOrEqual(255);
  });

  test('a version of the AWS provided client is warned of, once', () => {
    const stack = newStack();
    endpointWith(stack, ClientVpnConnectPolicy.minimumClientVersion('5.2.0'));
    expect(warnings(stack)).toEqual([
      '/Stack/Vpn: minimumClientVersion "5.2.0" is later than any version of OpenVPN, so no client can connect. The version of the AWS provided client is not compared. '
      + `Write the version of OpenVPN in your clients, e.g. "2.5.0". [ConnectClientVersion] ${SOURCE} [ack: cdk-client-vpn-plus:ConnectClientVersion]`,
    ]);
  });
});

describe('your own code', () => {
  test('runs with Node.js 24 unless told otherwise', () => {
    const stack = newStack();
    endpointWith(stack, ClientVpnConnectPolicy.fromCode(Code.fromInline('exports.handler = 1')));
    Template.fromStack(stack).hasResourceProperties(FUNCTION, {
      Code: { ZipFile: 'exports.handler = 1' }, Handler: 'index.handler', Runtime: 'nodejs24.x', Timeout: 30,
    });
  });

  test('runs as it is told', () => {
    const stack = newStack();
    endpointWith(stack, ClientVpnConnectPolicy.fromCode(Code.fromInline('def decide(): pass'), {
      handler: 'index.decide', runtime: Runtime.PYTHON_3_13, environment: { TABLE: 'devices' }, environmentEncryption: new Key(stack, 'Key'), memorySize: 256,
    }));
    Template.fromStack(stack).hasResourceProperties(FUNCTION, {
      Code: { ZipFile: 'def decide(): pass' },
      Environment: { Variables: { TABLE: 'devices' } },
      Handler: 'index.decide',
      KmsKeyArn: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
      MemorySize: 256,
      Runtime: 'python3.13',
      Timeout: 30,
    });
  });

  test.each([128, 10_240, Token.asNumber({ Ref: 'Memory' })])('takes %s MiB of memory', (memorySize) => {
    expect(() => endpointWith(newStack(), ClientVpnConnectPolicy.fromCode(Code.fromInline('x'), { memorySize }))).not.toThrow();
  });

  test.each([127, 10_241, 128.5, -256, Infinity, '256'])('does not take %p MiB of memory', (memorySize) => {
    expect(messageOf(() => ClientVpnConnectPolicy.fromCode(Code.fromInline('x'), { memorySize: memorySize as number }))).toBe(
      `ClientVpnConnectPolicy.fromCode(): memorySize is ${JSON.stringify(memorySize) === 'null' ? 'Infinity' : JSON.stringify(memorySize)}. Write e.g. 256. `
      + '[ValueKind] https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/API.md');
  });

  test.each([undefined, {}, { handler: undefined, runtime: undefined }])('runs with the defaults where its options are %j', (options) => {
    const stack = newStack();
    endpointWith(stack, ClientVpnConnectPolicy.fromCode(Code.fromInline('exports.handler = 1'), options as never));
    Template.fromStack(stack).hasResourceProperties(FUNCTION, { Handler: 'index.handler', Runtime: 'nodejs24.x' });
  });
});
