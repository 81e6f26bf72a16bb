import { refusal } from '../../src/template/refusal';

/** Resources by what they refer to. */
const resources = (properties: Readonly<Record<string, unknown>>, attributes: Readonly<Record<string, object>> = {}) => (
  { Resources: Object.fromEntries(Object.entries(properties).map(([id, value]) => [id, { Type: 'T', Properties: { P: value }, ...attributes[id] }])) }
);
const ref = (id: string) => ({ Ref: id });
const circle = (...ids: string[]) => `circular reference: ${[...ids, ids[0]].join(' → ')}, so CloudFormation cannot create any of them.`;

test.each<[string, unknown, string | undefined]>([
  ['nothing', undefined, 'not a CloudFormation template: "Resources" is missing.'],
  ['a text', 'Resources', 'not a CloudFormation template: "Resources" is missing.'],
  ['resources that are a text', { Resources: 'x' }, 'not a CloudFormation template: "Resources" is not a map.'],
  ['no resources', { Resources: {} }, undefined],
  ['resources that are none', { Resources: { A: 1, B: null, C: [] } }, undefined],
  ['one after the other', resources({ A: ref('B'), B: [ref('C'), ref('C')], C: ref('D') }), undefined],
  ['itself', resources({ A: ref('A') }), 'circular reference: A refers to itself, so CloudFormation cannot create it.'],
  ['two', resources({ A: ref('B'), B: ref('A') }), circle('A', 'B')],
  ['three, behind another one', resources({ A: ref('B'), B: ref('C'), C: ref('D'), D: ref('B') }), circle('B', 'C', 'D')],
  ['by attributes', resources({ A: { 'Fn::GetAtt': ['B', 'Arn'] }, B: { 'Fn::GetAtt': 'A.Arn' } }), circle('A', 'B')],
  ['by texts', resources({ A: { 'Fn::Sub': '${B.Arn}-${AWS::Region}' }, B: { 'Fn::Sub': ['${A}', {}] } }), circle('A', 'B')],
  ['by names of a text itself', resources({ A: { 'Fn::Sub': ['${A}', { A: 'x' }] } }), undefined],
  ['by values of names of a text', resources({ A: { 'Fn::Sub': ['${x}', { x: ref('A') }] } }), 'circular reference: A refers to itself, so CloudFormation cannot create it.'],
  ['by DependsOn', resources({ A: 1, B: 1 }, { A: { DependsOn: 'B' }, B: { DependsOn: ['A'] } }), circle('A', 'B')],
  ['by metadata', resources({ A: 1 }, { A: { Metadata: ref('A') } }), undefined],
  ['in one branch', resources({ A: { 'Fn::If': ['C', ref('B'), 'x'] }, B: ref('A') }), undefined],
  ['under a condition', resources({ A: ref('B'), B: ref('A') }, { A: { Condition: 'C' } }), undefined],
  ['malformed references', resources({ A: { Ref: 1 }, B: { 'Fn::GetAtt': [] }, C: { 'Fn::Sub': {} } }), undefined],
  ['what only looks like a reference', resources({ A: [{ Ref: 'A', Other: 1 }, { Fn: 'A' }] }), undefined],
])('%s', (_, template, message) => {
  expect(refusal(template)?.message).toBe(message);
});

test('a row of ten thousand', () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `R${index}`);
  const row = Object.fromEntries(ids.map((id, index) => [id, { Type: 'T', DependsOn: ids[index + 1] }]));
  expect(refusal({ Resources: row })).toBeUndefined();
  row.R9999.DependsOn = 'R0';
  expect(refusal({ Resources: row })?.message).toMatch(/^circular reference: R0 → R1 → /);
});

test('the place of what is wrong', () => {
  const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`);
  const message = 'nested more than 500 levels deep.';
  expect(refusal({ Resources: { A: {}, B: { Properties: deep } } })).toEqual({ message, path: ['Resources', 'B'] });
  expect(refusal({ Resources: { A: deep } })).toEqual({ message, path: ['Resources', 'A'] });
  expect(refusal({ Outputs: deep, Resources: {} })).toEqual({ message, path: ['Outputs'] });
  expect(refusal(resources({ A: 1, B: ref('B') }))?.path).toEqual(['Resources', 'B']);
});
