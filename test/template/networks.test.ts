import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../../src/model/graph';
import { Unknown } from '../../src/model/values';
import { TemplateGraph } from '../../src/template/template-graph';

const ref = (id: string) => ({ Ref: id });
const child = (type: string, of: unknown, more: object = {}) => ({ Type: type, Properties: { ClientVpnEndpointId: of }, ...more });

/** The networks of a template, each as the ids of its resources. */
function networks(Resources: object, more: object = {}): string[][] {
  return new TemplateGraph({ Resources, ...more }).networks.map(({ endpoint, associations, routes, authorizationRules }) => (
    [endpoint?.id ?? '-', ...[...associations, ...routes, ...authorizationRules].map(({ id }) => id)]
  ));
}

describe('networks', () => {
  test('children belong to the endpoint that they name, in any way', () => {
    expect(networks({
      Route: child(ROUTE, { 'Fn::Sub': '${Vpn}' }),
      Rule: child(AUTHORIZATION_RULE, { 'Fn::GetAtt': 'Vpn.Id' }),
      Vpn: { Type: ENDPOINT },
      Other: { Type: ENDPOINT },
      Association: child(ASSOCIATION, ref('Vpn')),
      Far: child(ASSOCIATION, 'cvpn-endpoint-1'),
      FarRule: child(AUTHORIZATION_RULE, 'cvpn-endpoint-1'),
      Parameter: child(ASSOCIATION, ref('Parameter')),
      Orphan: child(ASSOCIATION, undefined),
      OtherOrphan: { Type: ROUTE },
    })).toEqual([
      ['Vpn', 'Association', 'Route', 'Rule'], ['Other'], ['-', 'Far', 'FarRule'], ['-', 'Parameter'], ['-', 'Orphan'], ['-', 'OtherOrphan'],
    ]);
  });

  test('what a condition takes out of sight is not judged; what a macro may add to is', () => {
    const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] }, Perhaps: { 'Fn::Equals': [ref('P'), 'b'] } };
    expect(networks({
      Vpn: { Type: ENDPOINT, Condition: 'Perhaps' },
      Gone: child(ASSOCIATION, ref('Vpn'), { Condition: 'Never' }),
      Open: { Type: ASSOCIATION, Properties: { 'ClientVpnEndpointId': ref('Vpn'), 'Fn::Transform': {} } },
      OpenAround: { ...child(ROUTE, ref('Vpn')), 'Fn::Transform': {} },
    }, { Conditions })).toEqual([['Vpn', 'Open', 'OpenAround']]);
  });

  test('names of JavaScript are names', () => {
    const resources = JSON.parse(`{ "__proto__": { "Type": "${ENDPOINT}", "Properties": { "__proto__": 1 } }, "constructor": { "Type": "${ENDPOINT}" } }`);
    resources.toString = child(ASSOCIATION, ref('__proto__'));
    expect(networks(resources)).toEqual([['__proto__', 'toString'], ['constructor']]);
  });

  test('metadata says what a template cannot', () => {
    const metadata = (values: object) => ({ Metadata: { 'cdk-client-vpn-plus': values } });
    const template = { ...metadata({ account: '111122223333', region: 1 }), Resources: { Vpn: { Type: ENDPOINT, ...metadata({ expectedConnections: 7 }) } } };
    const graph = new TemplateGraph(template, { region: 'eu-west-1' });
    expect([graph.account, graph.region, graph.networks[0].expectedConnections]).toEqual(['111122223333', 'eu-west-1', 7]);
  });
});

describe('resources', () => {
  const graph = new TemplateGraph({
    Parameters: { Name: { Type: 'String' } },
    Conditions: { Free: { 'Fn::Equals': [ref('P'), 'x'] } },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC' },
      Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc') } },
      Handler: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'AWSClientVPN-x' } },
      Perhaps: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { 'Fn::If': ['Free', 'x', ref('AWS::NoValue')] } } },
      Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: ref('Name') } },
      One: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'twice' } },
      Two: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'twice' } },
      Probe: {
        Type: ENDPOINT,
        Properties: {
          a: ref('Vpc'),
          b: { 'Fn::GetAtt': ['Subnet', 'VpcId'] },
          c: { 'Fn::GetAtt': ['Vpc', 'VpcId'] },
          d: { 'Fn::Sub': '${Vpc}' },
          e: { 'Fn::GetAtt': ['Handler', 'Arn'] },
          f: ref('Handler'),
          g: ref('Perhaps'),
          h: ref('Logs'),
          i: { 'Fn::GetAtt': 'Logs.Arn' },
          j: ref('One'),
          k: { 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] },
          l: 'AWSClientVPN-x',
          m: 'vpc-1',
          n: { 'Fn::GetAtt': ['Nothing', 'Arn'] },
        },
      },
    },
  });

  test.each([
    ['a', 'Vpc'], ['b', 'Vpc'], ['c', 'Vpc'], ['d', 'Vpc'], ['e', 'Handler'], ['f', 'Handler'], ['g', 'Perhaps'], ['h', 'Logs'], ['i', 'Logs'],
    ['j', undefined], ['k', undefined], ['l', 'Handler'], ['m', undefined], ['n', undefined],
  ])('value %s stands for %s', (name, id) => {
    expect(graph.resourceOf(graph.ofType(ENDPOINT)[0].properties[name])?.id).toBe(id);
  });

  test('nothing stands for nothing', () => {
    expect([undefined, null, new Unknown('external'), ['Vpc'], {}].map((value) => graph.resourceOf(value))).toEqual(Array(5).fill(undefined));
    expect(graph.ofType('AWS::S3::Bucket')).toEqual([]);
  });
});

describe('dependencies', () => {
  const of = (value: object) => ({ Type: 'T', Properties: { Deep: [{ er: value }] } });
  const graph = new TemplateGraph({
    Resources: {
      A: { Type: 'T', DependsOn: 'Cycle' },
      Cycle: { Type: 'T', DependsOn: ['A'] },
      Named: { Type: 'T', DependsOn: 'A' },
      Listed: { Type: 'T', DependsOn: ['X', 'A', 1] },
      Ref: of(ref('A')),
      GetAtt: of({ 'Fn::GetAtt': ['A', 'Arn'] }),
      Dotted: of({ 'Fn::GetAtt': 'A.Outputs.Arn' }),
      Sub: of({ 'Fn::Sub': 'x-${A}' }),
      SubAtt: of({ 'Fn::Sub': ['${A.Arn}${b}', { b: 1 }] }),
      SubMap: of({ 'Fn::Sub': ['${b}', { b: ref('A') }] }),
      SubHidden: of({ 'Fn::Sub': ['${A}', { A: 'x' }] }),
      SubNotHidden: of({ 'Fn::Sub': ['${A.Arn}', { A: 'x' }] }),
      Through: of(ref('Sub')),
      If: of({ 'Fn::If': ['C', ref('A'), 'x'] }),
      Raw: of({ 'Fn::Sub': '${!A}' }),
      Text: of({ Name: 'A' }),
      Odd: of({ Ref: ['A', {}] }),
      OddSub: of({ 'Fn::Sub': {} }),
      None: { Type: 'T' },
    },
  });
  const [a, ...others] = graph.ofType('T');

  test.each(others.map((resource) => [resource.id, resource] as const))('%s', (id, resource) => {
    const not = ['SubHidden', 'Raw', 'Text', 'OddSub', 'None'];
    expect(graph.dependsOn(resource, a)).toBe(!not.includes(id));
  });
});

describe('conditions', () => {
  const equals = (one: unknown, other: unknown) => ({ 'Fn::Equals': [one, other] });
  const not = (condition: unknown) => ({ 'Fn::Not': [condition] });
  const Conditions = {
    IsProd: equals(ref('Env'), 'prod'),
    IsDev: equals('dev', ref('Env')),
    NotProd: not({ Condition: 'IsProd' }),
    NotDev: not({ Condition: 'IsDev' }),
    Free: equals(ref('Free'), 'x'),
    FreeY: equals(ref('Free'), 'y'),
    NotFree: not({ Condition: 'Free' }),
    Same: equals(ref('Free'), ref('Free')),
    Pair: equals(ref('Free'), ref('Other')),
    PairAgain: not(equals(ref('Other'), ref('Free'))),
    Both: { 'Fn::And': [{ Condition: 'IsProd' }, { Condition: 'Free' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsDev' }, { Condition: 'FreeY' }] },
    Region: equals(ref('AWS::Region'), 'eu-west-1'),
    Number: equals(ref('Count'), 1),
    NumberText: equals(ref('Count'), '2'),
    Loop: { Condition: 'Loop' },
    NotLoop: not({ Condition: 'Loop' }),
    One: { 'Fn::And': [{ Condition: 'Two' }, { Condition: 'IsProd' }] },
    Two: not({ Condition: 'One' }),
    Odd: 7,
    OddNot: { 'Fn::Not': [{ Condition: 'IsProd' }, { Condition: 'IsDev' }] },
    OddEquals: { 'Fn::Equals': ['a'] },
    OddName: { Condition: 1 },
    OddKeys: { 'Fn::And': [], 'Fn::Or': [] },
    Empty: { 'Fn::And': [] },
    Unknown: { 'Fn::Contains': [equals('a', 'a')] },
    Text: { 'Fn::And': 'x' },
    OddPart: { 'Fn::And': [equals('a', 'a'), 1] },
    Many: { 'Fn::And': Array.from({ length: 20 }, (_, index) => equals(ref(`P${index}`), 'x')) },
    ManyValues: { 'Fn::Or': Array.from({ length: 190 }, (_, index) => equals(ref('Free'), `${index}`)) },
    ManyOthers: { 'Fn::Or': Array.from({ length: 190 }, (_, index) => equals(ref('Other'), `${index}`)) },
  };
  const names = [...Object.keys(Conditions), 'Nowhere'];
  const graph = new TemplateGraph({
    Parameters: { Env: { Type: 'String', AllowedValues: ['dev', 'prod'] }, Free: { Type: 'String', AllowedValues: [] } },
    Conditions,
    Resources: Object.fromEntries([...names.map((name) => [name, { Type: 'T', Condition: name }]), ['Always', { Type: 'T' }]]),
  });
  const resource = (id: string) => ({ id, type: 'T', properties: {} });

  test.each([
    ['IsProd', 'IsDev'], ['IsProd', 'NotProd'], ['NotProd', 'NotDev'], ['Free', 'NotFree'], ['Free', 'FreeY'], ['Pair', 'PairAgain'], ['Both', 'NotFree'],
    ['Both', 'Either'], ['Number', 'NumberText'], ['Loop', 'NotLoop'],
  ])('%s and %s exclude each other', (one, other) => {
    expect(graph.coexist(resource(one), resource(other))).toBe(false);
    expect(graph.coexist(resource(other), resource(one))).toBe(false);
  });

  test.each([
    ['IsProd', 'Free'], ['IsProd', 'NotDev'], ['NotFree', 'FreeY'], ['Both', 'NotDev'], ['Always', 'IsProd'], ['Always', 'Always'], ['Nowhere', 'IsProd'],
    ['Region', 'IsProd'], ['Odd', 'OddNot'], ['OddEquals', 'OddName'], ['OddKeys', 'Empty'], ['Unknown', 'Text'], ['OddPart', 'Same'], ['Many', 'IsProd'],
    ['ManyValues', 'ManyOthers'], ['One', 'IsProd'],
  ])('%s and %s may hold together', (one, other) => {
    expect(graph.coexist(resource(one), resource(other))).toBe(true);
  });

  test('a resource that never exists is not there', () => {
    expect(graph.ofType('T').map(({ id }) => id).sort()).toEqual([...names, 'Always'].sort());
    const known = new TemplateGraph({ Conditions, Resources: { There: { Type: 'T', Condition: 'Region' } } }, { region: 'us-east-1' });
    expect(known.ofType('T')).toEqual([]);
  });

  test('a resource sees its own condition hold', () => {
    const Probe = { Type: ENDPOINT, Condition: 'IsProd', Properties: { a: { 'Fn::If': ['IsProd', 1, 2] }, b: { 'Fn::If': ['IsDev', 1, 2] } } };
    const { properties } = new TemplateGraph({ Conditions, Resources: { Probe } }).ofType(ENDPOINT)[0];
    expect(properties).toEqual({ a: 1, b: 2 });
  });
});
