import { CERTIFICATE, REF, SMALL, association, endpoint, exported, found, imported, nested, rule, sub, whole } from './folders';

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

  test.each<[string, unknown]>([
    ['by its name', '{{resolve:ssm:/prod/range}}'],
    ['in Fn::Sub', sub('{{resolve:ssm:/prod/range}}')],
    ['with a name of Fn::Sub', sub('{{resolve:ssm:/${Stage}/range}}')],
    ['with a name of Fn::Sub and its variables', { 'Fn::Sub': ['{{resolve:ssm:/${S}/range}}', { S: { Ref: 'Stage' } }] }],
    ['with a name of Fn::Join', { 'Fn::Join': ['', ['{{resolve:ssm:/', { Ref: 'Stage' }, '/range}}']] }],
    ['cut in two', { 'Fn::Join': ['/', ['{{resolve:ssm:', 'prod', 'range}}']] }],
  ])('is read %s', async (_, range) => {
    const { findings } = await found({
      'network.json': { Resources: { Range: store('10.100.0.0/28', '/prod/range') } },
      'vpn.json': { Parameters: { Stage: { Type: 'String' } }, Resources: whole({ ClientCidrBlock: range }) },
    }, '--parameter', 'Stage=prod');
    expect(findings).toEqual(['vpn.json Vpn ClientCidrBlockSize']);
  });

  test.each<[string, unknown, string]>([
    ['a version', '{{resolve:ssm:/vpn/range:1}}', '/vpn/range'],
    ['a secret', '{{resolve:ssm-secure:/vpn/range}}', '/vpn/range'],
    ['another name', '{{resolve:ssm:/vpn/ranges}}', '/vpn/range'],
  ])('%s is another value', async (_, range, name) => {
    const { findings } = await found({ 'network.json': { Resources: { Range: store(SMALL, name) } }, 'vpn.json': { Resources: whole({ ClientCidrBlock: range }) } });
    expect(findings).toEqual([]);
  });

  test('is the endpoint of rules in other templates, by a name that is given or put together', async () => {
    const Parameters = { Id: { Type: 'AWS::SSM::Parameter::Value<String>' }, Stage: { Type: 'String' } };
    const twice = (id: unknown) => ({ Parameters, Resources: { R: rule(id), Again: rule(id) } });
    const { findings } = await found({
      'vpn.json': { Resources: { Vpn: endpoint(), A: association(REF), Id: store(REF, '/prod/vpn') } },
      'one.json': twice({ Ref: 'Id' }),
      'two.json': twice(sub('{{resolve:ssm:/${Stage}/vpn}}')),
    }, '--parameter', 'Id=/prod/vpn', '--parameter', 'Stage=prod');
    expect(findings).toEqual(['one.json Again DuplicateAuthorizationRule', 'two.json Again DuplicateAuthorizationRule', 'two.json R DuplicateAuthorizationRule']);
  });

  test.each(['List<String>', 'CommaDelimitedList'])('as %s has its elements', async (type) => {
    const { findings } = await found({
      'network.json': { Resources: { Servers: store('10.0.0.2,10.0.0.3,10.0.0.4', '/dns') } },
      'vpn.json': { Parameters: { Servers: { Type: `AWS::SSM::Parameter::Value<${type}>`, Default: '/dns' } }, Resources: whole({ DnsServers: { Ref: 'Servers' } }) },
    });
    expect(findings).toEqual(['vpn.json Vpn DnsServersCount']);
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

describe('what is to be said of exports', () => {
  const exporting = { Resources: {}, Outputs: { Range: exported('10.0.0.0/16', 'range') } };
  const importing = (name: unknown, more: object = {}) => ({ ...more, Resources: whole({ ClientCidrBlock: imported(name) }) });
  const either = (one: string, other: string, second: object = { 'Fn::Not': [{ Condition: 'Prod' }] }) => ({
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] }, Other: second },
    Resources: {},
    Outputs: { One: exported(one, 'range', { Condition: 'Prod' }), Two: exported(other, 'range', { Condition: 'Other' }) },
  });
  const place = (region: string, templateFile: string) => ({ type: 'aws:cloudformation:stack', environment: `aws://111122223333/${region}`, properties: { templateFile } });
  const apart = { version: '48.0.0', artifacts: { Net: place('us-east-1', 'a.json'), Vpn: place('eu-west-1', 'vpn.json') } };
  const NEVER = { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
  const never = { ...NEVER, Resources: {}, Outputs: { Range: exported(SMALL, 'range', { Condition: 'Never' }) } };

  test.each<[string, Readonly<Record<string, object>>, string]>([
    ['two templates have one', { 'a.json': exporting, 'b.json': exporting, 'vpn.json': importing('range') },
      'vpn.json: the export "range" is in a.json and b.json: which one is imported is ambiguous. Give each its own name.\n'],
    ['one template has two', { 'a.json': { ...exporting, Outputs: { ...exporting.Outputs, Again: exported(SMALL, 'range') } }, 'vpn.json': importing('range') },
      'vpn.json: the export "range" is in a.json twice: which one is imported is ambiguous. Give each its own name.\n'],
    ['one template may have two', { 'a.json': either(SMALL, SMALL, { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] }), 'vpn.json': importing('range') },
      'vpn.json: the export "range" is in a.json twice: which one is imported is ambiguous. Give each its own name.\n'],
    ['one template has one or the other', { 'a.json': either('10.100.0.0/22', '10.101.0.0/22'), 'vpn.json': importing('range') }, ''],
    ['none has it', { 'a.json': exporting, 'vpn.json': importing('rang') },
      'vpn.json: no template of this check exports "rang": its value is unresolved. Did you mean "range"?\n'],
    ['none has anything like it', { 'a.json': exporting, 'vpn.json': importing('something-else') },
      'vpn.json: no template of this check exports "something-else": its value is unresolved.\n'],
    ['one has it that is never made', { 'a.json': never, 'b.json': { Resources: {}, Outputs: { O: exported('x', 'other') } }, 'vpn.json': importing('range') },
      'vpn.json: no template of this check exports "range": its value is unresolved.\n'],
    ['one has it in another Region', { 'manifest.json': apart, 'a.json': exporting, 'vpn.json': importing('range') },
      'vpn.json: the export "range" is in a.json, in another account or Region: its value is unresolved. Imports are from the same account and Region.\n'],
    ['the template itself has it', { 'vpn.json': { ...importing('range'), Outputs: { Range: exported('10.100.0.0/22', 'range') } } },
      'vpn.json: imports its own export "range": no first deployment finds it. Write the value in place of the import.\n'],
    ['two may have it', {
      'a.json': { Resources: {}, Outputs: { O: exported('x', sub('${AWS::StackName}-range')) } },
      'b.json': { Resources: {}, Outputs: { O: exported('x', sub('${AWS::StackName}-range')) } },
      'vpn.json': importing('net-range'),
    }, 'vpn.json: the export "net-range" may be in a.json and b.json: its value is unresolved.\n'],
    ['one may have it', { 'a.json': { Resources: {}, Outputs: { O: exported('10.100.0.0/22', sub('${AWS::StackName}-range')) } }, 'vpn.json': importing('net-range') }, ''],
  ])('%s', async (_, files, said) => {
    await expect(found(files)).resolves.toMatchObject({ findings: [], stderr: said });
  });

  test.each<[string, Readonly<Record<string, object>>]>([
    ['one or the other gives the same', { 'a.json': either(SMALL, SMALL), 'vpn.json': importing('range') }],
    ['another one is never made', { 'a.json': { ...never, Outputs: { ...never.Outputs, Other: exported(SMALL, 'range') } }, 'vpn.json': importing('range') }],
  ])('a value is known: %s', async (_, files) => {
    await expect(found(files)).resolves.toMatchObject({ findings: ['vpn.json Vpn ClientCidrBlockSize'], stderr: '' });
  });

  test('circles', async () => {
    const { stderr } = await found({
      'a.json': { Resources: whole({ Description: imported('b') }), Outputs: { A: exported('x', 'a') } },
      'b.json': { Resources: {}, Outputs: { B: exported(imported('a'), 'b') } },
    });
    expect(stderr).toBe('a.json: circle of imports: a.json → b.json → a.json. None of these stacks can be deployed first. Move what they share to one of them or to a third.\n');
  });
});

describe('an import by a name that is known in part', () => {
  const name = sub('${AWS::StackName}-VPCID');
  const network = (Name: unknown = name) => ({ Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } }, Outputs: { Vpc: exported({ Ref: 'Vpc' }, Name) } });
  const vpn = (from: unknown, Declared: object = { Type: 'String' }) => ({ Parameters: { NetworkStack: Declared }, Resources: whole({ ClientCidrBlock: '10.0.0.0/22', VpcId: imported(from) }) });
  const OVERLAPS = 'ClientCidrBlock "10.0.0.0/22" overlaps with 10.0.0.0/16 of Vpc (network.json): the client range and the VPC must not overlap.';

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/walkthrough-crossstackref.html
  test.each<[string, object, object]>([
    ['of a parameter', network(), vpn(sub('${NetworkStack}-VPCID'))],
    ['of a parameter with a default', network(), vpn(sub('${NetworkStack}-VPCID'), { Type: 'String', Default: 'network' })],
    ['of a parameter with two allowed values', network(), vpn(sub('${NetworkStack}-VPCID'), { Type: 'String', AllowedValues: ['one', 'two'] })],
    ['as a text', network(), vpn('prod-network-VPCID')],
    ['of which the export has more gaps', network(sub('${AWS::StackName}-${AWS::Region}-VPCID')), vpn(sub('${NetworkStack}-VPCID'))],
    ['of a parameter that both have', network(sub('${Stage}-VPCID')), vpn(sub('${Stage}-VPCID'))],
    ['joined', network(), vpn({ 'Fn::Join': ['-', [{ Ref: 'NetworkStack' }, 'VPCID']] })],
  ])('%s is from the one template that has such a name, and said as a warning', async (_, one, other) => {
    const { messages, stderr } = await found({ 'network.json': one, 'vpn.json': other });
    expect({ messages, stderr }).toEqual({ messages: [`warning: If the imports are from network.json, ${OVERLAPS}`], stderr: '' });
  });

  test('that becomes known is an error', async () => {
    const both = sub('${NetworkStack}-VPCID');
    const { messages } = await found({ 'network.json': { Parameters: { NetworkStack: { Type: 'String' } }, ...network(both) }, 'vpn.json': vpn(both) }, '--parameter', 'NetworkStack=net');
    expect(messages).toEqual([`error: ${OVERLAPS}`]);
  });

  test.each<[string, unknown]>([
    ['of a parameter alone', { Ref: 'NetworkStack' }],
    ['that ends in another way', sub('${NetworkStack}-VPC')],
    ['without a text that could tell', sub('${NetworkStack}-${AWS::Region}')],
    ['with very many gaps', sub(`${'${NetworkStack}-'.repeat(7)}VPCID`)],
    ['that is very long', sub(`\${NetworkStack}${'x'.repeat(300)}-VPCID`)],
  ])('%s is from none', async (_, from) => {
    await expect(found({ 'network.json': network(), 'vpn.json': vpn(from) })).resolves.toMatchObject({ findings: [] });
  });

  test('is from none of two', async () => {
    await expect(found({ 'network.json': network(), 'other.json': network(), 'vpn.json': vpn(sub('${NetworkStack}-VPCID')) })).resolves.toMatchObject({ findings: [], stderr: '' });
  });

  test('brings what is missing otherwise, and what is wrong by itself stays an error', async () => {
    const id = imported(sub('${VpnStack}-Id'));
    const { findings, messages } = await found({
      'vpn.json': { Resources: { Vpn: endpoint(), A: association(REF) }, Outputs: { Id: exported(REF, sub('${AWS::StackName}-Id')) } },
      'access.json': { Parameters: { VpnStack: { Type: 'String' } }, Resources: { R: rule(id), Again: rule(id), Wrong: rule(id, '10.0.0.0/99') } },
    });
    expect(findings).toEqual(['access.json Again DuplicateAuthorizationRule', 'access.json Wrong AuthorizationRuleFormat']);
    expect(messages.map((message) => message.split(' ')[0])).toEqual(['error:', 'error:']);
  });

  test('is a parameter of Systems Manager as well', async () => {
    const { messages } = await found({
      'network.json': { Parameters: { Stage: { Type: 'String' } }, Resources: { Range: { Type: 'AWS::SSM::Parameter', Properties: { Name: sub('/${Stage}/range'), Type: 'String', Value: SMALL } } } },
      'vpn.json': { Parameters: { Env: { Type: 'String' } }, Resources: whole({ ClientCidrBlock: sub('{{resolve:ssm:/${Env}/range}}') }) },
    });
    expect(messages).toEqual([expect.stringMatching(/^warning: If the imports are from network.json, ClientCidrBlock "10.100.0.0\/28" /)]);
  });

  test('with any of the allowed values of another parameter is a warning', async () => {
    const { messages } = await found({
      'network.json': network(),
      'vpn.json': {
        Parameters: { NetworkStack: { Type: 'String' }, Range: { Type: 'String', AllowedValues: ['10.0.0.0/22', '10.0.4.0/22'] } },
        Resources: whole({ ClientCidrBlock: { Ref: 'Range' }, VpcId: imported(sub('${NetworkStack}-VPCID')) }),
      },
    });
    expect(messages).toEqual([expect.stringMatching(/^warning: If the imports are from network.json, /)]);
  });
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
