/** Who reaches which address, as the documents of AWS Client VPN say it: rule by rule and route by route, without `src/access`. */

/** What is attached to an endpoint, in short; a rule without a group is for all users. */
export interface Access {
  readonly subnets: readonly string[];
  readonly rules: readonly { readonly range: string; readonly group?: string }[];
  readonly routes: readonly { readonly range: string; readonly subnet: string }[];
}

export const VPC = '10.0.0.0/16';
export const CLIENTS = '10.100.0.0/16';

/** An address: its family and its number. */
export interface Address {
  readonly bits: 32 | 128;
  readonly number: bigint;
}

interface Block extends Address {
  readonly prefix: number;
}

function block(range: string): Block {
  const [address, prefix] = range.split('/');
  if (!address.includes(':')) {
    return { bits: 32, prefix: Number(prefix), number: address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
  }
  const [start, end = ''] = address.split('::').map((side) => side === '' ? [] : side.split(':')) as [string[], string[]?];
  const missing = Array.from({ length: 8 - start.length - end.length }, () => '0');
  return { bits: 128, prefix: Number(prefix), number: [...start, ...missing, ...end].reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n) };
}

/** Whether an address is in a range. */
export function holds(range: string, { bits, number }: Address): boolean {
  const { bits: own, number: first, prefix } = block(range);
  const size = 2n ** BigInt(own - prefix);
  return bits === own && number / size === first / size;
}

/** The first and the last address of each range, and those just outside of it. */
export function boundaries(ranges: Iterable<string>): Address[] {
  const found = new Map<string, Address>();
  for (const range of ranges) {
    const { bits, number, prefix } = block(range);
    const last = number + 2n ** BigInt(bits - prefix) - 1n;
    for (const one of [number - 1n, number, last, last + 1n]) {
      if (one >= 0n && one < 2n ** BigInt(bits)) {
        found.set(`${bits} ${one}`, { bits, number: one });
      }
    }
  }
  return Array.from(found.values());
}

/** Whether someone of a group, or of none, reaches an address: through all associations, or through some of them. */
export function reaches({ routes, rules, subnets }: Access, group: string | undefined, address: Address): 'YES' | 'NO' | 'PARTLY' {
  const matching = rules.filter(({ range }) => holds(range, address));
  const longest = Math.max(...matching.map(({ range }) => block(range).prefix));
  const isAllowed = matching.some((rule) => block(rule.range).prefix === longest && (rule.group === undefined || rule.group === group));
  const leads = (subnet: string) => routes.some((route) => route.subnet === subnet && holds(route.range, address));
  const open = subnets.filter((subnet) => holds(CLIENTS, address) ? leads('local') : holds(VPC, address) || leads(subnet));
  return !isAllowed || open.length === 0 ? 'NO' : open.length === subnets.length ? 'YES' : 'PARTLY';
}
