import { judge } from '../../src/template/verdict';
import { template } from '../cli/terminal';

/** Whether a value of a tag may change by itself. */
function isVolatile(Value: unknown): boolean {
  const { findings } = judge({
    Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] }, Number: { Type: 'Number' }, Kept: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' } },
    Mappings: { Names: { dev: { Name: 'a' }, prod: { Name: 'b' } } },
    Conditions: { Dev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
    ...template({ TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: [{ Key: 'Name', Value }] }] }),
  });
  return findings.some(({ finding }) => finding.rule === 'TagValueVolatile');
}

test.each<[string, unknown]>([
  ['a parameter', { Ref: 'Stage' }],
  ['a number', { Ref: 'Number' }],
  ['a text with a parameter', { 'Fn::Sub': 'vpn-${Stage}-${Number}' }],
  ['a text with a parameter and the stack', { 'Fn::Join': ['-', ['vpn', { Ref: 'Stage' }, { Ref: 'AWS::StackName' }]] }],
  ['what a map has for a parameter', { 'Fn::FindInMap': ['Names', { Ref: 'Stage' }, 'Name'] }],
  ['a choice by a parameter', { 'Fn::If': ['Dev', 'test', { Ref: 'Stage' }] }],
])('%s stays', (_, value) => {
  expect(isVolatile(value)).toBe(false);
});

test.each<[string, unknown]>([
  ['what Systems Manager holds', { Ref: 'Kept' }],
  ['a dynamic reference', '{{resolve:ssm:/build}}'],
  ['an import', { 'Fn::ImportValue': 'build' }],
  ['a text with an import', { 'Fn::Sub': ['${Stage}-${Build}', { Build: { 'Fn::ImportValue': 'build' } }] }],
  ['a choice of an import', { 'Fn::If': ['Dev', { 'Fn::ImportValue': 'build' }, 'x'] }],
])('%s may change', (_, value) => {
  expect(isVolatile(value)).toBe(true);
});
