import type { Change } from './change';
import { SOURCES } from './effect';
import { ASSOCIATION, ROUTE } from '../model/graph';
import { keyOf, type Value } from '../model/values';
import { groupBy } from '../util/group-by';

/** The changes with routes marked that CloudFormation may create before the association of their subnet. */
export function withRouteOrder(changes: readonly Change[]): Change[] {
  const created = changes.filter(({ effect }) => effect === 'added' || effect === 'replaced').map(({ resource }) => resource);
  const associations = groupBy(
    created.filter(({ type }) => type === ASSOCIATION),
    ({ properties: { ClientVpnEndpointId: endpoint, SubnetId: subnet } }) => keyOfEntrance(endpoint, subnet),
  );
  return changes.map((change) => {
    const { resource, effect } = change;
    if (resource.type !== ROUTE || effect !== 'added' && effect !== 'replaced') {
      return change;
    }
    const needed = associations.get(keyOfEntrance(resource.properties.ClientVpnEndpointId, resource.properties.TargetVpcSubnetId)) ?? [];
    return needed.length === 0 || needed.some((association) => resource.graph.dependsOn(resource, association)) ? change : {
      ...change,
      effect: 'fails',
      isCertain: false,
      message: `CloudFormation may create it before ${needed[0].logicalId}, the association of its subnet: then the deployment ends with InvalidClientVpnActiveAssociationNotFound.`,
      fix: `Let it depend on ${needed[0].logicalId}.`,
      source: SOURCES.route,
    };
  });
}

function keyOfEntrance(endpoint: Value, subnet: Value): string {
  return `${keyOf(endpoint)} ${keyOf(subnet)}`;
}
