import { lineInProps as line } from '../../src/evaluation/spelling';
import { judge } from '../../src/template/verdict';
import { template } from '../cli/terminal';
import { guide } from '../pages';

const SMALL = '10.100.0.0/28';
const SIZE = `holds 16 addresses: AWS Client VPN needs a block between /12 and /22. Write e.g. "10.100.0.0/22". [ClientCidrBlockSize] ${guide('what-is-best-practices')}`;

/** What is found of an endpoint whose client range is something. */
function found(ClientCidrBlock: unknown, more: object, parameters: Readonly<Record<string, string>> = {}): Array<readonly [string, string]> {
  const { findings } = judge({ ...template({ ClientCidrBlock }), ...more }, { parameters: new Map(Object.entries(parameters)) });
  return findings.map(({ finding }) => [finding.severity, line(finding)] as const);
}

const Mappings = { Ranges: { dev: { Clients: SMALL, Zone: 'a' }, prod: { Clients: '10.101.0.0/28', Zone: 'b' }, test: { Clients: '10.101.0.0/16', Zone: 'c' } } };
const byStage = { 'Fn::FindInMap': ['Ranges', { Ref: 'Stage' }, 'Clients'] };
const stage = (...AllowedValues: string[]) => ({ Mappings, Parameters: { Stage: { Type: 'String', AllowedValues } } });
const range = (declared: object) => ({ Parameters: { Range: { Type: 'String', ...declared } } });

describe('allowed values', () => {
  test('that are all wrong are an error', () => {
    expect(found(byStage, stage('dev', 'prod'))).toEqual([['error', `With each allowed value of Stage, such as "dev", clientCidrBlock "${SMALL}" ${SIZE}`]]);
    expect(found({ Ref: 'Range' }, range({ AllowedValues: [SMALL, '10.0.0.0/8'] }))).toEqual([['error', `With each allowed value of Range, such as "${SMALL}", clientCidrBlock "${SMALL}" ${SIZE}`]]);
  });

  test('of which one is right are none', () => {
    expect(found(byStage, stage('dev', 'prod', 'test'))).toEqual([]);
    expect(found(byStage, stage('test', 'dev'))).toEqual([]);
  });

  test('of which one is given', () => {
    expect(found(byStage, stage('dev', 'prod', 'test'), { Stage: 'dev' })).toEqual([['error', `clientCidrBlock "${SMALL}" ${SIZE}`]]);
    expect(found(byStage, stage('dev', 'prod', 'test'), { Stage: 'test' })).toEqual([]);
  });

  test('of which there is one are known', () => {
    expect(found(byStage, stage('dev'))).toEqual([['error', `clientCidrBlock "${SMALL}" ${SIZE}`]]);
  });

  test('by a condition', () => {
    const more = { ...stage('dev', 'test'), Conditions: { Dev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } } };
    expect(found({ 'Fn::If': ['Dev', SMALL, '10.100.0.0/16'] }, more)).toEqual([]);
    expect(found({ 'Fn::If': ['Dev', SMALL, '10.101.0.0/28'] }, more)).toHaveLength(1);
  });
});

describe('a default', () => {
  test('that is wrong is a warning that says so', () => {
    expect(found({ Ref: 'Range' }, range({ Default: SMALL }))).toEqual([['warning', `By default, clientCidrBlock "${SMALL}" ${SIZE}`]]);
    expect(found({ 'Fn::Sub': '10.100.0.0/${Prefix}' }, { Parameters: { Prefix: { Type: 'Number', Default: 28 } } })).toEqual([['warning', `By default, clientCidrBlock "${SMALL}" ${SIZE}`]]);
  });

  test.each<[string, object]>([
    ['that is right', { Default: '10.100.0.0/16' }],
    ['that is missing', {}],
    ['that is a name in Systems Manager', { Type: 'AWS::SSM::Parameter::Value<String>', Default: SMALL }],
    ['of a secret', { NoEcho: true, Default: SMALL }],
    ['of a secret, spelled as a text', { NoEcho: 'true', Default: SMALL }],
  ])('%s is none', (_, declared) => {
    expect(found({ Ref: 'Range' }, range(declared))).toEqual([]);
  });

  test('is not that of a value that is given', () => {
    expect(found({ Ref: 'Range' }, range({ Default: SMALL }), { Range: '10.100.0.0/16' })).toEqual([]);
    expect(found({ Ref: 'Range' }, range({ Default: '10.100.0.0/16' }), { Range: SMALL })).toEqual([['error', `clientCidrBlock "${SMALL}" ${SIZE}`]]);
  });

  test('that switches off what would be wrong is none', () => {
    const Conditions = { Ranged: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Range' }, ''] }] } };
    expect(found({ 'Fn::If': ['Ranged', { Ref: 'Range' }, '10.100.0.0/16'] }, { ...range({ Default: '' }), Conditions })).toEqual([]);
  });

  test('of a list that is empty', () => {
    const whole = template({ SecurityGroupIds: { Ref: 'Groups' } });
    expect(judge({ ...whole, Parameters: { Groups: { Type: 'CommaDelimitedList', Default: '' } } }).findings).toEqual([]);
  });

  test('that an allowed value is as well is said once', () => {
    expect(found(byStage, { Mappings, Parameters: { Stage: { Type: 'String', Default: 'dev', AllowedValues: ['dev', 'prod'] } } })).toHaveLength(1);
  });

  test('is not a warning where it was one before', () => {
    const Parameters = { Text: { Type: 'String', Default: '' } };
    expect(judge({ ...template({ ClientLoginBannerOptions: { Enabled: true, BannerText: { Ref: 'Text' } } }), Parameters }).findings).toEqual([]);
  });
});

test('what is found by default is ignored as anything else', () => {
  const metadata = { Metadata: { 'cdk-client-vpn-plus': { ignore: [{ rule: 'ClientCidrBlockSize', reason: 'a laboratory' }] } } };
  const [{ ignored }] = judge({ ...template({ ClientCidrBlock: { Ref: 'Range' } }, metadata), ...range({ Default: SMALL }) }).findings;
  expect(ignored).toBe('a laboratory');
});

describe('the type of a parameter', () => {
  const route = (Type: string, target: unknown = { Ref: 'Subnet' }) => {
    const { Resources } = template();
    const Route = {
      Type: 'AWS::EC2::ClientVpnRoute',
      DependsOn: 'Association',
      Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, DestinationCidrBlock: '10.100.4.0/24', TargetVpcSubnetId: target },
    };
    const Conditions = { Perhaps: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'x'] } };
    const template_ = { Conditions, Parameters: { Subnet: { Type }, Other: { Type } }, Resources: { ...Resources, Route } };
    return judge(template_).findings.map(({ finding: { rule } }) => rule).filter((rule) => rule === 'RouteInsideClientCidrBlock');
  };

  test.each<[string, string, unknown]>([
    ['a subnet', 'AWS::EC2::Subnet::Id', { Ref: 'Subnet' }],
    ['a subnet of Systems Manager', 'AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>', { Ref: 'Subnet' }],
    ['one of some subnets', 'List<AWS::EC2::Subnet::Id>', { 'Fn::Select': [0, { Ref: 'Subnet' }] }],
    ['one subnet or the other', 'AWS::EC2::Subnet::Id', { 'Fn::If': ['Perhaps', { Ref: 'Subnet' }, { Ref: 'Other' }] }],
  ])('%s is never "local"', (_, type, target) => {
    expect(route(type, target)).toEqual(['RouteInsideClientCidrBlock']);
  });

  test.each<[string, string, unknown]>([
    ['a text', 'String', { Ref: 'Subnet' }],
    ['a text of Systems Manager', 'AWS::SSM::Parameter::Value<String>', { Ref: 'Subnet' }],
    ['one of some texts', 'CommaDelimitedList', { 'Fn::Select': [0, { Ref: 'Subnet' }] }],
    ['a subnet or "local"', 'AWS::EC2::Subnet::Id', { 'Fn::If': ['Perhaps', { Ref: 'Subnet' }, 'local'] }],
  ])('%s may be "local"', (_, type, target) => {
    expect(route(type, target)).toEqual([]);
  });

  test('of another thing than the property is an error', () => {
    const identifiers = (VpcId: unknown, Type: string) => judge({ Parameters: { Id: { Type } }, ...template({ VpcId }) }).findings
      .map(({ finding }) => line(finding));
    expect(identifiers({ Ref: 'Id' }, 'AWS::EC2::Subnet::Id')).toEqual([expect.stringMatching(
      /^vpcId is a parameter of the type AWS::EC2::Subnet::Id, but must be the ID of a VPC\. Use a parameter of the type AWS::EC2::VPC::Id that holds the ID of a VPC\. \[EndpointIdentifierFormat\]/,
    )]);
    expect(identifiers({ Ref: 'Id' }, 'AWS::EC2::VPC::Id')).toEqual([]);
    expect(identifiers({ Ref: 'Id' }, 'String')).toEqual([]);
    expect(identifiers({ Ref: 'Id' }, 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>')).toEqual([]);
  });
});
