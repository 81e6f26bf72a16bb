import { isNamedBy, ValueIndex } from '../../src/model/value-index';
import { Unknown, type Value } from '../../src/model/values';

const VPC = new Unknown('the VPC');
const ITEMS: ReadonlyArray<readonly [string, readonly Value[]]> = [
  ['both', ['10.0.2.0/24', '10.0.1.0/24']],
  ['reference', [VPC]],
  ['id', ['vpc-1']],
  ['narrow', ['10.0.0.0/24', VPC]],
  ['other', ['192.168.0.0/16', new Unknown('another VPC')]],
];

test.each<[string, Value, readonly string[]]>([
  ['a range: those that lie in it, each once, in their own order', '10.0.0.0/16', ['both', 'narrow']],
  ['an unknown value: the same one', new Unknown('the VPC'), ['reference', 'narrow']],
  ['a text', 'vpc-1', ['id']],
  ['what nothing names', 'vpc-2', []],
])('%s', (_, value, expected) => {
  expect(new ValueIndex(ITEMS, ([, values]) => values).naming(value).map(([name]) => name)).toEqual(expected);
  expect(ITEMS.filter(([, values]) => values.some((own) => isNamedBy(value, own))).map(([name]) => name)).toEqual(expected);
});
