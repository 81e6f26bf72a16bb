import { COLLEAGUE, NAME, Office, type Protocol } from './office';
import { remove } from './openvpn';

jest.setTimeout(180_000);

let office: Office;
beforeAll(async () => { office = await Office.open(); });
afterAll(() => remove(office.folder));

describe.each<Protocol>(['udp', 'tcp'])('OpenVPN connects over %s', (protocol) => {
  const tcp = protocol === 'tcp' ? ['--tcp'] : [];
  const server = () => ({ ...office.server, protocol });
  const profileOf = (name: string, options = {}) => office.profileOf(name, { options: tcp, ...options });

  test('with what the command has made', async () => {
    const profile = await profileOf('alice');
    expect(await office.problems(profile)).toEqual([]);
    await office.accepted({ ...server(), profile });
  });

  test('over IPv6, with the same lines', async () => {
    const profile = await profileOf('alice', { address: '::1' });
    await office.accepted({ ...server(), address: '::1', profile });
  });

  test('with the lines that keep IPv6 out of networks around the tunnel', async () => {
    const lines = 'ifconfig-ipv6 fd15:53b6:dead::2 fd15:53b6:dead::1\nroute-ipv6 2000::/3\nroute-ipv6 fc00::/7\n';
    await office.accepted({ ...server(), profile: office.changed(await profileOf('alice'), (text) => text + lines) });
  });

  test('with a name of many characters', async () => {
    await office.accepted({ ...server(), profile: await profileOf(COLLEAGUE) });
  });

  test('while others are revoked', async () => {
    await office.accepted({ ...server(), list: 'pki/crl.pem', profile: await profileOf('alice') });
  });

  test('with an encrypted key, whose passphrase it is told', async () => {
    office.write('passphrase', 'correct horse\n');
    await office.accepted({ ...server(), profile: await profileOf('carol'), clientOptions: ['--askpass', 'passphrase'] });
  });

  test('with the same profile once the certificate of the server is another one', async () => {
    const profile = await profileOf('alice');
    await office.pki('renew', NAME);
    const number = protocol === 'udp' ? 2 : 3;
    await office.accepted({ ...server(), certificate: `pki/issued/${NAME}.${number}.crt`, key: `pki/issued/${NAME}.${number}.key`, profile });
  });

  test('with line ends of Windows', async () => {
    await office.accepted({ ...server(), profile: office.changed(await profileOf('alice'), (text) => text.replace(/\n/g, '\r\n')) });
  });

  test('with a server that asks for the purpose of clients', async () => {
    await office.accepted({ ...server(), serverOptions: ['--remote-cert-tls', 'client'], profile: await profileOf('alice') });
  });
});
