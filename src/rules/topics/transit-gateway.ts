import { SPELLED } from '../../evaluation/destination-problems';
import type { ResourceRule, Rule, RuleInfo } from '../../evaluation/rule';
import type { Family } from '../../ip/cidr';
import { carries, presentIn } from '../../model/endpoint-properties';
import { ENDPOINT, typed } from '../../model/graph';
import { rangeIn } from '../../model/ranges';
import { at, isPresent, list, Unknown } from '../../model/values';
import { TRANSIT_GATEWAY_ZONES } from '../../service/limits';
import { api, guide } from '../../service/sources';

const { max } = TRANSIT_GATEWAY_ZONES;
/** What there is to say about a list of Availability Zones without any. */
export const NO_ZONES = { wrong: 'names no Availability Zone: AWS Client VPN chooses two', fix: 'Leave it out, or name the Availability Zones.' };

const EXAMPLES: Readonly<Record<Family, string>> = { ipv4: '"10.99.0.0/24"', ipv6: '"fd00:99::/64"' };

/** The constructs leave such a list out, and say so themselves. */
export const TRANSIT_GATEWAY_ZONES_EMPTY: ResourceRule & RuleInfo<'warning'> = {
  id: 'TransitGatewayZonesEmpty',
  severity: 'warning',
  title: 'A list of Availability Zones of a transit gateway names one.',
  why: 'Where no Availability Zone is named, the service chooses two of them, and each is billed.',
  source: TRANSIT_GATEWAY_ZONES.source,
  on: ENDPOINT,
  check({ properties: { TransitGatewayConfiguration: gateway } }, report) {
    const properties = ['AvailabilityZones', 'AvailabilityZoneIds'];
    const empty = properties.filter((property) => list(at(gateway, property))?.length === 0);
    if (properties.every((property) => empty.includes(property) || !isPresent(at(gateway, property)))) {
      for (const property of empty) {
        report({ path: `TransitGatewayConfiguration.${property}`, value: at(gateway, property), wrong: NO_ZONES.wrong, fix: NO_ZONES.fix });
      }
    }
  },
};

export const transitGatewayRules: readonly Rule[] = [
  TRANSIT_GATEWAY_ZONES_EMPTY,
  {
    id: 'TransitGatewayWithVpc',
    severity: 'error',
    title: 'An endpoint on a transit gateway names no VPC.',
    why: 'An endpoint is attached to a transit gateway or to a VPC, not to both.',
    source: guide('cvpn-tgw'),
    on: ENDPOINT,
    check({ properties: { TransitGatewayConfiguration: gateway, VpcId: value } }, report) {
      if (isPresent(gateway) && isPresent(value)) {
        const wrong = 'is given together with a transit gateway: AWS Client VPN accepts one of the two';
        report({ path: 'VpcId', value, wrong, fix: 'Leave out VpcId or TransitGatewayConfiguration.' });
      }
    },
  },
  {
    id: 'TransitGatewayWithSecurityGroups',
    severity: 'error',
    title: 'An endpoint on a transit gateway has no security groups.',
    why: 'Security groups exist in a VPC only.',
    source: guide('cvpn-tgw'),
    on: ENDPOINT,
    check({ properties: { SecurityGroupIds: value, TransitGatewayConfiguration: gateway } }, report) {
      if (isPresent(gateway) && presentIn(value).length > 0) {
        const wrong = 'is given together with a transit gateway, which supports no security groups';
        report({ path: 'SecurityGroupIds', value, wrong, fix: 'Leave it out, and restrict access with authorization rules.' });
      }
    },
  },
  {
    id: 'TransitGatewayZonesAndZoneIds',
    severity: 'error',
    title: 'The Availability Zones of an endpoint on a transit gateway are given by name or by id.',
    why: 'The service accepts one of the two lists.',
    source: api('CreateClientVpnEndpoint'),
    on: ENDPOINT,
    check({ properties: { TransitGatewayConfiguration: gateway } }, report) {
      const value = at(gateway, 'AvailabilityZoneIds');
      if (presentIn(at(gateway, 'AvailabilityZones')).length > 0 && presentIn(value).length > 0) {
        const path = 'TransitGatewayConfiguration.AvailabilityZoneIds';
        report({ path, value, wrong: 'is given together with AvailabilityZones: AWS Client VPN accepts one of the two', fix: 'Keep one of the two.' });
      }
    },
  },
  {
    id: 'TransitGatewayZonesCount',
    severity: 'error',
    title: `An endpoint on a transit gateway has at most ${max} Availability Zones.`,
    why: 'The service rejects more.',
    source: TRANSIT_GATEWAY_ZONES.source,
    on: ENDPOINT,
    check({ properties: { TransitGatewayConfiguration: gateway } }, report) {
      for (const property of ['AvailabilityZones', 'AvailabilityZoneIds']) {
        const value = at(gateway, property);
        const { length } = presentIn(value);
        if (length > max) {
          const wrong = `has ${length} entries: AWS Client VPN accepts up to ${max} Availability Zones of a transit gateway`;
          report({ path: `TransitGatewayConfiguration.${property}`, value, wrong, fix: `Keep up to ${max}.` });
        }
      }
    },
  },
  {
    id: 'TransitGatewayWithoutCidrBlock',
    severity: 'warning',
    title: 'The transit gateway of an endpoint has ranges of its own, of each family that the endpoint carries.',
    why: 'The service needs them before it attaches the endpoint.',
    source: guide('cvpn-tgw'),
    on: ENDPOINT,
    check(endpoint, report, graph) {
      const path = 'TransitGatewayConfiguration.TransitGatewayId';
      const value = at(endpoint.properties, ...path.split('.'));
      const gateway = typed(graph, value, 'AWS::EC2::TransitGateway');
      const blocks = gateway?.properties.TransitGatewayCidrBlocks;
      if (gateway === undefined || blocks instanceof Unknown) {
        return;
      }
      const families = (list(blocks) ?? []).map((block) => rangeIn(block)?.family);
      const needed: Family[] = ['ipv4', ...carries(endpoint, 'ipv6') ? ['ipv6' as const] : []];
      const lacking = needed.filter((family) => families.every((known) => known !== undefined && known !== family));
      if (lacking.length > 0) {
        report({
          path,
          value,
          wrong: `is ${gateway.id}, which has no ${lacking.map((family) => SPELLED[family]).join(' and no ')} range in TransitGatewayCidrBlocks: `
            + `AWS Client VPN needs ${lacking.length === 1 ? 'one' : 'both'}`,
          fix: `Add ${lacking.length === 1 ? 'one' : 'them'} to ${gateway.id}, e.g. ${lacking.map((family) => EXAMPLES[family]).join(' and ')}.`,
        });
      }
    },
  },
];
