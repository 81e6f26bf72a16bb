import type { Group } from './audience';
import { Authorization } from './authorization';
import { type EntryPoint } from './entry-points';
import { type Grant, grantsOf } from './grants';
import { type Outcomes, type Reach, settled, together } from './outcomes';
import { type Region, Regions } from './regions';
import { Routing } from './routing';
import type { Destination, NamedGroup } from './subjects';
import { trafficPathsOf } from './traffic-paths';
import type { Cidr, Family } from '../ip/cidr';
import { clientRange, familiesOf, trafficType } from '../model/endpoint-properties';
import type { Graph, EndpointGroup, Resource } from '../model/graph';
import { isAbsent, keyOf, type Value } from '../model/values';
import { groupBy } from '../util/group-by';

/** Who reaches what through an endpoint, as AWS Client VPN decides it. */
export class EffectiveAccess {
  public readonly authorization: Authorization;
  public readonly routing: Routing;
  public readonly regions: Regions;
  public readonly entryPoints: readonly EntryPoint[];
  private readonly grants: readonly Grant[];
  private named?: NamedGroup[];
  /** What each group has of all addresses. */
  private readonly anywhere = new Map<string, Reach>();

  public constructor(private readonly network: EndpointGroup, graph: Graph) {
    const { endpoint } = network;
    const { entryPoints, paths } = trafficPathsOf(network, graph);
    const clients = endpoint && clientRange(endpoint);
    this.entryPoints = entryPoints;
    this.grants = grantsOf(network, graph);
    this.regions = new Regions(this.grants, paths, clients, entryPoints.flatMap(({ out }) => out?.ranges ?? []));
    this.authorization = new Authorization(this.grants);
    const areClientsKnown = clients !== undefined || endpoint !== undefined && isAbsent(endpoint.properties.ClientCidrBlock);
    this.routing = new Routing(entryPoints, { areClientsKnown, families: { ipv4: carriesFamily('ipv4', endpoint), ipv6: carriesFamily('ipv6', endpoint) } });
  }

  /** Whether a group reaches a range; one that is not known may be any. */
  public canReach(group: Group, range: Cidr | undefined): Reach {
    if (range !== undefined) {
      return settled(together(this.regions.parts(range).map((part) => this.outcomes(part, group))));
    }
    const key = group === undefined ? '' : keyOf(group);
    let reach = this.anywhere.get(key);
    if (reach === undefined) {
      const all = this.regions.all.filter(({ isCovered }) => !isCovered);
      reach = settled(together(all.map((part) => this.outcomes(part, group))));
      this.anywhere.set(key, reach);
    }
    return reach === 'PARTLY' ? 'UNKNOWN' : reach;
  }

  /** What may turn out for the addresses of a region outside of the narrower ones. */
  public outcomes(region: Region, group: Group): Outcomes {
    const { allowed, denied } = this.authorization.of(region, group);
    const { all, none, some } = this.routing.of(region);
    return { yes: allowed && all, partly: allowed && some, no: denied || none };
  }

  /** The groups that rules name, known ones first and in the order of the alphabet. */
  public groups(): readonly NamedGroup[] {
    // every reason asks whether someone misspelt one.
    this.named ??= this.namedGroups();
    return this.named;
  }

  private namedGroups(): NamedGroup[] {
    const named = groupBy(this.grants, ({ audience, rule }) => rule === undefined || audience.everyone === 'yes' ? undefined : audience.key);
    const groups = Array.from(named.values(), (same): NamedGroup => (
      { group: same[0].audience.group, writtenBy: same.flatMap(({ rule }) => rule ?? []) }
    ));
    return [
      ...groups.filter(({ group }) => typeof group === 'string').sort((one, other) => one.group! < other.group! ? -1 : 1),
      ...groups.filter(({ group }) => typeof group !== 'string'),
    ];
  }

  /** The destinations that rules and routes write, by family and address, unknown ones last. */
  public destinations(): Destination[] {
    const known = this.regions.all.map(({ grants, range, paths }): Destination => {
      const writers = [...grants.map(({ rule }) => rule), ...paths.map(({ route }) => route)];
      return { range, writtenBy: writers.filter((writer) => writer !== undefined) };
    });
    const { authorizationRules, routes } = this.network;
    const written: Array<readonly [Value, Resource]> = [
      ...authorizationRules.map((rule) => [rule.properties.TargetNetworkCidr, rule] as const),
      ...routes.map((route) => [route.properties.DestinationCidrBlock, route] as const),
    ];
    const seen = new Set(known.flatMap(({ writtenBy }) => writtenBy));
    const unknown = groupBy(written.filter(([, writer]) => !seen.has(writer)), ([value]) => keyOf(value));
    return [
      ...known.filter(({ writtenBy }) => writtenBy.length > 0),
      ...Array.from(unknown.values(), (same): Destination => ({ writtenBy: same.map(([, writer]) => writer) })),
    ];
  }
}

function carriesFamily(family: Family, endpoint: Resource | undefined) {
  if (family === 'ipv4' && endpoint !== undefined && clientRange(endpoint) !== undefined) {
    // clients have IPv4 addresses for IPv4 traffic alone.
    return trafficType(endpoint) === 'ipv6' ? 'no' : 'yes';
  }
  const families = endpoint && familiesOf(trafficType(endpoint));
  return families === undefined ? 'maybe' : families.includes(family) ? 'yes' : 'no';
}
