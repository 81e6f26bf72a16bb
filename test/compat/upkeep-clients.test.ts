import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '../deployment/model/service';
import { asked, Clock, deployed, request } from '../upkeep-handler/function';
import { bytes, list, zipped } from '../upkeep-handler/lists';
import { loopbackOf } from '../upkeep-handler/loopback';

jest.setTimeout(600_000);

/** As old as nodejs22.x; AWS renews the clients that a runtime carries, and the newest are those of the other tests. */
const OLDEST = '3.632.0';

test(`the upkeep function runs with clients ${OLDEST}`, async () => {
  const folder = join(tmpdir(), `aws-clients-${OLDEST}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const packages = ['ec2', 's3', 'cloudformation'].map((client) => `@aws-sdk/client-${client}@${OLDEST}`);
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });

  const run = deployed(join(folder, 'index.js'));
  const service = new Service({ 'subnet-1': 'a' });
  const endpoint = service.createEndpoint({});
  service.associate(endpoint, 'subnet-1');
  const loopback = await loopbackOf(service);
  const clock = new Clock();
  clock.start(loopback);
  try {
    const ask = async (type: string, kind: 'RevocationList' | 'Tags', properties: object, more?: object) => {
      const event = request(loopback, type, kind, { ClientVpnEndpointId: endpoint, ...properties }, more);
      const { answers, calls } = await asked(run, loopback, clock, event);
      return [answers.map(({ Reason, Status }) => `${Status} ${Reason}`), calls.join(' ')];
    };
    const first = list({ number: 1, entries: 20_000 });
    const second = list({ number: 2 });
    loopback.objects.set('lists/office/crl.pem', bytes(second));
    expect(await ask('Create', 'RevocationList', { CertificateRevocationListGzip: zipped(first) })).toEqual([['SUCCESS Imported the list'], 'Export Import']);
    const stored = { Bucket: 'lists', Key: 'office/crl.pem' };
    expect(await ask('Update', 'RevocationList', stored)).toEqual([['SUCCESS Imported the list'], 'GetObject Export Import GetObject']);
    expect(service.exportRevocationList(endpoint)).toBe(second);
    expect(await ask('Update', 'RevocationList', { Bucket: 'lists', Key: 'none' })).toEqual([['FAILED NoSuchKey: rejected'], 'GetObject DescribeStacks']);
    loopback.stackStatus = 'UPDATE_ROLLBACK_IN_PROGRESS';
    expect(await ask('Update', 'RevocationList', { Bucket: 'lists', Key: 'none' })).toEqual([['SUCCESS NoSuchKey: rejected'], 'GetObject DescribeStacks']);
    loopback.fault = (call) => call === 'Export' && clock.waited === 0 ? { code: 'RequestLimitExceeded', status: 503 } : undefined;
    expect(await ask('Update', 'RevocationList', { CertificateRevocationListGzip: zipped(first) })).toEqual([
      ['SUCCESS The endpoint keeps its list: this one is not newer'], 'Export Export',
    ]);
    loopback.fault = () => undefined;
    const before = { ClientVpnEndpointId: endpoint, Tags: { Team: 'net' } };
    expect(await ask('Create', 'Tags', before)).toEqual([['SUCCESS Changed the tags'], 'CreateTags']);
    expect(await ask('Update', 'Tags', { Tags: { Cost: '17' } }, { OldResourceProperties: before })).toEqual([['SUCCESS Changed the tags'], 'DeleteTags CreateTags']);
    expect(Object.fromEntries(service.endpoints.get(endpoint)!.tags)).toEqual({ Cost: '17' });
  } finally {
    clock.stop();
  }
});
