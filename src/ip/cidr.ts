import * as ipaddr from 'ipaddr.js';

export type Family = 'ipv4' | 'ipv6';

/** Four numbers up to 255, none of them with a zero in front: some readers take such a one for octal. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const PREFIX = /^(?:0|[1-9]\d{0,2})$/;
const WORD = 32;

/** The family of an address, or nothing when the text is not an address. */
export function addressFamily(address: string): Family | undefined {
  if (IPV4.test(address)) {
    return 'ipv4';
  }
  return !address.includes('%') && ipaddr.IPv6.isValid(address) ? 'ipv6' : undefined;
}

const MOST_REMEMBERED = 50_000;

/** An address range in CIDR notation. */
export class Cidr {
  /** The range that a text stands for, or nothing when it is none. */
  public static parse(range: string): Cidr | undefined {
    if (!this.parsed.has(range)) {
      // what no one asks for any more goes with the rest.
      if (this.parsed.size === MOST_REMEMBERED) {
        this.parsed.clear();
      }
      this.parsed.set(range, this.read(range));
    }
    return this.parsed.get(range);
  }

  /** What was parsed before: every rule asks for the same ranges again. */
  private static readonly parsed = new Map<string, Cidr | undefined>();

  private static read(range: string): Cidr | undefined {
    const [address, bits, ...more] = range.split('/');
    const family = bits !== undefined && more.length === 0 && PREFIX.test(bits) ? addressFamily(address) : undefined;
    if (family === undefined) {
      return undefined;
    }
    const words = wordsOf(address, family);
    const prefix = Number(bits);
    return prefix <= words.length * WORD ? new Cidr(family, words, prefix) : undefined;
  }

  /** The canonical spelling, without host bits. */
  public readonly text: string;
  /** Whether the address is not the first one of the range. */
  public readonly hasHostBits: boolean;
  /** The first address, in pieces of 32 bits. */
  private readonly first: readonly number[];
  private knownOrder?: string;

  private constructor(public readonly family: Family, words: readonly number[], public readonly prefix: number) {
    this.first = words.map((word, index) => networkOf(word, prefix - index * WORD));
    this.hasHostBits = words.some((word, index) => word !== this.first[index]);
    this.text = `${addressOf(this.first)}/${prefix}`;
  }

  /** Sorts ranges: each one directly after those that contain it and before those that it contains. */
  public get order(): string {
    this.knownOrder ??= `${this.family} ${this.first.map((word) => word.toString(16).padStart(8, '0')).join('')} ${String(this.prefix).padStart(3, '0')}`;
    return this.knownOrder;
  }

  /** How many addresses the range holds. */
  public get size(): bigint {
    return 2n ** BigInt(this.first.length * WORD - this.prefix);
  }

  /** The address that many places after the first one of an IPv4 range. */
  public nth(offset: number): string {
    return addressOf([this.first[0] + offset]);
  }

  /** One of the blocks of a size that the range holds, counted from 0. */
  public block(prefix: number, position: number): Cidr {
    const length = this.first.length * WORD;
    const weight = (bits: number) => 2n ** BigInt(length - bits);
    const before = this.first.reduce((sum, word, index) => sum + BigInt(word) * weight((index + 1) * WORD), 0n);
    const address = before + BigInt(position) * weight(prefix);
    return new Cidr(this.family, this.first.map((_, index) => Number(BigInt.asUintN(WORD, address / weight((index + 1) * WORD)))), prefix);
  }

  /** Whether this is the range of all addresses of its family. */
  public get isDefault(): boolean {
    return this.prefix === 0;
  }

  /** Whether every address of another range lies in this one; a range contains itself. */
  public contains(other: Cidr): boolean {
    return this.family === other.family && this.prefix <= other.prefix
      && this.first.every((word, index) => word === networkOf(other.first[index], this.prefix - index * WORD));
  }

  /** Whether the two ranges have an address in common. */
  public overlaps(other: Cidr): boolean {
    return this.contains(other) || other.contains(this);
  }
}

/** Of 32 bits of an address, those that belong to the network. */
function networkOf(word: number, prefix: number): number {
  return word - word % 2 ** (WORD - Math.min(WORD, Math.max(0, prefix)));
}

function wordsOf(address: string, family: Family): number[] {
  const bytes = family === 'ipv4' ? address.split('.').map(Number) : ipaddr.IPv6.parse(address).toByteArray();
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.slice(index * 4, index * 4 + 4).reduce((word, byte) => word * 256 + byte, 0));
}

function addressOf(words: readonly number[]): string {
  const bytes = words.flatMap((word) => [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(word / unit) % 256));
  return ipaddr.fromByteArray(bytes).toString();
}
