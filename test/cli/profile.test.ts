import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { pki, text, useFewKeys, withAuthority } from './authority';
import { cli, inFolder } from './terminal';
import { certificate, newSerial } from '../../src/certificates/certificate';
import { pem } from '../../src/certificates/pem';
import { commonName } from '../../src/certificates/signing';
import { ExitCode } from '../../src/cli/terminal/io';

jest.setTimeout(120_000);
beforeEach(() => { useFewKeys(); });
afterEach(() => jest.restoreAllMocks());

const ID = 'cvpn-endpoint-0123456789abcdef0';
const HERE = ['--endpoint', ID, '--region', 'eu-central-1'];
const profile = (...args: string[]) => cli(['profile', ...args]);

const withAlice = <T>(use: () => Promise<T>) => withAuthority(async () => {
  await pki('server', '--domain', 'vpn.example.com');
  await pki('client', 'alice');
  return use();
});
const failed = (message: string) => ({ code: ExitCode.FAILED, stdout: '', stderr: `${message}\n` });
const lines = (file: string) => text(file).replace(/<(\w+)>\n[^<]*<\/\1>/g, '<$1>').trimEnd().split('\n');

describe('composed', () => {
  test('for a client of the folder, in the shape of an export', () => withAlice(async () => {
    const { code, stderr, stdout } = await profile('alice', ...HERE);
    expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
    expect(stdout).toBe('alice.ovpn: with the key, for alice alone\n\nNext:\n  aws-vpn-client import-profile --profile-name alice --config-path alice.ovpn\n');
    expect(lines('alice.ovpn')).toEqual([
      'client', 'dev tun', 'proto udp', `remote ${ID}.prod.clientvpn.eu-central-1.amazonaws.com 443`, 'remote-random-hostname', 'resolv-retry infinite', 'nobind',
      'remote-cert-tls server', 'cipher AES-256-GCM', 'verb 3', '<ca>', 'reneg-sec 0', 'verify-x509-name "vpn.example.com" name', '<cert>', '<key>',
    ]);
    for (const file of ['pki/ca.crt', 'pki/issued/alice.crt', 'pki/issued/alice.key']) {
      expect(text('alice.ovpn')).toContain(text(file));
    }
    expect((statSync('alice.ovpn').mode % 0o1000).toString(8)).toBe('600');
    await expect(profile('check', 'alice.ovpn', '--server', 'pki/issued/vpn.example.com.crt')).resolves.toEqual({ code: ExitCode.OK, stdout: '0 problems in alice.ovpn.\n', stderr: '' });
    await expect(profile('alice', ...HERE)).resolves.toEqual(failed('alice.ovpn: it is there already, and nothing is overwritten. Move it away, or give --output.'));
  }));

  test.each<[string, string[], string[]]>([
    ['TCP and the other port', ['--tcp', '--port', '1194'], ['proto tcp', `remote ${ID}.prod.clientvpn.eu-central-1.amazonaws.com 1194`]],
    ['China', ['--region', 'cn-north-1'], [`remote ${ID}.prod.clientvpn.cn-north-1.amazonaws.com.cn 443`]],
    ['a Region of a number with two digits', ['--region', 'xx-new-12'], [`remote ${ID}.prod.clientvpn.xx-new-12.amazonaws.com 443`]],
    ['device posture', ['--device-posture', 'jamf'], ['aws-auth-device-posture jamf']],
    ['a password as well', ['--password'], ['auth-user-pass']],
    ['a second factor', ['--mfa'], ['auth-user-pass', 'static-challenge "Enter MFA code " 1']],
    ['a name of the server', ['--server-name', 'b.example.com'], ['verify-x509-name "b.example.com" name']],
  ])('for %s', (_, options, expected) => withAlice(async () => {
    await expect(profile('alice', ...HERE, ...options)).resolves.toMatchObject({ code: ExitCode.OK });
    expect(lines('alice.ovpn')).toEqual(expect.arrayContaining(expected));
  }));

  test('what comes next can be pasted, whatever the name of the file', () => withAlice(async () => {
    const { stdout } = await profile('alice', ...HERE, '--output', 'of alice.ovpn', '--client', 'openvpn');
    expect(stdout).toMatch(/\n {2}openvpn --config 'of alice\.ovpn'\n$/);
  }));

  test('for a directory, without a certificate', () => withAlice(async () => {
    const { stdout } = await profile(...HERE, '--password', '--ca', 'pki/ca.crt', '--json', '--output', 'all.ovpn', '--client', 'openvpn');
    expect(JSON.parse(stdout)).toEqual({ file: 'all.ovpn', next: ['openvpn --config all.ovpn'] });
    expect(lines('all.ovpn').filter((line) => /cert>|key>|verify/.test(line))).toEqual([]);
    await expect(profile('check', 'all.ovpn')).resolves.toMatchObject({ code: ExitCode.OK });
  }));

  test('from files of someone else', () => withAlice(async () => {
    await profile(...HERE, '--cert', 'pki/issued/alice.crt', '--key', 'pki/issued/alice.key', '--ca', 'pki/ca.crt');
    await expect(profile('check', 'client.ovpn')).resolves.toMatchObject({ code: ExitCode.OK });
    await expect(profile('alice', ...HERE, '--ca', 'pki/ca.crt')).resolves.toMatchObject({ code: ExitCode.OK });
    expect(text('alice.ovpn')).not.toContain('verify-x509-name');
  }));

  test.each<[string, (content: string) => Buffer]>([
    ['in UTF-16', (content) => Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['with a byte order mark and the ends of lines of Windows', (content) => Buffer.from(`\ufeff${content.replaceAll('\n', '\r\n')}`)],
  ])('from files that an editor has written %s', (_, written) => withAlice(async () => {
    const outputs = JSON.stringify({ Vpn: { Dns: `${ID}.prod.clientvpn.eu-central-1.amazonaws.com` } });
    const files = { 'a.crt': text('pki/issued/alice.crt'), 'a.key': text('pki/issued/alice.key'), 'ca.crt': text('pki/ca.crt'), 'outputs.json': outputs };
    const given = ['--cert', 'a.crt', '--key', 'a.key', '--ca', 'ca.crt'];
    Object.entries(files).forEach(([name, content]) => writeFileSync(name, content));
    await expect(profile(...given, '--stack', 'outputs.json', '--output', 'plain.ovpn')).resolves.toMatchObject({ code: ExitCode.OK });
    Object.entries(files).forEach(([name, content]) => writeFileSync(name, written(content)));
    await expect(profile(...given, '--stack', 'outputs.json', '--output', 'odd.ovpn')).resolves.toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(text('odd.ovpn')).toBe(text('plain.ovpn'));
    writeFileSync('server.crt', written(text('pki/issued/vpn.example.com.crt')));
    writeFileSync('named.ovpn', text('plain.ovpn').replace(/<cert>[^]*<\/key>/, 'cert a.crt\nkey a.key'));
    await expect(profile('check', 'named.ovpn', '--server', 'server.crt')).resolves.toMatchObject({ code: ExitCode.OK, stdout: '0 problems in named.ovpn.\n' });
  }));

  test.each<[string, object, string]>([
    ['a DNS name', { Vpn: { Dns: `${ID}.prod.clientvpn.eu-west-1.amazonaws.com`, Id: ID, Other: 7 } }, `${ID}.prod.clientvpn.eu-west-1.amazonaws.com`],
    ['an ARN beside it', { Empty: null, Vpn: { Id: ID, Arn: 'arn:aws-cn:acm:cn-north-1:111122223333:certificate/x' } }, `${ID}.prod.clientvpn.cn-north-1.amazonaws.com.cn`],
    ['an ARN of a Region of a number with two digits', { Vpn: { Id: ID, Arn: 'arn:aws:acm:xx-new-12:111122223333:certificate/x' } }, `${ID}.prod.clientvpn.xx-new-12.amazonaws.com`],
  ])('from the outputs of a deployment: %s', (_, outputs, host) => withAlice(async () => {
    writeFileSync('cdk-outputs.json', JSON.stringify(outputs));
    await expect(profile('alice', '--stack', 'cdk-outputs.json')).resolves.toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(lines('alice.ovpn')).toContain(`remote ${host} 443`);
  }));

  test.each<[string, string[], string]>([
    ['no endpoint', ['alice'], 'Give --endpoint and --region, --stack, or --from.'],
    ['no Region', ['alice', '--endpoint', ID], `Give --region: the Region of ${ID}.`],
    ['an odd id', ['alice', '--endpoint', 'ID', '--region', 'eu-central-1'], '"ID" is not the id of an endpoint, such as cvpn-endpoint-0123456789abcdef0.'],
    ['an odd Region', ['alice', '--endpoint', ID, '--region', 'REGION'], '"REGION" is not a Region, such as eu-central-1.'],
    ['another name', ['bob', ...HERE], '"bob" has no certificate that counts in pki. Create one: cdk-client-vpn-plus pki client NAME'],
    ['a server', ['vpn.example.com', ...HERE], '"vpn.example.com" has no certificate that counts in pki. Create one: cdk-client-vpn-plus pki client NAME'],
    ['a name with slashes', ['a/b', ...HERE], 'The name a/b cannot be part of the name of a file: give --output.'],
    ['no user', HERE, 'Give the name of a client, --cert and --key, or --password. With SAML give --from: what AWS writes for SAML is not the same in all its exports.'],
    ['no authority', [...HERE, '--password'], 'Give --ca: the authority that has signed the certificate of the server.'],
    ['half of a user', [...HERE, '--cert', 'pki/ca.crt'], 'A certificate needs its key: give both --cert and --key.'],
    ['what OpenVPN does not take', ['alice', ...HERE, '--client', 'openvpn', '--device-posture', 'jamf'],
      'OpenVPN does not take aws-auth-device-posture: "Unrecognized option". Device posture works with the AWS provided client only. Give --client aws where the file is for it.'],
    ['no outputs', ['alice', '--stack', 'none.json'], 'none.json: no such file or folder.'],
    ['outputs that are none', ['alice', '--stack', 'pki/ca.crt'], 'pki/ca.crt: this is not JSON, as "cdk deploy --outputs-file" writes it.'],
    ['outputs without one', ['alice', '--stack', 'null.json'],
      'null.json: there is no endpoint among the outputs. Add one to the stack: new CfnOutput(this, \'VpnDnsName\', { value: vpn.clientVpnEndpointDnsName })'],
    ['outputs with several', ['alice', '--stack', 'two.json'], 'two.json: there are several endpoints: cvpn-endpoint-00000001, cvpn-endpoint-00000002. Give --endpoint.'],
    ['an export that is none', ['alice', '--from', 'two.json'], 'This is not an export: run aws ec2 export-client-vpn-client-configuration with --output text.'],
    ['an export that is half', ['alice', '--from', 'half.json'], 'This is not an export: run aws ec2 export-client-vpn-client-configuration with --output text.'],
    ['an export that is not there', ['alice', '--from', 'none.ovpn'], 'none.ovpn: no such file or folder.'],
    ['an authority that is empty', [...HERE, '--password', '--ca', 'empty'], 'empty: the file is empty.'],
    ['an authority in DER', [...HERE, '--password', '--ca', 'der.crt'], 'der.crt: not a text file in UTF-8.'],
    ['a folder of certificates', [...HERE, '--cert', 'pki', '--key', 'pki/issued/alice.key', '--ca', 'pki/ca.crt'], 'pki: a folder, not a file.'],
  ])('not for %s', (_, args, message) => withAlice(async () => {
    writeFileSync('empty', '\n');
    writeFileSync('der.crt', Buffer.from([0x30, 0x82, 0xff, 0xfe]));
    writeFileSync('null.json', 'null');
    writeFileSync('half.json', '{"Client');
    writeFileSync('two.json', '{ "A": { "Id": "cvpn-endpoint-00000001" }, "B": { "Id": "cvpn-endpoint-00000002" } }');
    await expect(profile(...args)).resolves.toEqual(failed(message));
    expect(existsSync('alice.ovpn')).toBe(false);
  }));
});

describe('from an export', () => {
  const exported = ['client', 'dev tun', 'remote a.prod 443', '<ca>', 'X', '</ca>', '<cert>', 'old', '</cert>', 'key old.key', 'auth-federate', 'reneg-sec 0', ''].join('\r\n');
  const expected = ['client', 'dev tun', 'remote a.prod 443', '<ca>', 'auth-federate', 'reneg-sec 0', '<cert>', '<key>'];

  test.each([
    ['as it is', exported],
    ['in the JSON of the AWS CLI', JSON.stringify({ ClientConfiguration: exported })],
    ['of PowerShell, in UTF-16', Buffer.from(`\ufeff${exported}`, 'utf16le')],
  ])('%s', (_, content) => withAlice(async () => {
    writeFileSync('exported.ovpn', content);
    await expect(profile('alice', '--from', 'exported.ovpn')).resolves.toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(lines('alice.ovpn')).toEqual(expected);
    expect(readFileSync('alice.ovpn', 'latin1')).not.toMatch(/\r|old/);
  }));

  test('for SAML there is nothing of a user in it', () => inFolder({ 'exported.ovpn': `${exported}aws-auth-device-posture jamf\n` }, async () => {
    const { stdout } = await profile('--from', 'exported.ovpn', '--device-posture', 'crowdstrike', '--output', 'saml.ovpn');
    expect(stdout).toMatch(/^saml.ovpn: without a key\n/);
    expect(lines('saml.ovpn').slice(-2)).toEqual(['reneg-sec 0', 'aws-auth-device-posture crowdstrike']);
  }));

  test('with a line that the AWS provided client refuses', () => inFolder({ 'exported.ovpn': `${exported}rcvbuf 1\n` }, async () => {
    await expect(profile('--from', 'exported.ovpn')).resolves.toEqual(failed(
      'The AWS provided client does not take rcvbuf: from 6.0 on it does not import such a file, or ignores the line. Remove the line from the export.',
    ));
  }));
});

describe('check', () => {
  const DAY = 86_400_000;
  const now = Date.now();
  const NEW_ONE = 'pki renew NAME';

  /** What is found in the profile of alice once it is changed. */
  const found = (change: (profile: string) => string, ...options: string[]) => withAlice(async () => {
    await profile('alice', ...HERE);
    writeFileSync('changed.ovpn', change(text('alice.ovpn')));
    const { code, stderr, stdout } = await profile('check', 'changed.ovpn', '--json', ...options);
    const { problems } = JSON.parse(stdout) as { problems: Array<{ message: string; fix: string }> };
    expect({ code, stderr }).toEqual({ code: problems.length > 0 ? ExitCode.FOUND : ExitCode.OK, stderr: '' });
    return problems.map(({ fix, message }) => `${message} ${fix}`);
  });
  /** A certificate of alice that is not as it should be. */
  const odd = (more: object) => {
    const privateKey = createPrivateKey(text('pki/issued/alice.key'));
    const request = { kind: 'client' as const, name: 'alice', privateKey, serial: newSerial(), from: new Date(now - DAY), until: new Date(now + DAY), ...more };
    return certificate(request, { name: commonName('Office VPN'), privateKey: createPrivateKey(text('pki/ca.key')) });
  };
  const block = (name: string, content: () => string) => (all: string) => all.replace(new RegExp(`<${name}>[^]*</${name}>`), `<${name}>\n${content()}</${name}>`);
  const without = (name: string) => (all: string) => all.replace(new RegExp(`<${name}>[^]*</${name}>\n`), '');

  test.each<[string, (all: string) => string, RegExp[]]>([
    ['nothing', (all) => all, []],
    ['line ends of Windows', (all) => all.replace(/\n/g, '\r\n'), []],
    ['comments and two dashes', (all) => `# a\n; b\n--nobind\n${all}`, []],
    ['a line that is refused', (all) => `${all}rcvbuf 100\n`, [/^The AWS provided client does not take rcvbuf: .* Remove the line\.$/]],
    ['no server', (all) => all.replace(/^remote .*\n/m, ''), [/^There is no line "remote".*aws ec2 export-client-vpn-client-configuration/]],
    ['a server without a name', (all) => all.replace(/^remote .*\n/m, 'remote\n'), [/^The line "remote" names no host\. Export the configuration once more/]],
    ['a line that is misspelled', (all) => `${all}remote-cert-tsl server\n`, [/does not take remote-cert-tsl: .* Write remote-cert-tls, or remove the line\.$/]],
    ['a block that is refused', (all) => `${all}<tls-auth>\nx\n</tls-auth>\n`, [/^The AWS provided client does not take tls-auth: /]],
    ['a server of several', (all) => `${all}<connection>\nremote a.example.com 443\n</connection>\n`, [/^The AWS provided client does not take connection: /]],
    ['no random label', (all) => all.replace('remote-random-hostname\n', ''), [/only names below it can be resolved/]],
    ['a block without an end', (all) => all.replace('</key>', ''), [/^<key> has no end\./, /^There is no key of the user/]],
    ['no certificate', without('cert'), [/^There is no certificate of the user .*profile NAME$/]],
    ['no key', without('key'), [/^There is no key of the user/]],
    ['neither, with SAML', (all) => `${without('key')(without('cert')(all))}auth-federate\n`, []],
    ['neither', (all) => without('key')(without('cert')(all)), [/^There is no certificate/, /^There is no key/]],
    ['no authority', without('ca'), [/^There is no <ca>/]],
    ['an empty authority', block('ca', () => ''), [/^<ca> holds no certificate/]],
    ['a broken authority', block('ca', () => pem('CERTIFICATE', Buffer.from('x'))), [/^A certificate in <ca> cannot be read/]],
    ['an expired authority', block('ca', () => odd({ kind: 'authority', until: new Date(now - 1000) })), [/^The authority alice has expired at /]],
    ['a broken certificate', block('cert', () => 'x\n'), [/^<cert> holds no certificate/]],
    ['an expired certificate', block('cert', () => odd({ until: new Date(now - 1000) })), [new RegExp(`^The certificate of the user has expired at .*${NEW_ONE}$`)]],
    ['an authority of tomorrow', block('ca', () => odd({ kind: 'authority', from: new Date(now + DAY / 2) })), [/^The authority alice is valid from .* Wait, or set the clock/]],
    ['a certificate of tomorrow', block('cert', () => odd({ from: new Date(now + DAY / 2) })), [/^The certificate of the user is valid from /]],
    ['a certificate without a name', block('cert', () => odd({ name: '' })), [/has no common name/]],
    ['a certificate of a server', block('cert', () => odd({ kind: 'server' })), [/has no extendedKeyUsage clientAuth\./]],
    ['a key of someone else', block('key', () => text('pki/ca.key')), [/^The key in <key> is not the key of the certificate/]],
    ['a broken key', block('key', () => 'x\n'), [/^<key> holds no private key/]],
    ['a key that is encrypted', block('key', () => '-----BEGIN ENCRYPTED PRIVATE KEY-----\n'), []],
    ['files beside it', (all) => `${without('key')(without('cert')(all))}cert "pki/issued/alice.crt"\nkey 'pki/issued/alice.key'\n`, []],
    ['files that are not there', (all) => `${without('key')(without('cert')(all))}cert a.crt\nkey\n`, [/^a\.crt: there is no such file\. Put it beside/, /^key: there is no such file/]],
  ])('%s', async (_, change, expected) => {
    const problems = await found(change).catch((error) => [String(error)]);
    expect(problems).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test.each<[string, (all: string) => string, RegExp[]]>([
    ['nothing', (all) => all, []],
    ['lines that the AWS provided client does not take', (all) => `${all}rcvbuf 100\n<tls-auth>\nx\n</tls-auth>\nfloat\ntls-export-cert .\n`, []],
    ['a line that no program knows', (all) => `${all}tls-remote x\n`, [/^OpenVPN does not take tls-remote: "Unrecognized option"\. Remove the line\.$/]],
    ['a line that is misspelled', (all) => `${all}ping-restrat 9\n`, [/^OpenVPN does not take ping-restrat: "Unrecognized option"\. Write ping-restart, or remove the line\.$/]],
    ['a line that it is told to ignore', (all) => `ignore-unknown-option block-outside-dns x\n${all}block-outside-dns\n`, []],
    ['a line for Windows', (all) => `${all}register-dns\n`, [/^OpenVPN does not take register-dns: .* OpenVPN knows it on Windows only\. Remove the line\.$/]],
    ['servers in blocks', (all) => all.replace(/^(remote .*)\n/m, '<connection>\n$1\n</connection>\n'), []],
    ['all in one file', (all) => `${without('ca')(without('key')(without('cert')(all)))}pkcs12 alice.p12\n`, []],
  ])('for OpenVPN: %s', async (_, change, expected) => {
    expect(await found(change, '--client', 'openvpn')).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test.each<[string, () => string, RegExp[]]>([
    ['as it should be', () => odd({ kind: 'server', name: 'vpn.example.com' }), []],
    ['of another name', () => odd({ kind: 'server', name: 'b.example.com' }), [/wants a server with the common name vpn\.example\.com, and it has b\.example\.com\./]],
    ['for clients', () => odd({ name: 'vpn.example.com' }), [/has no extendedKeyUsage serverAuth/]],
    ['of an expired time', () => odd({ kind: 'server', name: 'vpn.example.com', until: new Date(now - 1000) }), [/^The certificate of the server has expired/]],
    ['that is none', () => 'x', [/^The file of the server holds no certificate/]],
  ])('a server %s', async (_, server, expected) => {
    const problems = await found((all) => {
      writeFileSync('server.crt', server());
      return all;
    }, '--server', 'server.crt');
    expect(problems).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test('says where, what, and what to do', () => inFolder({ 'a.ovpn': 'client\nremote x 443\ntap-sleep 3\nauth-user-pass\nca none.crt\n' }, async () => {
    await expect(profile('check', 'a.ovpn')).resolves.toEqual({
      code: ExitCode.FOUND,
      stderr: '',
      stdout: [
        'a.ovpn:3: The AWS provided client does not take tap-sleep: from 6.0 on it does not import such a file, or ignores the line.',
        '  Remove the line.',
        'a.ovpn:5: none.crt: there is no such file.',
        '  Put it beside the profile, or its text into <ca>.',
        '2 problems in a.ovpn.',
        '',
      ].join('\n'),
    });
    await expect(profile('check', 'b.ovpn')).resolves.toEqual(failed('b.ovpn: no such file or folder.'));
  }));
});
