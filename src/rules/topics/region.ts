import { certificatesOf, regionOfCertificate } from './certificates';
import { handlerOf } from './connect-handler';
import type { Rule } from '../../evaluation/rule';
import { ENDPOINT, type Graph, type EndpointGroup, type Resource } from '../../model/graph';
import { text, type Value } from '../../model/values';
import { valuesAt } from '../../model/values-at';
import { subnetOf } from '../../model/vpc';
import { REGIONS_WITHOUT_CLIENT_VPN } from '../../service/limits';
import { REGION } from '../../service/region-names';
import { guide } from '../../service/sources';

export const regionRules: readonly Rule[] = [
  {
    id: 'RegionWithoutClientVpn',
    severity: 'warning',
    title: 'The Region has AWS Client VPN.',
    why: 'CloudFormation cannot create an endpoint in other Regions. The list is from May 2026 and may be out of date.',
    source: REGIONS_WITHOUT_CLIENT_VPN.source,
    on: ENDPOINT,
    check(_, report, { region }) {
      if (REGIONS_WITHOUT_CLIENT_VPN.values.some((without) => without === region)) {
        report({ path: '', value: region, wrong: 'is not on the list of Regions that have AWS Client VPN', fix: 'Deploy to another Region, or check that AWS has added this one.' });
      }
    },
  },
  {
    id: 'RegionMismatch',
    severity: 'error',
    title: 'An endpoint, its VPC, its subnets and Availability Zones, its certificates, and what is attached to it are in one Region.',
    why: 'The service finds nothing of another Region.',
    source: guide('cvpn-working-target'),
    on: 'network',
    check(network, report, graph) {
      const reported = new Set<string>();
      const [first, ...others] = claims(network, graph);
      for (const { by, path, region, resource, value } of others) {
        // with a VPC, all that is in it is in another Region.
        if (region !== first.region && !reported.has(region)) {
          reported.add(region);
          const subject = path === '' ? 'the resource is' : `is ${by}`;
          const reference = first.path === '' ? `${first.by} is` : `${first.resource.id} names ${first.by}`;
          const wrong = `${subject} in ${region}, but ${reference} in ${first.region}`;
          report({ resource, path, value, wrong, fix: `Keep everything of the endpoint in one Region, ${first.region} or ${region}.` });
        }
      }
    },
  },
];

/** Something that says in which Region it is. */
interface Claim {
  readonly region: string;
  readonly by: string;
  readonly resource: Resource;
  readonly path: string;
  readonly value?: Value;
}

/** What is known of the Region of an endpoint: first of itself, then of what it names and what is attached to it. */
function claims({ endpoint, associations, authorizationRules, routes }: EndpointGroup, graph: Graph): Claim[] {
  const found: Claim[] = [];
  const add = (claim: Omit<Claim, 'region'> & { readonly region: string | undefined }) => {
    if (claim.region !== undefined) {
      found.push(claim as Claim);
    }
  };
  if (endpoint !== undefined) {
    add({ region: endpoint.region, by: 'the endpoint', resource: endpoint, path: '' });
    const { VpcId: vpc } = endpoint.properties;
    add({ region: graph.resourceOf(vpc)?.region, by: 'a VPC', resource: endpoint, path: 'VpcId', value: vpc });
    for (const [path, value] of valuesAt(endpoint.properties, ['TransitGatewayConfiguration', 'AvailabilityZones', '*'])) {
      add({ region: regionOfZone(value), by: 'an Availability Zone', resource: endpoint, path, value });
    }
  }
  for (const resource of associations) {
    const { AvailabilityZone: zone, SubnetId: value } = resource.properties;
    const subnet = subnetOf(resource, graph);
    add({ region: subnet?.region, by: 'a subnet', resource, path: 'SubnetId', value });
    add({ region: regionOfZone(subnet?.properties.AvailabilityZone), by: 'a subnet', resource, path: 'SubnetId', value });
    add({ region: regionOfZone(zone), by: 'an Availability Zone', resource, path: 'AvailabilityZone', value: zone });
  }
  for (const resource of [...associations, ...routes, ...authorizationRules]) {
    const { region } = resource;
    // most are in the Region of the first, and no one asks which they are.
    if (region !== found[0]?.region) {
      add({ region, by: `the stack of ${resource.id}`, resource, path: '' });
    }
  }
  if (endpoint !== undefined && endpoint.region === undefined) {
    // where the Region of the endpoint is known, these have rules of their own.
    for (const [path, value] of certificatesOf(endpoint)) {
      add({ region: regionOfCertificate(value, graph), by: 'a certificate', resource: endpoint, path, value });
    }
    const { region, value } = handlerOf(endpoint, graph);
    add({ region, by: 'a function', resource: endpoint, path: 'ClientConnectOptions.LambdaFunctionArn', value });
  }
  return found;
}

const ZONE = new RegExp(`^(${REGION})(?:[a-z]$|-)`);

/** The Region of an Availability Zone, a Local Zone or a Wavelength Zone, by its name. */
function regionOfZone(zone: Value): string | undefined {
  return ZONE.exec(text(zone) ?? '')?.[1];
}
