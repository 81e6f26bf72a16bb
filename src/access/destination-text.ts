import { addressFamily, Cidr } from '../rules/cidr';

/** The range that somebody asks for: a range in CIDR notation, or a single address. */
export function rangeFrom(text: string): Cidr | undefined {
  switch (addressFamily(text)) {
    case 'ipv4': return Cidr.parse(`${text}/32`);
    case 'ipv6': return Cidr.parse(`${text}/128`);
    default: return Cidr.parse(text);
  }
}
