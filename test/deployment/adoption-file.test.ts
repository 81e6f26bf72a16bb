import { adoptionLines, adoptionText, lineText } from '../../src/deployment/adoption-file';

const file = (resources: unknown, more: object = {}) => JSON.stringify({ version: 1, resources, ...more });
const PATH = 'Prod/Vpn/Resource';

test('a text is read as it was written', () => {
  const lines = new Map([
    ['Prod/B', { logicalId: 'Old', properties: { TransportProtocol: null, Tags: ['a', 'b'], RetentionInDays: 400, IsOn: true } }],
    ['Prod/A', { logicalId: 'Older' }],
  ]);
  const text = adoptionText(lines);
  expect(text).toBe([
    '{',
    '  "version": 1,',
    '  "resources": {',
    '    "Prod/A": { "logicalId": "Older" },',
    '    "Prod/B": { "logicalId": "Old", "properties": { "TransportProtocol": null, "Tags": ["a", "b"], "RetentionInDays": 400, "IsOn": true } }',
    '  }',
    '}',
    '',
  ].join('\n'));
  expect(adoptionLines(text)).toEqual(new Map(lines));
});

test('no lines are a text, too', () => {
  expect(adoptionText(new Map())).toBe('{\n  "version": 1,\n  "resources": {}\n}\n');
  expect(adoptionLines(adoptionText(new Map()))).toEqual(new Map());
});

test('a line is what people write into the file', () => {
  expect(lineText('a "b"', { logicalId: 'Old' })).toBe('"a \\"b\\"": { "logicalId": "Old" }');
});

test.each([
  ['no JSON', '{', /^it is not valid JSON \(/],
  ['no version', '{"resources": {}}', '"version" is missing, and this release reads version 1: write it with "cdk-client-vpn-plus adopt".'],
  ['another version', '{"version": 2, "resources": {}}', '"version" is 2, and this release reads version 1: write it with "cdk-client-vpn-plus adopt".'],
  ['no object', '[]', /^"version" is missing/],
  ['no resources', '{"version": 1}', /^"resources" is not an object of lines/],
  ['resources that are a list', file([]), /^"resources" is not an object of lines/],
  ['resources that are null', file(null), /^"resources" is not an object of lines/],
  ['a member that is misspelled', file({}, { resource: {} }), '"resource" is not a member of the file. Did you mean "resources"?'],
  ['a member that is none', file({}, { stacks: {} }), '"stacks" is not a member of the file.'],
  ['a line without a logical id', file({ [PATH]: {} }), /^"logicalId" of "Prod\/Vpn\/Resource" is missing: write the logical id/],
  ['a logical id that is no text', file({ [PATH]: { logicalId: 3 } }), /^"logicalId" of "Prod\/Vpn\/Resource" is 3:/],
  ['a logical id that cannot be one', file({ [PATH]: { logicalId: 'Old-Vpn' } }), /^"logicalId" of "Prod\/Vpn\/Resource" is "Old-Vpn":/],
  ['properties that are a list', file({ [PATH]: { logicalId: 'Old', properties: [] } }), '"properties" of "Prod/Vpn/Resource" is not an object.'],
  ['properties that are null', file({ [PATH]: { logicalId: 'Old', properties: null } }), '"properties" of "Prod/Vpn/Resource" is not an object.'],
  ['a spelling that is an object', file({ [PATH]: { logicalId: 'Old', properties: { Tags: {} } } }), /^"Tags" of "Prod\/Vpn\/Resource" is neither a text/],
  ['a spelling that is a list of numbers', file({ [PATH]: { logicalId: 'Old', properties: { Tags: [1] } } }), /^"Tags" of "Prod\/Vpn\/Resource" is neither a text/],
  ['a misspelled member of a line', file({ [PATH]: { logicalId: 'Old', property: {} } }), /^"property" is not a member of the line of "Prod\/Vpn\/Resource"\./],
  ['a line that is there twice', '{"version": 1, "resources": {"A": {"logicalId": "One"}, "A": {"logicalId": "Two"}}}', '"A" is there twice: remove one of the two.'],
])('%s is said', (_, text, expected) => {
  const said = adoptionLines(text);
  expect(said).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});
