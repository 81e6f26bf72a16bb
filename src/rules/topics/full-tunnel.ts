import type { Rule } from '../../evaluation/rule';
import { Cidr, type Family } from '../../ip/cidr';
import { carries } from '../../model/endpoint-properties';
import type { Network, Resource } from '../../model/graph';
import { familyOf, rangeIn } from '../../model/ranges';
import { flag, isAbsent } from '../../model/values';
import { guide } from '../../service/sources';

export const fullTunnelRules: readonly Rule[] = [
  {
    id: 'FullTunnelWithoutInternet',
    severity: 'warning',
    title: 'An endpoint without split tunnel leads to the internet.',
    why: 'Clients send all their traffic into the tunnel: where it ends there, they are cut off from the internet while they are connected.',
    source: guide('split-tunnel-vpn'),
    on: 'network',
    *check(network) {
      const { endpoint, authorizationRules } = network;
      const value = endpoint?.properties.SplitTunnel;
      // of an endpoint without rules there is another finding.
      if (endpoint && authorizationRules.length > 0 && (isAbsent(value) || flag(value) === false)) {
        const family = FAMILIES.find((one) => carries(endpoint, one) && lacking(network, one) !== undefined);
        if (family !== undefined) {
          const { all, name } = INTERNET[family];
          const wrong = `sends all ${name} traffic of clients into the tunnel, but no ${lacking(network, family)} "${all}"`;
          const fix = `Set splitTunnel to true, or add routes and an authorization rule for "${all}" (ClientVpnDestination.internet() in an app).`;
          yield { resource: endpoint, path: 'SplitTunnel', value, wrong: `${isAbsent(value) ? 'is not given, which ' : ''}${wrong}`, fix };
        }
      }
    },
  },
];

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** A range that is part of the internet, which nobody divides further. */
const INTERNET: Readonly<Record<Family, { readonly all: string; readonly name: string; readonly part: Cidr }>> = {
  ipv4: { all: '0.0.0.0/0', name: 'IPv4', part: Cidr.parse('0.0.0.0/5')! },
  ipv6: { all: '::/0', name: 'IPv6', part: Cidr.parse('2000::/3')! },
};

/** What is certainly not there for the internet, if anything. */
function lacking({ authorizationRules, routes }: Network, family: Family): string | undefined {
  const leads = (resources: readonly Resource[], property: string) => resources.some(({ properties: { [property]: destination } }) => {
    const range = rangeIn(destination);
    // one that is not known may be it.
    return range === undefined ? (familyOf(destination) ?? family) === family : range.contains(INTERNET[family].part);
  });
  if (!leads(routes, 'DestinationCidrBlock')) {
    return 'route leads to';
  }
  return leads(authorizationRules, 'TargetNetworkCidr') ? undefined : 'authorization rule is for';
}
