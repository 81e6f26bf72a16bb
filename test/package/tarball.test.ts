import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '..', '..');
const { devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
const NEWEST = devDependencies['aws-cdk-lib-newest'].split('@').pop();

// npm would take its settings from the scripts that run this test, and with them the repository for the project.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

jest.setTimeout(300_000);

describe('the packed tarball', () => {
  let folder: string;
  let tarball: string;

  function run(command: string, ...args: string[]): string {
    return execFileSync(command, args, { cwd: folder, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: REPOSITORY, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'],
    }));
    tarball = join(folder, packed.filename);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    run('npm', 'install', '--no-audit', '--no-fund', tarball, `aws-cdk-lib@${NEWEST}`, 'constructs@^10.5.1', `aws-cdk@${devDependencies['aws-cdk']}`, 'tsx@^4');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the library and nothing that only its developers need', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n').filter((file) => file !== '' && !file.endsWith('/'));
    const places = new Set(files.map((file) => file.split('/')[1]));
    expect([...places].sort()).toEqual(['.jsii', 'API.md', 'LICENSE', 'README.md', 'lib', 'node_modules', 'package.json']);
    expect(files.filter((file) => /(^|\/)(test|examples|rosetta|benchmark)\//.test(file.replace(/^package\/node_modules\/.*/, '')))).toEqual([]);
    expect(files.filter((file) => file.startsWith('package/node_modules/')).map((file) => file.split('/')[2])).toContain('ipaddr.js');
    expect(statSync(tarball).size).toBeLessThan(6 * 1024 * 1024);
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
});
