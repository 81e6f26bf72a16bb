import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { LANGUAGES } from './languages';
import { emptyFolder, run } from './process';
import { VERSION } from './releases';
import { REPOSITORY } from '../environment';

jest.setTimeout(900_000);

const TEMPLATE = `Resources:
  Vpn:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties:
      AuthenticationOptions:
        - Type: certificate-authentication
          MutualAuthentication: {ClientRootCertificateChainArn: !ImportValue certificate}
      ClientCidrBlock: 10.0.0.0/28
      ConnectionLogOptions: {Enabled: false}
      ServerCertificateArn: !ImportValue certificate
      SplitTunnel: true
`;

// with one release: it loads nothing of aws-cdk-lib.
describe('the command that the wheel brings', () => {
  let folder: string;
  let variables: NodeJS.ProcessEnv;

  const command = (...args: string[]) => run(folder, variables, 'cdk-client-vpn-plus', ...args);

  beforeAll(() => {
    ({ variables } = LANGUAGES.find(({ name }) => name === 'python')!.install('highest'));
    folder = emptyFolder('languages', 'command');
    writeFileSync(join(folder, 'wrong.yaml'), TEMPLATE);
    writeFileSync(join(folder, 'right.yaml'), TEMPLATE.replace('10.0.0.0/28', '10.0.0.0/16'));
  });

  test('finds what is wrong', () => {
    const { exitCode, stdout, stderr } = command('check', 'wrong.yaml', '--json');

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({
      file: 'wrong.yaml', rule: 'ClientCidrBlockSize', severity: 'error', resource: 'Vpn', value: '10.0.0.0/28',
    }));
  });

  test('has nothing against what is right', () => {
    expect(command('check', 'right.yaml')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('says what it could not read', () => {
    expect(command('check', 'missing.yaml')).toMatchObject({ exitCode: 2, stderr: 'missing.yaml: no such file or folder.\n' });
  });

  test('unpacks the package once, and loads neither jsii nor the CDK', () => {
    const cache = emptyFolder('languages', 'command-cache');
    for (const call of ['first', 'second']) {
      const { stderr, ...ended } = run(folder, { ...variables, PYTHONVERBOSE: '1', XDG_CACHE_HOME: cache }, 'cdk-client-vpn-plus', '--version');
      expect({ call, ...ended }).toEqual({ call, exitCode: 0, stdout: `${VERSION}\n` });
      expect(stderr).not.toMatch(/import '(jsii|aws_cdk)'/);
    }

    expect(readdirSync(join(cache, 'cdk-client-vpn-plus'))).toHaveLength(1);
  });

  test('says in one line that Node.js is missing', () => {
    const program = variables.PATH!.split(delimiter).map((place) => join(place, 'cdk-client-vpn-plus')).find((file) => existsSync(file))!;

    expect(run(folder, { ...variables, PATH: folder }, program, 'check', 'right.yaml')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'cdk-client-vpn-plus needs Node.js 22, 24 or 26, which is not on the PATH: install it from https://nodejs.org.\n',
    });
  });

  test('makes certificates and a client configuration, and finds what is wrong with one', () => {
    const place = emptyFolder('languages', 'command-pki');
    const ended = (exitCode: number, ...args: string[]) => {
      const ran = run(place, variables, 'cdk-client-vpn-plus', ...args);
      expect({ args, ...ran }).toEqual({ args, exitCode, stdout: expect.any(String), stderr: '' });
      return ran.stdout;
    };
    // npm is not what the wheel was started with.
    expect(ended(0, 'pki', 'init', '--name', 'Office VPN')).toMatch(/\nNext:\n {2}cdk-client-vpn-plus pki server --domain vpn\.example\.com\n$/);
    ended(0, 'pki', 'server', '--domain', 'vpn.example.com');
    ended(0, 'pki', 'client', 'alice');
    ended(0, 'profile', 'alice', '--endpoint', 'cvpn-endpoint-0123456789abcdef0', '--region', 'eu-central-1');
    const server = ['--server', join('pki', 'issued', 'vpn.example.com.crt')];
    expect(ended(0, 'profile', 'check', 'alice.ovpn', ...server)).toBe('0 problems in alice.ovpn.\n');

    const [profile, key] = ['alice.ovpn', join('pki', 'issued', 'vpn.example.com.key')].map((file) => readFileSync(join(place, file), 'utf8'));
    writeFileSync(join(place, 'wrong.ovpn'), profile.replace(/<key>[^]*<\/key>/, `<key>\n${key}</key>`));
    expect(ended(1, 'profile', 'check', 'wrong.ovpn', ...server)).toContain('The key in <key> is not the key of the certificate in <cert>.\n');
    ended(0, 'pki', 'revoke', 'alice');
    const { certificates, list } = JSON.parse(ended(0, 'pki', 'list', '--json'));
    expect(certificates.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([['vpn.example.com', 'valid'], ['alice', 'revoked']]);
    expect(list).toMatchObject({ number: 1, file: join('pki', 'crl.pem') });
  });

  test('explains a rule, and says its version', () => {
    expect(command('rules', 'ClientCidrBlockSize').stdout).toMatch(/^ClientCidrBlockSize \(error\)\n/);
    expect(command('--version').stdout).toBe(`${VERSION}\n`);
  });

  describe('docs/ci.md', () => {
    const [steps, gitlab, preCommit] = Array.from(
      readFileSync(join(REPOSITORY, 'docs', 'ci.md'), 'utf8').split('## With pip\n')[1].matchAll(/^```yaml\n([^]*?)^```$/gm),
      ([, snippet]) => load(snippet) as any,
    );
    const [install, check] = steps.filter(({ run: script }: { run?: string }) => script).map(({ run: script }: { run: string }) => script);

    const within = (script: string, range: string) => {
      mkdirSync(join(folder, 'templates'), { recursive: true });
      writeFileSync(join(folder, 'templates', 'vpn.yaml'), TEMPLATE.replace('10.0.0.0/28', range));
      return run(folder, variables, 'sh', '-c', script).exitCode;
    };

    test('installs the package of PyPI', () => {
      expect(install).toBe('pip install cdk-client-vpn-plus');
      expect(gitlab['client-vpn'].before_script).toContain(install);
      expect(preCommit.repos[0].hooks[0]).toMatchObject({ language: 'python', additional_dependencies: ['cdk-client-vpn-plus'] });
    });

    test('checks in GitHub Actions, GitLab and pre-commit', () => {
      expect([within(check, '10.0.0.0/28'), within(check, '10.0.0.0/16')]).toEqual([1, 0]);
      expect(JSON.parse(readFileSync(join(folder, 'client-vpn.sarif'), 'utf8')).version).toBe('2.1.0');
      expect(within(gitlab['client-vpn'].script[0], '10.0.0.0/28')).toBe(1);
      expect(within(`${preCommit.repos[0].hooks[0].entry} templates/vpn.yaml`, '10.0.0.0/28')).toBe(1);
    });
  });
});
