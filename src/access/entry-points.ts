import { nameOf } from './wording';
import type { Graph, EndpointGroup, Resource } from '../model/graph';
import { attachmentOf, presentKey } from '../model/relations';
import { waysOut, type WaysOut } from '../model/ways-out';
import { groupBy } from '../util/group-by';

/** A way for clients into the network: an association of the endpoint. */
export interface EntryPoint {
  /** How sentences call it. */
  readonly name: string;
  /** The subnet, as one string; absent where no subnet belongs to it. */
  readonly subnet?: string;
  /** Absent for the transit gateway, and for what an app or template that is not shown may associate. */
  readonly associations: readonly Resource[];
  /** Whether it exists wherever the endpoint does. */
  readonly isCertain: boolean;
  /** Where it leads beyond the VPC; absent where that is not known. */
  readonly out?: WaysOut;
}

/** The ways into the network of an endpoint that are known here; those through a transit gateway have their routes in common and count as one. */
export function entryPointsOf(network: EndpointGroup, graph: Graph): EntryPoint[] {
  const attachment = attachmentOf(network);
  const gateway = { name: 'the transit gateway', associations: [], isCertain: attachment === 'transit gateway' };
  if (attachment === 'transit gateway') {
    return [gateway];
  }
  const { associations, endpoint } = network;
  const subnets = Array.from(groupBy(associations, ({ id, properties }) => presentKey(properties.SubnetId) ?? `of ${id}`), ([subnet, same]): EntryPoint => ({
    name: `association ${nameOf(same[0])}`,
    subnet,
    associations: same,
    out: waysOut(same[0].properties.SubnetId, graph),
    isCertain: endpoint !== undefined && attachment === 'VPC' && same.some((association) => graph.accompanies(association, endpoint)),
  }));
  return attachment === undefined && endpoint !== undefined ? [...subnets, gateway] : subnets;
}

/** An association that this template or app does not hold. */
export function external(subnet?: string): EntryPoint {
  return { name: 'an imported association', subnet, associations: [], isCertain: false };
}
