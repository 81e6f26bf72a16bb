import type { CfnResource } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { allStandIns } from './same-endpoint';
import { internalsOf } from '../cdk/l1';
import type { Finding } from '../evaluation/rule';
import { ASSOCIATION, AUTHORIZATION_RULE, type EndpointGroup, type Resource, ROUTE } from '../model/graph';
import { keyOf } from '../model/values';
import type { AppResources } from '../tree/app-resources';
import type { TreeGraph } from '../tree/tree-graph';
import { groupBy } from '../util/group-by';

type Owner = IClientVpnEndpointRef | 'no one';

/** The children of all endpoints of an app, by the one that they were made for. */
const BY_OWNER = new WeakMap<AppResources, ReadonlyMap<Owner, readonly CfnResource[]>>();

/** The network with what others attach to its endpoint: L1s, other libraries, what stands for it too; nothing where none do. */
export function includeUntracked(
  network: EndpointGroup, endpoint: IClientVpnEndpointRef, standIns: readonly IClientVpnEndpointRef[], graph: TreeGraph, app: AppResources,
): EndpointGroup | undefined {
  const id = keyOf(graph.value(endpoint.clientVpnEndpointRef.clientVpnEndpointId));
  const byOwner = BY_OWNER.get(app) ?? childrenByOwner(endpoint, app);
  BY_OWNER.set(app, byOwner);
  const others = ['no one' as const, ...standIns.filter((one) => one !== endpoint)].flatMap((owner) => byOwner.get(owner) ?? []);
  const resources = app.inOrder(others).map((element) => graph.resource(element));
  const found = resources.filter(({ properties }) => keyOf(properties.ClientVpnEndpointId) === id);
  if (found.length === 0) {
    return undefined;
  }
  const all = (type: string, known: readonly Resource[]) => Array.from(new Set([...known, ...found.filter((resource) => resource.type === type)]));
  return {
    ...network,
    associations: all(ASSOCIATION, network.associations),
    routes: all(ROUTE, network.routes),
    authorizationRules: all(AUTHORIZATION_RULE, network.authorizationRules),
  };
}

/** All children by the endpoint that they certainly belong to: what is written over their properties may say something else. */
function childrenByOwner(endpoint: IClientVpnEndpointRef, app: AppResources): ReadonlyMap<Owner, readonly CfnResource[]> {
  const owned = allStandIns(endpoint).flatMap(({ children, reader }) => children.elements.map((child) => [child, reader.endpoint] as const));
  const owners = new Map(owned);
  return groupBy(app.ofTypes(ASSOCIATION, ROUTE, AUTHORIZATION_RULE), (child): Owner => {
    const { Properties: overrides } = internalsOf(child).rawOverrides;
    return overrides === undefined ? owners.get(child) ?? 'no one' : 'no one';
  });
}

/** The findings without the warnings that are gone when untracked children are included, of something missing mostly; the others in the words of all that is known. */
export function dropResolvedWarnings(findings: Finding[], withUntracked: () => Finding[] | undefined): Finding[] {
  if (findings.every(({ severity }) => severity === 'error')) {
    return findings;
  }
  const key = ({ rule, resource, path }: Finding) => `${resource.id} ${rule} ${path}`;
  const complete = withUntracked();
  if (complete === undefined) {
    return findings;
  }
  const left = groupBy(complete, key);
  return findings.flatMap((finding) => {
    const same = left.get(key(finding)) ?? [];
    return finding.severity === 'error' || same.length > 1 ? finding : same;
  });
}
