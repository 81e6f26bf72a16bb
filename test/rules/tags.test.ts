import { ids, lines, optional, ref, resource, unknown } from './graphs';
import { Unknown, type Value } from '../../src/model/values';
import { tagsRules as rules } from '../../src/rules/topics/tags';

const SPECIFICATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-clientvpnendpoint-tagspecification.html';
const API = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html';

const specification = (...Tags: Array<readonly [Value, Value]>) => ({ ResourceType: 'client-vpn-endpoint', Tags: Tags.map(([Key, Value]) => ({ Key, Value })) });

const many = (count: number) => Array.from({ length: count }, (_, index) => [`key-${index}`, 'x'] as const);

test.each<[string, Value, string[]]>([
  ['a tag', [specification(['Name', 'vpn'])], []],
  ['a tag of something else', [{ ...specification(['Name', 'vpn']), ResourceType: 'vpc' }], ['TagSpecificationResourceType']],
  ['a key of 128 characters', [specification(['😀'.repeat(128), 'x'])], []],
  ['a key of 129 characters', [specification(['x'.repeat(129), 'x'])], ['TagKeyLength']],
  ['a key of one character', [specification(['x', 'x'])], []],
  ['an empty key', [specification(['', 'x'])], ['TagKeyEmpty']],
  ['any character', [specification(['ключ 🔑 <%$>', '*?'])], []],
  ['fifty tags', [specification(...many(50))], []],
  ['fifty-one tags', [specification(...many(51))], ['TagCount']],
  ['fifty-one tags, of which one has a key that is not known', [specification(...many(50), [unknown, 'x'])], []],
  ['fifty-one tags in two specifications', [specification(...many(50)), { ResourceType: unknown, Tags: [{ Key: 'last', Value: 'x' }] }], ['TagCount']],
  ['a reserved key', [specification(['aws:name', 'x'])], ['TagKeyReserved']],
  ['a key that is not quite reserved', [specification(['aws-name', 'x'], ['my:aws:name', 'x'])], []],
  ['a value of 256 characters', [specification(['Name', '😀'.repeat(256)])], []],
  ['a value of 257 characters', [specification(['Name', 'x'.repeat(257)])], ['TagValueLength']],
  ['an empty value', [specification(['Name', ''])], []],
  ['a key twice', [specification(['Name', 'a'], ['Name', 'b'])], ['TagKeyTwice']],
  ['a key three times', [specification(['Name', 'a'], ['Name', 'b'], ['Name', 'c'])], ['TagKeyTwice', 'TagKeyTwice']],
  ['a key in other letters', [specification(['Name', 'a'], ['name', 'b'])], []],
  ['two specifications', [specification(['a', 'x']), specification(['b', 'x'])], ['TagSpecificationTwice']],
  ['two specifications with one key', [specification(['a', 'x']), specification(['a', 'x'])], ['TagKeyTwice', 'TagSpecificationTwice']],
  ['two specifications, one unknown', [specification(['a', 'x']), { ResourceType: unknown, Tags: [] }, { ResourceType: unknown, Tags: unknown }], []],
  ['a number and a boolean', [specification([1, 2], [true, false])], []],
  ['unknown keys', [specification([unknown, 'x'], [unknown, 'y'])], []],
  ['an unknown value', [specification(['Name', unknown])], ['TagValueVolatile']],
  ['a value that may be absent', [specification(['Name', optional])], ['TagValueVolatile']],
  ['the name of the stack', [specification(['Name', new Unknown('["Ref","=AWS::StackName"]')])], []],
  ['a resource', [specification(['Vpc', ref('Vpc')])], []],
  ['a parameter', [specification(['Stage', new Unknown('Stage', false, undefined, 'String')])], []],
  ['a parameter with an id', [specification(['Stage', new Unknown('Vpc', false, undefined, 'AWS::EC2::VPC::Id')])], []],
  ['an ARN', [specification(['Stage', new Unknown('Role.Arn', false, undefined, 'Arn')])], ['TagValueVolatile']],
  ['an unknown list', unknown, []],
  ['nothing', undefined, []],
  ['things of the wrong type', [null, 'x', [], { Tags: 'x' }, { Tags: [null, 'x', { Key: ['x'], Value: {} }] }], []],
])('%s', (_, TagSpecifications, expected) => {
  expect(ids(rules, { TagSpecifications }, { resources: [resource('Vpc', 'AWS::EC2::VPC')] })).toEqual(expected);
});

const LONG = `"${'x'.repeat(79)}…`;

test.each<[string, Value, string]>([
  ['type', [{ ResourceType: 'vpc', Tags: [] }], `[0].resourceType "vpc" is not supported: AWS Client VPN accepts "client-vpn-endpoint". Write "client-vpn-endpoint". [TagSpecificationResourceType] ${SPECIFICATION}`],
  ['key', [specification(['a', 'x'], ['x'.repeat(129), 'x'])], `[0].tags[1].key ${LONG} has 129 characters: a key may have up to 128. Shorten it. [TagKeyLength] ${API}`],
  ['empty', [specification(['', 'x'])], `[0].tags[0].key "" is empty. Write a key, e.g. "Name", or remove the tag. [TagKeyEmpty] ${API}`],
  ['count', [specification(...many(51))], ` has 51 tags: a resource may have up to 50. Keep 50. [TagCount] ${API}`],
  ['reserved', [specification(['aws:a', 'x'])], `[0].tags[0].key "aws:a" begins with "aws:", which is reserved for AWS. Choose a key without it. [TagKeyReserved] ${API}`],
  ['value', [specification(['a', 'x'.repeat(257)])], `[0].tags[0].value ${LONG} has 257 characters: a value may have up to 256. Shorten it. [TagValueLength] ${API}`],
  ['volatile', [specification(['a', unknown])], `[0].tags[0].value may change with the next deployment, and a changed tag replaces the endpoint. Write the value itself, or make sure that it never changes. [TagValueVolatile] ${SPECIFICATION}`],
  ['twice', [specification(['a', 'x'], ['a', 'y'])], `[0].tags[1].key "a" is given twice. Keep one of the two. [TagKeyTwice] ${SPECIFICATION}`],
  ['specification', [specification(), specification()], `[1].resourceType "client-vpn-endpoint" has a specification already. Move the tags into the first one. [TagSpecificationTwice] ${SPECIFICATION}`],
])('message: %s', (_, TagSpecifications, expected) => {
  expect(lines(rules, { TagSpecifications })).toEqual([`tagSpecifications${expected}`]);
});
