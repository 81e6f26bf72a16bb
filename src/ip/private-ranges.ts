import { Cidr, type Family } from './cidr';

const PRIVATE: Readonly<Record<Family, readonly string[]>> = {
  ipv4: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'],
  ipv6: ['fc00::/7'],
};

/** Whether a range is not part of the internet. */
export function isPrivate(range: Cidr): boolean {
  // read when someone asks: what reads IPv6 addresses takes long to begin, and most templates have none.
  return PRIVATE[range.family].some((one) => Cidr.parse(one)!.contains(range));
}
