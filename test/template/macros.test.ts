import { accessOf, asText } from '../../src/access/report';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { rangeFrom } from '../../src/model/ranges';
import { TemplateGraph, type TemplateResource } from '../../src/template/template-graph';
import { judge } from '../../src/template/verdict';
import { template } from '../cli/terminal';

const { Association, Rule, Vpn } = template().Resources as Record<string, { Type: string; Properties: Record<string, unknown> }>;
const INCLUDE = { Name: 'AWS::Include', Parameters: { Location: 's3://example-templates/access.yaml' } };
const child = (one: typeof Rule, more: object) => ({ ...one, Properties: { ...one.Properties, ...more } });
const SUBNETS = ['subnet-0', 'subnet-1'];

/** The rules that say something of a template. */
function rules(written: object): string[] {
  return judge(written).findings.map(({ finding }) => finding.rule);
}

/** Whether a group reaches an address of the network, by the one endpoint of a template. */
function reach(written: object, group: string): string {
  const range = rangeFrom('10.0.1.5')!;
  return accessOf(new TemplateGraph(written), { group, to: { range, text: '10.0.1.5' } })[0].rows[0].reach;
}

describe('what may be added', () => {
  test.each<[string, object]>([
    ['an include beside the resources', { Resources: { Vpn, 'Fn::Transform': INCLUDE } }],
    ['an include beside the sections', { 'Resources': { Vpn }, 'Fn::Transform': INCLUDE }],
    ['an include of the template', { Resources: { Vpn }, Transform: INCLUDE }],
    ['a macro', { Resources: { Vpn }, Transform: 'AccessByTags' }],
    ['a macro among others', { Resources: { Vpn }, Transform: ['AWS::Serverless-2016-10-31', 'AccessByTags'] }],
    ['a macro with parameters', { Resources: { Vpn }, Transform: [{ Name: 'AccessByTags', Parameters: { Tag: 'vpn' } }] }],
    ['a macro whose name is not known', { Resources: { Vpn }, Transform: { Name: { Ref: 'Macro' } } }],
    ['a macro beside the resources', { Resources: { Vpn, 'Fn::Transform': { Name: 'AccessByTags' } } }],
    ['a module', { Resources: { Vpn, Access: { Type: 'Example::Vpn::Access::MODULE', Properties: { Endpoint: { Ref: 'Vpn' } } } } }],
    ['a resource that a macro makes', { Resources: { Vpn, Access: { 'Fn::Transform': INCLUDE } } }],
    ['an include in the properties', { Resources: { Vpn: child(Vpn, { 'Fn::Transform': INCLUDE }) } }],
    ['an include beside the properties', { Resources: { Vpn: { ...Vpn, 'Fn::Transform': INCLUDE } } }],
  ])('%s: nothing is missing, and what is reached is unknown', (_, written) => {
    expect(rules(written)).toEqual([]);
    expect(reach(written, 'staff')).toBe('UNKNOWN');
  });

  test.each<[string, object]>([
    ['SAM', { Transform: 'AWS::Serverless-2016-10-31' }],
    ['the language extensions', { Transform: ['AWS::LanguageExtensions'] }],
    ['rotation of secrets', { Transform: { Name: 'AWS::SecretsManager-2020-07-23' } }],
    ['no transform', {}],
  ])('%s: what is missing is missing', (_, transform) => {
    expect(rules({ Resources: { Vpn }, ...transform })).toEqual(['AssociationMissing', 'AuthorizationRuleMissing']);
    expect(reach({ Resources: { Vpn }, ...transform }, 'staff')).toBe('NO');
  });

  test('why nobody knows', () => {
    const graph = new TemplateGraph({ Resources: { Vpn, 'Fn::Transform': INCLUDE } });
    const to = { range: rangeFrom('10.0.1.5')!, text: '10.0.1.5' };
    expect(asText(accessOf(graph, { group: 'staff', to }), { to })).toEqual([
      'Endpoint Vpn',
      '  Whether group "staff" reaches 10.0.1.5 is unresolved.',
      '    Whether a rule grants group "staff" access is unresolved: a macro, a module or a loop of the template may add other rules. Whether it '
      + 'is routed is unresolved: an imported association may not exist, not all ranges of the VPC are resolved and a macro, a module or a loop of the template may add '
      + 'other routes.',
    ]);
  });

  test('one type only', () => {
    const loop = { 'Fn::ForEach::Rules': ['Group', { Ref: 'Groups' }, { 'Rule${Group}': child(Rule, { AuthorizeAllGroups: undefined, AccessGroupId: { Ref: 'Group' } }) }] };
    expect(rules({ Parameters: { Groups: { Type: 'CommaDelimitedList' } }, Resources: { Vpn, ...loop } })).toEqual(['AssociationMissing']);
  });
});

describe('what is written is judged', () => {
  const small = { ClientCidrBlock: '10.100.0.0/28' };
  const written = { Type: Vpn.Type, Properties: small };

  test.each<[string, object]>([
    ['beside an include in the properties', { Resources: { Vpn: { ...written, Properties: { ...small, 'Fn::Transform': INCLUDE } } } }],
    ['beside another macro in the properties', { Resources: { Vpn: { ...written, Properties: { ...small, 'Fn::Transform': { Name: 'Mine' } } } } }],
    ['beside an include in the resource', { Resources: { Vpn: { ...written, 'Fn::Transform': INCLUDE } } }],
    ['under a macro of the template', { Resources: { Vpn: written }, Transform: 'Mine' }],
  ])('%s', (_, whole) => {
    expect(rules(whole)).toEqual(['ClientCidrBlockSize']);
  });

  test('an include adds nothing to the objects beside it, another macro may', () => {
    const by = (macro: object) => rules({ Resources: { Vpn: child(Vpn, { 'ConnectionLogOptions': { Enabled: true }, 'Fn::Transform': macro }) } });
    expect(by(INCLUDE)).toEqual(['ConnectionLogGroupMissing']);
    expect(by({ Name: 'Mine' })).toEqual([]);
  });

  test('an include in an object adds to that object', () => {
    expect(rules({ Resources: { Vpn: child(Vpn, { ConnectionLogOptions: { 'Enabled': true, 'Fn::Transform': INCLUDE } }), Association, Rule } })).toEqual([]);
  });

  test('a resource whose properties are computed as a whole', () => {
    expect(rules({ Resources: { Vpn: { Type: Vpn.Type, Properties: { 'Fn::If': ['Perhaps', {}, {}] } }, Association, Rule } })).toEqual([]);
  });

  test('other resources, with what a macro adds to them', () => {
    const Certificate = { Type: 'AWS::CertificateManager::Certificate', Properties: { 'DomainName': 'example.com', 'Fn::Transform': INCLUDE } };
    const mutual = [{ Type: 'certificate-authentication', MutualAuthentication: { ClientRootCertificateChainArn: { Ref: 'Certificate' } } }];
    const app = (one: object) => ({ Resources: { Vpn: child(Vpn, { AuthenticationOptions: mutual }), Association, Rule, Certificate: one } });
    expect(rules(app({ ...Certificate, Properties: { DomainName: 'example.com', KeyAlgorithm: 'EC_prime256v1' } }))).not.toEqual([]);
    expect(rules(app(Certificate))).toEqual([]);
  });
});

describe('loops', () => {
  const looped = (collection: unknown, more: object = {}) => ({
    Transform: 'AWS::LanguageExtensions',
    Resources: {
      Vpn,
      Association,
      'Fn::ForEach::Rules': ['Group', collection, { 'Rule${Group}': child(Rule, { AuthorizeAllGroups: undefined, AccessGroupId: { Ref: 'Group' } }) }],
    },
    ...more,
  });

  test.each<[string, unknown, object]>([
    ['a list', ['staff', 'operations'], {}],
    ['a map', { 'Fn::FindInMap': ['Groups', 'prod', 'All'] }, { Mappings: { Groups: { prod: { All: ['staff', 'operations'] } } } }],
    ['a text that is split', { 'Fn::Split': ['/', 'staff/operations'] }, {}],
    ['a list with a parameter', ['staff', { Ref: 'One' }], { Parameters: { One: { Type: 'String', AllowedValues: ['operations'] } } }],
  ])('over %s', (_, collection, more) => {
    const graph = new TemplateGraph(looped(collection, more));
    expect(graph.networks[0].authorizationRules.map(({ id, properties }) => [id, properties.AccessGroupId]))
      .toEqual([['Rulestaff', 'staff'], ['Ruleoperations', 'operations']]);
    expect(rules(looped(collection, more))).toEqual([]);
  });

  test('over nothing', () => {
    expect(rules(looped([]))).toEqual(['AuthorizationRuleMissing']);
  });

  test.each<[string, unknown]>([
    ['a parameter', { Ref: 'Groups' }],
    ['a list with a parameter', ['staff', { Ref: 'Group' }]],
    ['more than a template can hold', Array.from({ length: 501 }, (_, number) => `g${number}`)],
  ])('over %s: what it makes is not known, and nothing is missing', (_, collection) => {
    const Parameters = { Groups: { Type: 'CommaDelimitedList', Default: 'staff' }, Group: { Type: 'String' } };
    expect(rules(looped(collection, { Parameters }))).toEqual([]);
    expect(reach(looped(collection, { Parameters }), 'staff')).toBe('UNKNOWN');
  });

  test('what a loop over a parameter makes is judged, and found where it is written', () => {
    const body = { 'Vpn${Zone}': child(Vpn, { ClientCidrBlock: '10.100.0.0/28' }) };
    const { findings } = judge({ Parameters: { Zones: { Type: 'CommaDelimitedList' } }, Resources: { 'Fn::ForEach::Vpns': ['Zone', { Ref: 'Zones' }, body] } });
    const [{ resource, rule }] = findings.map(({ finding }) => finding);
    expect([resource.id, rule, (resource as TemplateResource).path]).toEqual(['Vpn${Zone}', 'ClientCidrBlockSize', ['Resources', 'Fn::ForEach::Vpns', 2, 'Vpn${Zone}']]);
  });

  test('two loops over what is not known make different things', () => {
    const loop = (id: string) => ['Group', { Ref: 'Groups' }, { [`${id}\${Group}`]: child(Rule, { AuthorizeAllGroups: undefined, AccessGroupId: { 'Fn::Sub': 'x-${Group}' } }) }];
    const Resources = { Vpn, Association, 'Fn::ForEach::One': loop('One'), 'Fn::ForEach::Two': loop('Two') };
    expect(rules({ Parameters: { Groups: { Type: 'CommaDelimitedList' } }, Resources })).toEqual([]);
  });

  test('in loops, in properties, conditions and outputs', () => {
    const graph = new TemplateGraph({
      Conditions: { 'Fn::ForEach::Conditions': ['Zone', ['A', 'B'], { 'In${Zone}': { 'Fn::Equals': ['&{Zone}', 'A'] } }] },
      Resources: {
        'Fn::ForEach::Zones': ['Zone', ['A', 'B'], {
          'Fn::ForEach::Names': ['Name', ['x-1', 'x.2'], {
            'Subnet${Zone}&{Name}': {
              Type: 'AWS::EC2::Subnet',
              Condition: 'In${Zone}',
              Properties: { 'Fn::ForEach::Properties': ['Property', ['VpcId', 'CidrBlock'], { '${Property}': { 'Fn::Sub': '${Property}/${Name}/${Zone}' } }], 'Tags': { Ref: 'Name' } },
            },
          }],
        }],
      },
      Outputs: { 'Fn::ForEach::Outputs': ['Zone', ['A', 'B'], { 'Out${Zone}': { Value: { 'Fn::GetAtt': ['Subnet${Zone}x1', 'CidrBlock'] } } }] },
    });
    expect(graph.ofType('AWS::EC2::Subnet').map(({ id, properties }) => [id, { ...properties }])).toEqual([
      ['SubnetAx1', { VpcId: 'VpcId/x-1/A', CidrBlock: 'CidrBlock/x-1/A', Tags: 'x-1' }],
      ['SubnetAx2', { VpcId: 'VpcId/x.2/A', CidrBlock: 'CidrBlock/x.2/A', Tags: 'x.2' }],
    ]);
    expect(Array.from(graph.template.outputs.keys())).toEqual(['OutA', 'OutB']);
    expect(graph.resolve((graph.template.outputs.get('OutA') as { Value: unknown }).Value)).toBe('CidrBlock/x-1/A');
  });

  test('a loop in properties over what is not known', () => {
    const loop = { 'Fn::ForEach::Options': ['Option', { Ref: 'Options' }, { '${Option}': true }] };
    expect(rules({ Resources: { Vpn: { ...Vpn, Properties: { ClientCidrBlock: '10.100.0.0/28', ...loop } }, Association, Rule } })).toEqual(['ClientCidrBlockSize']);
  });

  test.each<[string, unknown]>([['no list', {}], ['no identifier', [1, ['a'], {}]], ['nothing', null], ['no body', ['Group', ['a']]]])('%s for a loop is no crash', (_, loop) => {
    expect(() => judge({ Resources: { Vpn, 'Fn::ForEach::Rules': loop } }).findings.map(({ finding }) => line(finding))).not.toThrow();
  });

  test('all associations of a loop serve a route', () => {
    const Resources = {
      Vpn,
      Rule,
      'Fn::ForEach::Subnets': ['Number', ['0', '1'], {
        'Association${Number}': child(Association, { SubnetId: { 'Fn::Sub': 'subnet-${Number}' } }),
        'Route${Number}': {
          Type: 'AWS::EC2::ClientVpnRoute',
          DependsOn: 'Association${Number}',
          Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, DestinationCidrBlock: '10.0.0.0/16', TargetVpcSubnetId: { 'Fn::Sub': 'subnet-${Number}' } },
        },
      }],
    };
    expect(rules({ Resources })).toEqual([]);
    expect(new TemplateGraph({ Resources }).networks[0].associations.map(({ properties }) => properties.SubnetId)).toEqual(SUBNETS);
    expect(reach({ Resources }, 'staff')).toBe('YES');
  });
});
