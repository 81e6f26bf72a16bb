/** Both families in place of one, as a way out for those who need the other. */
import { freeRange, USUAL_RANGE } from './free-range';
import { trafficType } from '../model/endpoint-properties';
import { ASSOCIATION, type Graph, type Resource } from '../model/graph';
import { endpointOf } from '../model/relations';
import { flag, isAbsent } from '../model/values';
import { lacksIpv6, subnetOf } from '../model/vpc';

/** How an endpoint for one family comes to carry both, as the end of a sentence; nothing where an associated subnet is known to lack the other. */
export function orDualStack(endpoint: Resource, graph: Graph): string {
  const subnets = graph.ofType(ASSOCIATION).filter((association) => endpointOf(association, graph) === endpoint)
    .map((association) => subnetOf(association, graph)).filter((subnet) => subnet !== undefined);
  const isIpv6 = trafficType(endpoint) === 'ipv6';
  if (subnets.some((subnet) => isIpv6 ? flag(subnet.properties.Ipv6Native) === true : lacksIpv6(subnet, graph))) {
    return '';
  }
  const range = isIpv6 && isAbsent(endpoint.properties.ClientCidrBlock) ? freeRange(USUAL_RANGE, endpoint, graph) : undefined;
  return `, or set TrafficIpAddressType of the endpoint to "dual-stack"${range === undefined ? '' : ` and ClientCidrBlock to e.g. "${range.text}"`}`;
}
