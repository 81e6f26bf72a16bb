import { cli, inFolder } from '../cli/terminal';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';
const endpoint = (properties: object = {}) => ({
  Type: 'AWS::EC2::ClientVpnEndpoint',
  Properties: {
    ClientCidrBlock: '10.100.0.0/22',
    ServerCertificateArn: CERTIFICATE,
    AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATE } }],
    ConnectionLogOptions: { Enabled: false },
    VpcId: 'vpc-0123456789abcdef0',
    SecurityGroupIds: ['sg-0123456789abcdef0'],
    SplitTunnel: true,
    ...properties,
  },
});
const association = (id: object | string, SubnetId: unknown = 'subnet-0123456789abcdef0') => ({
  Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: id, SubnetId },
});
const rule = (id: unknown, TargetNetworkCidr: unknown = '10.0.0.0/16') => ({
  Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: id, TargetNetworkCidr, AuthorizeAllGroups: true },
});
const REF = { Ref: 'Vpn' };
const whole = (properties: object = {}) => ({ Vpn: endpoint(properties), A: association(REF), R: rule(REF) });
const nested = (TemplateURL: string, Parameters: object = {}) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL, Parameters } });

/** What is found in the templates of a folder, by file, resource and rule; and what is said beside. */
async function found(files: Readonly<Record<string, object>>, ...args: readonly string[]) {
  const texts = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));
  const { stdout, stderr } = await inFolder(texts, () => cli(['check', '--json', '.', ...args]));
  const { findings } = JSON.parse(stdout) as { findings: ReadonlyArray<{ file: string; resource: string; rule: string }> };
  return { findings: findings.map(({ file, resource, rule: id }) => `${file} ${resource} ${id}`).sort(), stderr };
}

test('what a parent gives to its nested stacks is known, and what they put out', async () => {
  const { findings } = await found({
    'parent.json': {
      Resources: {
        Endpoint: nested('./endpoint.json', { Range: '10.100.0.0/28', Zones: 'a,b' }),
        Access: nested('./access.json', { Id: { 'Fn::GetAtt': ['Endpoint', 'Outputs.Id'] } }),
      },
    },
    'endpoint.json': {
      Parameters: { Range: { Type: 'String' }, Zones: { Type: 'CommaDelimitedList' } },
      Resources: { Vpn: endpoint({ ClientCidrBlock: { Ref: 'Range' } }), A: association(REF) },
      Outputs: { Id: { Value: REF } },
    },
    'access.json': { Parameters: { Id: { Type: 'String' } }, Resources: { R: rule({ Ref: 'Id' }), Again: rule({ Ref: 'Id' }) } },
  });
  expect(findings).toEqual(['access.json Again DuplicateAuthorizationRule', 'endpoint.json Vpn ClientCidrBlockSize']);
});

test('a list that a parent gives has its elements', async () => {
  const { findings } = await found({
    'parent.json': { Resources: { Endpoint: nested('./endpoint.json', { Servers: '10.0.0.2, 10.0.0.3,10.0.0.4' }) } },
    'endpoint.json': { Parameters: { Servers: { Type: 'CommaDelimitedList' } }, Resources: whole({ DnsServers: { Ref: 'Servers' } }) },
  });
  expect(findings).toContain('endpoint.json Vpn DnsServersCount');
});

describe('what one template stores in Systems Manager', () => {
  const store = (Value: unknown, Name = '/vpn/range') => ({ Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value } });

  test('another one reads, by a parameter and by a dynamic reference', async () => {
    const { findings } = await found({
      'network.json': { Resources: { Range: store('10.100.0.0/28') } },
      'one.json': {
        Parameters: { Range: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/vpn/range' } },
        Resources: whole({ ClientCidrBlock: { Ref: 'Range' } }),
      },
      'two.json': { Resources: whole({ ClientCidrBlock: '{{resolve:ssm:/vpn/range}}' }) },
    });
    expect(findings).toEqual(['one.json Vpn ClientCidrBlockSize', 'two.json Vpn ClientCidrBlockSize']);
  });

  test('is not known where two templates store it, or each takes it from the other', async () => {
    const reader = whole({ ClientCidrBlock: '{{resolve:ssm:/vpn/range}}' });
    const twice = await found({ 'a.json': { Resources: { Range: store('10.100.0.0/28') } }, 'b.json': { Resources: { Range: store('10.1.0.0/22') } }, 'vpn.json': { Resources: reader } });
    expect(twice.findings).toEqual([]);
    const circle = await found({
      'a.json': { Resources: { Range: store('{{resolve:ssm:/other}}') } },
      'b.json': { Resources: { Other: store('{{resolve:ssm:/vpn/range}}', '/other'), ...reader } },
    });
    expect(circle.findings).toEqual([]);
  });
});

test('exports that two templates have, and those that none has, are reported', async () => {
  const exporting = { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } }, Outputs: { Range: { Value: '10.0.0.0/16', Export: { Name: 'range' } } } };
  const importing = (name: string) => ({ Resources: { ...whole(), R: rule(REF, { 'Fn::ImportValue': name }) } });
  const two = await found({ 'a.json': exporting, 'b.json': exporting, 'vpn.json': importing('range') });
  expect(two.stderr).toContain('vpn.json: the export "range" is in a.json and b.json: which one is imported is ambiguous. Give each its own name.');
  const none = await found({ 'a.json': exporting, 'vpn.json': importing('rang') });
  expect(none.stderr).toContain('vpn.json: no template of this check exports "rang": its value is unresolved. Did you mean "range"?');
});

test('what was looked up of a VPC is known by its context file', async () => {
  const files = {
    'vpn.json': { Resources: { ...whole({ ClientCidrBlock: '10.0.0.0/22' }) } },
    'cdk.context.json': {
      'vpc-provider:account=111122223333': {
        vpcId: 'vpc-0123456789abcdef0',
        vpcCidrBlock: '10.0.0.0/16',
        subnetGroups: [{ subnets: [{ subnetId: 'subnet-0123456789abcdef0', cidr: '10.0.0.0/24', availabilityZone: 'eu-west-1a' }, {}] }],
      },
      'vpc-provider:account=444455556666': {},
    },
  };
  const { findings } = await found(files, '--context', 'cdk.context.json');
  expect(findings).toContain('vpn.json Vpn ClientCidrBlockOverlapsVpc');
});

test('account and Region can be given', async () => {
  const { findings } = await found({ 'vpn.json': { Resources: whole() } }, '--account', '111122223333', '--region', 'us-east-1');
  expect(findings).toContain('vpn.json Vpn CertificateRegion');
});

test('a route in another nested stack waits for the association by what its stack takes', async () => {
  const route = { Type: 'AWS::EC2::ClientVpnRoute', Properties: { ClientVpnEndpointId: { Ref: 'Id' }, DestinationCidrBlock: '10.0.0.0/17', TargetVpcSubnetId: 'subnet-0123456789abcdef0' } };
  const { findings } = await found({
    'parent.json': {
      Resources: { Endpoint: nested('./endpoint.json'), Access: nested('./access.json', { Id: { 'Fn::GetAtt': ['Endpoint', 'Outputs.Id'] } }) },
    },
    'endpoint.json': { Resources: { Vpn: endpoint(), A: association(REF) }, Outputs: { Id: { Value: REF } } },
    'access.json': { Parameters: { Id: { Type: 'String' } }, Resources: { R: rule({ Ref: 'Id' }), Route: route } },
  });
  expect(findings.filter((one) => one.endsWith('RouteDependency'))).toEqual([]);
});

describe('the account and the Region of a stack stand in the manifest, also for what is nested in it', () => {
  const handler = (name: string) => ({ ClientConnectOptions: { Enabled: true, LambdaFunctionArn: `arn:aws:lambda:${name}:function:AWSClientVPN-gate` } });
  const manifest = (region: string) => ({
    version: '48.0.0',
    artifacts: { Vpn: { type: 'aws:cloudformation:stack', environment: `aws://111122223333/${region}`, properties: { templateFile: 'vpn.template.json' } } },
  });
  test.each([
    ['CertificateRegion', 'us-east-1', {}],
    ['ConnectHandlerRegion', 'eu-west-1', handler('us-east-1:111122223333')],
    ['ConnectHandlerAccount', 'eu-west-1', handler('eu-west-1:444455556666')],
    ['RegionWithoutClientVpn', 'mx-central-1', { ServerCertificateArn: CERTIFICATE.replace('eu-west-1', 'mx-central-1') }],
  ])('%s', async (id, region, properties) => {
    const one = await found({ 'manifest.json': manifest(region), 'vpn.template.json': { Resources: whole(properties) } });
    expect(one.findings).toContain(`vpn.template.json Vpn ${id}`);
    const inner = await found({
      'manifest.json': manifest(region),
      'vpn.template.json': { Resources: { Outer: nested('outer.json') } },
      'outer.json': { Resources: { Inner: nested('inner.json') } },
      'inner.json': { Resources: whole(properties) },
    });
    expect(inner.findings).toContain(`inner.json Vpn ${id}`);
    const unknown = await found({ 'manifest.json': manifest('unknown-region'), 'vpn.template.json': { Resources: whole(properties) } });
    expect(unknown.findings.filter((line) => /(Region|RegionWithoutClientVpn)$/.test(line))).toEqual([]);
  });
});

test('stacks of an assembly know each other by name, and their account and Region', async () => {
  const stack = (templateFile: string, stackName: string) => ({
    type: 'aws:cloudformation:stack', environment: 'aws://111122223333/eu-west-1', properties: { templateFile, stackName },
  });
  const range = { 'Fn::GetStackOutput': { StackName: 'Net', OutputName: 'Range' } };
  const { findings } = await found({
    'manifest.json': { version: '48.0.0', artifacts: { Net: stack('net.template.json', 'Net'), Vpn: stack('vpn.template.json', 'Vpn') } },
    'net.template.json': { Resources: {}, Outputs: { Range: { Value: '10.100.0.0/28' } } },
    'vpn.template.json': {
      Resources: {
        ...whole({ ClientCidrBlock: range, ServerCertificateArn: CERTIFICATE.replace('eu-west-1', 'us-east-1') }),
        Route: { Type: 'AWS::EC2::ClientVpnRoute', DependsOn: 'A', Properties: { ClientVpnEndpointId: REF, DestinationCidrBlock: '192.168.0.0/16', TargetVpcSubnetId: 'subnet-0123456789abcdef0' } },
        Beyond: rule(REF, '192.168.0.0/16'),
      },
    },
  });
  expect(findings).toEqual(['vpn.template.json Vpn CertificateRegion', 'vpn.template.json Vpn ClientCidrBlockSize']);
});

test('stacks that import from each other are one app: what is exported is found, and what waits for it waits', async () => {
  const imported = (name: string) => ({ 'Fn::ImportValue': name });
  const exported = (Value: object, Name: string) => ({ Value, Export: { Name } });
  const { findings } = await found({
    'network.json': {
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.100.0.0/16' } },
        Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.100.1.0/24' } },
      },
      Outputs: { Vpc: exported({ Ref: 'Vpc' }, 'vpc'), Subnet: exported({ Ref: 'Subnet' }, 'subnet') },
    },
    'vpn.json': {
      Resources: { Vpn: endpoint({ VpcId: imported('vpc') }), A: association(REF, imported('subnet')), R: rule(REF, '10.100.0.0/16') },
      Outputs: { Id: exported(REF, 'vpn') },
    },
    'access.json': {
      Resources: {
        Office: rule(imported('vpn'), '192.168.0.0/16'),
        Route: {
          Type: 'AWS::EC2::ClientVpnRoute',
          Properties: { ClientVpnEndpointId: imported('vpn'), DestinationCidrBlock: '192.168.0.0/16', TargetVpcSubnetId: imported('subnet') },
        },
      },
    },
  });
  expect(findings).toEqual(['vpn.json Vpn ClientCidrBlockOverlapsVpc']);
});
