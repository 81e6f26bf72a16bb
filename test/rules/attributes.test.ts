import { association, ref, RESOURCES, type Spelled, through, withVpn } from './templates';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { cloudFormation } from '../../src/service/sources';
import { judge } from '../../src/template/verdict';

const getAtt = (...names: readonly string[]) => ({ 'Fn::GetAtt': names });
const page = (type: string) => cloudFormation(`aws-resource-ec2-${type}`);
const GETATT = cloudFormation('intrinsic-function-reference-getatt');

/** What is found in a template. */
function lines(resources: Spelled, more: Spelled = {}): string[] {
  const Parameters = { Certificate: { Type: 'String' } };
  return judge({ Parameters, Resources: { ...RESOURCES, ...resources }, ...more }).findings.map(({ finding }) => `${finding.resource.id}: ${line(finding)}`);
}

describe('an attribute that the type does not have', () => {
  test('of an endpoint, in an output', () => {
    const output = (Value: unknown) => lines({}, { Outputs: { Dns: { Value } } });
    const says = (attribute: string, fix = 'Use Ref, or the attribute Id.') => [
      `Vpn: the output Dns asks Vpn for the attribute "${attribute}", which AWS::EC2::ClientVpnEndpoint does not have. ${fix} [AttributeUnknown] ${page('clientvpnendpoint')}`,
    ];
    expect(output(getAtt('Vpn', 'DnsName'))).toEqual(says('DnsName'));
    expect(output({ 'Fn::GetAtt': 'Vpn.DnsName' })).toEqual(says('DnsName'));
    expect(output({ 'Fn::Join': ['', ['x', { 'Fn::Sub': 'https://${Vpn.SelfServicePortalUrl}' }]] })).toEqual(says('SelfServicePortalUrl'));
    expect(output({ 'Fn::Sub': ['${a}${Vpn.ID}', { a: 'x' }] })).toEqual(says('ID', 'Write Id.'));
  });

  test('of an endpoint, in another resource', () => {
    expect(lines({ Stored: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { 'Fn::Join': ['', ['x', getAtt('Vpn', 'Arn')]] } } } })).toEqual([
      `Stored: value asks Vpn for the attribute "Arn", which AWS::EC2::ClientVpnEndpoint does not have. Use Ref, or the attribute Id. [AttributeUnknown] ${page('clientvpnendpoint')}`,
    ]);
  });

  test('names the endpoint all the same', () => {
    expect(lines({
      A: association({ ClientVpnEndpointId: getAtt('Vpn', 'ClientVpnEndpointId'), SubnetId: ref('SubnetA') }),
      B: association({ ClientVpnEndpointId: { 'Fn::Sub': '${Vpn.EndpointId}' }, SubnetId: ref('SubnetB') }),
    })).toEqual(['A', 'B'].map((id, index) => (
      `${id}: clientVpnEndpointId asks Vpn for the attribute "${['ClientVpnEndpointId', 'EndpointId'][index]}", which AWS::EC2::ClientVpnEndpoint does not have. `
      + `Use Ref, or the attribute Id. [AttributeUnknown] ${page('clientvpnendpoint')}`
    )));
  });

  test.each<[string, Spelled, string]>([
    ['a subnet', { A: association({ SubnetId: getAtt('SubnetA', 'Id') }) }, 'A: subnetId asks SubnetA for the attribute "Id", which AWS::EC2::Subnet does not have. Use Ref, or the attribute '
      + 'AvailabilityZone, AvailabilityZoneId, BlockPublicAccessStates, CidrBlock, Ipv6CidrBlocks, NetworkAclAssociationId, OutpostArn, SubnetId or VpcId.'],
    ['a VPC', withVpn({ VpcId: getAtt('Vpc', 'VpcIdd') }), 'Vpn: vpcId asks Vpc for the attribute "VpcIdd", which AWS::EC2::VPC does not have. Write VpcId.'],
    ['a function', {
      Handler: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'AWSClientVPN-x' } },
      ...withVpn({ ClientConnectOptions: { Enabled: true, LambdaFunctionArn: getAtt('Handler', 'FunctionArn') } }),
    }, 'Vpn: clientConnectOptions.lambdaFunctionArn asks Handler for the attribute "FunctionArn", which AWS::Lambda::Function does not have. '
      + 'Use Ref, or the attribute Arn or SnapStartResponse.'],
    ['a log stream', {
      Stream: { Type: 'AWS::Logs::LogStream', Properties: { LogGroupName: 'x' } },
      ...withVpn({ ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'x', CloudwatchLogStream: getAtt('Stream', 'LogStreamName') } }),
    }, 'Vpn: connectionLogOptions.cloudwatchLogStream asks Stream for the attribute "LogStreamName", which AWS::Logs::LogStream does not have. Use Ref; there are no attributes.'],
  ])('of %s', (_, resources, says) => {
    expect(lines(resources)).toEqual([`${says} [AttributeUnknown] ${GETATT}`]);
  });
});

describe('nothing is said', () => {
  test.each<[string, Spelled, Spelled]>([
    ['of attributes that there are', { A: association({ SubnetId: getAtt('SubnetA', 'SubnetId') }) }, { Outputs: { Id: { Value: getAtt('Vpn', 'Id') }, A: { Value: getAtt('A', 'AssociationId') } } }],
    ['of members of attributes', { Stored: { Type: 'AWS::SSM::Parameter', Properties: { Value: getAtt('Vpc', 'VpcEncryptionControl.State') } } }, {}],
    ['of types that we do not know', { Custom: { Type: 'Custom::Range' }, ...withVpn({ Description: getAtt('Custom', 'Anything') }) }, {}],
    ['of what others ask of others', { Stored: { Type: 'AWS::SSM::Parameter', Properties: { Value: getAtt('Vpc', 'Anything') } } }, {}],
    ['of a resource that is not there', withVpn({ Description: getAtt('Nothing', 'Anything') }), {}],
    ['of a name of the text\'s own', {}, { Outputs: { Dns: { Value: { 'Fn::Sub': ['${Vpn.Dns}', { 'Vpn.Dns': 'x' }] } } } }],
    ['of a text', {}, { Outputs: { Dns: { Value: { 'Fn::Sub': '${!Vpn.Dns} Vpn.Dns' } } } }],
    ['of what is malformed', withVpn({ Description: { 'Fn::GetAtt': ['Vpc', {}] } }), { Outputs: { Dns: { Value: { 'Fn::GetAtt': {} } } } }],
  ])('%s', (_, resources, more) => {
    expect(lines(resources, more)).toEqual([]);
  });
});

describe('a log group', () => {
  const logs = (CloudwatchLogGroup: unknown) => lines({
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
    ...withVpn({ ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup } }),
  });

  test.each([[getAtt('Logs', 'Arn')], [{ 'Fn::GetAtt': 'Logs.Arn' }], [{ 'Fn::Sub': '${Logs.Arn}' }]])('by its ARN %j', (group) => {
    expect(logs(group)).toEqual([
      'Vpn: connectionLogOptions.cloudwatchLogGroup is the ARN of Logs: AWS Client VPN needs the name of the log group. Use logGroupName of Logs. '
      + `[ConnectionLogGroupName] ${cloudFormation('aws-properties-ec2-clientvpnendpoint-connectionlogoptions')}`,
    ]);
  });

  test.each([[ref('Logs')], [{ 'Fn::Sub': '${Logs}' }], [ref('Any')]])('by its name %j', (group) => {
    expect(logs(group)).toEqual([]);
  });
});

// what is nested deeper than 500 levels is not read: `check` rejects it.
test.each([[400, 1], [100_000, 0]])('a path of %i steps is read', (steps, found) => {
  let deep: unknown = getAtt('Vpn', 'Dns');
  for (let depth = 0; depth < steps; depth++) {
    deep = [deep];
  }
  expect(lines({}, { Outputs: { Deep: { Value: deep } } })).toHaveLength(found);
});

test('through another route', () => {
  expect(lines({ Far: through(getAtt('SubnetA', 'Nothing'), '192.168.0.0/16') }).filter((one) => one.includes('AttributeUnknown'))).toHaveLength(1);
});
