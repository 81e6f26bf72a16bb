/** From `pki revoke` to a connection that fails: the list is the one that the upkeep function imports. */
import { Office } from './office';
import { remove } from './openvpn';
import { Service } from '../deployment/model/service';
import { asked, Clock, deployed, request } from '../upkeep-handler/function';
import { zipped } from '../upkeep-handler/lists';
import { loopbackOf } from '../upkeep-handler/loopback';

jest.setTimeout(180_000);

const run = deployed();
const service = new Service({ 'subnet-1': 'a' });
const endpoint = service.createEndpoint({});
service.associate(endpoint, 'subnet-1');

let office: Office;
beforeAll(async () => { office = await Office.open(); });
afterAll(() => remove(office.folder));

/** Deploys a list, and says what the function told; the list of the endpoint is then that of the server. */
async function deploy(type: 'Create' | 'Update', list: string): Promise<string> {
  const loopback = await loopbackOf(service);
  const clock = new Clock();
  clock.start(loopback);
  try {
    const properties = { ClientVpnEndpointId: endpoint, CertificateRevocationListGzip: zipped(list) };
    const { answers } = await asked(run, loopback, clock, request(loopback, type, 'RevocationList', properties));
    office.write('imported.pem', service.exportRevocationList(endpoint)!);
    return `${answers[0].Status} ${answers[0].Reason}`;
  } finally {
    clock.stop();
  }
}

test('whoever is revoked connects no more, also after a rollback', async () => {
  const profile = await office.profileOf('alice');
  const connection = { ...office.server, list: 'imported.pem', profile };
  const before = office.text('pki/crl.pem');
  expect(await deploy('Create', before)).toBe('SUCCESS Imported the list');
  await office.accepted(connection);

  await office.pki('revoke', 'alice');
  expect(await deploy('Update', office.text('pki/crl.pem'))).toBe('SUCCESS Imported the list');
  await office.refused(connection, 'server', /VERIFY ERROR.*certificate revoked/);
  await office.accepted({ ...connection, profile: await office.profileOf('carol'), clientOptions: ['--askpass', office.write('passphrase', 'correct horse\n')] });

  expect(await deploy('Update', before)).toBe('SUCCESS The endpoint keeps its list: this one is not newer');
  await office.refused(connection, 'server', /VERIFY ERROR.*certificate revoked/);
});
