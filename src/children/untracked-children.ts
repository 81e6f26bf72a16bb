import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { l1sBelow } from '../cdk/l1';
import type { Finding } from '../evaluation/rule';
import { ASSOCIATION, AUTHORIZATION_RULE, type Network, type Resource, ROUTE } from '../model/graph';
import { keyOf } from '../model/values';
import type { TreeGraph } from '../tree/tree-graph';

/** A network with what other constructs of the app attach to its endpoint: L1s, and those of other libraries. */
export function withStrays(network: Network, endpoint: IClientVpnEndpointRef, graph: TreeGraph): Network {
  const id = keyOf(graph.value(endpoint.clientVpnEndpointRef.clientVpnEndpointId));
  const elements = l1sBelow(endpoint.node.root, ASSOCIATION, ROUTE, AUTHORIZATION_RULE);
  const all = (type: string, known: readonly Resource[]) => {
    const found = elements.filter(({ cfnResourceType }) => cfnResourceType === type).map((element) => graph.resource(element));
    return Array.from(new Set([...known, ...found.filter(({ properties }) => keyOf(properties.ClientVpnEndpointId) === id)]));
  };
  return {
    ...network,
    associations: all(ASSOCIATION, network.associations),
    routes: all(ROUTE, network.routes),
    authorizationRules: all(AUTHORIZATION_RULE, network.authorizationRules),
  };
}

/** The findings without the warnings that are gone when strays are asked about as well: of something missing, mostly. */
export function withoutMended(findings: Finding[], withStraysAsWell: () => Finding[]): Finding[] {
  if (findings.every(({ severity }) => severity === 'error')) {
    return findings;
  }
  const key = ({ rule, resource, path }: Finding) => `${resource.id} ${rule} ${path}`;
  const left = new Set(withStraysAsWell().map(key));
  return findings.filter((finding) => finding.severity === 'error' || left.has(key(finding)));
}
