import * as ipaddr from 'ipaddr.js';

export type Family = 'ipv4' | 'ipv6';

/** The family of an address, or nothing when the text is no address. */
export function addressFamily(address: string): Family | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return 'ipv4';
  }
  return !address.includes('%') && ipaddr.IPv6.isValid(address) ? 'ipv6' : undefined;
}

const MOST_REMEMBERED = 50_000;

/** An address range in CIDR notation. */
export class Cidr {
  /** The range that a text stands for, or nothing when it is none. */
  public static parse(range: string): Cidr | undefined {
    if (this.parsed.has(range)) {
      return this.parsed.get(range);
    }
    const cidr = this.read(range);
    if (this.parsed.size === MOST_REMEMBERED) {
      this.parsed.clear();
    }
    this.parsed.set(range, cidr);
    return cidr;
  }

  /** What was parsed before: every rule asks for the same ranges again. */
  private static readonly parsed = new Map<string, Cidr | undefined>();

  private static read(range: string): Cidr | undefined {
    const parts = range.split('/');
    const family = parts.length === 2 && /^(0|[1-9]\d{0,2})$/.test(parts[1]) ? addressFamily(parts[0]) : undefined;
    if (family === undefined) {
      return undefined;
    }
    const address = (family === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6).parse(parts[0]);
    const prefix = Number(parts[1]);
    return prefix <= address.toByteArray().length * 8 ? new Cidr(address, prefix) : undefined;
  }

  /** The canonical spelling, without host bits. */
  public readonly text: string;
  /** Whether the address is not the first one of the range. */
  public readonly hasHostBits: boolean;
  /** Sorts ranges: each one directly after those that contain it and before those that it contains. */
  public readonly order: string;
  private readonly first: readonly number[];

  private constructor(private readonly address: ipaddr.IPv4 | ipaddr.IPv6, public readonly prefix: number) {
    const bytes = address.toByteArray();
    // of each byte, the bits that belong to the network.
    this.first = bytes.map((byte, index) => byte - byte % 2 ** Math.min(8, Math.max(0, (index + 1) * 8 - prefix)));
    this.text = `${ipaddr.fromByteArray([...this.first]).toString()}/${prefix}`;
    this.hasHostBits = bytes.some((byte, index) => byte !== this.first[index]);
    this.order = `${this.family} ${this.first.map((byte) => byte.toString(16).padStart(2, '0')).join('')} ${String(prefix).padStart(3, '0')}`;
  }

  public get family(): Family {
    return this.address.kind();
  }

  /** How many addresses the range holds. */
  public get size(): bigint {
    return 2n ** BigInt(this.address.toByteArray().length * 8 - this.prefix);
  }

  /** The address that many places after the first one of an IPv4 range. */
  public nth(offset: number): string {
    const bytes = [...this.first];
    bytes[bytes.length - 1] += offset;
    return ipaddr.fromByteArray(bytes).toString();
  }

  /** Whether this is the range of all addresses of its family. */
  public get isDefault(): boolean {
    return this.prefix === 0;
  }

  /** Whether every address of another range lies in this one; a range contains itself. */
  public contains(other: Cidr): boolean {
    return this.family === other.family && this.prefix <= other.prefix && other.address.match(this.address as ipaddr.IPv6, this.prefix);
  }

  /** Whether the two ranges have an address in common. */
  public overlaps(other: Cidr): boolean {
    return this.contains(other) || other.contains(this);
  }
}
