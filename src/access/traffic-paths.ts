import { elsewhere, type Gate, gatesOf } from './entry-points';
import { type Others, othersOf } from './others';
import type { Cidr, Family } from '../ip/cidr';
import { ASSOCIATION, type Graph, type Network, type Resource, ROUTE } from '../model/graph';
import { familyOf, rangeIn } from '../model/ranges';
import { attachmentOf, distinct } from '../model/relations';
import { isAbsent, keyOf, text, Unknown, type Value } from '../model/values';
import { isSubnet } from '../model/vpc';
import { vpcRanges } from '../model/vpc-ranges';
import { LOCAL_TARGET } from '../service/limits';

/** Where a route leads: through a gate, through one that is not known, or from client to client. */
export type Through = Gate | 'some gate' | 'clients';

/** A route, of those that were written and of those that an association brings along. */
export interface Way {
  /** Absent for a route that no one wrote here. */
  readonly route?: Resource;
  /** Why there may be routes that are not written here, of which it is one. */
  readonly others?: Others;
  /** Absent when it is not known. */
  readonly range?: Cidr;
  /** The family of a range that is not known; absent when not even that is known. */
  readonly family?: Family;
  readonly through: Through;
  /** Whether the route exists wherever the endpoint and the gate do. */
  readonly isCertain: boolean;
}

export interface Ways {
  readonly gates: readonly Gate[];
  readonly ways: readonly Way[];
}

/** The gates of a network, and the routes through them. */
export function waysOf(network: Network, graph: Graph): Ways {
  const others = othersOf(network.endpoint, graph, ASSOCIATION, ROUTE);
  const isOpen = othersOf(network.endpoint, graph, ASSOCIATION) !== undefined;
  const targets = new Targets(isOpen ? [...gatesOf(network, graph), elsewhere()] : gatesOf(network, graph), graph);
  const written = network.routes.map((route): Way => {
    const through = targets.through(route.properties.TargetVpcSubnetId);
    const { DestinationCidrBlock: destination } = route.properties;
    return { route, range: rangeIn(destination), family: familyOf(destination), through, isCertain: isCertain(route, through, network, graph) };
  });
  const gates = targets.all(written);
  const ranges = attachmentOf(network) === 'transit gateway' ? [] : vpcRanges(network, graph);
  const own = ranges.flatMap(({ family, later, range }) => gates.map((through): Way => {
    const { associations } = through;
    // a range that the VPC gets after the association has no route.
    const isInTime = later === undefined || associations.length > 0 && associations.every((association) => graph.dependsOn(association, later));
    return { range, family, through, isCertain: isInTime };
  }));
  const added = others === undefined ? [] : gates.map((through): Way => ({ through, others, isCertain: false }));
  return { gates, ways: [...written, ...own, ...added] };
}

/** Whether a route exists wherever the endpoint and the gate do. */
function isCertain(route: Resource, through: Through, { endpoint }: Network, graph: Graph): boolean {
  const associations = typeof through === 'object' ? through.associations : [];
  return graph.accompanies(route, endpoint)
    || associations.length > 0 && associations.every((association) => graph.accompanies(route, association));
}

/** Finds the gates that routes name. */
class Targets {
  private readonly bySubnet: Map<string, Gate>;
  private readonly answers = new Map<string, Through>();
  private readonly gateway?: Gate;

  public constructor(private readonly gates: readonly Gate[], private readonly graph: Graph) {
    this.bySubnet = new Map(gates.flatMap((gate) => gate.subnet === undefined ? [] : [[gate.subnet, gate]]));
    this.gateway = gates.find(({ associations, subnet }) => associations.length === 0 && subnet === undefined);
  }

  public through(target: Value): Through {
    const key = keyOf(target);
    const known = this.answers.get(key) ?? this.find(target, key);
    this.answers.set(key, known);
    return known;
  }

  /** The gates that exist here and those that routes show to exist elsewhere. */
  public all(ways: readonly Way[]): Gate[] {
    const all = new Set([...this.gates, ...ways.flatMap(({ through }) => typeof through === 'object' ? [through] : [])]);
    return all.size === 0 && ways.some(({ through }) => through === 'some gate') ? [elsewhere()] : Array.from(all);
  }

  private find(target: Value, key: string): Through {
    if (text(target) === LOCAL_TARGET.value) {
      return 'clients';
    }
    const gate = this.bySubnet.get(key);
    if (gate !== undefined) {
      return gate;
    }
    if (this.gateway !== undefined && this.bySubnet.size === 0) {
      return this.gateway;
    }
    const associated = this.gates.flatMap(({ associations }) => associations.map(({ properties }) => properties.SubnetId));
    const isStranger = !isAbsent(target) && !this.mayBeLocal(target) && associated.every((subnet) => distinct(subnet, target, this.graph));
    return isStranger ? elsewhere(key) : 'some gate';
  }

  /** Whether an unknown target may turn out to be that of the clients among themselves. */
  private mayBeLocal(target: Value): boolean {
    return target instanceof Unknown && !isSubnet(target, this.graph);
  }
}
