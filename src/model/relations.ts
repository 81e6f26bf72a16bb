import { ENDPOINT, type Graph, type EndpointGroup, type Resource } from './graph';
import { isAbsent, isPresent, keyOf, text, type Value } from './values';
import { groupBy } from '../util/group-by';

/** The endpoint that an association, a route or an authorization rule belongs to, if the template or app holds it. */
export function endpointOf({ properties }: Resource, graph: Graph): Resource | undefined {
  // every rule about a child asks for it.
  const resource = graph.resourceOf(properties.ClientVpnEndpointId);
  return resource?.type === ENDPOINT ? resource : undefined;
}

/** What else of a type belongs to the endpoint of an association, a route or an authorization rule. */
export function besideOf(child: Resource, type: string, graph: Graph): readonly Resource[] {
  return withinEndpoint(child, type, graph).filter((other) => other !== child);
}

/** The same, of those that have a key. */
export function besideWith(child: Resource, type: string, graph: Graph, key: KeyOf, wanted: string): readonly Resource[] {
  return keyed(withinEndpoint(child, type, graph), key).get(wanted)?.filter((other) => other !== child) ?? [];
}

/** What of a type belongs to the endpoint of an association, a route or an authorization rule. */
export function withinEndpoint({ properties: { ClientVpnEndpointId: endpoint } }: Resource, type: string, graph: Graph): readonly Resource[] {
  return isAbsent(endpoint) ? [] : graph.naming(endpoint, type, 'ClientVpnEndpointId');
}

type KeyOf = (resource: Resource) => string | undefined;
type ByKey = ReadonlyMap<string, readonly Resource[]>;

const KEYED = new WeakMap<readonly Resource[], Map<KeyOf, ByKey>>();

/** Resources by a key: a list that a graph gives to all who ask is gone through once for each kind of key. */
function keyed(resources: readonly Resource[], key: KeyOf): ByKey {
  const known = KEYED.get(resources) ?? new Map<KeyOf, ByKey>();
  KEYED.set(resources, known);
  const found = known.get(key) ?? groupBy(resources, key);
  known.set(key, found);
  return found;
}

/** What an endpoint can be attached to. */
export type NetworkKind = 'VPC' | 'transit gateway';

/** What an association attaches its endpoint to, where it says so without a contradiction. */
export function attachmentBy({ properties }: Resource): NetworkKind | undefined {
  const { SubnetId: subnet, AvailabilityZone: zone, AvailabilityZoneId: zoneId } = properties;
  if (isPresent(subnet) && isAbsent(zone) && isAbsent(zoneId)) {
    return 'VPC';
  }
  const oneZone = isPresent(zone) && isAbsent(zoneId) || isAbsent(zone) && isPresent(zoneId);
  return isAbsent(subnet) && oneZone ? 'transit gateway' : undefined;
}

/** What the endpoint of a network is attached to, where that is known: the endpoint says it, else its associations do. */
export function attachmentOf({ endpoint, associations }: EndpointGroup): NetworkKind | undefined {
  if (endpoint === undefined) {
    return associations.map(attachmentBy).find((attachment) => attachment !== undefined);
  }
  const { TransitGatewayConfiguration: gateway, VpcId: vpc } = endpoint.properties;
  if (isAbsent(gateway)) {
    return 'VPC';
  }
  return isPresent(gateway) && isAbsent(vpc) ? 'transit gateway' : undefined;
}

/** Each resource that has the same key as an earlier one, with that one, where both can exist in one deployment. */
export function* repeated(
  resources: readonly Resource[],
  key: (resource: Resource) => string | undefined,
  graph: Graph,
): Iterable<readonly [Resource, Resource]> {
  const firsts = new Map<string, Resource[]>();
  for (const resource of resources) {
    const own = key(resource);
    if (own !== undefined) {
      const earlier = firsts.get(own) ?? [];
      const first = earlier.find((other) => graph.coexist(other, resource));
      if (first) {
        yield [resource, first];
      } else {
        earlier.push(resource);
        firsts.set(own, earlier);
      }
    }
  }
}

/** The key of a value that is certainly there. */
export function presentKey(value: Value): string | undefined {
  return isPresent(value) ? keyOf(value) : undefined;
}

/** Whether two values certainly stand for different things of one type: two ids, or two resources of the template or app. */
export function areDistinct(one: Value, other: Value, graph: Graph): boolean {
  const [resource, otherResource] = [graph.resourceOf(one), graph.resourceOf(other)];
  if (resource !== undefined && otherResource !== undefined) {
    return resource !== otherResource;
  }
  return text(one) !== undefined && text(other) !== undefined && text(one) !== text(other);
}

