import { Cidr } from './cidr';
import { ENDPOINT } from './graph';
import { CLIENT_CIDR_PREFIX } from './limits';
import type { Rule } from './rule';
import { api } from './sources';
import { text } from './values';

export const clientRangeRules: readonly Rule[] = [
  {
    id: 'ClientCidrBlockFormat',
    severity: 'error',
    title: 'The client range is an IPv4 range in CIDR notation.',
    why: 'Clients get their IPv4 addresses from it; the service assigns IPv6 ranges itself.',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    *check({ properties: { ClientCidrBlock: value } }) {
      const range = text(value);
      if (range !== undefined && Cidr.parse(range)?.family !== 'ipv4') {
        yield { path: 'ClientCidrBlock', value, wrong: 'is no IPv4 range in CIDR notation', fix: 'Write e.g. "10.100.0.0/16".' };
      }
    },
  },
  {
    id: 'ClientCidrBlockSize',
    severity: 'error',
    title: 'The client range is between /12 and /22.',
    why: 'The service rejects other sizes, and the range cannot be changed later without a new endpoint.',
    source: CLIENT_CIDR_PREFIX.source,
    on: ENDPOINT,
    *check({ properties: { ClientCidrBlock: value } }) {
      const range = Cidr.parse(text(value) ?? '');
      const { min, max } = CLIENT_CIDR_PREFIX;
      if (range?.family === 'ipv4' && (range.prefix < min || range.prefix > max)) {
        const nearest = range.prefix < min ? min : max;
        yield {
          path: 'ClientCidrBlock',
          value,
          wrong: `holds ${range.size.toLocaleString('en')} address${range.size === 1n ? '' : 'es'}: AWS Client VPN needs a block between /${min} and /${max}`,
          fix: `Write e.g. "${Cidr.parse(`${range.text.split('/')[0]}/${nearest}`)?.text}".`,
        };
      }
    },
  },
];
