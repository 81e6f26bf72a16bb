import { createPrivateKey } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { list, pki, text, useFewKeys, withAuthority, x509 } from './authority';
import { cli, inFolder } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';
import { revocationsIn } from '../certificates/list';

jest.setTimeout(120_000);

const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
const onWindows = () => Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
beforeEach(() => { useFewKeys(); });
afterEach(() => {
  Object.defineProperty(process, 'platform', platform);
  jest.restoreAllMocks();
});

const next = (stdout: string) => stdout.split('\nNext:\n')[1].trimEnd().split('\n').map((line) => line.trim());

describe('from nothing', () => {
  test('authority, server and client, and each says what comes next', () => withAuthority(async () => {
    const server = await pki('server', '--domain', 'VPN.example.com');
    expect(server).toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(next(server.stdout)).toEqual([
      'aws acm import-certificate --certificate fileb://pki/issued/vpn.example.com.crt --private-key fileb://pki/issued/vpn.example.com.key '
        + '--certificate-chain fileb://pki/ca.crt --region REGION',
      'cdk-client-vpn-plus pki client alice',
    ]);
    const client = await pki('client', 'alice');
    expect(next(client.stdout)).toEqual(['cdk-client-vpn-plus profile alice --endpoint ID --region REGION']);
    const authority = x509('pki/ca.crt');
    expect(authority).toMatchObject({ ca: true, subject: 'CN=Office VPN' });
    for (const name of ['vpn.example.com', 'alice']) {
      expect(x509(`pki/issued/${name}.crt`).verify(authority.publicKey)).toBe(true);
      expect(x509(`pki/issued/${name}.crt`).checkPrivateKey(createPrivateKey(text(`pki/issued/${name}.key`)))).toBe(true);
    }
    expect(x509('pki/issued/vpn.example.com.crt')).toMatchObject({ subject: 'CN=vpn.example.com', subjectAltName: 'DNS:vpn.example.com' });
    expect(`${server.stdout}${client.stdout}${text('pki/journal.jsonl')}`).not.toContain('PRIVATE KEY');
  }));

  test('what is written is for its owner alone, and keys stay out of a repository', () => withAuthority(async () => {
    await pki('client', 'alice');
    const modes = ['pki', 'pki/issued', 'pki/ca.key', 'pki/issued/alice.key'].map((file) => (statSync(file).mode % 0o1000).toString(8));
    expect(modes).toEqual(['700', '700', '600', '600']);
    expect(text('pki/.gitignore')).toBe('*.key\n*.new\nlock*\n');
  }));

  test('as JSON', () => inFolder({}, async () => {
    const { stdout } = await pki('init', '--name', 'Office VPN', '--json', '--days', '10', '--folder', 'my pki');
    const { serial, from, until, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({
      kind: 'authority',
      name: 'Office VPN',
      revoked: null,
      certificate: 'my pki/ca.crt',
      key: 'my pki/ca.key',
      next: ['cdk-client-vpn-plus pki server --domain vpn.example.com --folder \'my pki\''],
    });
    expect(x509('my pki/ca.crt').serialNumber.toLowerCase()).toBe(serial);
    expect(Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)).toBe(10);
    // it does not outlive the authority.
    expect(JSON.parse((await pki('client', 'alice', '--json', '--folder', 'my pki')).stdout).until).toBe(until);
  }));

  test('on Windows: paths, quotation marks, and who may read the keys', () => inFolder({}, async () => {
    onWindows();
    const init = await pki('init', '--name', 'Office VPN', '--folder', 'my pki');
    expect(init.stdout).toContain('Windows has no file modes: so that only you can read the keys: icacls "my pki" /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F"\n');
    expect(next(init.stdout)).toEqual(['cdk-client-vpn-plus pki server --domain vpn.example.com --folder "my pki"']);
    expect(next((await pki('client', 'it\'s me', '--folder', 'my pki')).stdout)[0]).toBe('cdk-client-vpn-plus profile "it\'s me" --endpoint ID --region REGION --folder "my pki"');
  }));
});

describe('names', () => {
  test.each([
    ['Zoë, "Ops" 日本', 'Zo____Ops____'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['it\'s', 'it_s'],
    ['nul', '_nul'],
    ['a+b=c', 'a_b_c'],
    ['x'.repeat(64), 'x'.repeat(64)],
  ])('%s is a client', (name, file) => withAuthority(async () => {
    expect(await pki('client', name)).toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(readdirSync('pki/issued').map((one) => one.replace(/\.\w+$/, ''))[0]).toBe(file);
    expect((await list()).certificates).toMatchObject([{ name, status: 'valid' }]);
  }));

  test('one name in two spellings of its characters is one client', () => withAuthority(async () => {
    await pki('client', 'Zo\u00eb');
    const { code, stderr } = await pki('client', 'Zoe\u0308');
    expect(code).toBe(ExitCode.FAILED);
    expect(stderr).toMatch(/^"Zoë" has a certificate until .*: pki\/issued\/Zo_\.crt\. For another one: cdk-client-vpn-plus pki renew NAME\n$/);
  }));

  test('names of which the files would be one have two', () => withAuthority(async () => {
    for (const name of ['a b', 'a_b', 'a,b']) {
      await pki('client', name);
    }
    expect(readdirSync('pki/issued').sort()).toEqual(['a_b.2.crt', 'a_b.2.key', 'a_b.3.crt', 'a_b.3.key', 'a_b.crt', 'a_b.key']);
  }));

  test.each([
    ['', 'is empty, or has blanks at its begin or end.'],
    [' alice', 'is empty, or has blanks at its begin or end.'],
    ['x'.repeat(65), 'has 65 characters: a common name has at most 64.'],
    ['a\u001b[31m', 'holds characters that cannot be seen.'],
    ['a\u202eb', 'holds characters that cannot be seen.'],
  ])('%j is nobody\'s', (name, message) => withAuthority(async () => {
    const { code, stderr } = await pki('client', name);
    expect({ code, isSaid: stderr.endsWith(`${message}\n`), isHarmless: !/[\u001b\u202e]/.test(stderr) }).toEqual({ code: ExitCode.FAILED, isSaid: true, isHarmless: true });
    expect(existsSync('pki/issued')).toBe(false);
  }));

  test.each([
    ['server', '"server" is not a domain name such as vpn.example.com, without which AWS Client VPN takes no server certificate.'],
    ['vpn.bücher.de', '"vpn.bücher.de" is not a domain name such as vpn.example.com, without which AWS Client VPN takes no server certificate. Write vpn.xn--bcher-kva.de.'],
    ['-a.example.com', '"-a.example.com" is not a domain name such as vpn.example.com, without which AWS Client VPN takes no server certificate.'],
    ['10.0.0.1', '"10.0.0.1" is not a domain name such as vpn.example.com, without which AWS Client VPN takes no server certificate.'],
    [`${'a'.repeat(60)}.com.x`, 'The domain name has 66 characters: it is the common name of the certificate, too, and that has at most 64.'],
  ])('%s is no server', (domain, message) => withAuthority(async () => {
    await expect(pki('server', '--domain', domain)).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: `${message}\n` });
  }));
});

describe('renew and revoke', () => {
  test('a server has another certificate and the same name', () => withAuthority(async () => {
    await pki('server', '--domain', 'vpn.example.com');
    const first = await pki('renew', 'vpn.example.com');
    expect(first.stdout).toContain('profiles of clients stay as they are');
    expect(first.stdout).toContain('ARN is what the first import has answered: aws acm list-certificates --query '
      + '\'CertificateSummaryList[?DomainName==\'\\\'\'vpn.example.com\'\\\'\'].CertificateArn\' --output text\n');
    const arn = 'arn:aws:acm:eu-central-1:111122223333:certificate/1';
    const { stdout } = await pki('renew', 'vpn.example.com', '--certificate-arn', arn);
    expect(stdout).not.toContain('list-certificates');
    expect(next(stdout)).toEqual([
      'aws acm import-certificate --certificate fileb://pki/issued/vpn.example.com.3.crt --private-key fileb://pki/issued/vpn.example.com.3.key '
        + `--certificate-chain fileb://pki/ca.crt --certificate-arn ${arn} --region REGION`,
    ]);
    const [one, other] = ['', '.3'].map((number) => x509(`pki/issued/vpn.example.com${number}.crt`));
    expect([other.subject, other.issuer]).toEqual([one.subject, one.issuer]);
    expect(other.publicKey.equals(one.publicKey)).toBe(false);
    await expect(cli(['pki', 'renew', 'vpn.example.com', '--key-passphrase', 'env:P'], { env: { P: 'x' } }))
      .resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'ACM takes no encrypted key: a server has none.\n' });
  }));

  test('a client has both until one is revoked', () => withAuthority(async () => {
    await pki('client', 'alice');
    const serial = x509('pki/issued/alice.crt').serialNumber.toLowerCase();
    const renewed = await pki('renew', 'alice');
    expect(renewed.stdout).toContain(`To end that sooner: cdk-client-vpn-plus pki revoke --serial ${serial}\n`);
    expect(next(renewed.stdout)).toEqual(['cdk-client-vpn-plus profile alice --endpoint ID --region REGION']);
    const json = JSON.parse((await pki('renew', 'alice', '--json')).stdout);
    expect(json).toMatchObject({ certificate: 'pki/issued/alice.3.crt', before: { certificate: 'pki/issued/alice.2.crt' } });
    const revoked = await pki('revoke', '--serial', serial.toUpperCase());
    expect(revoked.stdout).toMatch(new RegExp(`^Revoked: alice, serial number ${serial}\npki/crl.pem: revocation list 1 with 1 serial number, valid until `));
    expect(next(revoked.stdout)).toEqual([
      'aws ec2 import-client-vpn-client-certificate-revocation-list --certificate-revocation-list file://pki/crl.pem --client-vpn-endpoint-id ID --region REGION',
    ]);
    expect(revocationsIn(text('pki/crl.pem'))).toMatchObject({ number: 1, serials: [serial] });
    expect((await list()).certificates.map(({ status }: { status: string }) => status)).toEqual(['revoked', 'valid', 'valid']);
    const all = JSON.parse((await pki('revoke', 'alice', '--json', '--days', '10')).stdout);
    expect(all).toMatchObject({ revoked: [{ name: 'alice' }, { name: 'alice' }], list: { number: 2, revocations: 3, file: 'pki/crl.pem' } });
    expect(revocationsIn(text('pki/crl.pem')).serials).toHaveLength(3);
    await expect(pki('renew', 'alice')).resolves.toMatchObject({ code: ExitCode.FAILED, stderr: expect.stringContaining('Whoever may come back gets another certificate: cdk-client-vpn-plus pki client NAME') });
    await expect(pki('client', 'alice')).resolves.toMatchObject({ code: ExitCode.OK });
  }));

  test('who is not there cannot be', () => withAuthority(async () => {
    await pki('client', 'alice');
    await pki('revoke', 'alice');
    const before = text('pki/journal.jsonl');
    const see = 'Which ones there are: cdk-client-vpn-plus pki list\n';
    for (const [args, message] of [
      [['revoke', 'bob'], `There is no certificate for "bob". ${see}`],
      [['renew', 'bob'], `There is no certificate for "bob". ${see}`],
      [['revoke', 'alice'], `"alice" has no certificate that counts. ${see}`],
      [['revoke', '--serial', '17'], `No certificate with the serial number 17 can be revoked. ${see}`],
      [['revoke'], 'Give the name of a client, or --serial and a serial number.\n'],
      [['revoke', 'alice', '--serial', '17'], 'Give the name of a client, or --serial and a serial number.\n'],
    ] as const) {
      await expect(pki(...args)).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: message });
    }
    expect(text('pki/journal.jsonl')).toBe(before);
  }));

  test('the list is written anew', () => withAuthority(async () => {
    expect(next((await pki('crl')).stdout)[0]).toMatch(/^aws ec2 import-client-vpn-client-certificate-revocation-list /);
    expect(JSON.parse((await pki('crl', '--json', '--days', '1')).stdout).list).toMatchObject({ number: 2, revocations: 0 });
    expect((await pki('list')).stdout).toContain('The revocation list expires soon, and then no client can connect. Write and import another one: cdk-client-vpn-plus pki crl\n');
  }));
});

describe('the list', () => {
  test('says who, until when, and who is revoked', () => withAuthority(async () => {
    await pki('client', 'alice', '--days', '3');
    await pki('client', 'bob');
    await pki('revoke', 'bob');
    await pki('server', '--domain', 'vpn.example.com');
    const { stdout } = await cli(['pki', 'list'], { isTTY: true });
    const plain = stdout.replace(/\u001b\[\d+m/g, '');
    expect(plain).toMatch(/^Office VPN, until \d{4}-\d\d-\d\d\n/);
    expect(plain).toMatch(/\n {2}client {2}alice {12}until \d{4}-\d\d-\d\d \(3 days left\) {2}[0-9a-f]{32}\n/);
    expect(plain).toMatch(/\n {2}client {2}bob {14}revoked \d{4}-\d\d-\d\d {2}/);
    expect(plain).toMatch(/\n3 certificates, revocation list 1 until \d{4}-\d\d-\d\d\.\n$/);
  }));

  test('knows what has expired', () => withAuthority(async () => {
    await pki('client', 'alice', '--days', '3');
    await pki('crl', '--days', '3');
    const goOn = (days: number) => (
      jest.useFakeTimers({ now: Date.now() + days * 86_400_000, doNotFake: ['setTimeout', 'nextTick', 'setImmediate', 'queueMicrotask', 'performance'] })
    );
    goOn(5);
    try {
      expect((await list()).certificates).toMatchObject([{ name: 'alice', status: 'expired' }]);
      expect((await pki('list')).stdout).toMatch(/alice {2}expired \d.*\n.*\nThe revocation list has expired: where it is imported, no client can connect\./);
      jest.useRealTimers();
      goOn(4000);
      expect((await pki('client', 'bob')).stderr).toMatch(/^The authority has expired at .*\. Create another one in another folder\.\n$/);
    } finally {
      jest.useRealTimers();
    }
  }));

  test('has a line for each of 5,000 certificates', () => withAuthority(async () => {
    const [line] = text('pki/journal.jsonl').split('\n');
    const others = Array.from({ length: 5000 }, (_, index) => JSON.stringify({
      ...JSON.parse(line), kind: 'client', name: `client ${index}`, serial: `4${index.toString(16).padStart(31, '0')}`, files: [`issued/${index}.crt`, `issued/${index}.key`],
    }));
    writeFileSync('pki/journal.jsonl', [line, ...others, ''].join('\n'));
    expect((await pki('list')).stdout.split('\n')).toHaveLength(5003);
    expect((await list()).certificates).toHaveLength(5000);
  }));

  test('of a folder without an authority', () => inFolder({ 'file': '', 'empty/x': '' }, async () => {
    const create = 'there is no authority. Create one: cdk-client-vpn-plus pki init --name "Office VPN"\n';
    for (const args of [['list'], ['client', 'alice'], ['crl'], ['list', '--folder', 'empty'], ['server', '--domain', 'a.example.com', '--folder', 'empty']]) {
      await expect(pki(...args)).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: `${args.includes('empty') ? 'empty' : 'pki'}: ${create}` });
    }
    await expect(pki('init', '--name', 'x', '--folder', 'file')).resolves.toEqual({ code: ExitCode.FAILED, stdout: '', stderr: 'file: a file of that name is in the way.\n' });
  }));
});

test.each(['0', '1.5', '36501', '-3', 'x'])('--days %s', async (days) => {
  const { code, stderr } = await pki('crl', '--days', days);
  expect(code).toBe(ExitCode.FAILED);
  expect(stderr).toContain('Write a number from 1 to 36500.');
});
