import * as fc from 'fast-check';
import { Cidr } from '../../src/ip/cidr';
import { apart, around, nest, Ranges } from '../../src/ip/prefixes';

const cidr = (text: string) => Cidr.parse(text)!;
const ipv4 = fc.tuple(fc.constantFrom(0, 64, 128, 192, 200), fc.constantFrom(0, 1, 8, 10, 16, 32)).map(([first, prefix]) => cidr(`${first}.0.0.0/${prefix}`));
const ipv6 = fc.tuple(fc.constantFrom('2001', '2002', 'fd00', '8000'), fc.constantFrom(0, 1, 7, 16, 128)).map(([first, prefix]) => cidr(`${first}::/${prefix}`));

test('each range is found in the narrowest other range that contains it', () => {
  fc.assert(fc.property(fc.array(fc.oneof(ipv4, ipv6), { maxLength: 20 }), (ranges) => {
    const nested = nest(ranges.map((range, index) => [range, index] as const));
    expect(nested.flatMap(({ items }) => items).sort((one, other) => one - other)).toEqual(ranges.map((_, index) => index));
    for (const node of nested) {
      const outer = ranges.filter((range) => range.contains(node.range) && range.text !== node.range.text);
      const texts = new Set(outer.sort((one, other) => other.prefix - one.prefix).map(({ text }) => text));
      expect(Array.from(around(node), ({ range }) => range.text)).toEqual(Array.from(texts));
      expect(node.items.every((index) => ranges[index].text === node.range.text)).toBe(true);
    }
  }));
});

test.each([
  ['1.1.0.0/16', ['1.0.0.0/8', '16.0.0.0/8', '1.1.0.0/16'], '1.0.0.0/8'],
  ['fd00:0:0:1::/64', ['fd00::/32', 'fd00:0:1::/48', 'fd00:0:0:1::/64', 'fd00::/56'], 'fd00::/56'],
  ['fd00:0:0:100::/64', ['fd00::/32', 'fd00:0:1::/48', 'fd00:0:0:100::/64', 'fd00::/56'], 'fd00::/32'],
])('%s of %j lies in %s, however few digits its numbers have', (one, ranges, expected) => {
  const nested = nest(ranges.map((range) => [cidr(range), range] as const));
  expect(nested.find(({ items }) => items.includes(one))?.within?.range.text).toBe(expected);
});

test('what has no address in common with some ranges is apart from them', () => {
  const ranges = fc.array(fc.oneof(ipv4, ipv6), { maxLength: 12 });
  fc.assert(fc.property(ranges, ranges, (entries, others) => {
    const expected = entries.map((_, index) => index).filter((index) => !others.some((other) => other.overlaps(entries[index])));
    const found = apart(entries.map((range, index) => [range, index] as const), others);
    expect(found.sort((one, other) => one - other)).toEqual(expected);
  }));
});

test.each([
  ['10.0.0.0/8', ['10.0.0.0/8', '10.0.0.0/16', '10.0.1.0/24', '10.0.1.0/24', '10.255.255.255/32']],
  ['10.0.0.0/16', ['10.0.0.0/16', '10.0.1.0/24', '10.0.1.0/24']],
  ['10.0.1.0/25', []],
  ['0.0.0.0/0', ['0.0.0.0/0', '9.0.0.0/8', '10.0.0.0/8', '10.0.0.0/16', '10.0.1.0/24', '10.0.1.0/24', '10.255.255.255/32', '11.0.0.0/8']],
  ['::/0', ['::/0', 'fd00::/8']],
  ['12.0.0.0/8', []],
])('the ranges that lie in %s', (range, expected) => {
  const all = ['10.0.1.0/24', '11.0.0.0/8', '::/0', '10.0.0.0/8', '0.0.0.0/0', '10.255.255.255/32', 'fd00::/8', '10.0.1.0/24', '9.0.0.0/8', '10.0.0.0/16'];
  expect(new Ranges(all.map((one) => [Cidr.parse(one)!, one] as const)).in(Cidr.parse(range)!)).toEqual(expected);
});
