import type { TemplateGraph, TemplateResource } from './template-graph';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type EndpointGroup, type Resource, ROUTE } from '../model/graph';
import { isAbsent, keyOf } from '../model/values';
import { groupBy } from '../util/group-by';

interface Group extends EndpointGroup {
  readonly associations: Resource[];
  readonly routes: Resource[];
  readonly authorizationRules: Resource[];
}

/** Networks by the template that findings about them are about. */
export type Networks = ReadonlyMap<TemplateGraph, readonly EndpointGroup[]>;

/** The endpoints of some templates that are judged together, each with all that they attach to it. */
export function networksOf(graphs: readonly TemplateGraph[]): Networks {
  const judged = (type: string) => graphs.flatMap((graph) => graph.ownOfType(type));
  const groups = new Map<string, Group>();
  const groupOf = (key: string) => {
    const group: Group = groups.get(key) ?? { associations: [], routes: [], authorizationRules: [] };
    groups.set(key, group);
    return group;
  };
  for (const endpoint of judged(ENDPOINT)) {
    const { expectedConnections } = endpoint;
    Object.assign(groupOf(endpointKey(endpoint)), { endpoint, expectedConnections });
  }
  for (const [type, children] of [[ASSOCIATION, 'associations'], [ROUTE, 'routes'], [AUTHORIZATION_RULE, 'authorizationRules']] as const) {
    for (const child of judged(type)) {
      const { ClientVpnEndpointId: endpoint } = child.properties;
      groupOf(isAbsent(endpoint) ? unattached(child) : keyOf(endpoint))[children].push(child);
    }
  }
  return groupBy(groups.values(), ownerOf);
}

/** That of the endpoint, else of the first that is attached to it. */
function ownerOf({ endpoint, associations, routes, authorizationRules }: EndpointGroup): TemplateGraph {
  return ((endpoint ?? associations[0] ?? routes[0] ?? authorizationRules[0]) as TemplateResource).graph;
}

/** What tells an endpoint from others: the key of what its children call it. */
export function endpointKey({ graph, logicalId }: TemplateResource): string {
  return keyOf(graph.resolve({ Ref: logicalId }));
}

/** A key for what names no endpoint. */
function unattached({ id, graph: { name } }: TemplateResource): string {
  return `of ${id} ${name}`;
}
