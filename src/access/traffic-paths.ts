import { external, type EntryPoint, entryPointsOf } from './entry-points';
import { type Others, othersOf } from './others';
import type { Cidr, Family } from '../ip/cidr';
import { ASSOCIATION, type Graph, type EndpointGroup, type Resource, ROUTE } from '../model/graph';
import { familyOf, rangeIn } from '../model/ranges';
import { attachmentOf, areDistinct } from '../model/relations';
import { isAbsent, keyOf, text, Unknown, type Value } from '../model/values';
import { isSubnet } from '../model/vpc';
import { vpcRanges } from '../model/vpc-ranges';
import { LOCAL_TARGET } from '../service/limits';

/** Where a route leads: through an entry point, through one that is not known, or from client to client. */
export type Via = EntryPoint | 'some entry point' | 'clients';

/** A route, of those that were written and of those that an association brings along. */
export interface TrafficPath {
  /** Absent for a route that no one wrote here. */
  readonly route?: Resource;
  /** Why there may be routes that are not written here, of which it is one. */
  readonly others?: Others;
  /** Absent when it is not known. */
  readonly range?: Cidr;
  /** The family of a range that is not known; absent when not even that is known. */
  readonly family?: Family;
  readonly through: Via;
  /** Whether the route exists wherever the endpoint and the entry point do. */
  readonly isCertain: boolean;
}

export interface TrafficPaths {
  readonly entryPoints: readonly EntryPoint[];
  readonly paths: readonly TrafficPath[];
}

/** The entry points of a network, and the routes through them. */
export function trafficPathsOf(network: EndpointGroup, graph: Graph): TrafficPaths {
  const others = othersOf(network.endpoint, graph, ASSOCIATION, ROUTE);
  const isOpen = othersOf(network.endpoint, graph, ASSOCIATION) !== undefined;
  const targets = new Targets(isOpen ? [...entryPointsOf(network, graph), external()] : entryPointsOf(network, graph), graph);
  const written = network.routes.map((route): TrafficPath => {
    const through = targets.through(route.properties.TargetVpcSubnetId);
    const { DestinationCidrBlock: destination } = route.properties;
    return { route, range: rangeIn(destination), family: familyOf(destination), through, isCertain: isCertain(route, through, network, graph) };
  });
  const entryPoints = targets.all(written);
  const ranges = attachmentOf(network) === 'transit gateway' ? [] : vpcRanges(network, graph);
  const own = ranges.flatMap(({ family, later, range }) => entryPoints.map((through): TrafficPath => {
    const { associations } = through;
    // a range that the VPC gets after the association has no route.
    const isInTime = later === undefined || associations.length > 0 && associations.every((association) => graph.dependsOn(association, later));
    return { range, family, through, isCertain: isInTime };
  }));
  const added = others === undefined ? [] : entryPoints.map((through): TrafficPath => ({ through, others, isCertain: false }));
  return { entryPoints, paths: [...written, ...own, ...added] };
}

/** Whether a route exists wherever the endpoint and the entry point do. */
function isCertain(route: Resource, through: Via, { endpoint }: EndpointGroup, graph: Graph): boolean {
  const associations = typeof through === 'object' ? through.associations : [];
  return graph.accompanies(route, endpoint)
    || associations.length > 0 && associations.every((association) => graph.accompanies(route, association));
}

/** Finds the entry points that routes name. */
class Targets {
  private readonly bySubnet: Map<string, EntryPoint>;
  private readonly answers = new Map<string, Via>();
  private readonly gateway?: EntryPoint;

  public constructor(private readonly entryPoints: readonly EntryPoint[], private readonly graph: Graph) {
    this.bySubnet = new Map(entryPoints.flatMap((entryPoint) => entryPoint.subnet === undefined ? [] : [[entryPoint.subnet, entryPoint]]));
    this.gateway = entryPoints.find(({ associations, subnet }) => associations.length === 0 && subnet === undefined);
  }

  public through(target: Value): Via {
    const key = keyOf(target);
    const known = this.answers.get(key) ?? this.find(target, key);
    this.answers.set(key, known);
    return known;
  }

  /** The entry points that exist here and those in other stacks that routes show to exist. */
  public all(paths: readonly TrafficPath[]): EntryPoint[] {
    const all = new Set([...this.entryPoints, ...paths.flatMap(({ through }) => typeof through === 'object' ? [through] : [])]);
    return all.size === 0 && paths.some(({ through }) => through === 'some entry point') ? [external()] : Array.from(all);
  }

  private find(target: Value, key: string): Via {
    if (text(target) === LOCAL_TARGET.value) {
      return 'clients';
    }
    const entryPoint = this.bySubnet.get(key);
    if (entryPoint !== undefined) {
      return entryPoint;
    }
    if (this.gateway !== undefined && this.bySubnet.size === 0) {
      return this.gateway;
    }
    const associated = this.entryPoints.flatMap(({ associations }) => associations.map(({ properties }) => properties.SubnetId));
    const isStranger = !isAbsent(target) && !this.mayBeLocal(target) && associated.every((subnet) => areDistinct(subnet, target, this.graph));
    return isStranger ? external(key) : 'some entry point';
  }

  /** Whether an unknown target may turn out to be that of the clients among themselves. */
  private mayBeLocal(target: Value): boolean {
    return target instanceof Unknown && !isSubnet(target, this.graph);
  }
}
