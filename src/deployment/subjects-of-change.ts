/** Which resources of a template belong to Client VPN endpoints. */
import { CHILDREN, EGRESS, INGRESS, LOG_GROUP, LOG_STREAM, SECURITY_GROUP } from './create-only';
import { UPKEPT } from './upkept';
import { ENDPOINT } from '../model/graph';
import { at, list, type Value } from '../model/values';
import type { TemplateResource } from '../template/template-graph';
import type { World } from '../template/world';

/** The endpoints of a world, and all that belongs to them: children, security groups with their rules, log groups. */
export function subjectsOf(world: World): Set<TemplateResource> {
  const found = new Set<TemplateResource>();
  const graphs = Array.from(world.deployed.values(), ({ graph }) => graph);
  for (const graph of graphs) {
    for (const type of [ENDPOINT, ...CHILDREN, ...UPKEPT]) {
      graph.ownOfType(type).forEach((resource) => found.add(resource));
    }
  }
  const named = (graph: TemplateResource['graph'], type: string, value: Value) => {
    const resource = graph.resourceOf(value);
    if (resource?.type === type) {
      found.add(own(resource as TemplateResource));
    }
  };
  for (const { graph, properties, type } of Array.from(found)) {
    if (type === ENDPOINT) {
      list(properties.SecurityGroupIds)?.forEach((group) => named(graph, SECURITY_GROUP, group));
      named(graph, LOG_GROUP, at(properties.ConnectionLogOptions, 'CloudwatchLogGroup'));
      named(graph, LOG_STREAM, at(properties.ConnectionLogOptions, 'CloudwatchLogStream'));
    }
  }
  for (const graph of graphs) {
    for (const rule of [INGRESS, EGRESS].flatMap((type) => graph.ownOfType(type))) {
      const { DestinationSecurityGroupId, GroupId, SourceSecurityGroupId } = rule.properties;
      const groups = [DestinationSecurityGroupId, GroupId, SourceSecurityGroupId].map((group) => graph.resourceOf(group));
      if (groups.some((group) => group !== undefined && found.has(own(group as TemplateResource)))) {
        found.add(rule);
      }
    }
  }
  return found;
}

/** A resource as its own template calls it. */
function own({ graph, logicalId }: TemplateResource): TemplateResource {
  return graph.own(logicalId)!;
}
