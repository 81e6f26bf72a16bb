import { Cidr } from './cidr';

/** The ranges that are not part of the internet. */
export const PRIVATE: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map((range) => Cidr.parse(range)!);
