import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from './languages';
import { emptyFolder, run } from './process';
import { VERSION } from './releases';

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

  test('explains a rule, and says its version', () => {
    expect(command('rules', 'ClientCidrBlockSize').stdout).toMatch(/^ClientCidrBlockSize \(error\)\n/);
    expect(command('--version').stdout).toBe(`${VERSION}\n`);
  });
});
