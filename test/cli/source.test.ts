import { JsonSource } from '../../src/reading/json-source';
import { InputError, type Source } from '../../src/reading/template-source';
import { YamlSource } from '../../src/reading/yaml-source';
import type { Path } from '../../src/template/sections';

const JSON_TEXT = `{
  "Parameters": { "Odd \\" name": 1 },
  "Resources": {
    "Vpn": {
      "Type": "T", "Properties": {
        "Escaped \\\\": "}", "Text": "\\u0041\\"]",
        "List": [1, [], {"Deep": true}, "x"],
        "Last": null }
    },
    "Empty": {}
  }
}`;

const YAML_TEXT = `# a comment
Parameters: {"Odd \\" name": 1}
Resources:
  Vpn:
    Type: T
    Properties:
      "Escaped \\\\": "}"
      Text: !Sub "A"
      List:
        - 1
        - []
        - Deep: true
        -
      Last: *nothing
  Empty: {}
`.replace('*nothing', '~');

const both = (): [string, JsonSource | YamlSource][] => [['JSON', new JsonSource(JSON_TEXT)], ['YAML', new YamlSource(YAML_TEXT)]];

test.each<[string, Path, string, string]>([
  ['the file', [], '1:1', '2:1'],
  ['a section', ['Parameters'], '2:3', '2:1'],
  ['a name with a quote', ['Parameters', 'Odd " name'], '2:19', '2:14'],
  ['all resources', ['Resources'], '3:3', '3:1'],
  ['a resource', ['Resources', 'Vpn'], '4:5', '4:3'],
  ['a property', ['Resources', 'Vpn', 'Properties', 'Text'], '6:28', '8:7'],
  ['a list', ['Resources', 'Vpn', 'Properties', 'List'], '7:9', '9:7'],
  ['an element', ['Resources', 'Vpn', 'Properties', 'List', 1], '7:21', '11:11'],
  ['a member of an element', ['Resources', 'Vpn', 'Properties', 'List', 2, 'Deep'], '7:26', '12:11'],
  ['what comes last', ['Resources', 'Vpn', 'Properties', 'Last'], '8:9', '14:7'],
  ['what is behind a text', ['Resources', 'Vpn', 'Properties', 'Last', 'x'], '8:9', '14:7'],
  ['a property that is missing', ['Resources', 'Vpn', 'Properties', 'Nothing', 'Deep'], '5:20', '6:5'],
  ['an element that is missing', ['Resources', 'Vpn', 'Properties', 'List', 9], '7:9', '9:7'],
  ['a property of a resource without any', ['Resources', 'Empty', 'Properties'], '10:5', '15:3'],
  ['a resource that is missing', ['Resources', 'Nothing', 'Properties'], '3:3', '3:1'],
])('%s', (_, path, inJson, inYaml) => {
  const places = both().map(([, source]) => source.locate(path)).map(({ line, column }) => `${line}:${column}`);
  expect(places).toEqual([inJson, inYaml]);
});

test('an error in JSON has a place', () => {
  const { message, position } = thrown(() => new JsonSource('{\n  "a": 1,\n}'));
  expect(message).toBe('not JSON: expected a property name in double quotes, but found "}".');
  expect(position).toEqual({ line: 3, column: 1 });
});

describe('YAML', () => {
  const read = (text: string) => new YamlSource(text).template;

  test.each<[string, string, unknown]>([
    ['Ref', '!Ref A', { Ref: 'A' }],
    ['Condition', '!Condition A', { Condition: 'A' }],
    ['GetAtt', '!GetAtt A.B', { 'Fn::GetAtt': 'A.B' }],
    ['GetAtt of a list', '!GetAtt [A, B]', { 'Fn::GetAtt': ['A', 'B'] }],
    ['functions in functions', '!If [C, !Sub "${A}", !Select [0, !GetAZs ""]]', { 'Fn::If': ['C', { 'Fn::Sub': '${A}' }, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }] }],
    ['a function of a map', '!Transform {Name: x}', { 'Fn::Transform': { Name: 'x' } }],
    ['the long form', '{"Fn::Join": ["", [a]]}', { 'Fn::Join': ['', ['a']] }],
    ['a tag of YAML itself', '!!str 12', '12'],
    ['numbers', '[1, 1.5, -2, 012345678901, 1e3, 0x10]', [1, 1.5, -2, '012345678901', '1e3', '0x10']],
    ['what is quoted', '["1", \'true\', "null"]', ['1', 'true', 'null']],
    ['truths', '[true, false, yes, True]', [true, false, 'yes', 'True']],
    ['nothing', '[null, ~, ""]', [null, null, '']],
    ['a date', '2010-09-09', '2010-09-09'],
    ['a text of several lines', '|\n  a\n  b\n', 'a\nb\n'],
    ['an alias', '{A: &x [1], B: *x}', { A: [1], B: [1] }],
    ['a merge', '{A: &x {a: 1, b: 1}, B: {<<: *x, b: 2}}', { A: { a: 1, b: 1 }, B: { a: 1, b: 2 } }],
    ['a merge of several', '{A: &x {a: 1}, B: &y {a: 2, b: 2}, C: {<<: [*x, *y]}}', { A: { a: 1 }, B: { a: 2, b: 2 }, C: { a: 1, b: 2 } }],
    ['a name that objects have', '{__proto__: {a: 1}}', JSON.parse('{"__proto__": {"a": 1}}')],
    ['a comment', '# nothing else', undefined],
    ['a dash by itself', '[-, -]', ['-', '-']],
    ['a dash among others', '{a: -, b: [x, -], c: !Join [ -, [x, y]]}', { a: '-', b: ['x', '-'], c: { 'Fn::Join': ['-', ['x', 'y']] } }],
    ['a dash on a line of its own', '[\n  -,\n  a]', ['-', 'a']],
    ['a dash in texts', '{a: "x [-, y]", b: x -- y}', { a: 'x [-, y]', b: 'x -- y' }],
    ['a name that is given twice', 'a: 1\nb: 2\na: 3', { a: 3, b: 2 }],
    ['a tag of YAML, written out', '!<tag:yaml.org,2002:map> {a: !<tag:yaml.org,2002:str> 1}', { a: '1' }],
    ['a function, written out', '!<!Ref> A', { Ref: 'A' }],
    ['words where a boolean belongs', '{Enabled: yes, SplitTunnel: Off, AuthorizeAllGroups: NO, Enforced: on}', {
      Enabled: true, SplitTunnel: false, AuthorizeAllGroups: false, Enforced: true,
    }],
    ['words that are not booleans in CloudFormation either', '{Enabled: y, SplitTunnel: N, Enforced: "yes"}', { Enabled: 'y', SplitTunnel: 'N', Enforced: 'yes' }],
    ['words where a text belongs', '{AccessGroupId: on, Description: no, Tags: [{Key: off, Value: Yes}]}', {
      AccessGroupId: 'on', Description: 'no', Tags: [{ Key: 'off', Value: 'Yes' }],
    }],
    ['words in the branches of a boolean', '{Enabled: !If [C, yes, {"Fn::If": [D, no, !Ref A]}], BannerText: !If [C, yes, no]}', {
      Enabled: { 'Fn::If': ['C', true, { 'Fn::If': ['D', false, { Ref: 'A' }] }] }, BannerText: { 'Fn::If': ['C', 'yes', 'no'] },
    }],
    ['words of parameters', '{Parameters: {A: {Default: yes, AllowedValues: [yes, no], Description: no}}}', {
      Parameters: { A: { Default: true, AllowedValues: [true, false], Description: 'no' } },
    }],
    ['words of mappings and conditions', '{Mappings: {M: {a: {b: yes}}}, Conditions: {C: !Equals [!Ref A, yes], D: {"Fn::Not": [!Equals [no, x]]}}}', {
      Mappings: { M: { a: { b: true } } },
      Conditions: { C: { 'Fn::Equals': [{ Ref: 'A' }, true] }, D: { 'Fn::Not': [{ 'Fn::Equals': [false, 'x'] }] } },
    }],
    ['a number with a zero in front', '{SessionTimeoutHours: 010, VpnPort: 0443, Description: 010}', { SessionTimeoutHours: 8, VpnPort: 291, Description: '010' }],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(value);
  });

  test.each<[string, string, string, string]>([
    ['an error', 'a: b: c', '1:5', 'not YAML: bad indentation of a mapping entry.'],
    ['a name that is no text', '? [1]\n: 2', '1:3', 'not a template: a name is a map, a list or an alias.'],
    ['several documents', 'a: 1\n---\nb: 1', '3:1', 'not a template: the file holds more than one YAML document.'],
    ['several documents, the second empty', 'a: 1\n---\n*a', '3:2', 'not a template: the file holds more than one YAML document.'],
    ['an alias of nothing', 'a: *x', '1:5', 'the anchor "&x" is not defined above it.'],
    ['an alias of what it is in', 'a: &x\n  b: *x', '2:7', 'circular reference: "*x" is a part of what it refers to.'],
    ['a list of lists', '['.repeat(100_000), '1:500', 'nested more than 500 levels deep.'],
    ['aliases of aliases', bomb(), '7:26', 'the aliases make more than 1000000 values.'],
  ])('%s', (_, text, place, message) => {
    const { message: said, position } = thrown(() => read(text));
    expect([`${position?.line}:${position?.column}`, said]).toEqual([place, message]);
  });
});

describe('what is given twice', () => {
  const KEYS = '{\n  "a": 1,\n  "b": { "a": 2, "\\u0061": { "a": 4 } },\n  "a": { "c": [{ "a": 5 }, { "a": 6 }] },\n  "Resources": { "X": 1, "X": { "Y": 1, "Y": 2 } }\n}';
  const places = ({ repeated }: Source) => repeated.map(({ key, position: { line, column } }) => `${key} ${line}:${column}`);

  test('is said at the second place', () => {
    expect(places(new JsonSource(KEYS))).toEqual(['a 3:18', 'a 4:3', 'X 5:26', 'Y 5:41']);
    expect(places(new YamlSource('a: 1\nb: {c: 1, c: 2}\na: 3\n'))).toEqual(['c 2:11', 'a 3:1']);
  });

  test('is not what stands in several objects, or in texts', () => {
    expect(places(new JsonSource('{ "a": { "b": 1 }, "c": [{ "b": "\\"b\\": 1, \\"b\\": 2" }, "b", "b"] }'))).toEqual([]);
    expect(places(new YamlSource('a: {b: 1}\nc: [{b: 1}, b, b]\n<<: {a: 2}\n'))).toEqual([]);
  });

  test.each<[string, Path, string]>([
    ['the last one', ['a'], '4:3'],
    ['inside of it', ['a', 'c', 1, 'a'], '4:30'],
    ['a resource', ['Resources', 'X', 'Y'], '5:41'],
    ['what is there once', ['b', 'a', 'a'], '3:30'],
  ])('%s counts', (_, path, place) => {
    [new JsonSource(KEYS), new YamlSource(KEYS)].forEach((source) => {
      const { line, column } = source.locate(path);
      expect(`${line}:${column}`).toBe(place);
    });
    expect(new YamlSource(KEYS).template).toEqual(new JsonSource(KEYS).template);
  });

  test('is found in large texts', () => {
    const long = JSON.stringify('x"\n'.repeat(500_000));
    expect(places(new JsonSource(`{"a":${long},"a":${long}}`))).toHaveLength(1);
  });
});

test('a long merge', () => {
  const text = `x: &x { a: 1 }\nb:\n  <<: [${Array.from({ length: 300_000 }, () => '*x').join(', ')}]`;
  expect(new YamlSource(text).template).toEqual({ x: { a: 1 }, b: { a: 1 } });
});

describe('merges of merges', () => {
  const chain = (length: number, own: (index: number) => string) => [
    'm0: &m0 { a: 0 }', ...Array.from({ length }, (_, index) => `m${index + 1}: &m${index + 1} { <<: *m${index}, ${own(index + 1)} }`),
  ].join('\n');

  test('are one after the other, the last value of each counts', () => {
    const { template } = new YamlSource(chain(500, (index) => index % 2 ? `a: ${index}` : `b: ${index}`));
    expect((template as Record<string, unknown>).m500).toEqual({ a: 499, b: 500 });
  });

  test('that make too much are an error', () => {
    expect(thrown(() => new YamlSource(chain(20_000, (index) => `k${index}: ${index}`))).message).toBe('the aliases make more than 1000000 values.');
  });

  test('one in the other are as deep as anything else may be', () => {
    const nested = (depth: number) => `b: ${'{ <<: '.repeat(depth)}{ a: 1 }${' }'.repeat(depth)}`;
    expect(new YamlSource(nested(400)).template).toEqual({ b: { a: 1 } });
    expect(thrown(() => new YamlSource(nested(100_000))).message).toBe('nested more than 500 levels deep.');
  });
});

/** A text that grows tenfold with every line. */
function bomb(): string {
  const lines = Array.from({ length: 9 }, (_, line) => `a${line + 1}: &x${line + 1} [${Array.from({ length: 10 }, () => `*x${line}`).join(', ')}]`);
  return ['a0: &x0 [1]', ...lines].join('\n');
}

function thrown(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  }
  throw new Error('nothing was thrown');
}

describe('the place of each of many resources and elements, asked for in any order', () => {
  const NUMBER = 20_000;
  const indices = Array.from({ length: NUMBER }, (_, index) => index);
  const text = `{"Resources": {\n${indices.map((index) => `"R${index}": {"Type": "T"}`).join(',\n')},\n"Long": [\n${indices.join(',\n')}]}}`;

  test.each([['JSON', JsonSource], ['YAML', YamlSource]])('%s', (_, Format) => {
    const source = new Format(text);
    const lines = [...indices].reverse().map((index) => [source.locate(['Resources', `R${index}`]).line, source.locate(['Resources', 'Long', index]).line]);
    // each question by itself would pass over the whole text, and the test would take minutes.
    expect(lines.reverse()).toEqual(indices.map((index) => [index + 2, index + NUMBER + 3]));
  });
});
