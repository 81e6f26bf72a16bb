import { ENDPOINT, type Graph } from '../../src/model/graph';
import { TemplateGraph } from '../../src/template/template-graph';

const graph: Graph = new TemplateGraph({
  Parameters: { Stage: { Type: 'String' } },
  Conditions: {
    Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
    AlsoProd: { 'Fn::Equals': ['prod', { Ref: 'Stage' }] },
    Always: { 'Fn::Equals': ['a', 'a'] },
  },
  Resources: Object.fromEntries(['Prod', 'AlsoProd', 'Always', undefined].map((condition) => [condition ?? 'Plain', { Type: ENDPOINT, Condition: condition }])),
});
const named = (name: string) => graph.ofType(ENDPOINT).find(({ id }) => id === name)!;

test.each([
  ['Plain', undefined, true],
  ['Plain', 'Prod', true],
  ['Prod', undefined, false],
  ['Prod', 'Plain', false],
  ['Prod', 'Prod', true],
  ['Prod', 'AlsoProd', true],
  ['Prod', 'Always', false],
  ['Always', 'Plain', true],
])('%s is there whenever %s is: %s', (one, other, expected) => {
  expect(graph.accompanies(named(one), other === undefined ? undefined : named(other))).toBe(expected);
});
