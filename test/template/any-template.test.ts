import * as fc from 'fast-check';
import { Evaluator } from '../../src/evaluation/evaluate';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../../src/model/graph';
import { SHAPES } from '../../src/model/schema-shapes';
import { CATALOGUE } from '../../src/rules/catalogue';
import { TemplateGraph } from '../../src/template/template-graph';

/** Reads all that can be read of a template. */
function readAll(template: unknown): string[] {
  const graph = new TemplateGraph(template);
  for (const { endpoint, associations, routes } of graph.networks) {
    for (const [one, other] of [[endpoint, associations[0]], [routes[0], associations[0]]]) {
      if (one && other) {
        graph.dependsOn(other, one);
        graph.coexist(one, other);
      }
    }
  }
  return new Evaluator(CATALOGUE).ofGraph(graph).map(line);
}

const names = fc.constantFrom('Vpn', 'Subnet', 'Vpc', 'P', 'C', 'M', '__proto__', 'constructor', 'AWS::Region', 'AWS::NoValue');
const texts = fc.oneof(names, fc.constantFrom('10.0.0.0/16', '10.0.1.0/24', '2001:db8::/32', '${Vpc.CidrBlock}', '${P}', 'true', '', 'local', '443'), fc.string({ maxLength: 5 }));
const functions = fc.constantFrom(
  'Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::If', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::FindInMap', 'Fn::GetAZs', 'Fn::Equals', 'Fn::And', 'Fn::Not', 'Condition',
);
const { value } = fc.letrec<{ value: unknown; call: unknown; list: unknown[]; map: object }>((tie) => ({
  value: fc.oneof({ maxDepth: 4, depthSize: 'small', withCrossShrink: true }, texts, fc.integer({ min: -1, max: 3 }), fc.boolean(), fc.constant(null), tie('call'), tie('list'), tie('map')),
  call: fc.tuple(functions, fc.oneof(tie('value'), tie('list'))).map(([name, argument]) => ({ [name]: argument })),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
}));
const properties = fc.dictionary(fc.constantFrom(
  ...Object.values(SHAPES).flatMap(({ required, optional }) => [...required, ...optional]), 'CidrBlock', 'VpcId', 'AvailabilityZone', 'Tags',
), value, { maxKeys: 12 });
const resource = fc.record({
  Type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(ENDPOINT, ASSOCIATION, ROUTE, AUTHORIZATION_RULE, 'AWS::EC2::VPC', 'AWS::EC2::Subnet') }, value),
  Properties: fc.oneof({ weight: 9, arbitrary: properties }, value),
  Condition: fc.oneof(names, value),
  DependsOn: value,
  Metadata: value,
}, { requiredKeys: ['Type'] });
const template = fc.record({
  Resources: fc.dictionary(fc.oneof(names, fc.string({ maxLength: 2 })), resource, { maxKeys: 12 }),
  Parameters: fc.dictionary(names, fc.record({ Type: fc.constant('String'), AllowedValues: fc.array(value, { maxLength: 2 }) })),
  Conditions: fc.dictionary(names, value),
  Mappings: fc.dictionary(names, fc.dictionary(names, fc.dictionary(names, value))),
}, { requiredKeys: ['Resources'] });

test('any JSON is read', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => Array.isArray(readAll(json))));
});

test('any value of JavaScript is read', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
  fc.assert(fc.property(anything, (any) => {
    const vpn = { Type: ENDPOINT, Properties: { ClientCidrBlock: any, AuthenticationOptions: any } };
    return Array.isArray(readAll({ Resources: { Vpn: vpn, Any: any } }));
  }));
});

test('anything like a template is read, and means the same again', () => {
  fc.assert(fc.property(template, (json) => {
    expect(readAll(json)).toEqual(readAll(json));
  }), { numRuns: 300 });
});

describe('ends, however it is made', () => {
  const DEPTH = 100_000;
  const deep = (open: string, close: string) => JSON.parse(`${open.repeat(DEPTH)}1${close.repeat(DEPTH)}`);
  const nested = (open: string, close: string) => ({
    Resources: { Vpn: { Type: ENDPOINT, Condition: 'C', Properties: { DnsServers: deep(open, close) } } },
    Conditions: { C: deep('{"Fn::Not":[', ']}') },
  });
  const many = (count: number, make: (index: number) => object) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, make(index)]));
  const attribute = (index: number) => ({ 'Fn::GetAtt': [`N${index}`, 'CidrBlock'] });

  const range = (CidrBlock: unknown) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } });
  const twice = (index: number) => ({ 'Fn::Join': ['', [attribute(index), attribute(index)]] });

  test.each<[string, unknown]>([
    ['nested lists', nested('[', ']')],
    ['nested objects', nested('{"A":', '}')],
    ['nested functions', nested('{"Fn::Join":["",[', ']]}')],
    ['a cycle of references', { Resources: many(3, (index) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock: attribute((index + 1) % 3) }, DependsOn: 'N0' })) }],
    ['a chain of references', {
      Resources: { ...many(20_000, (index) => range(attribute(index + 1))), Vpn: { Type: ENDPOINT, Properties: { ClientCidrBlock: attribute(0) } } },
    }],
    ['a text that doubles with each reference', {
      Resources: {
        ...many(60, (index) => range(index === 0 ? 'x' : twice(index - 1))),
        Vpn: { Type: ENDPOINT, Properties: { ClientCidrBlock: attribute(59) } },
      },
    }],
    ['an unknown text that doubles with each reference', {
      Resources: {
        ...many(60, (index) => range(index === 0 ? { Ref: 'P' } : twice(index - 1))),
        Vpn: { Type: ENDPOINT, Properties: { ClientCidrBlock: attribute(59) } },
      },
    }],
    ['conditions that double with each reference', {
      Conditions: { ...many(60, (index) => ({ 'Fn::Or': [{ Condition: `N${index - 1}` }, { Condition: `N${index - 1}` }] })), N0: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } },
      Resources: { Vpn: { Type: ENDPOINT, Condition: 'N59' } },
    }],
    ['a chain of conditions', {
      Conditions: many(20_000, (index) => ({ 'Fn::Not': [{ Condition: `N${index + 1}` }] })),
      Resources: { Vpn: { Type: ENDPOINT, Condition: 'N0' }, Other: { Type: ENDPOINT, Condition: 'N10000' } },
    }],
  ])('%s', (_, made) => {
    expect(readAll(made)).toEqual(expect.arrayContaining([]));
  });
});
