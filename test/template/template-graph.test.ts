import { ENDPOINT } from '../../src/model/graph';
import { keyOf, type Value } from '../../src/model/values';
import { TemplateGraph } from '../../src/template/template-graph';

/** A value as a property of the endpoint `Vpn` has it, in a template with more in it. */
function read(value: unknown, more: { [section: string]: object } = {}, deployment = {}): Value {
  const { Resources, ...sections } = more;
  const graph = new TemplateGraph({ Resources: { Vpn: { Type: ENDPOINT, Properties: { Probe: value } }, ...Resources }, ...sections }, deployment);
  return graph.ofType(ENDPOINT)[0].properties.Probe;
}

const AZS = { 'Fn::GetAZs': '' };
const Parameters = {
  Any: { Type: 'String', Default: 'x' },
  One: { Type: 'String', AllowedValues: ['only'] },
  Number: { Type: 'Number', AllowedValues: [443] },
  Ids: { Type: 'CommaDelimitedList', AllowedValues: ['only'] },
  Kept: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['only'] },
  Env: { Type: 'String', AllowedValues: ['dev', 'prod'] },
};
const Mappings = { Ranges: { dev: { Client: '10.0.0.0/16', Zones: ['a', 'b'], Odd: { deep: 1 } } } };
const Resources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
  Subnet: {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: { 'Fn::GetAtt': 'Vpc.CidrBlock' }, AvailabilityZone: { 'Fn::Select': ['0', AZS] } },
  },
  Handler: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'AWSClientVPN-x' } },
  Nameless: { Type: 'AWS::Lambda::Function' },
  Maybe: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { 'Fn::If': ['Free', 'x', { Ref: 'AWS::NoValue' }] } } },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { Ref: 'Any' } } },
};
const Conditions = {
  Free: { 'Fn::Equals': [{ Ref: 'Any' }, 'yes'] },
  True: { 'Fn::Equals': [{ Ref: 'One' }, 'only'] },
  False: { 'Fn::Not': [{ Condition: 'True' }] },
};
const all = { Parameters, Mappings, Resources, Conditions };

describe('known values', () => {
  test.each<[string, unknown, Value]>([
    ['a text', 'text', 'text'],
    ['a number', 443, 443],
    ['a truth', false, false],
    ['null', null, null],
    ['an object', { A: [1, { B: 'c' }] }, { A: [1, { B: 'c' }] }],
    ['a member that is removed', { A: { Ref: 'AWS::NoValue' }, B: 1 }, { B: 1 }],
    ['an element that is removed', [{ Ref: 'AWS::NoValue' }, 1], [1]],
    ['a parameter with one allowed value', { Ref: 'One' }, 'only'],
    ['a number with one allowed value', { Ref: 'Number' }, '443'],
    ['the name of a resource', { Ref: 'Handler' }, 'AWSClientVPN-x'],
    ['the name of a resource as an attribute', { 'Fn::GetAtt': ['Handler', 'FunctionName'] }, 'AWSClientVPN-x'],
    ['an attribute', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '10.1.0.0/16'],
    ['an attribute with a dot', { 'Fn::GetAtt': 'Vpc.CidrBlock' }, '10.1.0.0/16'],
    ['an attribute of an attribute', { 'Fn::GetAtt': ['Subnet', 'CidrBlock'] }, '10.1.0.0/16'],
    ['Sub', { 'Fn::Sub': 'a-${One}-${Vpc.CidrBlock}-${!Raw}' }, 'a-only-10.1.0.0/16-${Raw}'],
    ['Sub with its own names', { 'Fn::Sub': ['${x}/${y}', { x: { Ref: 'One' }, y: 16 }] }, 'only/16'],
    ['Sub with nothing in it', { 'Fn::Sub': '' }, ''],
    ['Join', { 'Fn::Join': ['.', ['10', 1, { Ref: 'Number' }]] }, '10.1.443'],
    ['Join of nothing', { 'Fn::Join': ['.', []] }, ''],
    ['Join of one', { 'Fn::Join': ['.', ['a']] }, 'a'],
    ['Select', { 'Fn::Select': ['1', ['a', 'b']] }, 'b'],
    ['Split', { 'Fn::Split': [',', 'a,b'] }, ['a', 'b']],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': [',', 'a,b'] }] }, 'b'],
    ['Cidr', { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '3', 8] }, ['10.1.0.0/24', '10.1.1.0/24', '10.1.2.0/24']],
    ['Select of Cidr', { 'Fn::Select': [5, { 'Fn::Cidr': ['192.168.0.0/24', 6, 5] }] }, '192.168.0.160/27'],
    ['Cidr of IPv6', { 'Fn::Cidr': ['2001:db8:1234:1a00::/56', 2, 64] }, ['2001:db8:1234:1a00::/64', '2001:db8:1234:1a01::/64']],
    ['Cidr across the pieces of an address', { 'Fn::Select': [255, { 'Fn::Cidr': ['2001:db8::/56', 256, 64] }] }, '2001:db8:0:ff::/64'],
    ['Cidr of single addresses', { 'Fn::Select': [3, { 'Fn::Cidr': ['10.0.0.0/30', 4, 0] }] }, '10.0.0.3/32'],
    ['Cidr of all addresses', { 'Fn::Cidr': ['0.0.0.0/0', 2, 31] }, ['0.0.0.0/1', '128.0.0.0/1']],
    ['FindInMap', { 'Fn::FindInMap': ['Ranges', 'dev', 'Client'] }, '10.0.0.0/16'],
    ['FindInMap of a list', { 'Fn::FindInMap': ['Ranges', { 'Fn::Join': ['', ['d', 'ev']] }, 'Zones'] }, ['a', 'b']],
    ['If of what is true', { 'Fn::If': ['True', 'a', 'b'] }, 'a'],
    ['If of what is false', { 'Fn::If': ['False', 'a', 'b'] }, 'b'],
    ['If of nothing', { 'Fn::If': ['False', 'a', { Ref: 'AWS::NoValue' }] }, undefined],
    ['If of the same twice', { 'Fn::If': ['Free', '443', 443] }, '443'],
  ])('%s', (_, value, expected) => {
    expect(read(value, all)).toEqual(expected);
  });

  test('of the deployment', () => {
    const deployment = { account: '111122223333', region: 'eu-west-1' };
    expect(read({ 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' }, {}, deployment)).toBe('111122223333 eu-west-1');
    expect(keyOf(read({ 'Fn::GetAZs': 'eu-west-1' }, {}, deployment))).toBe(keyOf(read(AZS, {}, deployment)));
  });
});

describe('unknown values', () => {
  test.each<[string, unknown]>([
    ['a parameter with a default', { Ref: 'Any' }],
    ['a list with one allowed element', { Ref: 'Ids' }],
    ['a parameter that is kept in another place', { Ref: 'Kept' }],
    ['the Region', { Ref: 'AWS::Region' }],
    ['the account', { Ref: 'AWS::AccountId' }],
    ['a resource', { Ref: 'Vpc' }],
    ['a name that nothing has', { Ref: 'Nothing' }],
    ['an attribute that is no property', { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] }],
    ['an attribute of nothing', { 'Fn::GetAtt': ['Nothing', 'Arn'] }],
    ['Cidr of an unknown', { 'Fn::Cidr': [{ Ref: 'Any' }, 4, 8] }],
    ['Cidr of a number that is not known', { 'Fn::Cidr': ['10.0.0.0/16', { Ref: 'Any' }, 8] }],
    ['Cidr without bits', { 'Fn::Cidr': ['10.0.0.0/16', 4] }],
    ['Cidr of a range with host bits', { 'Fn::Cidr': ['10.0.0.1/16', 4, 8] }],
    ['a function that is not evaluated', { 'Fn::Base64': 'x' }],
    ['a Join of an unknown list', { 'Fn::Join': [',', { Ref: 'Ids' }] }],
    ['a Split of an unknown', { 'Fn::Split': [',', { Ref: 'Any' }] }],
    ['a Split at nothing', { 'Fn::Split': ['', 'ab'] }],
    ['a Split of a long text', { 'Fn::Split': [',', 'a,'.repeat(20_000)] }],
    ['a Select beyond the end', { 'Fn::Select': [2, ['a', 'b']] }],
    ['a Select of an unknown position', { 'Fn::Select': [{ Ref: 'Any' }, ['a', 'b']] }],
    ['a Sub of a list', { 'Fn::Sub': ['${x}', { x: ['a'] }] }],
    ['a FindInMap of an unknown', { 'Fn::FindInMap': ['Ranges', { Ref: 'Any' }, 'Client'] }],
    ['a FindInMap of nothing', { 'Fn::FindInMap': ['Ranges', 'prod', 'Client'] }],
    ['a FindInMap of an object', { 'Fn::FindInMap': ['Ranges', 'dev', 'Odd'] }],
    ['an If of two values', { 'Fn::If': ['Free', 'a', 'b'] }],
    ['an If of a condition that nothing has', { 'Fn::If': ['Nothing', 'a', 'b'] }],
    ['a dynamic reference', '{{resolve:ssm:/vpn/range}}'],
    ['a text with a dynamic reference', { 'Fn::Sub': '{{resolve:ssm:/vpn/${One}}}' }],
    ['a Join that makes a dynamic reference', { 'Fn::Join': ['', ['{{res', 'olve:ssm:/vpn}}']] }],
    ['a list of unknown length', [{ 'Fn::If': ['Free', 'a', { Ref: 'AWS::NoValue' }] }]],
  ])('%s', (_, value) => {
    const [one, other] = [read(value, all), read(value, all)];
    expect(one).toMatchObject({ key: expect.any(String), optional: false });
    expect(one).toEqual(other);
  });

  test.each<[string, unknown]>([
    ['If with nothing on one side', { 'Fn::If': ['Free', 'a', { Ref: 'AWS::NoValue' }] }],
    ['If with nothing on the other side', { 'Fn::If': ['Free', { Ref: 'AWS::NoValue' }, 'a'] }],
    ['If in If', { 'Fn::If': ['Free', 'a', { 'Fn::If': ['Nothing', 'a', { Ref: 'AWS::NoValue' }] }] }],
    ['a malformed If', { 'Fn::If': ['Free', 'a'] }],
    ['a malformed Ref', { Ref: 1 }],
    ['a malformed GetAtt', { 'Fn::GetAtt': 'Vpc' }],
    ['a malformed GetAtt of a list', { 'Fn::GetAtt': ['Vpc', {}] }],
    ['a malformed Sub', { 'Fn::Sub': {} }],
    ['a macro', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['another function beside a member', { 'Fn::If': ['Free', 'a', 'b'], 'A': 1 }],
    ['a Join that makes a long text', { 'Fn::Join': ['', ['a'.repeat(15_000), 'a'.repeat(15_000)]] }],
  ])('perhaps absent: %s', (_, value) => {
    expect(read(value, all)).toMatchObject({ key: expect.any(String), optional: true });
  });
});
