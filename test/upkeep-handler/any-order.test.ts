import fc from 'fast-check';
import { asked, Clock, deployed } from './function';
import { bytes, list, zipped } from './lists';
import { type Fault, loopbackOf } from './loopback';
import { UpkeepStack, type Template } from './stack';
import { Service } from '../deployment/model/service';

jest.setTimeout(600_000);

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);
/** The list of each number counts from that hour on, for twelve hours. */
const NUMBERS = [1, 4, 8, 12, 16];
const LISTS = new Map(NUMBERS.map((number) => [number, list({ number, from: number, until: number + 12, now: START })]));
const STORED = { Bucket: 'lists', Key: 'crl.pem' };
const TAGS = ['Team', 'Cost', 'Foreign'];

let hour = 0;

/** A clock that the steps move. */
class ModelDate extends Date {
  public constructor() {
    super(START + hour * HOUR);
  }
}

const run = deployed(__filename, ModelDate as DateConstructor);

const number = fc.constantFrom(...NUMBERS);
const template: fc.Arbitrary<Template> = fc.record({
  endpoint: fc.oneof(fc.record({ range: fc.constantFrom('10.1.0.0/16', '10.2.0.0/16') }), fc.constant({ id: 'imported' })),
  list: fc.oneof(fc.constant(undefined), fc.constant(STORED), number.map((one) => ({ CertificateRevocationListGzip: zipped(LISTS.get(one)!), Version: `${one}` }))),
  tags: fc.option(fc.dictionary(fc.constantFrom(...TAGS), fc.constantFrom('a', 'b')), { nil: undefined }),
});

/** What goes wrong during a step. */
interface Trouble {
  readonly call: string;
  readonly times: number;
  readonly fault: Fault;
}

const trouble: fc.Arbitrary<Trouble | undefined> = fc.option(fc.record({
  call: fc.constantFrom('Export', 'Import', 'CreateTags', 'DeleteTags', 'GetObject', 'DescribeStacks'),
  times: fc.constantFrom(1, 2, 1000),
  fault: fc.constantFrom<Fault>({ code: 'UnauthorizedOperation', status: 403 }, { code: 'RequestLimitExceeded', status: 503 }, { code: 'InvalidParameterValue', status: 400 }, 'hang-up'),
  // what Export says of an endpoint without a list may be any error.
}).filter(({ call, fault }) => !(call === 'Export' && typeof fault === 'object' && fault.code === 'InvalidParameterValue')), { freq: 2, nil: undefined });

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('deploy' as const),
      template,
      order: fc.shuffledSubarray(['RevocationList', 'Tags', 'Other'] as const, { minLength: 3 }),
      otherFails: fc.boolean(),
      sendsAll: fc.boolean(),
      trouble,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('store' as const), content: fc.oneof(number, fc.constantFrom('none', 'broken')) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick' as const), trouble }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 4, 9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('destroy' as const), trouble }) },
);

test('in no order of deployments, rollbacks and deletions a list gets older, or a stack is stuck', async () => {
  const seen = new Set<string>();
  const clock = new Clock();
  const numberOf = (text: string) => NUMBERS.find((one) => LISTS.get(one) === text)!;
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    hour = 5;
    const service = new Service({ 'subnet-1': 'a' });
    const imported = service.createEndpoint({});
    service.associate(imported, 'subnet-1');
    service.createTags(imported, [['Foreign', 'kept']]);
    // what is imported, of each endpoint.
    const imports = new Map<string, number>();
    const wrong: string[] = [];
    const importList = service.importRevocationList.bind(service);
    service.importRevocationList = (endpoint, text) => {
      const next = numberOf(text);
      importList(endpoint, text);
      if (next <= (imports.get(endpoint) ?? 0) || next > hour || hour > next + 12) {
        wrong.push(`${next} after ${imports.get(endpoint)} at ${hour}`);
      }
      imports.set(endpoint, next);
      seen.add('imported');
    };
    const loopback = await loopbackOf(service);
    clock.start(loopback);
    const stack = new UpkeepStack(run, service, loopback, clock);
    /** Endpoints that something went wrong with: their tags may be those of another deployment. */
    const troubled = new Set<string>();
    const begin = (what: Trouble | undefined) => {
      let left = what?.times ?? 0;
      loopback.fault = (call) => call === what?.call && left-- > 0 ? what.fault : undefined;
    };
    for (const one of steps) {
      expect(wrong).toEqual([]);
      if (one.kind === 'wait') {
        hour += one.hours;
      } else if (one.kind === 'store') {
        const content = typeof one.content === 'number' ? bytes(LISTS.get(one.content)!) : one.content === 'broken' ? 'broken' : undefined;
        content === undefined ? loopback.objects.delete('lists/crl.pem') : loopback.objects.set('lists/crl.pem', content);
      } else if (one.kind === 'tick') {
        begin(one.trouble);
        await asked(run, loopback, clock, { ...STORED, ClientVpnEndpointId: stack.deployed?.endpoint ?? imported }).catch(() => seen.add('tick failed'));
        expect(loopback.answers).toEqual([]);
      } else if (one.kind === 'destroy') {
        begin(one.trouble);
        if (stack.deployed !== undefined) {
          seen.add('destroyed');
          expect(await stack.destroy()).toBe('deployed');
        }
      } else {
        begin(one.trouble);
        const { endpoint } = one.template;
        const next: Template = { ...one.template, endpoint: 'id' in endpoint ? { id: imported } : endpoint };
        const before = stack.deployed;
        const outcome = await stack.deploy(next, one.order, one.otherFails, one.sendsAll);
        seen.add(outcome);
        expect(outcome).not.toBe('stuck');
        const now = stack.deployed;
        [before, now].forEach((state) => one.trouble !== undefined && state !== undefined && troubled.add(state.endpoint));
        if (now === undefined) {
          continue;
        }
        const version = (now.template.list as { readonly Version?: string } | undefined)?.Version;
        if (version !== undefined && outcome === 'deployed') {
          expect(imports.get(now.endpoint)).toBeGreaterThanOrEqual(Number(version));
        }
        if (!troubled.has(now.endpoint)) {
          const own = new Map(Object.entries(now.template.tags ?? {}));
          const tags = service.endpoints.get(now.endpoint)!.tags;
          expect(TAGS.filter((key) => key !== 'Foreign').map((key) => tags.get(key))).toEqual(['Team', 'Cost'].map((key) => own.get(key)));
          seen.add('tags compared');
        }
      }
    }
    expect(wrong).toEqual([]);
  }), { numRuns: 100 });
  clock.stop();
  // the property says nothing of what never happens.
  expect(['imported', 'deployed', 'rolled back', 'destroyed', 'tick failed', 'tags compared'].filter((one) => !seen.has(one))).toEqual([]);
});
