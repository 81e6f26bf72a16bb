import { asked, Clock, FUNCTIONS, request } from './function';
import { bytes, list, zipped } from './lists';
import { type Fault, type Loopback, loopbackOf, type WithoutList } from './loopback';
import { CERTIFICATE, pem } from '../../src/certificates/pem';
import { Service } from '../deployment/model/service';

const OLD = list({ number: 1, from: -3 });
const NEW = list({ number: 2, from: -2 });
const EXPIRED = list({ number: 9, from: -48, until: -24 });

let service: Service;
let endpoint: string;
let loopback: Loopback;
let clock: Clock;

beforeEach(async () => {
  service = new Service({ 'subnet-1': 'a' });
  endpoint = service.createEndpoint({});
  service.associate(endpoint, 'subnet-1');
  loopback = await loopbackOf(service);
  clock = new Clock();
  clock.start(loopback);
});

afterEach(() => clock.stop());

const fails = (code: string, status = 400, times = Infinity, call = 'Export') => {
  let left = times;
  loopback.fault = (one): Fault | undefined => one === call && left-- > 0 ? { code, status } : undefined;
};

describe.each(FUNCTIONS)('the function $name', ({ run }) => {
  const ask = async (type: string, properties: object, more?: object, milliseconds?: number) => {
    const { answers, calls } = await asked(run, loopback, clock, request(loopback, type, 'RevocationList', { ClientVpnEndpointId: endpoint, ...properties }, more), milliseconds);
    expect(answers).toEqual([expect.objectContaining({ StackId: expect.stringContaining('stack/Prod'), RequestId: 'request', LogicalResourceId: 'RevocationList' })]);
    const [{ PhysicalResourceId: id, Reason: reason, Status: status }] = answers;
    return { calls: calls.join(' '), id, reason, status };
  };
  const give = (text: string | Uint8Array) => ({ CertificateRevocationListGzip: zipped(text) });
  const inPlace = () => service.exportRevocationList(endpoint);

  test.each<WithoutList>(['empty', 'rejected', 'in words'])('imports the first list; without one Export is %s', async (withoutList) => {
    loopback.withoutList = withoutList;
    expect(await ask('Create', give(NEW))).toEqual({ calls: 'Export Import', id: endpoint, reason: 'Imported the list', status: 'SUCCESS' });
    expect(inPlace()).toBe(NEW);
    expect(clock.logged).toEqual(['SUCCESS Imported the list']);
  });

  test('does nothing when the list is in place', async () => {
    await ask('Create', give(NEW));
    expect(await ask('Update', give(NEW))).toEqual({ calls: 'Export', id: endpoint, reason: 'The endpoint has this list', status: 'SUCCESS' });
    expect(await ask('Update', give(NEW.replace(/\n/g, '\r\n')))).toMatchObject({ calls: 'Export' });
    expect(await ask('Update', give(`Certificate Revocation List (CRL):\n${NEW}`))).toMatchObject({ calls: 'Export' });
    expect(await ask('Update', give(bytes(NEW)))).toMatchObject({ calls: 'Export' });
  });

  test.each([
    ['a higher number', { number: 256, from: -3 }, { number: 255, from: -2 }],
    ['one number, but a later time', { number: 1, from: -2 }, { number: 1, from: -3 }],
    ['no number, but a later time', { from: -2 }, { from: -3 }],
    ['a number, where the other has a time alone', { number: 1, from: -2 }, { from: -3 }],
    ['another authority, whose numbers have begun anew', { authority: 'Branch VPN', number: 1, from: -2 }, { number: 7, from: -3 }],
  ])('imports a list that is newer, and none that is older: %s', async (_, newer, older) => {
    await ask('Create', give(list(older)));
    expect(await ask('Update', give(list(newer)))).toMatchObject({ calls: 'Export Import', status: 'SUCCESS' });
    expect(await ask('Update', give(list(older)))).toEqual({
      calls: 'Export', id: endpoint, reason: 'The endpoint keeps its list: this one is not newer', status: 'SUCCESS',
    });
    expect(inPlace()).toBe(list(newer));
  });

  test('takes a list of 20,000 entries', async () => {
    const long = list({ number: 3, entries: 20_000 });
    expect(long.length).toBeGreaterThan(900_000);
    expect(await ask('Create', give(long))).toMatchObject({ calls: 'Export Import', status: 'SUCCESS' });
    expect(inPlace()).toBe(long);
    expect(await ask('Update', give(long))).toMatchObject({ calls: 'Export' });
  });

  test('gives the list to an endpoint that takes the place of another', async () => {
    await ask('Create', give(NEW));
    const gone = endpoint;
    endpoint = service.createEndpoint({});
    service.associate(endpoint, 'subnet-1');
    expect(await ask('Update', give(NEW), { PhysicalResourceId: gone })).toMatchObject({ calls: 'Export Import', id: endpoint, status: 'SUCCESS' });
    expect(await ask('Delete', { ...give(NEW), ClientVpnEndpointId: gone }, { PhysicalResourceId: gone })).toEqual({ calls: '', id: gone, reason: 'Nothing to do', status: 'SUCCESS' });
  });

  test('deletes nothing, whatever it is given', async () => {
    await ask('Create', give(NEW));
    expect(await ask('Delete', give(NEW), { PhysicalResourceId: endpoint })).toMatchObject({ calls: '', id: endpoint, status: 'SUCCESS' });
    expect(await ask('Delete', {}, { ResourceProperties: undefined })).toMatchObject({ calls: '', id: 'id', status: 'SUCCESS' });
    expect(inPlace()).toBe(NEW);
  });

  test('says that the endpoint is gone', async () => {
    endpoint = 'cvpn-endpoint-gone';
    expect(await ask('Update', give(NEW), { PhysicalResourceId: 'cvpn-endpoint-gone' })).toEqual({
      calls: 'Export DescribeStacks', id: 'cvpn-endpoint-gone', reason: 'InvalidClientVpnEndpointId.NotFound: rejected', status: 'FAILED',
    });
  });

  test('asks again while the service has too much to do', async () => {
    fails('RequestLimitExceeded', 503, 2);
    expect(await ask('Create', give(NEW))).toMatchObject({ calls: 'Export Export Export Import', status: 'SUCCESS' });
    expect(clock.waited).toBe(20_000);
    fails('ConcurrentMutationLimitExceeded', 400, 1, 'Import');
    expect(await ask('Update', give(list({ number: 3 })))).toMatchObject({ calls: 'Export Import Import', status: 'SUCCESS' });
  });

  test.each([['Throttling', 400], ['RequestLimitExceeded', 503], ['InternalError', 500], ['Unavailable', 503]])('gives up in time when it goes on: %s', async (code, status) => {
    fails(code, status);
    const { calls, reason, ...answer } = await ask('Create', give(OLD));
    expect(answer).toEqual({ id: 'request', status: 'FAILED' });
    expect(reason).toMatch(new RegExp(`^${code}: rejected${status === 500 || code === 'Unavailable' ? '' : '. Deploy again later'}`));
    expect(calls).toMatch(/^(?:Export ?){87}$/);
    expect(inPlace()).toBeUndefined();
  });

  test('asks again where the connection broke', async () => {
    let left = 1;
    loopback.fault = (call) => call === 'Import' && left-- > 0 ? 'hang-up' : undefined;
    expect(await ask('Create', give(NEW))).toMatchObject({ calls: 'Export Import Import', status: 'SUCCESS' });
  });

  test('waits for a permission that was just given', async () => {
    fails('UnauthorizedOperation', 403, 2);
    expect(await ask('Create', give(NEW))).toMatchObject({ calls: 'Export Export Export Import', status: 'SUCCESS' });
  });

  test('says that the permission is missing', async () => {
    fails('UnauthorizedOperation', 403);
    expect(await ask('Create', give(NEW))).toEqual({
      calls: 'Export Export Export Export Export Export', id: 'request', reason: 'UnauthorizedOperation: rejected', status: 'FAILED',
    });
  });

  test('waits for an association', async () => {
    service.disassociate(endpoint, 'cvpn-assoc-2');
    clock.onPause = () => clock.waited === 30_000 && service.associate(endpoint, 'subnet-1');
    expect(await ask('Create', give(NEW))).toMatchObject({ calls: 'Export Import Import Import Import', status: 'SUCCESS' });
  });

  test('says that there is no association, and what to do', async () => {
    service.disassociate(endpoint, 'cvpn-assoc-2');
    expect(await ask('Create', give(NEW))).toMatchObject({
      id: 'request', reason: 'InvalidClientVpnActiveAssociationNotFound: rejected. Deploy again later, with a subnet associated', status: 'FAILED',
    });
    expect(clock.waited).toBe(860_000);
  });

  test.each(['Export', 'Import'])('answers in time when %s does not', async (silent) => {
    loopback.fault = (call) => call === silent ? 'silence' : undefined;
    expect(await ask('Create', give(NEW), {}, 30_200)).toMatchObject({ id: 'request', reason: 'Error: No answer within the time of the function. Deploy again later', status: 'FAILED' });
  });

  test.each<[string, () => object, string]>([
    ['no properties', () => ({ ClientVpnEndpointId: undefined }), 'Error: ClientVpnEndpointId is undefined: give the id of an endpoint'],
    ['no id of an endpoint', () => ({ ...give(NEW), ClientVpnEndpointId: 'vpn' }), 'Error: ClientVpnEndpointId is vpn: give the id of an endpoint'],
    ['no list', () => ({}), 'Error: unexpected end of file'],
    ['nothing that was compressed', () => ({ CertificateRevocationListGzip: 'nothing' }), 'Error: incorrect header check'],
    ['an empty list', () => give(''), 'Error: What was given is not a revocation list: Cannot read properties of undefined'],
    ['a certificate', () => give(pem(CERTIFICATE, bytes(NEW).subarray(20))), 'Error: What was given is not a revocation list: it ends too early'],
    ['the half of a list', () => give(bytes(NEW).subarray(0, 300)), 'Error: What was given is not a revocation list: it ends too early'],
    ['a length that is none', () => give(Buffer.from('30ff00', 'hex')), 'Error: What was given is not a revocation list: The value of "byteLength" is out of range'],
    ['a time that is none', () => give(Buffer.from(Buffer.from(bytes(NEW)).toString('latin1').replace(/\d{12}Z/, '2026-01-01 12'), 'latin1')), 'Error: What was given is not a revocation list: a time is wrong'],
    ['two lists', () => give(OLD + NEW), 'Error: What was given is not a revocation list: it is several lists'],
  ])('says that it was given %s', async (_, properties, reason) => {
    const answer = await ask('Create', properties());
    expect(answer).toMatchObject({ id: 'request', status: 'FAILED' });
    expect(answer.reason.slice(0, reason.length)).toBe(reason);
    expect(answer.calls).toBe('');
  });

  test.each([
    ['has expired', { until: -1, from: -2 }],
    ['does not count yet', { from: 1 }],
  ])('never imports a list that %s', async (_, what) => {
    const answer = await ask('Create', give(list(what)));
    expect(answer).toMatchObject({ calls: 'Export', status: 'FAILED' });
    expect(answer.reason).toMatch(/^Error: With this list no one could connect: it counts from 20\d{12} until 20\d{12}$/);
    expect(inPlace()).toBeUndefined();
  });

  test.each([
    ['without an end', { until: 'never' as const }],
    ['that ends after 2049', { until: 40 * 365 * 24 }],
    ['without entries', { entries: 0 }],
  ])('takes a list %s', async (_, what) => {
    expect(await ask('Create', give(list({ number: 4, ...what })))).toMatchObject({ calls: 'Export Import', status: 'SUCCESS' });
  });

  test('an old commit with a list that has expired meanwhile changes nothing', async () => {
    await ask('Create', give(list({ number: 10 })));
    expect(await ask('Update', give(EXPIRED))).toMatchObject({ calls: 'Export', status: 'SUCCESS' });
  });

  test('does not take any error for the lack of a list where it has imported one', async () => {
    await ask('Create', give(NEW));
    fails('InvalidParameterValue');
    const more = { OldResourceProperties: { ClientVpnEndpointId: endpoint } };
    expect(await ask('Update', give(OLD), more)).toMatchObject({ calls: 'Export DescribeStacks', reason: 'InvalidParameterValue: rejected', status: 'FAILED' });
    await expect(asked(run, loopback, clock, { ClientVpnEndpointId: endpoint, ...give(OLD) })).rejects.toThrow('InvalidParameterValue');
    expect(inPlace()).toBe(NEW);
  });

  test('does not guess which list is newer', async () => {
    service.importRevocationList(endpoint, NEW.replace(/\n.{64}\n/, '\n'));
    expect(await ask('Update', give(list({ number: 3 })))).toMatchObject({ calls: 'Export DescribeStacks', status: 'FAILED' });
    expect((await ask('Update', give(list({ number: 3 })))).reason).toMatch(/^Error: What the endpoint has is not a revocation list: /);
  });

  test('a rollback goes on, and tells what it went on without', async () => {
    loopback.stackStatus = 'UPDATE_ROLLBACK_IN_PROGRESS';
    expect(await ask('Update', give('none'))).toMatchObject({ calls: 'DescribeStacks', id: endpoint, reason: expect.stringContaining('not a revocation list'), status: 'SUCCESS' });
    fails('AccessDenied', 403, 1, 'DescribeStacks');
    expect(await ask('Update', give('none'))).toMatchObject({ id: 'id', status: 'FAILED' });
  });

  describe('with a list in S3', () => {
    const stored = { Bucket: 'lists', Key: 'office/crl.pem' };
    const store = (content: string | Uint8Array) => loopback.objects.set('lists/office/crl.pem', content);

    test.each([['PEM', NEW], ['DER', bytes(NEW)]])('reads it as %s', async (_, content) => {
      store(content);
      expect(await ask('Create', stored)).toEqual({ calls: 'GetObject Export Import GetObject', id: endpoint, reason: 'Imported the list', status: 'SUCCESS' });
      expect(inPlace()).toBe(NEW);
      expect(await ask('Update', stored)).toMatchObject({ calls: 'GetObject Export GetObject', status: 'SUCCESS' });
    });

    test('says that it is missing', async () => {
      expect(await ask('Create', stored)).toMatchObject({ calls: 'GetObject', reason: 'NoSuchKey: rejected', status: 'FAILED' });
    });

    test('imports the one that was stored meanwhile', async () => {
      store(OLD);
      loopback.fault = (call) => {
        if (call === 'Import') {
          store(NEW);
        }
        return undefined;
      };
      expect(await ask('Create', stored)).toMatchObject({ calls: 'GetObject Export Import GetObject Export Import GetObject', status: 'SUCCESS' });
      expect(inPlace()).toBe(NEW);
    });

    test('does so for EventBridge, whom it answers nothing', async () => {
      store(OLD);
      const event = { ...stored, ClientVpnEndpointId: endpoint };
      expect(await asked(run, loopback, clock, event)).toEqual({ answers: [], calls: ['GetObject', 'Export', 'Import', 'GetObject'] });
      expect(inPlace()).toBe(OLD);
      store(EXPIRED);
      await expect(asked(run, loopback, clock, event)).rejects.toThrow('With this list no one could connect');
      await expect(asked(run, loopback, clock, {})).rejects.toThrow('ClientVpnEndpointId is undefined');
      expect(loopback.answers).toEqual([]);
    });
  });

  test('answers once, however often that takes', async () => {
    fails('SlowDown', 503, 2, 'Answer');
    expect(await ask('Create', give(NEW))).toMatchObject({ calls: 'Export Import', status: 'SUCCESS' });
    fails('SlowDown', 503, Infinity, 'Answer');
    await expect(asked(run, loopback, clock, request(loopback, 'Update', 'RevocationList', { ClientVpnEndpointId: endpoint, ...give(NEW) })))
      .rejects.toThrow('CloudFormation did not take the answer: 503');
    expect(loopback.answers).toEqual([]);
  });

  test('the answer is as short as CloudFormation wants it', async () => {
    fails('x'.repeat(5000), 400, Infinity, 'Import');
    expect((await ask('Update', give(NEW))).reason.length).toBe(1000);
  });
});
