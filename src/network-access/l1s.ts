/** The L1s of routes and authorization rules: checked before they are made, and joined to their endpoint. */
import { CfnClientVpnAuthorizationRule, CfnClientVpnRoute } from 'aws-cdk-lib/aws-ec2';
import type { ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { IClientVpnAuthorizationRulePlus } from './authorization-rule';
import type { IClientVpnRoutePlus } from './route';
import { waitFor } from '../cdk/dependable';
import type { Place } from '../cdk/place';
import { subnetId } from '../cdk/refs';
import type { BoundDestination } from '../children/bound-destination';
import type { EndpointParts } from '../children/endpoint-parts';
import { ROUTE } from '../model/graph';
import { ACCESS_FOR_NOBODY } from '../rules/construct-rules';
import { LOCAL_TARGET } from '../service/limits';
import { report } from '../validation/reporting';

// classes, because the trace that the CDK takes of each L1, which is most of the time that it needs to make one, leaves out what happens in the
// constructors of the L1's class.

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

/** The L1 of a route. */
export class Route extends CfnClientVpnRoute implements IClientVpnRoutePlus {
  public constructor({ children, dependencies, reader }: EndpointParts, scope: Construct, id: string, parts: RouteParts) {
    const { destination, subnet, description } = parts;
    const props = {
      clientVpnEndpointId: reader.endpoint.clientVpnEndpointRef.clientVpnEndpointId,
      destinationCidrBlock: destination.cidr,
      targetVpcSubnetId: destination.isLocal ? LOCAL_TARGET.value : subnet && subnetId(subnet),
      // an empty one would be a change to none, which replaces the route.
      description: description || undefined,
    };
    reader.check(placeOf(scope, id), [ROUTE, props]);
    super(scope, id, props);
    dependencies.waitForAssociations(this, subnet);
    destination.after?.forEach((block) => waitFor(this, block));
    children.add(this);
  }

  public get routeId(): string {
    return this.ref;
  }
}

/** The L1 of an authorization rule. */
export class AuthorizationRule extends CfnClientVpnAuthorizationRule implements IClientVpnAuthorizationRulePlus {
  public constructor({ children, reader }: EndpointParts, scope: Construct, id: string, parts: AuthorizationRuleParts) {
    const { allUsers, description, destination, group } = parts;
    const isForGroup = group !== undefined && group !== '';
    // the only error about an authorization rule by itself: what else there is to say of it waits for the endpoint to be complete.
    if (isForGroup === (allUsers === true)) {
      report(placeOf(scope, id), ACCESS_FOR_NOBODY, !isForGroup ? 'The authorization rule grants access to no one.' : 'The authorization rule is for a group and for all users.',
        'Write either group: "engineering" or allUsers: true.');
    }
    super(scope, id, {
      clientVpnEndpointId: reader.endpoint.clientVpnEndpointRef.clientVpnEndpointId,
      targetNetworkCidr: destination.cidr,
      accessGroupId: group,
      // false beside a group, as `ec2.ClientVpnEndpoint` writes it: to leave it out would be a change, which replaces the rule.
      authorizeAllGroups: allUsers === true,
      description: description || undefined,
    });
    destination.after?.forEach((block) => waitFor(this, block));
    children.add(this);
  }

  public get authorizationRuleId(): string {
    return this.ref;
  }
}

function placeOf(scope: Construct, id: string): Place {
  return id === OF_ITS_SCOPE ? scope : new Within(scope, id);
}

/** A construct that is still to be made. A path is put together each time that it is asked for, and only an error asks. */
class Within implements Place {
  public constructor(private readonly scope: Construct, private readonly id: string) {}

  public get node(): { readonly path: string } {
    return { path: `${this.scope.node.path}/${this.id}` };
  }
}
