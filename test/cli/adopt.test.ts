import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli } from './terminal';
import { ExitCode } from '../../src/cli/terminal/io';

const endpoint = (constructPath: string, more: object = {}) => ({
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/staff' } }],
    ClientCidrBlock: '10.100.0.0/16',
    ConnectionLogOptions: { Enabled: false },
    ServerCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
    ...more,
  },
  Metadata: { 'aws:cdk:path': constructPath },
});
const association = (vpn: string, subnet: string, constructPath: string) => ({
  Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation',
  Properties: { ClientVpnEndpointId: { Ref: vpn }, SubnetId: subnet },
  Metadata: { 'aws:cdk:path': constructPath },
});
const rule = (vpn: string, group: string, constructPath: string) => ({
  Type: 'AWS::EC2::ClientVpnAuthorizationRule',
  Properties: { ClientVpnEndpointId: { Ref: vpn }, TargetNetworkCidr: '10.0.0.0/16', AccessGroupId: group },
  Metadata: { 'aws:cdk:path': constructPath },
});

const DEPLOYED = {
  Old: endpoint('Prod/Core/Endpoint'),
  OldAssociation: association('Old', 'subnet-11111111', 'Prod/Core/Association0'),
  OldRule: rule('Old', 'ops', 'Prod/Core/Rule'),
};
const NEXT = {
  New: endpoint('Prod/Vpn/Resource'),
  NewAssociation: association('New', 'subnet-11111111', 'Prod/Vpn/Association/Resource'),
  NewRule: rule('New', 'ops', 'Prod/Vpn/Rule/Resource'),
};
const LINES = {
  'Prod/Vpn/Association/Resource': { logicalId: 'OldAssociation' },
  'Prod/Vpn/Resource': { logicalId: 'Old' },
  'Prod/Vpn/Rule/Resource': { logicalId: 'OldRule' },
};

describe('adopt', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'adopt-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  const output = () => join(folder, 'client-vpn.adopt.json');
  const lines = () => (JSON.parse(readFileSync(output(), 'utf8')) as { resources: object }).resources;

  function adopt(deployed: object, next: object, ...more: readonly string[]) {
    const [before, after] = [deployed, next].map((Resources, index) => {
      const file = join(folder, `${['deployed', 'next'][index]}.json`);
      writeFileSync(file, JSON.stringify({ Parameters: index === 0 ? { Subnet: { Type: 'String' } } : {}, Resources }));
      return file;
    });
    return cli(['adopt', before, after, '--output', output(), ...more]);
  }

  test('writes the deployed logical ids by the paths of the constructs, and the same again', async () => {
    const first = await adopt(DEPLOYED, NEXT);
    expect(lines()).toEqual(LINES);
    expect(first).toMatchObject({ code: ExitCode.OK, stderr: '' });
    expect(first.stdout).toContain('Kept: 3');
    expect(first.stdout).toContain('Prod/Vpn/Resource is Old AWS::EC2::ClientVpnEndpoint');
    expect(first.stdout).toContain(`ClientVpnAdoption.fromFile(${JSON.stringify(output())}).applyTo(app)`);

    expect((await adopt(DEPLOYED, NEXT)).stdout).toContain('3 lines, as before');
    expect(lines()).toEqual(LINES);
  });

  test('what is left over is reported with the access that is lost, and exits with 1', async () => {
    const { NewRule, ...without } = NEXT;
    const { code, stdout } = await adopt(DEPLOYED, { ...without, Other: rule('New', 'staff', NewRule.Metadata['aws:cdk:path']) });
    expect(code).toBe(ExitCode.FOUND);
    expect(stdout).toContain('Left over, and removed');
    // no template tells the range of the VPC, which its own routes lead to.
    expect(stdout).toContain('Group "ops" reaches 10.0.0.0/16: unknown before, no after.');
    expect(stdout).toContain('Group "staff" reaches 10.0.0.0/16: no before, unknown after.');
  });

  test('a spelling that means the same stays as it is deployed', async () => {
    const spelled = { ...NEXT, New: endpoint('Prod/Vpn/Resource', { TransportProtocol: 'udp' }) };
    expect((await adopt(DEPLOYED, spelled)).code).toBe(ExitCode.OK);
    expect(lines()).toEqual({ ...LINES, 'Prod/Vpn/Resource': { logicalId: 'Old', properties: { TransportProtocol: null } } });
  });

  test('a line whose construct is gone stays, and exits with 1', async () => {
    const { NewRule, ...without } = NEXT;
    await adopt(DEPLOYED, NEXT);
    const { code, stdout } = await adopt(DEPLOYED, without);
    expect(code).toBe(ExitCode.FOUND);
    expect(stdout).toContain(`${NewRule.Metadata['aws:cdk:path']}: OldRule would be deleted.`);
    expect(lines()).toEqual(LINES);
  });

  test('two that are equally possible are asked back, with the lines to write', async () => {
    const { code, stdout } = await adopt({ ...DEPLOYED, Twin: endpoint('Prod/Twin/Endpoint') }, { New: NEXT.New });
    expect(code).toBe(ExitCode.FOUND);
    expect(stdout).toContain('Which one is Prod/Vpn/Resource (AWS::EC2::ClientVpnEndpoint)?');
    expect(stdout).toContain('"Prod/Vpn/Resource": { "logicalId": "Old" }');
    expect(stdout).toContain('"Prod/Vpn/Resource": { "logicalId": "Twin" }');
  });

  test('what only a parameter tells apart is asked back, and its value answers', async () => {
    const subnet = { Ref: 'Subnet' };
    const deployed = { ...DEPLOYED, OldAssociation: { ...DEPLOYED.OldAssociation, Properties: { ClientVpnEndpointId: { Ref: 'Old' }, SubnetId: subnet } } };
    const { code, stdout } = await adopt(deployed, NEXT);
    expect(code).toBe(ExitCode.FOUND);
    expect(stdout).toContain('Which one is Prod/Vpn/Association/Resource (AWS::EC2::ClientVpnTargetNetworkAssociation)?');
    expect(stdout).toContain('"Prod/Vpn/Association/Resource": { "logicalId": "OldAssociation" }');
    expect(stdout).toContain('Where parameters of the deployed stack decide, their values tell: --parameters');
    const { 'Prod/Vpn/Association/Resource': _asked, ...certain } = LINES;
    expect(lines()).toEqual(certain);

    expect(await adopt(deployed, NEXT, '--parameter', 'Subnet=subnet-11111111')).toMatchObject({ code: ExitCode.OK });
    expect(lines()).toEqual(LINES);
    // applied, it asks for nothing more without the value.
    const applied = { Old: NEXT.New, OldAssociation: association('Old', 'subnet-11111111', 'Prod/Vpn/Association/Resource'), OldRule: rule('Old', 'ops', 'Prod/Vpn/Rule/Resource') };
    rmSync(output());
    expect((await adopt(deployed, applied)).stdout).not.toContain('Asked back');
  });

  test('a construct that was moved takes its line along', async () => {
    await adopt(DEPLOYED, NEXT);
    const { code, stdout } = await adopt(DEPLOYED, { ...NEXT, New: endpoint('Prod/Moved/Resource') });
    expect(code).toBe(ExitCode.OK);
    expect(stdout).toContain('3 lines, as before');
    const { 'Prod/Vpn/Resource': line, ...others } = LINES;
    expect(lines()).toEqual({ ...others, 'Prod/Moved/Resource': line });
  });

  test('what is needed beyond the file is added to it', async () => {
    const { New, NewAssociation } = NEXT;
    await adopt({ Old: DEPLOYED.Old, OldAssociation: DEPLOYED.OldAssociation }, { New, NewAssociation });
    expect((await adopt(DEPLOYED, NEXT)).stdout).toContain('3 lines, 1 more than before');
    expect(lines()).toEqual(LINES);
  });

  test('what makes way for another one gets a logical id that is free', async () => {
    const crossed = { Old: rule('Vpn', 'new', 'Prod/Crossed/Resource'), Old2: rule('Vpn', 'newer', 'Prod/Other/Resource'), Vpn: endpoint('Prod/Vpn/Resource') };
    const { code } = await adopt({ Old: DEPLOYED.Old }, crossed);
    expect(code).toBe(ExitCode.OK);
    expect(lines()).toEqual({ 'Prod/Vpn/Resource': { logicalId: 'Old' }, 'Prod/Crossed/Resource': { logicalId: 'Old3' } });
  });

  test('without the paths of constructs a folder is asked for', async () => {
    const { Metadata: _path, ...pathless } = NEXT.New;
    const { code, stderr } = await adopt(DEPLOYED, { New: pathless });
    expect(code).toBe(ExitCode.FAILED);
    expect(stderr).toContain('no construct is known to create New: give the folder that "cdk synth" writes, such as cdk.out.');
  });

  test('where nothing needs a line no file is written', async () => {
    const { code, stdout } = await adopt(NEXT, NEXT);
    expect(code).toBe(ExitCode.OK);
    expect(stdout).toContain('there is nothing to adopt');
    expect(() => readFileSync(output())).toThrow('ENOENT');
  });

  test('--json prints one object', async () => {
    const { stdout } = await adopt(DEPLOYED, NEXT, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ kept: expect.arrayContaining([expect.objectContaining({ logicalId: 'Old' })]) });
  });

  test('a file that holds something else is said, and left alone', async () => {
    writeFileSync(output(), '{"version": 99}');
    const { code, stderr } = await adopt(DEPLOYED, NEXT);
    expect(code).toBe(ExitCode.FAILED);
    expect(stderr).toContain('"version" is 99');
    expect(readFileSync(output(), 'utf8')).toBe('{"version": 99}');
  });
});
