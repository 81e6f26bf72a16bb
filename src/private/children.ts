/** The L1s of routes and authorization rules: checked before they are made, and joined to their endpoint. */
import { CfnClientVpnAuthorizationRule, CfnClientVpnRoute } from 'aws-cdk-lib/aws-ec2';
import type { ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Attachments } from './attachments';
import { ACCESS_FOR_NOBODY } from './authoring-rules';
import { waitFor } from './dependable';
import { authoringError, type Place } from './errors';
import { subnetId } from './refs';
import type { BoundDestination } from '../destination';
import { AUTHORIZATION_RULE, ROUTE } from '../rules/graph';
import { LOCAL_TARGET } from '../rules/limits';

/** The id of an L1 in a construct of ours that stands for the same thing, and that messages name. */
const OF_ITS_SCOPE = 'Resource';

interface RouteParts {
  readonly destination: BoundDestination;
  readonly subnet?: ISubnetRef;
  readonly description?: string;
}

interface AuthorizationRuleParts {
  readonly destination: BoundDestination;
  readonly group?: string;
  readonly allUsers?: boolean;
  readonly description?: string;
}

/** Makes the L1 of a route. */
export function makeRoute(attachments: Attachments, scope: Construct, id: string, { destination, subnet, description }: RouteParts): void {
  const props = {
    clientVpnEndpointId: attachments.endpoint.clientVpnEndpointRef.clientVpnEndpointId,
    destinationCidrBlock: destination.cidr,
    targetVpcSubnetId: destination.isLocal ? LOCAL_TARGET.value : subnet && subnetId(subnet),
    description,
  };
  attachments.check(placeOf(scope, id), [ROUTE, props]);
  const route = new CfnClientVpnRoute(scope, id, props);
  attachments.waitForAssociations(route, subnet);
  destination.after?.forEach((block) => waitFor(route, block));
  attachments.add(route);
}

/** Makes the L1 of an authorization rule. */
export function makeAuthorizationRule(attachments: Attachments, scope: Construct, id: string, parts: AuthorizationRuleParts): void {
  const { allUsers, description, destination, group } = parts;
  const isForGroup = group !== undefined && group !== '';
  if (isForGroup === (allUsers === true)) {
    throw authoringError(ACCESS_FOR_NOBODY, placeOf(scope, id), !isForGroup ? 'The rule is for nobody.' : 'The rule is for a group and for all users.',
      'Write either group: "engineering" or allUsers: true.');
  }
  const props = {
    clientVpnEndpointId: attachments.endpoint.clientVpnEndpointRef.clientVpnEndpointId,
    targetNetworkCidr: destination.cidr,
    accessGroupId: group,
    authorizeAllGroups: allUsers === true ? true : undefined,
    description,
  };
  attachments.check(placeOf(scope, id), [AUTHORIZATION_RULE, props]);
  const rule = new CfnClientVpnAuthorizationRule(scope, id, props);
  destination.after?.forEach((block) => waitFor(rule, block));
  attachments.add(rule);
}

function placeOf(scope: Construct, id: string): Place {
  // a path is put together each time that it is asked for, and only an error asks.
  return id === OF_ITS_SCOPE ? scope : { node: { get path() { return `${scope.node.path}/${id}`; } } };
}
