import { EGRESS, INGRESS, LOG_GROUP, LOG_STREAM, SECURITY_GROUP } from './create-only';
import { permission } from './permissions';
import { ASSOCIATION, AUTHORIZATION_RULE, ROUTE } from '../model/graph';
import { rangeIn } from '../model/ranges';
import { flag, isPresent, keyOf, text, type Value } from '../model/values';
import { subnetOf } from '../model/vpc';
import type { TemplateResource } from '../template/template-graph';

/** What makes a resource the same thing to the service, and what it answers to a second one. */
export interface Identity {
  readonly values: readonly Value[];
  readonly error: string;
}

/** The types of which the service rejects a second one. */
export const IDENTIFIED = [ASSOCIATION, ROUTE, AUTHORIZATION_RULE, INGRESS, EGRESS, LOG_GROUP, SECURITY_GROUP];

/** One string for each thing. */
export function keyOfIdentity({ error, values }: Identity): string {
  return JSON.stringify([error, ...values.map(keyOf)]);
}

/** What a resource is: the first one is what it is itself, the others what it cannot be beside. */
export function identities(resource: TemplateResource): Identity[] {
  const { graph, properties, type } = resource;
  switch (type) {
    case ASSOCIATION: {
      const { ClientVpnEndpointId: endpoint, SubnetId: subnet, AvailabilityZone: zone, AvailabilityZoneId: zoneId } = properties;
      const ofSubnet = subnetOf(resource, graph)?.properties.AvailabilityZone;
      return [
        identity('InvalidClientVpnDuplicateAssociationException', endpoint, subnet ?? zone ?? zoneId),
        identity('InvalidClientVpnSubnetId.DuplicateAz', endpoint, ofSubnet),
      ].filter(isKnown);
    }
    case ROUTE: {
      const { ClientVpnEndpointId: endpoint, DestinationCidrBlock: destination, TargetVpcSubnetId: target } = properties;
      return [identity('InvalidClientVpnDuplicateRoute', endpoint, spelled(destination), target ?? '')].filter(isKnown);
    }
    case AUTHORIZATION_RULE: {
      const { ClientVpnEndpointId: endpoint, TargetNetworkCidr: range, AccessGroupId: group, AuthorizeAllGroups: all } = properties;
      return [identity('InvalidClientVpnDuplicateAuthorizationRule', endpoint, spelled(range), flag(all) === true ? [] : group)].filter(isKnown);
    }
    case LOG_GROUP: return [identity('ResourceAlreadyExistsException', properties.LogGroupName)].filter(isKnown);
    case SECURITY_GROUP: return [identity('InvalidGroup.Duplicate', properties.GroupName, properties.VpcId ?? '')].filter(isKnown);
    case LOG_STREAM: return [identity('ResourceAlreadyExistsException', properties.LogGroupName, properties.LogStreamName ?? '')].filter(isKnown);
    default: return [permission(resource)].filter(isKnown);
  }
}

function identity(error: string, ...values: readonly Value[]): Identity {
  return { values, error };
}

/** Whether all that matters is there. */
function isKnown({ values }: Identity): boolean {
  return values.every(isPresent);
}

/** A range as the service keeps it. */
function spelled(range: Value): Value {
  return rangeIn(range)?.text ?? text(range) ?? range;
}
