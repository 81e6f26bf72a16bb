import * as fc from 'fast-check';
import { addressFamily, Cidr } from '../../src/ip/cidr';

/** A range as an oracle sees it: its bits, its prefix, and a spelling of it. */
interface Range {
  readonly bits: bigint;
  readonly width: 32 | 128;
  readonly prefix: number;
  readonly text: string;
}

function ipv4(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String(bits / 2n ** shift % 256n)).join('.');
}

function ipv6(bits: bigint): string {
  return Array.from({ length: 8 }, (_, index) => (bits / 2n ** BigInt(112 - 16 * index) % 65536n).toString(16)).join(':');
}

const range = (width: 32 | 128): fc.Arbitrary<Range> => fc
  .record({ bits: fc.bigInt(0n, 2n ** BigInt(width) - 1n), prefix: fc.integer({ min: 0, max: width }) })
  .map(({ bits, prefix }) => ({ bits, width, prefix, text: `${(width === 32 ? ipv4 : ipv6)(bits)}/${prefix}` }));

/** The first and the last address of a range. */
function bounds({ bits, width, prefix }: Range): [bigint, bigint] {
  const size = 2n ** BigInt(width - prefix);
  const first = bits / size * size;
  return [first, first + size - 1n];
}

/** Two ranges of one family that often have something in common. */
const pair = fc.constantFrom<32 | 128>(32, 128).chain((width) => fc.tuple(range(width), range(width), fc.nat(width))).map(([one, other, shared]) => {
  const low = 2n ** BigInt(one.width - shared);
  const bits = one.bits / low * low + other.bits % low;
  return [one, { ...other, bits, text: `${(one.width === 32 ? ipv4 : ipv6)(bits)}/${other.prefix}` }] as const;
});

function parse(text: string): Cidr {
  const cidr = Cidr.parse(text);
  if (cidr === undefined) {
    throw new Error(`no range: ${text}`);
  }
  return cidr;
}

describe('against an oracle', () => {
  test('overlap', () => {
    fc.assert(fc.property(pair, ([one, other]) => {
      const [[first, last], [otherFirst, otherLast]] = [bounds(one), bounds(other)];
      expect(parse(one.text).overlaps(parse(other.text))).toBe(first <= otherLast && otherFirst <= last);
    }), { numRuns: 2000 });
  });

  test('containment', () => {
    fc.assert(fc.property(pair, ([one, other]) => {
      const [[first, last], [otherFirst, otherLast]] = [bounds(one), bounds(other)];
      expect(parse(one.text).contains(parse(other.text))).toBe(first <= otherFirst && otherLast <= last);
    }), { numRuns: 2000 });
  });

  test('overlap of small ranges, address by address', () => {
    const small = fc.record({ bits: fc.bigInt(0n, 63n), prefix: fc.integer({ min: 26, max: 32 }) })
      .map(({ bits, prefix }): Range => ({ bits, width: 32, prefix, text: `${ipv4(bits)}/${prefix}` }));
    const addresses = (one: Range) => Array.from({ length: 64 }, (_, address) => BigInt(address))
      .filter((address) => address / 2n ** BigInt(32 - one.prefix) === one.bits / 2n ** BigInt(32 - one.prefix));
    fc.assert(fc.property(small, small, (one, other) => {
      const others = new Set(addresses(other));
      expect(parse(one.text).overlaps(parse(other.text))).toBe(addresses(one).some((address) => others.has(address)));
      expect(parse(one.text).contains(parse(other.text))).toBe([...others].every((address) => addresses(one).includes(address)));
      expect(parse(one.text).size).toBe(BigInt(addresses(one).length));
    }), { numRuns: 1000 });
  });

  test('size, host bits and spelling', () => {
    fc.assert(fc.property(fc.oneof(range(32), range(128)), (one) => {
      const cidr = parse(one.text);
      const [first, last] = bounds(one);
      expect(cidr.size).toBe(last - first + 1n);
      expect(cidr.hasHostBits).toBe(first !== one.bits);
      expect(cidr.prefix).toBe(one.prefix);
      expect(cidr.family).toBe(one.width === 32 ? 'ipv4' : 'ipv6');
      expect(cidr.isDefault).toBe(one.prefix === 0);
      const again = parse(cidr.text);
      expect([again.hasHostBits, again.contains(cidr), cidr.contains(again), again.text]).toEqual([false, true, true, cidr.text]);
    }), { numRuns: 1000 });
  });

  test('no family overlaps with the other', () => {
    fc.assert(fc.property(range(32), range(128), (one, other) => {
      expect(parse(one.text).overlaps(parse(other.text))).toBe(false);
      expect(parse(other.text).overlaps(parse(one.text))).toBe(false);
    }));
  });

  test('any text is a range or none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(fc.ipV4(), fc.string({ maxLength: 4 })).map((parts) => parts.join('/'))), (text) => {
      expect(() => Cidr.parse(text)).not.toThrow();
    }));
  });
});

test.each<[string, string]>([
  ['10.1.2.3/16', '10.1.0.0/16'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['255.255.255.255/32', '255.255.255.255/32'],
  ['FD00:0::1/64', 'fd00::/64'],
  ['::/0', '::/0'],
])('%s is written %s', (text, expected) => {
  expect(Cidr.parse(text)?.text).toBe(expected);
});

test.each([
  '', '/', '10.0.0.0', '10.0.0.0/', '/16', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/1.5', '10.0.0.0/08', '10.0.0.0/16/16', ' 10.0.0.0/16', '10.0.0.0/16 ',
  '10.0/16', '010.0.0.0/8', '0x0a000000/8', '167772160/8', '256.0.0.0/8', '::/129', 'fe80::1%eth0/64', ':::/64', '1::2::3/64', 'ten/16', '10.0.0.0/1e1',
])('%j is not a range', (text) => {
  expect(Cidr.parse(text)).toBeUndefined();
});

test.each<[string, string | undefined]>([
  ['10.0.0.1', 'ipv4'],
  ['::1', 'ipv6'],
  ['::ffff:10.0.0.1', 'ipv6'],
  ['10.0.0.1/32', undefined],
  ['10.1', undefined],
  ['fe80::1%1', undefined],
  ['', undefined],
])('the family of %j', (address, expected) => {
  expect(addressFamily(address)).toBe(expected);
});

test('more ranges are parsed than are remembered', () => {
  const ranges = Array.from({ length: 50_001 }, (_, index) => `10.${Math.floor(index / 65_536)}.${Math.floor(index / 256) % 256}.${index % 256}/32`);
  expect(ranges.filter((one) => Cidr.parse(one)?.text !== one)).toEqual([]);
});

test.each([
  ['10.0.0.0/16', 2, '10.0.0.2'],
  ['10.0.7.9/20', 2, '10.0.0.2'],
  ['10.0.0.240/28', 15, '10.0.0.255'],
])('an address of %s, %j places after the first', (text, offset, expected) => {
  expect(parse(text).nth(offset)).toBe(expected);
});
