import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './pack';
import { assemblyIn } from '../assembly/file';
import { ENVIRONMENT, REPOSITORY } from '../environment';

const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
const NEWEST = devDependencies['aws-cdk-lib-newest'].split('@').pop();

jest.setTimeout(300_000);

describe('the packed tarball', () => {
  let folder: string;
  let tarball: string;

  function run(command: string, ...args: string[]): string {
    return execFileSync(command, args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
    tarball = pack(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    run('npm', 'install', '--no-audit', '--no-fund', tarball, `aws-cdk-lib@${NEWEST}`, 'constructs@^10.5.1', `aws-cdk@${devDependencies['aws-cdk']}`, 'tsx@^4');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the library and nothing that only its developers need', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n').filter((file) => file !== '' && !file.endsWith('/'));
    const places = new Set(files.map((file) => file.split('/')[1]));
    expect([...places].sort()).toEqual([
      '.jsii', '.jsii.gz', 'CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'THIRD-PARTY-NOTICES', 'bin', 'lib', 'package.json',
    ]);
    expect(files.filter((file) => /(^|\/)(test|examples|rosetta|benchmark)\/|\.map$|^package\/lib\/cli\//.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.wasm'))).toEqual(['package/lib/vendor/cedar_wasm_bg.wasm']);
  });

  test('is no larger than it has to be', () => {
    const sizes = execFileSync('tar', ['-tvzf', tarball], { encoding: 'utf8' }).trim().split('\n').map((line) => Number(line.split(/\s+/)[2]));
    expect(statSync(tarball).size).toBeLessThan(2_200_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(7_000_000);
  });

  test('holds a command that can be executed as it is', () => {
    const [mode] = execFileSync('tar', ['-tvzf', tarball, 'package/bin/cdk-client-vpn-plus'], { encoding: 'utf8' }).split(' ');
    expect(mode).toBe('-rwxr-xr-x');
  });

  test('synthesizes an example beside the newest aws-cdk-lib', () => {
    cpSync(join(REPOSITORY, 'examples', 'split-tunnel', 'typescript', 'app.ts'), join(folder, 'app.ts'));
    run('npx', 'cdk', 'synth', '--quiet', '--app', 'npx tsx app.ts', '--output', 'cdk.out');
    const [artifact] = Object.values<{ properties: { templateFile: string } }>(JSON.parse(readFileSync(join(folder, 'cdk.out', 'manifest.json'), 'utf8')).artifacts)
      .filter(({ properties }) => properties?.templateFile !== undefined);
    const { Resources } = JSON.parse(readFileSync(join(folder, 'cdk.out', artifact.properties.templateFile), 'utf8'));
    const types = Object.values<{ Type: string }>(Resources).map(({ Type }) => Type);
    expect(types).toEqual(expect.arrayContaining([
      'AWS::EC2::ClientVpnEndpoint',
      'AWS::EC2::ClientVpnTargetNetworkAssociation',
      'AWS::EC2::ClientVpnAuthorizationRule',
    ]));
    expect(JSON.parse(run('node', '-p', 'JSON.stringify(require("aws-cdk-lib/package.json").version)'))).toBe(NEWEST);
  });

  test('says what is wrong with a wrong endpoint', () => {
    writeFileSync(join(folder, 'wrong.cjs'), `
      const { Stack, aws_certificatemanager: acm } = require('aws-cdk-lib');
      const { ClientVpnAuthentication, ClientVpnEndpointPlus } = require('cdk-client-vpn-plus');
      const stack = new Stack();
      const serverCertificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/a');
      try {
        new ClientVpnEndpointPlus(stack, 'Vpn', { clientCidrBlock: '10.0.0.0/28', serverCertificate, authentication: ClientVpnAuthentication.mutual() });
      } catch (error) {
        console.log(error.name + ': ' + error.message);
      }
    `);
    expect(run('node', 'wrong.cjs').trim()).toBe('ClientVpnValidationError: Default/Vpn: clientCidrBlock "10.0.0.0/28" holds 16 addresses: '
      + 'AWS Client VPN needs a block between /12 and /22. Write e.g. "10.0.0.0/22". [ClientCidrBlockSize] '
      + 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html');
  });

  test('decides on a policy with the engine that it brings along', () => {
    writeFileSync(join(folder, 'policy.cjs'), `
      const { ClientVpnAuthorizationPolicy } = require('cdk-client-vpn-plus');
      console.log(ClientVpnAuthorizationPolicy.fromCedar('permit(principal, action, resource);').decide({}).result);
    `);
    expect(run('node', 'policy.cjs').trim()).toBe('PERMIT');
  });

  test('holds what code of connect handlers takes, with nothing of the constructs', async () => {
    writeFileSync(join(folder, 'gate.ts'), `
      import { connectHandler } from 'cdk-client-vpn-plus/lib/handler';
      import type { ClientVpnConnectEvent } from 'cdk-client-vpn-plus/lib/handler';

      const handler = connectHandler((event: ClientVpnConnectEvent) => ({ allow: event['common-name'] === 'laptop' }));
      handler({ 'connection-id': 'c', 'endpoint-id': 'e', 'common-name': 'laptop', 'schema-version': 'v1' }).then((answer) => {
        const loaded = Object.keys(require.cache).filter((file) => /cdk-client-vpn-plus|aws-cdk-lib/.test(file)).map((file) => file.split('/lib/')[1]);
        console.log(JSON.stringify({ answer, loaded }));
      });
    `);
    const [, last] = run('npx', 'tsx', 'gate.ts').trim().split('\n');
    expect(JSON.parse(last)).toEqual({
      answer: { 'allow': true, 'error-msg-on-failed-posture-compliance': '', 'posture-compliance-statuses': [], 'schema-version': 'v1' },
      loaded: ['handler/index.js', 'handler/event.js', 'handler/handler.js'],
    });
  });

  test('needs nothing at run time but its peers and what it brings along', () => {
    const installed = join(folder, 'node_modules', 'cdk-client-vpn-plus');
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const code = readdirSync(join(installed, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(installed, 'lib', file), 'utf8'));
    const required = code.flatMap((text) => Array.from(text.matchAll(/\brequire\(["']([^."'][^"']*)["']\)/g), ([, name]) => name))
      .filter((name) => !isBuiltin(name)).map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0]);

    expect(required.length).toBeGreaterThan(10);
    expect(dependencies).toBeUndefined();
    expect([...new Set(required)].filter((name) => !(name in peerDependencies))).toEqual([]);
  });

  /** The files of the library, and what they load, that a program of one line brings along. */
  function loadedBy(program: string): string[] {
    const files: string[] = JSON.parse(run('node', '-p', `${program}; JSON.stringify(Object.keys(require.cache))`));
    return files.map((file) => file.split('/node_modules/cdk-client-vpn-plus/')[1]).filter((file) => file !== undefined);
  }

  test('loads a part of the library when it is used first', () => {
    const loaded = loadedBy('const { ClientVpnIpAddressType } = require("cdk-client-vpn-plus")');
    expect(loaded).toEqual(['lib/index.js', 'lib/cdk/check-versions.js', 'lib/cdk/requirements.js', 'package.json', 'lib/endpoint/ip-address-type.js']);
  });

  test('loads nothing of the command line, and neither rules nor Cedar, with the endpoint', () => {
    const loaded = loadedBy('require("cdk-client-vpn-plus").ClientVpnEndpointPlus');
    expect(loaded).toContain('lib/endpoint/endpoint.js');
    expect(loaded.filter((file) => /^lib\/(cli\.|rules\/catalogue|vendor\/(cedar_wasm|js-yaml))/.test(file))).toEqual([]);
  });

  test('has all that it exports, whatever is used first', () => {
    writeFileSync(join(folder, 'each.cjs'), `
      const names = Object.keys(require('cdk-client-vpn-plus'));
      const missing = names.map((first) => {
        Object.keys(require.cache).filter((file) => file.includes('/cdk-client-vpn-plus/lib/')).forEach((file) => delete require.cache[file]);
        const library = require('cdk-client-vpn-plus');
        return [first, ...names].filter((name) => library[name] === undefined);
      });
      console.log(JSON.stringify({ names, missing: missing.flat() }));
    `);
    const { names, missing } = JSON.parse(run('node', 'each.cjs'));
    const { types } = assemblyIn(join(folder, 'node_modules', 'cdk-client-vpn-plus'));
    const values = Object.values<{ kind: string; name: string }>(types).filter(({ kind }) => kind !== 'interface').map(({ name }) => name);
    expect(names.sort()).toEqual(values.sort());
    expect(missing).toEqual([]);
  });

  test('leads from a resource to the line that asked for it', () => {
    writeFileSync(join(folder, 'trace.cjs'), `
      const { CfnResource, Stack, aws_certificatemanager: acm, aws_ec2: ec2 } = require('aws-cdk-lib');
      const { ClientVpnAuthentication, ClientVpnDestination, ClientVpnEndpointPlus, ClientVpnNetwork } = require('cdk-client-vpn-plus');
      const stack = new Stack();
      const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 2, subnetConfiguration: [{ name: 'Vpn', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
      const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/a');
      function makeVpn() {
        return new ClientVpnEndpointPlus(stack, 'Vpn', {
          authentication: ClientVpnAuthentication.mutual({ clientRootCertificate: certificate }),
          clientCidrBlock: '10.100.0.0/16',
          network: ClientVpnNetwork.vpc(vpc),
          serverCertificate: certificate,
        });
      }
      const vpn = makeVpn();
      function openUp() {
        vpn.addNetworkAccess(ClientVpnDestination.cidr('10.1.0.0/16'), { allUsers: true });
      }
      openUp();
      function addOne() {
        vpn.addRoute('One', { destination: ClientVpnDestination.cidr('10.2.0.0/16') });
      }
      addOne();
      const elements = vpn.node.findAll().filter((construct) => CfnResource.isCfnResource(construct) && construct.cfnResourceType.includes('ClientVpn'));
      console.log(JSON.stringify(elements.map((element) => {
        const [ours, asked] = element.creationStack;
        return [element.cfnResourceType, /^\\.\\.\\..* in cdk-client-vpn-plus\\.\\.\\.$/.test(ours), asked.split(' ')[0]];
      })));
    `);
    const [association, route, rule] = ['TargetNetworkAssociation', 'Route', 'AuthorizationRule'].map((name) => `AWS::EC2::ClientVpn${name}`);
    expect(JSON.parse(run('node', 'trace.cjs')).sort()).toEqual([
      [rule, true, 'openUp'],
      ['AWS::EC2::ClientVpnEndpoint', true, 'makeVpn'],
      [route, true, 'addOne'],
      [route, true, 'addOne'],
      [route, true, 'openUp'],
      [route, true, 'openUp'],
      [association, true, 'makeVpn'],
      [association, true, 'makeVpn'],
    ]);
  });

  test('is imported by name from an ES module', () => {
    writeFileSync(join(folder, 'app.mjs'), `
      import { ClientVpnDestination, ClientVpnIpAddressType } from 'cdk-client-vpn-plus';
      console.log([typeof ClientVpnDestination.cidr, ClientVpnIpAddressType.IPV4].join());
    `);
    expect(run('node', 'app.mjs').trim()).toBe('function,ipv4');
  });

  describe('its command', () => {
    /** Runs it as a user does who has just installed the package. */
    function command(args: readonly string[], input?: string) {
      const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'cdk-client-vpn-plus', ...args], {
        cwd: folder, env: { ...ENVIRONMENT, npm_config_loglevel: 'error' }, encoding: 'utf8', input,
      });
      return { status, stdout, stderr };
    }

    const YAML = `Resources:
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

    test('checks a template in YAML', () => {
      writeFileSync(join(folder, 'vpn.yaml'), YAML);
      const { status, stdout, stderr } = command(['check', 'vpn.yaml']);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout).toContain(`vpn.yaml

  Vpn AWS::EC2::ClientVpnEndpoint, line 2
    error    ClientCidrBlock "10.0.0.0/28" holds 16 addresses: AWS Client VPN needs a block between /12 and /22.
             Write e.g. "10.0.0.0/22".
             line 8, ClientCidrBlockSize, https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html
`);
    });

    test('checks the standard input', () => {
      const { status, stdout } = command(['check', '-', '--json'], YAML);
      expect(status).toBe(1);
      expect(JSON.parse(stdout).files).toEqual(['-']);
    });

    test('checks the output of the CDK', () => {
      const { status, stdout, stderr } = command(['check', 'cdk.out', '--strict']);
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '0 errors, 0 warnings in 1 template.\n', stderr: '' });
    });

    test('makes one line of whatever is not a template', () => {
      const files = {
        'empty.json': '',
        'broken.json': '{"Resources": {,}}',
        'broken.yaml': 'Resources: {',
        'binary.json': '\0\u0001',
        'deep.json': `{"Resources": {"A": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
        'deep.yaml': `Resources: ${'['.repeat(100_000)}`,
        'large.json': JSON.stringify({ Resources: { A: { Type: 'T', Properties: { P: 'x'.repeat(5_000_000) } } } }),
        'circle.yaml': 'Resources:\n  A: {Type: T, DependsOn: B}\n  B: {Type: T, DependsOn: A}',
        'other.json': '[]',
      };
      Object.entries(files).forEach(([name, content]) => writeFileSync(join(folder, name), content));
      const { status, stdout, stderr } = command(['check', 'missing.json', ...Object.keys(files), 'vpn.yaml']);
      expect(status).toBe(2);
      expect(stdout).toContain('1 error, 2 warnings in 1 template.');
      expect(stderr.split('\n')).toEqual([
        'missing.json: no such file or folder.',
        'empty.json: the file is empty.',
        'broken.json:1:16: not JSON: expected a property name in double quotes or "}", but found ",".',
        'broken.yaml:1:13: not YAML: unexpected end of the stream within a flow collection.',
        'binary.json: not a text file in UTF-8.',
        'deep.json:1:16: nested more than 500 levels deep.',
        'deep.yaml:1:511: nested more than 500 levels deep.',
        'large.json: more than 4 MB: CloudFormation accepts templates of up to 1 MB.',
        'circle.yaml:2:3: circular reference: A → B → A, so CloudFormation cannot create any of them.',
        'other.json: not a CloudFormation template: "Resources" is missing.',
        '',
      ]);
    });

    test('explains a rule, and says what there is', () => {
      expect(command(['rules', 'ClientCidrBlockSize']).stdout).toMatch(/^ClientCidrBlockSize \(error\)\n/);
      expect(command(['--help']).stdout).toContain('check [options] <template...>');
      expect(command(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    });
  });
});
