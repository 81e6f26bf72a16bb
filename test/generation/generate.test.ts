/** `generate` for each kind of input: answers, the input of `create-client-vpn-endpoint`, templates. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dump } from 'js-yaml';
import { templateOf } from './program';
import { ExitCode } from '../../src/cli/terminal/io';
import { endpoints, files, ID, networks, routes, rules, SUBNETS, template } from '../cli/live';
import { cli, inFolder } from '../cli/terminal';
import { REPOSITORY } from '../environment';

const CERTIFICATES = [1, 2].map((digit) => `arn:aws:acm:eu-west-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-${String(digit).repeat(12)}`);

/** All parameters of the command, as its model of botocore 1.44.8 has them. */
const INPUT = {
  ClientCidrBlock: '10.100.0.0/16',
  ServerCertificateArn: CERTIFICATES[0],
  AuthenticationOptions: [
    { Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: CERTIFICATES[1] } },
    {
      Type: 'federated-authentication',
      FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/staff', SelfServiceSAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/portal' },
    },
  ],
  ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/vpn/staff', CloudwatchLogStream: 'connections', IncludeAuthorizationPolicyContext: true },
  DnsServers: ['10.0.0.10', '10.0.0.11'],
  TransportProtocol: 'tcp',
  VpnPort: 1194,
  Description: 'Staff',
  SplitTunnel: true,
  DryRun: true,
  ClientToken: 'once',
  TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name', Value: 'staff' }] }],
  SecurityGroupIds: ['sg-0123456789abcdef0'],
  VpcId: 'vpc-0123456789abcdef0',
  SelfServicePortal: 'disabled',
  ClientConnectOptions: { Enabled: true, LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:AWSClientVPN-gate' },
  SessionTimeoutHours: 8,
  ClientLoginBannerOptions: { Enabled: true, BannerText: 'Hi' },
  ClientRouteEnforcementOptions: { Enforced: true },
  DisconnectOnSessionTimeout: false,
  EndpointIpAddressType: 'dual-stack',
  TrafficIpAddressType: 'dual-stack',
  DevicePostureOptions: { Enabled: true, TrustProviders: [{ TrustProviderType: 'crowdstrike', TenantId: 'tenant', PublicSigningKeyUrl: 'https://keys.example.com/jwk.json' }] },
};
const { SecurityGroupIds: _groups, VpcId: _vpc, ...withoutVpc } = INPUT;
const ON_TRANSIT_GATEWAY = { ...withoutVpc, TransitGatewayConfiguration: { TransitGatewayId: 'tgw-0123456789abcdef0', AvailabilityZones: ['eu-west-1a', 'eu-west-1b'] } };

/** What `--generate-cli-skeleton` prints: everything is there, and nothing is filled in. */
const SKELETON = {
  ...INPUT,
  ClientCidrBlock: '',
  ServerCertificateArn: '',
  AuthenticationOptions: [{
    Type: 'certificate-authentication',
    ActiveDirectory: { DirectoryId: '' },
    MutualAuthentication: { ClientRootCertificateChainArn: '' },
    FederatedAuthentication: { SAMLProviderArn: '', SelfServiceSAMLProviderArn: '' },
  }],
  ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '', CloudwatchLogStream: '', IncludeAuthorizationPolicyContext: true },
  DnsServers: [''],
  VpnPort: 0,
  Description: '',
  ClientToken: '',
  TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: '', Value: '' }] }],
  SecurityGroupIds: [''],
  VpcId: '',
  SelfServicePortal: 'enabled',
  ClientConnectOptions: { Enabled: true, LambdaFunctionArn: '' },
  SessionTimeoutHours: 0,
  ClientLoginBannerOptions: { Enabled: true, BannerText: '' },
  EndpointIpAddressType: 'ipv4',
  TrafficIpAddressType: 'ipv4',
  TransitGatewayConfiguration: { TransitGatewayId: '', AvailabilityZones: [''], AvailabilityZoneIds: [''] },
  DevicePostureOptions: { Enabled: true, TrustProviders: [{ TrustProviderType: 'crowdstrike', TenantId: '', PublicSigningKeyUrl: '' }] },
};

const WHOLE = {
  endpoints: endpoints(),
  networks: networks(),
  routes: routes(SUBNETS.map((subnet) => ['192.168.0.0/16', subnet] as const)),
  rules: rules([['10.0.0.0/16'], ['192.168.0.0/16', 'ops'], ['192.168.0.0/16', 'dev']]),
};

async function generated(given: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await inFolder(given, () => cli(['generate', '.', ...options]));
  expect({ code, stderr }).toEqual({ code: ExitCode.OK, stderr: '' });
  return stdout;
}

function propertiesIn(code: string, type = 'AWS::EC2::ClientVpnEndpoint') {
  return Object.values(templateOf(code).Resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
}

test('groups of one destination are one call, and comments say what no answer tells', async () => {
  const code = await generated(files(WHOLE));
  expect(code).toContain([
    '    officeVpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), {',
    '      allUsers: true,',
    '    });',
    "    officeVpn.addNetworkAccess(ClientVpnDestination.cidr('192.168.0.0/16'), {",
    "      groups: ['ops', 'dev'],",
    '    });',
  ].join('\n'));
  expect(code).toContain('      // selfServicePortal: the answers do not tell whether it is on.');
  expect(code).toContain('    // How long it keeps the logs is not in the answers: it stays as it is.\n    const logGroup =');
  expect(await generated(files(WHOLE), '--language', 'python')).toContain('            # self_service_portal: the answers do not tell whether it is on.');
});

test.each<[string, object, string]>([
  ['what an older AWS CLI leaves out', { SessionTimeoutHours: undefined }, 'sessionTimeout: not in the answers: an older AWS CLI leaves it out.'],
  ['an enforcement that is on', { ClientRouteEnforcementOptions: { Enforced: true } }, 'clientRouteEnforcement: true,'],
  ['a banner', { ClientLoginBannerOptions: { Enabled: true, BannerText: 'Hi' } }, "clientLoginBanner: 'Hi',"],
  ['a function', { ClientConnectOptions: { Enabled: true, LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:AWSClientVPN-gate', Status: { Code: 'applied' } } },
    'connectHandler: ClientVpnConnectHandler.fromFunction(connectHandler),'],
  ['the portal of certificates alone', { AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChain: CERTIFICATES[1] } }] },
    'By default it is off, since'],
  ['no authentication at all', { AuthenticationOptions: undefined }, 'authentication: ClientVpnAuthentication.mutual(),'],
])('%s of a live endpoint', async (_, more, expected) => {
  const code = await generated(files({ ...WHOLE, endpoints: endpoints(more) }));
  // long comments are wrapped.
  expect(code.replace(/(?<=\S)\n *\/\/ /g, ' ')).toContain(expected);
});

describe('the input of create-client-vpn-endpoint', () => {
  test.each<[string, Record<string, unknown>]>([
    ['in a VPC', INPUT],
    ['on a transit gateway', ON_TRANSIT_GATEWAY],
  ])('%s: each parameter is in the template, or about the call alone', async (_, input) => {
    for (const content of [{ 'input.json': JSON.stringify(input) }, { 'input.yaml': dump(input) }]) {
      const code = await generated(content as unknown as Record<string, string>);
      const { ClientToken, DryRun, ...expected } = input;
      expect(propertiesIn(code)).toEqual([expected]);
      expect(code).toContain('// DryRun, ClientToken: of the call alone');
      expect([ClientToken, DryRun]).toEqual(['once', true]);
    }
  });

  test('a skeleton that is not filled in synthesizes, and names all that is empty', async () => {
    const code = await generated(files({ skeleton: SKELETON }));
    const { Parameters: parameters } = templateOf(code);
    expect(Object.keys(parameters ?? {})).toEqual(expect.arrayContaining(['ClientCidrBlock', 'ServerCertificateArn']));
    const words = code.replace(/\n *\/\/ /g, ' ');
    const inCode = ['AuthenticationOptions', 'ConnectionLogOptions', 'TransportProtocol', 'SplitTunnel', 'SelfServicePortal', 'ClientRouteEnforcementOptions',
      'DisconnectOnSessionTimeout', 'EndpointIpAddressType', 'TrafficIpAddressType', 'DryRun'];
    const empty = Object.keys(SKELETON).filter((name) => !inCode.includes(name));
    expect(words).toContain(`Left empty: ${empty.join(', ')}.`);
  });
});

describe('a template', () => {
  const L1 = {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      SubnetA: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' } },
      Logs: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Retain', Properties: { RetentionInDays: 30 } },
      ...(template({
        ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } }, SecurityGroupIds: [{ 'Fn::ImportValue': 'group' }], VpcId: { Ref: 'Vpc' },
      }) as { Resources: object }).Resources,
      A: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: { Ref: 'SubnetA' } } },
      B: undefined,
      Everyone: {
        Type: 'AWS::EC2::ClientVpnAuthorizationRule',
        Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, AuthorizeAllGroups: true },
      },
    },
  };

  test('what it refers to is a parameter, with its name beside it, and its log group is one of the endpoint', async () => {
    const code = await generated(files({ template: L1 }));
    expect(code).toContain("    // Vpc of the template: pass your own construct, or give the parameter its\n    // value.\n    const vpcId = new CfnParameter(this, 'VpcId');");
    expect(code).toContain("const subnetAId = new CfnParameter(this, 'SubnetAId');");
    expect(code).toContain('    officeVpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), {\n      allUsers: true,\n    });');
    expect(propertiesIn(code, 'AWS::Logs::LogGroup')).toEqual([expect.objectContaining({ RetentionInDays: 30 })]);
    const [{ VpcId, ...endpoint }] = propertiesIn(code);
    expect({ VpcId, range: endpoint.ClientCidrBlock, tags: endpoint.TagSpecifications }).toEqual({
      VpcId: { Ref: 'VpcId' }, range: '10.100.0.0/16', tags: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name', Value: 'office' }] }],
    });
    expect(propertiesIn(code, 'AWS::EC2::ClientVpnAuthorizationRule')).toEqual([
      { AuthorizeAllGroups: true, ClientVpnEndpointId: expect.anything() as object, TargetNetworkCidr: '10.0.0.0/16' },
    ]);
  });

  test('--existing is for live endpoints', async () => {
    const { code, stderr, stdout } = await inFolder(files({ template: L1 }), () => cli(['generate', 'template.json', '--existing']));
    expect({ code, stderr, stdout }).toEqual({
      code: ExitCode.FAILED, stderr: 'template.json: no live endpoint: --existing takes what "aws ec2 describe-client-vpn-endpoints" answers.\n', stdout: '',
    });
  });
});

describe('what a property of a template becomes', () => {
  const LOGS = { Enabled: true, CloudwatchLogGroup: { Ref: 'Logs' } };
  const STREAM = { Type: 'AWS::Logs::LogStream', Properties: { LogGroupName: { Ref: 'Logs' }, LogStreamName: 'clients' } };
  const logs = (properties: object, more: object = {}) => ({ Logs: { Type: 'AWS::Logs::LogGroup', Properties: properties, ...more } });
  const association = (properties: object) => ({
    Association: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties } },
  });
  const federated = (provider: unknown) => ({ AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: provider } }] });
  const rule = (properties: object) => ({ Rule: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties } } });
  const route = (DestinationCidrBlock: string, TargetVpcSubnetId: unknown) => ({
    Route: { Type: 'AWS::EC2::ClientVpnRoute', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, DestinationCidrBlock, TargetVpcSubnetId }, DependsOn: ['A', 'B'] },
  });
  const VPC = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' } },
    A: { Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: { Ref: 'Subnet' } } },
    B: undefined,
  };
  const tagged = (Value: unknown) => ({ TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name', Value }] }] });
  const ON_GATEWAY = { VpcId: undefined, SecurityGroupIds: undefined };
  const POLICY = 'permit(principal, action, resource);';
  const PROVIDER = { TrustProviderType: 'jamf', TenantId: 'tenant' };

  async function codeOf(properties: object, resources: object = {}, ...options: readonly string[]): Promise<string> {
    const { Resources } = template(properties) as { Resources: object };
    return generated(files({ template: { Parameters: { Given: { Type: 'String' } }, Resources: { ...Resources, ...resources } } }), ...options);
  }

  const CASES: Array<[what: string, properties: object, resources: object, expected: string]> = [
    ['a description that is a parameter', { Description: { Ref: 'Given' } }, {}, '// description: Given of the template.'],
    ['a banner that is a parameter', { ClientLoginBannerOptions: { Enabled: true, BannerText: { Ref: 'Given' } } }, {}, '// clientLoginBanner: Given of the template.'],
    ['a port that there is not', { VpnPort: 1195 }, {}, '// vpnPort: AWS Client VPN has no "1195".'],
    ['a session of ten hours', { SessionTimeoutHours: 10 }, {}, 'sessionTimeout: ec2.ClientVpnSessionTimeout.TEN_HOURS,'],
    ['a provider that is a parameter', federated({ Ref: 'Given' }), {}, "const identityProviderArn = new CfnParameter(this, 'IdentityProviderArn');"],
    ['a directory', { AuthenticationOptions: [{ Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-1234567890' } }] }, {},
      "ClientVpnAuthentication.activeDirectory('d-1234567890')"],
    ['certificates of the root that is the server certificate', { AuthenticationOptions: [{ Type: 'certificate-authentication', MutualAuthentication: {} }] }, {},
      'authentication: ClientVpnAuthentication.mutual(),'],
    ['logging that is a parameter', { ConnectionLogOptions: { Enabled: { Ref: 'Given' } } }, {}, '// connectionLogging: Given of the template.'],
    ['logging that is a parameter as a whole', { ConnectionLogOptions: { Ref: 'Given' } }, {}, '// connectionLogging: Given of the template.'],
    ['logging that is off', { ConnectionLogOptions: { Enabled: false } }, {}, 'connectionLogging: ClientVpnConnectionLogging.disabled(),'],
    ['logging of the policy, to no group', { ConnectionLogOptions: { Enabled: true, IncludeAuthorizationPolicyContext: true } }, {},
      'connectionLogging: ClientVpnConnectionLogging.create({\n        includeAuthorizationPolicyContext: true,\n      }),'],
    ['a log group that is deleted with its stack', { ConnectionLogOptions: LOGS }, logs({ RetentionInDays: 365 }),
      'ClientVpnConnectionLogging.create({\n        removalPolicy: RemovalPolicy.DESTROY,\n      }),'],
    ['a log group that keeps everything', { ConnectionLogOptions: LOGS }, logs({}, { DeletionPolicy: 'Retain' }),
      'ClientVpnConnectionLogging.create({\n        retention: logs.RetentionDays.INFINITE,\n      }),'],
    ['a retention that is a parameter', { ConnectionLogOptions: LOGS }, logs({ RetentionInDays: { Ref: 'Given' } }), '// retention: Given of the template.'],
    ['a key of the logs', { ConnectionLogOptions: LOGS }, logs({ KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3d4-5678-90ab-cdef-111111111111' }),
      "kms.Key.fromKeyArn(\n      this,\n      'Key',"],
    ['a stream of the template', { ConnectionLogOptions: { ...LOGS, CloudwatchLogStream: { Ref: 'Stream' } } }, { ...logs({ RetentionInDays: 365 }), Stream: STREAM },
      "streamName: 'clients',\n        createStream: true,"],
    ['a log group with a stream, kept for a year', { ConnectionLogOptions: { ...LOGS, CloudwatchLogStream: 'clients' } }, logs({ RetentionInDays: 365 }),
      'retention: logs.RetentionDays.ONE_YEAR,'],
    ['DNS servers that are a parameter', { DnsServers: { Ref: 'Given' } }, {}, '// dnsServers: Given of the template.'],
    ['a portal that is a parameter', { SelfServicePortal: { Ref: 'Given' } }, {}, '// selfServicePortal: Given of the template.'],
    ['a policy that is a parameter', { AuthorizationPolicy: { PolicyDocument: { Ref: 'Given' } } }, {}, '// authorizationPolicy: Given of the template.'],
    ['a policy that is tried out', { AuthorizationPolicy: { PolicyDocument: POLICY, ShadowMode: 'enabled', Description: 'Try' } }, {},
      'authorizationPolicy: authorizationPolicy.shadow(),'],
    ['a policy', { AuthorizationPolicy: { PolicyDocument: POLICY } }, {}, 'authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar(policy),'],
    ['device posture that is a parameter', { DevicePostureOptions: { Ref: 'Given' } }, {}, '// trustProviders: Given of the template.'],
    ['device posture', { DevicePostureOptions: { Enabled: true, TrustProviders: [PROVIDER] } }, {}, 'ClientVpnTrustProvider.jamf({'],
    ['a trust provider that there is not', { DevicePostureOptions: { Enabled: true, TrustProviders: [PROVIDER, { TrustProviderType: 'other' }] } }, {},
      '// trustProviders: AWS Client VPN has no "other".'],
    ['a trust provider whose type is a parameter', { DevicePostureOptions: { Enabled: true, TrustProviders: [{ TrustProviderType: { Ref: 'Given' } }] } }, {},
      '// trustProviders: Given of the template.'],
    ['a tenant that is a parameter', { DevicePostureOptions: { Enabled: true, TrustProviders: [{ ...PROVIDER, TenantId: { Ref: 'Given' } }] } }, {}, 'tenantId: tenantId.valueAsString'],
    ['a tag that is a parameter', tagged({ Ref: 'Given' }), {}, 'tags: { Name: tag.valueAsString },'],
    ['tags that are a parameter', { TagSpecifications: { Ref: 'Given' } }, {}, '// tags: Given of the template.'],
    ['authentication that is a parameter', { AuthenticationOptions: { Ref: 'Given' } }, {},
      '// Given of the template.\n      authentication: ClientVpnAuthentication.mutual(),'],
    ['authentication of a type that is a parameter', { AuthenticationOptions: [{ Type: { Ref: 'Given' } }] }, {},
      '// Given of the template.\n      authentication: ClientVpnAuthentication.mutual(),'],
    ['a connect handler that a parameter switches', { ClientConnectOptions: { Enabled: { Ref: 'Given' } } }, {}, '// connectHandler: Given of the template.'],
    ['a policy of a mode that is a parameter', { AuthorizationPolicy: { PolicyDocument: POLICY, ShadowMode: { Ref: 'Given' } } }, {},
      '// ShadowMode: Given of the template.\n      authorizationPolicy: ClientVpnAuthorizationPolicy.fromCedar(policy),'],
    ['a log group whose name is a parameter', { ConnectionLogOptions: LOGS }, logs({ LogGroupName: { Ref: 'Given' }, RetentionInDays: 365 }), 'logGroupName: logGroupName.valueAsString,'],
    ['zones of a transit gateway', { ...ON_GATEWAY, TransitGatewayConfiguration: { TransitGatewayId: 'tgw-0123456789abcdef0', AvailabilityZones: ['eu-west-1a', { Ref: 'Given' }] } }, {},
      "availabilityZones: ['eu-west-1a', availabilityZone.valueAsString],"],
    ['a transit gateway that is a parameter', { ...ON_GATEWAY, TransitGatewayConfiguration: { Ref: 'Given' } }, {}, '// network: Given of the template.'],
    ['a name that would end a comment', { Description: { Ref: 'Given\nprocess.exit()' } }, {}, '// description: Given\\u000aprocess.exit() of the template.'],
    ['a description of a rule that is a parameter', {}, rule({ TargetNetworkCidr: '10.9.0.0/16', AuthorizeAllGroups: true, Description: { Ref: 'Given' } }),
      'description: description.valueAsString,'],
    ['an association of an endpoint without a VPC', { VpcId: undefined, SecurityGroupIds: undefined }, association({ SubnetId: 'subnet-0123456789abcdef0' }), 'officeVpn.associateSubnet(subnet);'],
    ['an association with an Availability Zone', {}, association({ AvailabilityZone: 'eu-west-1a' }), "officeVpn.associateAvailabilityZone('eu-west-1a');"],
    ['an association with the id of one', {}, association({ AvailabilityZoneId: 'euw1-az1' }), "officeVpn.associateAvailabilityZoneId('euw1-az1');"],
    ['the internet', {}, rule({ TargetNetworkCidr: '0.0.0.0/0', AccessGroupId: 'ops' }), 'ClientVpnDestination.internet()'],
    ['the internet of clients for IPv6 traffic', { ClientCidrBlock: undefined, TrafficIpAddressType: 'ipv6' }, rule({ TargetNetworkCidr: '::/0', AuthorizeAllGroups: true }),
      'ClientVpnDestination.internet()'],
    ['the internet of IPv6, for dual stack', { TrafficIpAddressType: 'dual-stack' }, rule({ TargetNetworkCidr: '::/0', AuthorizeAllGroups: true }),
      "ClientVpnDestination.cidr('::/0')"],
    ['the other clients', {}, { ...rule({ TargetNetworkCidr: '10.100.0.0/16', AuthorizeAllGroups: true }), ...route('10.100.0.0/16', 'local') },
      'officeVpn.addNetworkAccess(ClientVpnDestination.clients(), {'],
    ['the resolver of the VPC', { VpcId: { Ref: 'Vpc' }, SecurityGroupIds: undefined }, { ...VPC, ...rule({ TargetNetworkCidr: '10.0.0.2/32', AuthorizeAllGroups: true }) },
      'ClientVpnDestination.vpcResolver()'],
    ['the resolver as DNS server', { VpcId: { Ref: 'Vpc' }, SecurityGroupIds: undefined, DnsServers: ['10.0.0.2'] }, VPC, 'dnsServers: ClientVpnDnsServers.vpcResolver(),'],
    ['a description of a rule', {}, rule({ TargetNetworkCidr: '10.9.0.0/16', AuthorizeAllGroups: true, Description: 'the lab' }), "description: 'the lab',"],
    ['a range that is a parameter', {}, rule({ TargetNetworkCidr: { Ref: 'Given' }, AuthorizeAllGroups: true }), 'ClientVpnDestination.cidr(destination.valueAsString)'],
    ['a route through one subnet of two', {}, route('10.9.0.0/16', { 'Fn::ImportValue': 'subnet-a' }), "destination: ClientVpnDestination.cidr('10.9.0.0/16'),"],
    ['a text with quotation marks and a control character', { Description: 'it\'s "o\'clock"\u0007' }, {}, "description: 'it\\'s \"o\\'clock\"\\u0007',"],
    ['sessions that go on', { DisconnectOnSessionTimeout: false }, {}, 'disconnectOnSessionTimeout: false,'],
  ];

  test.each(CASES)('%s', async (_, properties, resources, expected) => {
    expect(await codeOf(properties, resources)).toContain(expected);
  });

  test('a call whose name alone is too long for the line is in parentheses in Python', async () => {
    const named = endpoints({ Tags: [{ Key: 'Name', Value: 'the office of the north' }] });
    const code = await generated(files({ ...WHOLE, endpoints: named }), '--language', 'python', '--existing');
    expect(code).toMatch(/ = \(\n {12}ClientVpnEndpointPlus\.from_client_vpn_endpoint_attributes\(\n {16}self,\n[^)]*\n {12}\)\n {8}\)\n/);
  });

  test('a policy is a constant in Python', async () => {
    const code = await codeOf({ AuthorizationPolicy: { PolicyDocument: POLICY } }, {}, '--language', 'python');
    expect(code).toContain('\nPOLICY = """');
    expect(code).toContain('ClientVpnAuthorizationPolicy.from_cedar(POLICY)');
  });

  test('all of it compiles in Python, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'generated-'));
    try {
      const programs: string[] = [];
      for (const [index, [, properties, resources]] of CASES.entries()) {
        programs.push(join(folder, `app${index}.py`));
        writeFileSync(programs[index], await codeOf(properties, resources, '--language', 'python'));
      }
      const { status, stderr } = spawnSync('python3', ['-W', 'error', '-m', 'py_compile', ...programs], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each<[what: string, properties: object, unexpected: string]>([
    ['an empty description', { Description: '' }, 'description'],
    ['logging to no group', { ConnectionLogOptions: { Enabled: true } }, 'connectionLogging'],
    ['no DNS servers', { DnsServers: [] }, 'dnsServers'],
    ['a connect handler that is off', { ClientConnectOptions: { Enabled: false } }, 'connectHandler'],
    ['a banner that is off', { ClientLoginBannerOptions: { Enabled: false, BannerText: 'Hi' } }, 'clientLoginBanner'],
    ['device posture that is off', { DevicePostureOptions: { Enabled: false, TrustProviders: [PROVIDER] } }, 'trustProviders'],
    ['a range that clients for IPv6 traffic do not have', { ClientCidrBlock: undefined, TrafficIpAddressType: 'ipv6' }, 'clientCidrBlock'],
  ])('%s is left out', async (_, properties, unexpected) => {
    expect(await codeOf(properties)).not.toContain(unexpected);
  });
});

test('endpoints of one account share what they have in common', async () => {
  const [one] = (endpoints() as { ClientVpnEndpoints: object[] }).ClientVpnEndpoints;
  const other = { ...one, ClientVpnEndpointId: 'cvpn-endpoint-0ffffffffffffffff', ClientCidrBlock: '10.200.0.0/16' };
  const code = await generated(files({ endpoints: { ClientVpnEndpoints: [one, other] } }));
  expect(code.match(/new ClientVpnEndpointPlus\(this, '\w+'/g)).toEqual(["new ClientVpnEndpointPlus(this, 'OfficeVpn'", "new ClientVpnEndpointPlus(this, 'OfficeVpn2'"]);
  expect(code.match(/fromCertificateArn/g)).toHaveLength(1);
  expect(propertiesIn(code).map(({ ClientCidrBlock }) => ClientCidrBlock as string)).toEqual(['10.100.0.0/16', '10.200.0.0/16']);
});

test.each([
  ['nothing of Client VPN', { a: { Resources: {} } }, 'a.json: no endpoint.\n'],
  ['an endpoint that is gone', { a: endpoints({ Status: { Code: 'deleted' } }) }, `a.json:3:5: ${ID} is deleted: it is left out.\na.json: no endpoint.\n`],
])('%s makes no code', async (_, given, stderr) => {
  expect(await inFolder(files(given), () => cli(['generate', 'a.json']))).toEqual({ code: ExitCode.FAILED, stdout: '', stderr });
});

test('the code passes a strict compiler', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    ['aws-cdk-lib', 'constructs', '@types'].forEach((name) => symlinkSync(resolve(REPOSITORY, 'node_modules', name), join(folder, 'node_modules', name)));
    writeFileSync(join(folder, 'new.ts'), await generated(files(WHOLE)));
    writeFileSync(join(folder, 'existing.ts'), await generated(files(WHOLE), '--existing'));
    writeFileSync(join(folder, 'input.ts'), await generated(files({ input: INPUT })));
    writeFileSync(join(folder, 'skeleton.ts'), await generated(files({ skeleton: SKELETON })));
    const { compilerOptions } = JSON.parse(readFileSync(join(REPOSITORY, 'tsconfig.dev.json'), 'utf8').replace(/^\/\/.*$/gm, '')) as { compilerOptions: object };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: {
        ...compilerOptions, types: ['node'], noEmit: true, skipLibCheck: true, rootDir: '/', paths: { 'cdk-client-vpn-plus': [resolve(REPOSITORY, 'src/index.ts')] },
      },
      include: ['*.ts'],
    }));
    const { stdout } = spawnSync(process.execPath, [resolve(REPOSITORY, 'node_modules/typescript/lib/tsc.js'), '--project', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
