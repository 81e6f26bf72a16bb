import { USUAL_RANGE, writeFreeRange } from '../../evaluation/free-range';
import type { Rule } from '../../evaluation/rule';
import { Cidr } from '../../ip/cidr';
import { clientRange, trafficType } from '../../model/endpoint-properties';
import { ENDPOINT, type Graph, type Resource } from '../../model/graph';
import { grouped } from '../../model/names';
import { isAbsent, isPresent, text } from '../../model/values';
import { ADDRESSES_PER_CONNECTION, CLIENT_CIDR_PREFIX } from '../../service/limits';
import { api, guide } from '../../service/sources';

const path = 'ClientCidrBlock';
const { min, max } = CLIENT_CIDR_PREFIX;

export const clientRangeRules: readonly Rule[] = [
  {
    id: 'ClientCidrBlockMissing',
    severity: 'error',
    title: 'An endpoint that carries IPv4 traffic has a client range.',
    why: 'Clients get their IPv4 addresses from it; only for IPv6 traffic does the service choose the range itself.',
    source: guide('cvpn-working-endpoint-create'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const traffic = trafficType(endpoint);
      if (isAbsent(endpoint.properties.ClientCidrBlock) && (traffic === 'ipv4' || traffic === 'dual-stack')) {
        report({ path, wrong: `is missing: AWS Client VPN requires it for ${traffic} traffic`, fix: writeFreeRange(USUAL_RANGE, endpoint, graph) });
      }
    },
  },
  {
    id: 'ClientCidrBlockWithIpv6Traffic',
    severity: 'error',
    title: 'An endpoint for IPv6 traffic only has no client range.',
    why: 'The service assigns the IPv6 range itself and rejects a range given for it.',
    source: guide('ipv6-considerations'),
    on: ENDPOINT,
    check(endpoint, report) {
      const { ClientCidrBlock: value } = endpoint.properties;
      if (isPresent(value) && trafficType(endpoint) === 'ipv6') {
        const fix = 'Leave it out, or set TrafficIpAddressType to "dual-stack".';
        report({ path, value, wrong: 'is given for ipv6 traffic: AWS Client VPN assigns the IPv6 client range itself', fix });
      }
    },
  },
  {
    id: 'ClientCidrBlockFormat',
    severity: 'error',
    title: 'The client range is an IPv4 CIDR range.',
    why: 'Clients get their IPv4 addresses from it; the service assigns IPv6 ranges itself.',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const { ClientCidrBlock: value } = endpoint.properties;
      if (text(value) !== undefined && clientRange(endpoint) === undefined) {
        report({ path, value, wrong: 'is not a valid IPv4 CIDR range', fix: writeFreeRange(USUAL_RANGE, endpoint, graph) });
      }
    },
  },
  {
    id: 'ClientCidrBlockSize',
    severity: 'error',
    title: `The client range is between /${min} and /${max}.`,
    why: 'The service rejects other sizes, and changing the range replaces the endpoint.',
    source: CLIENT_CIDR_PREFIX.source,
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const range = clientRange(endpoint);
      if (range !== undefined && (range.prefix < min || range.prefix > max)) {
        const nearest = Cidr.parse(`${range.text.split('/')[0]}/${range.prefix < min ? min : max}`)!;
        report({
          path,
          value: endpoint.properties.ClientCidrBlock,
          wrong: `holds ${addresses(range.size)}: AWS Client VPN needs a block between /${min} and /${max}`,
          fix: writeFreeRange(nearest, endpoint, graph),
        });
      }
    },
  },
  {
    id: 'ClientCidrBlockHostBits',
    severity: 'warning',
    title: 'The client range begins with its first address.',
    why: 'How the service treats the other bits is not documented.',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    check(endpoint, report) {
      const range = clientRange(endpoint);
      if (range?.hasHostBits) {
        const wrong = 'does not begin with the first address of its block';
        report({ path, value: endpoint.properties.ClientCidrBlock, wrong, fix: `Write "${range.text}".` });
      }
    },
  },
  {
    id: 'ClientCidrBlockCapacity',
    severity: 'warning',
    title: `The client range has ${ADDRESSES_PER_CONNECTION.value} addresses for each expected connection.`,
    why: 'The service keeps a part of the range for availability, and changing the range replaces the endpoint.',
    source: ADDRESSES_PER_CONNECTION.source,
    on: 'network',
    check({ endpoint, expectedConnections }, report, graph) {
      const range = endpoint && clientRange(endpoint);
      if (endpoint === undefined || range === undefined || expectedConnections === undefined) {
        return;
      }
      const needed = expectedConnections * ADDRESSES_PER_CONNECTION.value;
      if (Number(range.size) < needed) {
        report({
          resource: endpoint,
          path,
          value: endpoint.properties.ClientCidrBlock,
          wrong: `holds ${addresses(range.size)}, but ${grouped(expectedConnections)} connections are expected: `
            + `AWS recommends ${ADDRESSES_PER_CONNECTION.value} addresses for each`,
          fix: larger(range, needed, endpoint, graph),
        });
      }
    },
  },
];

function addresses(count: bigint): string {
  return `${grouped(count)} address${count === 1n ? '' : 'es'}`;
}

/** What to write for a range of at least so many addresses. */
function larger(range: Cidr, needed: number, endpoint: Resource, graph: Graph): string {
  const prefix = Math.min(range.prefix - Math.ceil(Math.log2(needed / Number(range.size))), max);
  return prefix < min
    ? `No range is large enough: spread the clients over several endpoints, each with a range of up to /${min}.`
    : writeFreeRange(Cidr.parse(`${range.text.split('/')[0]}/${prefix}`)!, endpoint, graph);
}
