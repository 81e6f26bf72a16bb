import { asked, Clock, FUNCTIONS, request } from './function';
import { type Loopback, loopbackOf } from './loopback';
import { Service } from '../deployment/model/service';

let service: Service;
let endpoint: string;
let loopback: Loopback;
let clock: Clock;

beforeEach(async () => {
  service = new Service();
  endpoint = service.createEndpoint({});
  service.createTags(endpoint, [['Foreign', 'kept']]);
  loopback = await loopbackOf(service);
  clock = new Clock();
  clock.start(loopback);
});

afterEach(() => clock.stop());

describe.each(FUNCTIONS)('the function $name', ({ run }) => {
  const ask = async (type: string, properties: object, more?: object) => {
    const { answers, calls } = await asked(run, loopback, clock, request(loopback, type, 'Tags', { ClientVpnEndpointId: endpoint, ...properties }, more));
    expect(answers.length).toBe(1);
    const [{ PhysicalResourceId: id, Reason: reason, Status: status }] = answers;
    return { calls: calls.join(' '), id, reason, status };
  };
  const update = (Tags: object, before: object, of = endpoint) => ask('Update', { Tags }, {
    PhysicalResourceId: of, OldResourceProperties: { ClientVpnEndpointId: of, Tags: before },
  });
  const tags = (of = endpoint) => Object.fromEntries(service.endpoints.get(of)!.tags);

  test('sets tags, changes them, and takes away its own', async () => {
    expect(await ask('Create', { Tags: { Team: 'net', Cost: '17' } })).toEqual({ calls: 'CreateTags', id: endpoint, reason: 'Changed the tags', status: 'SUCCESS' });
    expect(tags()).toEqual({ Foreign: 'kept', Team: 'net', Cost: '17' });
    expect(await update({ Team: 'ops' }, { Team: 'net', Cost: '17' })).toMatchObject({ calls: 'DeleteTags CreateTags', id: endpoint, status: 'SUCCESS' });
    expect(tags()).toEqual({ Foreign: 'kept', Team: 'ops' });
    expect(await ask('Delete', { Tags: { Team: 'ops' } }, { PhysicalResourceId: endpoint })).toMatchObject({ calls: 'DeleteTags', id: endpoint, status: 'SUCCESS' });
    expect(tags()).toEqual({ Foreign: 'kept' });
  });

  test('takes any key and value as text', async () => {
    const given = { 'a & <b>': 'c=d&e', 'empty': '', 'toString': 'own', 'größe': 'ß' };
    await ask('Create', { Tags: { ...given, number: 7, flag: true } });
    expect(tags()).toEqual({ Foreign: 'kept', ...given, number: '7', flag: 'true' });
    await update({}, given);
    expect(tags()).toEqual({ Foreign: 'kept', number: '7', flag: 'true' });
  });

  test('asks for nothing where there is nothing to do', async () => {
    expect(await ask('Create', { Tags: {} })).toMatchObject({ calls: '', status: 'SUCCESS' });
    expect(await ask('Create', {})).toMatchObject({ calls: '', status: 'SUCCESS' });
  });

  test('takes away none of an endpoint that takes the place of another, and deletes those of the other', async () => {
    await ask('Create', { Tags: { Team: 'net' } });
    const gone = endpoint;
    endpoint = service.createEndpoint({});
    service.createTags(endpoint, [['Cost', 'kept']]);
    expect(await update({ Team: 'net' }, { Team: 'net', Cost: '17' }, gone)).toMatchObject({ calls: 'CreateTags', id: endpoint, status: 'SUCCESS' });
    expect(tags()).toEqual({ Cost: 'kept', Team: 'net' });
    expect(await ask('Delete', { ClientVpnEndpointId: gone, Tags: { Team: 'net' } }, { PhysicalResourceId: gone })).toMatchObject({ calls: 'DeleteTags', status: 'SUCCESS' });
    expect([tags(), tags(gone)]).toEqual([{ Cost: 'kept', Team: 'net' }, { Foreign: 'kept' }]);
  });

  test('after a creation that failed, the tags of others stay', async () => {
    loopback.fault = (call) => call === 'CreateTags' ? { code: 'TagLimitExceeded', status: 400 } : undefined;
    const { id, ...failed } = await ask('Create', { Tags: { Foreign: 'mine' } });
    expect(failed).toEqual({ calls: 'CreateTags', reason: 'TagLimitExceeded: rejected', status: 'FAILED' });
    loopback.fault = () => undefined;
    expect(await ask('Delete', { Tags: { Foreign: 'mine' } }, { PhysicalResourceId: id })).toEqual({ calls: '', id, reason: 'Nothing to do', status: 'SUCCESS' });
    expect(tags()).toEqual({ Foreign: 'kept' });
  });

  test('an update that fails keeps its id, and its rollback restores the tags', async () => {
    await ask('Create', { Tags: { Team: 'net', Cost: '17' } });
    loopback.fault = (call) => call === 'CreateTags' ? { code: 'InvalidParameterValue', status: 400 } : undefined;
    expect(await update({ Owner: 'ops' }, { Team: 'net', Cost: '17' })).toMatchObject({ calls: 'DeleteTags CreateTags DescribeStacks', id: endpoint, status: 'FAILED' });
    loopback.fault = () => undefined;
    expect(await update({ Team: 'net', Cost: '17' }, { Owner: 'ops' })).toMatchObject({ calls: 'DeleteTags CreateTags', id: endpoint, status: 'SUCCESS' });
    expect(tags()).toEqual({ Foreign: 'kept', Team: 'net', Cost: '17' });
  });

  test('a deletion never fails, and tells why tags stay', async () => {
    expect(await ask('Delete', { ClientVpnEndpointId: 'cvpn-endpoint-gone', Tags: { Team: 'net' } }, { PhysicalResourceId: 'cvpn-endpoint-gone' })).toEqual({
      calls: 'DeleteTags', id: 'cvpn-endpoint-gone', reason: 'InvalidClientVpnEndpointId.NotFound: rejected', status: 'SUCCESS',
    });
    loopback.fault = (call) => call === 'DeleteTags' ? { code: 'UnauthorizedOperation', status: 403 } : undefined;
    expect(await ask('Delete', { Tags: { Team: 'net' } }, { PhysicalResourceId: endpoint })).toMatchObject({ reason: 'UnauthorizedOperation: rejected', status: 'SUCCESS' });
  });

  test('asks again while the service has too much to do, and answers in time', async () => {
    let left = 1;
    loopback.fault = () => left-- > 0 ? { code: 'RequestLimitExceeded', status: 503 } : undefined;
    expect(await ask('Create', { Tags: { Team: 'net' } })).toMatchObject({ calls: 'CreateTags CreateTags', status: 'SUCCESS' });
    loopback.fault = (call) => call === 'Answer' ? undefined : 'silence';
    const { answers } = await asked(run, loopback, clock, request(loopback, 'Create', 'Tags', { ClientVpnEndpointId: endpoint, Tags: { Team: 'net' } }), 30_200);
    expect(answers).toEqual([expect.objectContaining({ Status: 'FAILED', Reason: 'Error: No answer within the time of the function. Deploy again later' })]);
  });
});
