import type { Rule } from '../../evaluation/rule';
import { ENDPOINT } from '../../model/graph';
import { REGIONS_WITHOUT_CLIENT_VPN } from '../../service/limits';

export const regionRules: readonly Rule[] = [
  {
    id: 'RegionWithoutClientVpn',
    severity: 'warning',
    title: 'The Region has AWS Client VPN.',
    why: 'CloudFormation cannot create an endpoint in other Regions. The list is from May 2026 and may be out of date.',
    source: REGIONS_WITHOUT_CLIENT_VPN.source,
    on: ENDPOINT,
    *check(_, { region }) {
      if (region !== undefined && REGIONS_WITHOUT_CLIENT_VPN.values.includes(region)) {
        yield { path: '', value: region, wrong: 'is not on the list of Regions that have AWS Client VPN', fix: 'Deploy to another Region, or check that AWS has added this one.' };
      }
    },
  },
];
