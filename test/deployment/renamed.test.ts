import { renamed } from '../../src/deployment/renamed';

const IDS = new Map([['New', 'Old'], ['NewRule', 'OldRule']]);
const within = (value: unknown) => {
  const { Outputs } = renamed({ Resources: {}, Outputs: { Out: { Value: value } } }, IDS) as { Outputs: { Out: { Value: unknown } } };
  return Outputs.Out.Value;
};

test.each<[what: string, value: unknown, expected: unknown]>([
  ['Ref', { Ref: 'New' }, { Ref: 'Old' }],
  ['Ref to something else', { Ref: 'Vpc' }, { Ref: 'Vpc' }],
  ['Ref that is broken', { Ref: 3 }, { Ref: 3 }],
  ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['New', 'DnsName'] }, { 'Fn::GetAtt': ['Old', 'DnsName'] }],
  ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'New.Outputs.X' }, { 'Fn::GetAtt': 'Old.Outputs.X' }],
  ['Fn::GetAtt of an attribute that is a function', { 'Fn::GetAtt': ['New', { Ref: 'New' }] }, { 'Fn::GetAtt': ['Old', { Ref: 'Old' }] }],
  ['Fn::GetAtt that is broken', { 'Fn::GetAtt': [3, 'New'] }, { 'Fn::GetAtt': [3, 'New'] }],
  ['Fn::Sub', { 'Fn::Sub': 'is ${New} and ${NewRule.Arn}, not ${Vpc} or ${!New}' }, { 'Fn::Sub': 'is ${Old} and ${OldRule.Arn}, not ${Vpc} or ${!New}' }],
  [
    'Fn::Sub with variables of its own, which hide resources',
    { 'Fn::Sub': ['${New} ${NewRule}', { New: { Ref: 'New' } }] },
    { 'Fn::Sub': ['${New} ${OldRule}', { New: { Ref: 'Old' } }] },
  ],
  ['Fn::Sub that is broken', { 'Fn::Sub': { Ref: 'New' } }, { 'Fn::Sub': { Ref: 'Old' } }],
  ['lists and other functions', { 'Fn::Join': ['', ['New', { Ref: 'New' }]] }, { 'Fn::Join': ['', ['New', { Ref: 'Old' }]] }],
])('%s', (_, value, expected) => {
  expect(within(value)).toEqual(expected);
});

test('resources, and what waits for them', () => {
  const template = {
    Resources: {
      New: { Type: 'AWS::EC2::ClientVpnEndpoint' },
      NewRule: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', DependsOn: 'New', Properties: { ClientVpnEndpointId: { Ref: 'New' } } },
      Other: { Type: 'AWS::EC2::VPC', DependsOn: ['NewRule', 'Fourth', 4] },
      Broken: null,
    },
  };
  expect(renamed(template, IDS)).toEqual({
    Resources: {
      Old: { Type: 'AWS::EC2::ClientVpnEndpoint' },
      OldRule: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', DependsOn: ['Old'], Properties: { ClientVpnEndpointId: { Ref: 'Old' } } },
      Other: { Type: 'AWS::EC2::VPC', DependsOn: ['OldRule', 'Fourth', 4] },
      Broken: null,
    },
  });
});

test('where nothing is renamed the template stays the one that it is', () => {
  const template = { Resources: {} };
  expect(renamed(template, new Map())).toBe(template);
});
