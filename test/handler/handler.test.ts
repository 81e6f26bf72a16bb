import fc from 'fast-check';
import { answerOf, V1, V2, V3 } from './events';
import { connectHandler } from '../../src/handler';
import { decideBy } from '../../src/handler/handler';
import type { ConnectPolicy } from '../../src/handler/handler';
import { Cidr } from '../../src/ip/cidr';

const UNDECIDED = 'The connection could not be checked. Please contact your administrator.';

let lines: string[];
beforeEach(() => {
  lines = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const log = () => lines.map((line) => JSON.parse(line));
const handlerBy = (policy: ConnectPolicy) => connectHandler(decideBy(policy));

const office: ConnectPolicy = { kind: 'source-ip', ranges: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'], message: 'not from here' };
const windows: ConnectPolicy = { kind: 'platform', platforms: ['win', 'mac'], message: 'not with this' };
const recent: ConnectPolicy = { kind: 'client-version', version: '2.5.1', message: 'too old' };
const never: ConnectPolicy = { kind: 'platform', platforms: ['none'], message: 'never' };

describe.each([['v1', V1], ['v2', V2], ['v3', V3], ['v4', { ...V3, 'schema-version': 'v4' }]])('an event of version %s', (version, event) => {
  test('that is allowed', async () => {
    expect(await handlerBy(office)(event)).toEqual(answerOf(version, true));
    expect(log()).toEqual([{
      'decision': 'allow', 'connection-id': V1['connection-id'], 'endpoint-id': V1['endpoint-id'], 'statuses': [], 'message': '',
    }]);
  });

  test('that is denied', async () => {
    expect(await handlerBy(office)({ ...event, 'public-ip': '192.0.2.1' })).toEqual(answerOf(version, false, 'not from here', ['source-ip']));
    expect(log()).toEqual([{
      'decision': 'deny',
      'connection-id': V1['connection-id'],
      'endpoint-id': V1['endpoint-id'],
      'statuses': ['source-ip'],
      'message': 'not from here',
    }]);
  });

  test('that lacks what the policy reads', async () => {
    const { 'public-ip': _, ...without } = event;
    expect(await handlerBy(office)(without)).toEqual(answerOf(version, false, 'not from here', ['source-ip']));
  });
});

test.each<[string, unknown, string, string]>([
  ['nothing', undefined, 'v2', 'connection-id'],
  ['null', null, 'v2', 'connection-id'],
  ['a text', 'v1', 'v2', 'connection-id'],
  ['a list', [V1], 'v2', 'connection-id'],
  ['an event without id', { ...V1, 'connection-id': undefined }, 'v1', 'connection-id'],
  ['an event with an id that is none', { ...V2, 'connection-id': 7 }, 'v2', 'connection-id'],
  ['an event without endpoint', { ...V3, 'endpoint-id': '' }, 'v3', 'endpoint-id'],
  ['an event without version', { ...V1, 'schema-version': undefined }, 'v2', 'schema-version'],
  ['an event with a number for a version', { ...V1, 'schema-version': 1 }, 'v2', 'schema-version'],
])('%s is denied, with a message and a line in the log', async (_, event, version, missing) => {
  expect(await handlerBy(windows)(event)).toEqual(answerOf(version, false, UNDECIDED, ['undecided']));
  expect(log()).toEqual([expect.objectContaining({ decision: 'deny', message: UNDECIDED, error: `the event has no "${missing}"` })]);
});

test('a version that is none is not echoed', async () => {
  expect(await handlerBy(windows)({ ...V1, 'schema-version': 'v1"; drop' })).toEqual(answerOf('v2', true));
});

test.each<[string, string, boolean]>([
  ['the first address', '203.0.113.0', true],
  ['the last address', '203.0.113.255', true],
  ['one before', '203.0.112.255', false],
  ['one after', '203.0.114.0', false],
  ['a single address', '198.51.100.7', true],
  ['the one beside it', '198.51.100.8', false],
  ['IPv6', '2001:db8:ffff::1', true],
  ['IPv6 of another range', '2001:db9::1', false],
  ['IPv4 as IPv6', '::ffff:203.0.113.7', true],
  ['IPv4 of another range as IPv6', '::ffff:192.0.2.1', false],
  ['IPv6 with a zone', 'fe80::1%eth0', false],
  ['no address', '203.0.113.7, 192.0.2.1', false],
])('source addresses: %s', async (_, address, allow) => {
  expect((await handlerBy(office)({ ...V2, 'public-ip': address })).allow).toBe(allow);
});

test.each([
  ['::/0', '203.0.113.7', false],
  ['::/0', '::ffff:203.0.113.7', false],
  ['::/0', '2001:db8::1', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['0.0.0.0/0', '203.0.113.7', true],
  ['::/0', '2001:db8::7', true],
  ['2001:db8:1::/48', '2001:db8:1:2::7', true],
  ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8', true],
  ['1::', '1::', true],
  ['64:ff9b::203.0.113.0/120', '64:ff9b::203.0.113.9', true],
])('source addresses: the range %s and the address %s', async (range, address, allow) => {
  expect((await handlerBy({ kind: 'source-ip', ranges: [range], message: 'no' })({ ...V2, 'public-ip': address })).allow).toBe(allow);
});

test.each<[string, unknown, boolean]>([
  ['one of them', 'win', true],
  ['one of them in capitals', 'WIN', true],
  ['another one', 'linux', false],
  ['a longer word', 'windows', false],
  ['nothing', '', false],
  ['no text', 7, false],
])('platforms: %s', async (_, platform, allow) => {
  expect((await handlerBy(windows)({ ...V2, platform })).allow).toBe(allow);
});

test.each<[string, string, boolean]>([
  ['2.5.1', '2.5.1', true],
  ['2.5.1', '2.5.2', true],
  ['2.5.1', '2.5.0', false],
  ['2.5.1', '2.10.0', true],
  ['2.5.1', '2.5', false],
  ['2.5', '2.5.0', true],
  ['2.5.0', '2.5', true],
  ['2.5.1', '3.git::d3f8b18b:Release', true],
  ['2.6', '2.6_rc2', true],
  ['2.6', 'v2.6', false],
  ['2.6', '', false],
  ['no version', '2.6', false],
])('version %s at least: %s', async (version, given, allow) => {
  expect((await handlerBy({ ...recent, version } as ConnectPolicy)({ ...V2, 'client-openvpn-version': given })).allow).toBe(allow);
});

describe('hours', () => {
  const WORKDAYS = [1, 2, 3, 4, 5];
  const isAllowed = async (now: string, days: number[], start: string, end: string, timeZone = 'Europe/Berlin') => {
    jest.useFakeTimers({ now: new Date(now) });
    return (await handlerBy({ kind: 'hours', timeZone, days, start, end, message: 'closed' })(V2)).allow;
  };

  // 2026-07-06 is a Monday; Berlin is two hours ahead in summer and one in winter.
  test.each<[string, string, number[], string, string, boolean]>([
    ['the first minute', '2026-07-06T05:00:00Z', WORKDAYS, '07:00', '19:00', true],
    ['the minute before', '2026-07-06T04:59:59Z', WORKDAYS, '07:00', '19:00', false],
    ['the last minute', '2026-07-06T16:59:59Z', WORKDAYS, '07:00', '19:00', true],
    ['the minute after', '2026-07-06T17:00:00Z', WORKDAYS, '07:00', '19:00', false],
    ['the same time in winter', '2026-12-07T05:00:00Z', WORKDAYS, '07:00', '19:00', false],
    ['an hour later in winter', '2026-12-07T06:00:00Z', WORKDAYS, '07:00', '19:00', true],
    ['another day', '2026-07-05T10:00:00Z', WORKDAYS, '07:00', '19:00', false],
    ['already the next day there', '2026-07-05T22:00:00Z', WORKDAYS, '00:00', '24:00', true],
    ['still the day before there', '2026-07-05T21:59:59Z', WORKDAYS, '00:00', '24:00', false],
    ['midnight', '2026-07-06T22:00:00Z', [2], '00:00', '00:01', true],
    ['the last minute of the day', '2026-07-06T21:59:59Z', [1], '00:00', '24:00', true],
    ['a night, in the evening', '2026-07-06T20:00:00Z', [1], '22:00', '06:00', true],
    ['a night, in the morning after', '2026-07-07T03:59:59Z', [1], '22:00', '06:00', true],
    ['a night, when it is over', '2026-07-07T04:00:00Z', [1], '22:00', '06:00', false],
    ['a night, in the morning before', '2026-07-06T03:00:00Z', [1], '22:00', '06:00', false],
    ['the night from Saturday, on Sunday', '2026-07-05T03:00:00Z', [6], '22:00', '06:00', true],
    ['the night from Sunday, on Monday', '2026-07-06T03:00:00Z', [0], '22:00', '06:00', true],
  ])('%s', async (_, now, days, start, end, allow) => {
    expect(await isAllowed(now, days, start, end)).toBe(allow);
  });

  test('in another time zone', async () => {
    expect(await isAllowed('2026-07-06T05:00:00Z', WORKDAYS, '10:30', '10:31', 'Asia/Kolkata')).toBe(true);
  });
});

describe('combined', () => {
  test.each<[string, ConnectPolicy, boolean, string, string[]]>([
    ['all of what holds', { kind: 'all-of', policies: [office, windows] }, true, '', []],
    ['all of, the second does not', { kind: 'all-of', policies: [office, never, recent] }, false, 'never', ['platform']],
    ['all of, with a message', { kind: 'all-of', policies: [never], message: 'ask us' }, false, 'ask us', ['platform']],
    ['any of, the last does', { kind: 'any-of', policies: [never, windows] }, true, '', []],
    ['any of, none does', { kind: 'any-of', policies: [never, { ...recent, version: '9' }] }, false, 'never Or: too old', ['platform', 'client-version']],
    ['any of, with a message', { kind: 'any-of', policies: [never], message: 'ask us' }, false, 'ask us', ['platform']],
    ['one in the other', { kind: 'all-of', policies: [{ kind: 'any-of', policies: [never, office] }, windows] }, true, '', []],
  ])('%s', async (_, policy, allow, message, statuses) => {
    expect(await handlerBy(policy)(V2)).toEqual(answerOf('v2', allow, message, statuses));
  });
});

describe('what is none at deployment denies everyone, and says so each time', () => {
  const hours = (start: string, end: string): ConnectPolicy => (
    { kind: 'hours', timeZone: 'Etc/UTC', days: [0, 1, 2, 3, 4, 5, 6], start, end, message: 'closed' }
  );

  test.each<[string, ConnectPolicy, string]>([
    ['a range', { ...office, ranges: ['203.0.113.0/24', 'office'] } as ConnectPolicy, 'the policy has a range that is none: "office"'],
    ['a range without its length', { ...office, ranges: ['203.0.113.0/'] } as ConnectPolicy, 'the policy has a range that is none: "203.0.113.0/"'],
    ['a length that is no number', { ...office, ranges: ['203.0.113.0/0x0'] } as ConnectPolicy, 'the policy has a range that is none: "203.0.113.0/0x0"'],
    ['a range that begins before its address', { ...office, ranges: ['203.0.113.7/24'] } as ConnectPolicy, 'the policy has a range that begins before its address: "203.0.113.7/24"'],
    ['a range of IPv6 that begins before its address', { ...office, ranges: ['2001:db8::7/32'] } as ConnectPolicy, 'the policy has a range that begins before its address: "2001:db8::7/32"'],
    ['a range of everything, by an address', { ...office, ranges: ['198.51.100.1/0'] } as ConnectPolicy, 'the policy has a range that begins before its address: "198.51.100.1/0"'],
    ['a range of IPv4 in IPv6 that begins before its address', { ...office, ranges: ['::ffff:203.0.113.7/120'] } as ConnectPolicy, 'the policy has a range that begins before its address: "::ffff:203.0.113.7/120"'],
    ['two lengths', { ...office, ranges: ['203.0.113.0/0/24'] } as ConnectPolicy, 'the policy has a range that is none: "203.0.113.0/0/24"'],
    ['a start', hours('7:00', '19:00'), 'the policy has hours that are none: "7:00" to "19:00"'],
    ['an end', hours('07:00', ''), 'the policy has hours that are none: "07:00" to ""'],
    ['a span', hours('07:00', '07:00'), 'the policy has hours that are none: "07:00" to "07:00"'],
  ])('%s', async (_, policy, said) => {
    const handler = handlerBy(policy);
    expect([await handler(V2), await handler(V1)]).toEqual([answerOf('v2', false, UNDECIDED, ['undecided']), answerOf('v1', false, UNDECIDED, ['undecided'])]);
    expect(log().map(({ error }) => error)).toEqual([said, said]);
  });

  test('a platform', async () => {
    expect((await handlerBy({ ...windows, platforms: [''] } as ConnectPolicy)({ ...V2, platform: '' })).allow).toBe(false);
  });
});

describe('code of somebody else', () => {
  test.each<[string, () => any, ReturnType<typeof answerOf>]>([
    ['allows', () => ({ allow: true }), answerOf('v2', true)],
    ['allows with a message, which nobody is told', () => ({ allow: true, message: 'welcome', statuses: ['compliant'] }), answerOf('v2', true, '', ['compliant'])],
    ['decides later', async () => ({ allow: true }), answerOf('v2', true)],
    ['denies', () => ({ allow: false }), answerOf('v2', false, 'You are not allowed to connect.')],
    ['denies with statuses', () => ({ allow: false, message: 'no', statuses: ['a', 7, '', 'b'] }), answerOf('v2', false, 'no', ['a', 'b'])],
    ['says something like yes', () => ({ allow: 'true' }), answerOf('v2', false, 'You are not allowed to connect.')],
    ['says nothing', () => undefined, answerOf('v2', false, UNDECIDED, ['undecided'])],
    ['fails', () => { throw new Error('no database'); }, answerOf('v2', false, UNDECIDED, ['undecided'])],
    ['fails without an error', () => { throw undefined; }, answerOf('v2', false, UNDECIDED, ['undecided'])],
    ['fails later', async () => { throw new Error('no database'); }, answerOf('v2', false, UNDECIDED, ['undecided'])],
    ['says too much', () => ({ allow: false, message: 'x'.repeat(256) }), answerOf('v2', false, 'x'.repeat(255))],
    ['says just enough', () => ({ allow: false, message: 'x'.repeat(255) }), answerOf('v2', false, 'x'.repeat(255))],
    ['would be cut within a character', () => ({ allow: false, message: `${'x'.repeat(254)}😀` }), answerOf('v2', false, 'x'.repeat(254))],
    ['has too many statuses', () => ({ allow: false, message: 'no', statuses: Array(11).fill('s'.repeat(256)) }),
      answerOf('v2', false, 'no', Array(10).fill('s'.repeat(255)))],
  ])('%s', async (_, decide, expected) => {
    expect(await connectHandler(decide)(V2)).toEqual(expected);
    expect(lines).toHaveLength(1);
  });

  test('why it failed is in the log only', async () => {
    await connectHandler(() => { throw new Error('no database'); })(V2);
    expect(log()).toEqual([expect.objectContaining({ message: UNDECIDED, error: 'no database' })]);
  });
});

describe('whatever comes', () => {
  const texts = fc.oneof(fc.string({ maxLength: 300 }), fc.ipV4(), fc.ipV6(), fc.constantFrom('v1', 'v2', 'v3', 'win', '2.5.1', '__proto__'));
  const events = fc.oneof(
    fc.anything(),
    fc.record(Object.fromEntries(Object.keys(V3).map((field) => [field, fc.oneof(texts, fc.anything())])), { requiredKeys: [] }),
    fc.record(Object.fromEntries(Object.keys(V3).map((field) => [field, texts]))),
  );
  const leaves = fc.constantFrom(office, windows, recent, never, { kind: 'hours', timeZone: 'UTC', days: [1], start: '08:00', end: '07:00', message: 'm'.repeat(300) } as const);
  const { policy } = fc.letrec<{ policy: ConnectPolicy }>((tie) => ({
    policy: fc.oneof({ maxDepth: 3 }, leaves, fc.record({
      kind: fc.constantFrom('all-of' as const, 'any-of' as const),
      policies: fc.array(tie('policy') as fc.Arbitrary<ConnectPolicy>, { maxLength: 12 }),
    })) as fc.Arbitrary<ConnectPolicy>,
  }));

  function expectWellFormed(response: object, event: unknown): void {
    const { 'allow': allow, 'posture-compliance-statuses': statuses, 'schema-version': version, ...rest } = response as any;
    expect(typeof allow).toBe('boolean');
    expect(version).toMatch(/^v\d{1,3}$/);
    const asked = (event as any)?.['schema-version'];
    expect(version).toBe(typeof asked === 'string' && /^v\d{1,3}$/.test(asked) ? asked : 'v2');
    const [[key, message], ...others] = Object.entries<string>(rest);
    expect([key, others]).toEqual([version === 'v1' ? 'error-msg-on-failed-posture-compliance' : 'error-msg-on-denied-connection', []]);
    expect(message.length).toBeLessThanOrEqual(255);
    expect(message === '').toBe(allow);
    expect(statuses.length).toBeLessThanOrEqual(10);
    expect(statuses.every((status: unknown) => typeof status === 'string' && status.length <= 255)).toBe(true);
    expect(JSON.parse(JSON.stringify(response))).toEqual(response);
    expect(JSON.parse(lines.pop()!).decision).toBe(allow ? 'allow' : 'deny');
  }

  test('a policy answers with a well-formed response', () => fc.assert(fc.asyncProperty(policy, events, async (anyPolicy, event) => {
    expectWellFormed(await handlerBy(anyPolicy)(event), event);
  }), { numRuns: 500 }));

  test('code of somebody else answers with a well-formed response', () => fc.assert(fc.asyncProperty(
    fc.oneof(fc.anything(), fc.record({
      allow: fc.boolean(),
      message: fc.oneof(texts, fc.anything()),
      statuses: fc.oneof(fc.array(texts, { maxLength: 20 }), fc.anything()),
    })),
    events,
    fc.boolean(),
    async (decision: any, event, fails) => {
      expectWellFormed(await connectHandler(() => {
        if (fails) {
          throw decision;
        }
        return decision;
      })(event), event);
    },
  ), { numRuns: 500 }));

  test('an address is in the ranges that another library finds it in', () => fc.assert(fc.asyncProperty(
    fc.array(fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
      // the other library takes `::192.0.2.1`, of a form that is no longer used, for an IPv4 address as well.
      fc.tuple(fc.ipV6().filter((address) => !/^::(ffff:|\d+\.)/i.test(address)), fc.integer({ min: 0, max: 128 })),
    ), { minLength: 1, maxLength: 4 }),
    fc.nat(),
    async (ranges, index) => {
      const cidrs = ranges.map(([address, prefix]) => Cidr.parse(`${address}/${prefix}`)!);
      const [address] = ranges[index % ranges.length];
      const asked = index % 2 === 0 ? address : `${address.includes(':') ? '2001:db8::' : '198.51.100.'}${index % 200}`;
      const single = Cidr.parse(`${asked}/${asked.includes(':') ? 128 : 32}`)!;
      const { allow } = await handlerBy({ kind: 'source-ip', ranges: cidrs.map(({ text }) => text), message: 'no' })({ ...V2, 'public-ip': asked });
      expect([asked, allow]).toEqual([asked, cidrs.some((cidr) => cidr.contains(single))]);
    },
  ), { numRuns: 500 }));
});
