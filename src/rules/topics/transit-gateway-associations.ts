import type { Rule } from '../../evaluation/rule';
import type { Resource } from '../../model/graph';
import { presentKey } from '../../model/relations';
import { at, keyOf, list, text, type Value } from '../../model/values';
import { TRANSIT_GATEWAY_ZONES } from '../../service/limits';
import { guide } from '../../service/sources';

const { max } = TRANSIT_GATEWAY_ZONES;

/** How an association names its Availability Zone, and where the endpoint names Availability Zones the same way. */
const SPELLINGS = [['AvailabilityZone', 'AvailabilityZones'], ['AvailabilityZoneId', 'AvailabilityZoneIds']] as const;

export const transitGatewayAssociationsRules: readonly Rule[] = [
  {
    id: 'AssociationOfConfiguredZone',
    severity: 'warning',
    title: 'An Availability Zone of a transit gateway is given by the endpoint or by an association.',
    why: 'The endpoint is attached in its own Availability Zones already; a second time is expected to fail as a duplicate.',
    source: guide('cvpn-tgw'),
    on: 'network',
    check({ endpoint, associations }, report) {
      for (const [path, configured] of SPELLINGS) {
        const zones = new Set(configuredZones(endpoint, configured).map(keyOf));
        for (const resource of associations) {
          const { [path]: value } = resource.properties;
          const key = presentKey(value);
          if (key !== undefined && zones.has(key)) {
            const wrong = `is already in TransitGatewayConfiguration.${configured} of the endpoint`;
            report({ resource, path, value, wrong, fix: 'Remove the association, or the Availability Zone from the endpoint.' });
          }
        }
      }
    },
  },
  {
    id: 'TransitGatewayAssociationsCount',
    severity: 'error',
    title: `An endpoint on a transit gateway has at most ${max} Availability Zones, its own and those of its associations together.`,
    why: 'The service rejects more.',
    source: TRANSIT_GATEWAY_ZONES.source,
    on: 'network',
    check({ endpoint, associations }, report, graph) {
      for (const [path, configured] of SPELLINGS) {
        const zones = new Set(configuredZones(endpoint, configured).map(text).filter((zone) => zone !== undefined));
        const counted: Resource[] = [];
        for (const resource of associations) {
          const { [path]: value } = resource.properties;
          const zone = text(value);
          if (zone !== undefined && !zones.has(zone) && counted.every((other) => graph.coexist(other, resource))) {
            zones.add(zone);
            counted.push(resource);
            if (zones.size === max + 1) {
              const wrong = `is Availability Zone number ${zones.size} of the endpoint: AWS Client VPN accepts up to ${max} Availability Zones of a transit gateway`;
              report({ resource, path, value, wrong, fix: `Keep up to ${max}.` });
              return;
            }
          }
        }
      }
    },
  },
];

function configuredZones(endpoint: Resource | undefined, property: string): readonly Value[] {
  return list(at(endpoint?.properties, 'TransitGatewayConfiguration', property)) ?? [];
}
