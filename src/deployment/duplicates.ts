import { EGRESS, INGRESS, LOG_GROUP, SECURITY_GROUP } from './create-only';
import type { Replacements } from './replacements';
import { referenceTo, type States, stackOf } from './states';
import { ASSOCIATION, AUTHORIZATION_RULE, ROUTE } from '../model/graph';
import { rangeIn } from '../model/ranges';
import { flag, isPresent, keyOf, text, type Value } from '../model/values';
import { subnetOf } from '../model/vpc';
import type { TemplateResource } from '../template/template-graph';
import { groupBy } from '../util/group-by';

/** A deployed resource that keeps the service from creating another one. */
export interface Twin {
  readonly resource: TemplateResource;
  /** What the service answers. */
  readonly error: string;
  /** Whether both are certainly there at the same time. */
  readonly isCertain: boolean;
}

/** What makes a resource the same thing to the service, and what it answers to a second one. */
interface Identity {
  readonly values: readonly Value[];
  readonly error: string;
}

/** Which new resources the service refuses, since CloudFormation creates them before it deletes what is deployed. */
export class Duplicates {
  private readonly deployed: ReadonlyMap<string, readonly TemplateResource[]>;

  public constructor(private readonly states: States, private readonly replacements: Replacements) {
    const resources = Array.from(states.before.deployed.values()).flatMap(({ graph }) => DUPLICATED.flatMap((type) => graph.ownOfType(type)));
    const keyed = resources.flatMap((resource) => identities(resource).map((one) => [keyOfIdentity(resource, one), resource] as const));
    this.deployed = new Map(Array.from(groupBy(keyed, ([key]) => key), ([key, same]) => [key, same.map(([, resource]) => resource)]));
  }

  /** The deployed resource that a resource to be created meets. */
  public twinOf(resource: TemplateResource): Twin | undefined {
    const twins = identities(resource).flatMap((one) => {
      const replaced = one.values.flatMap((value) => this.replacements.in(value));
      if (replaced.some(([, { isCertain }]) => isCertain)) {
        // it is created on the new one.
        return [];
      }
      const found = this.deployed.get(keyOfIdentity(resource, one)) ?? [];
      return found.flatMap((twin) => {
        const meeting = this.meeting(resource, twin);
        return meeting === 'no' ? [] : [{ resource: twin, error: one.error, isCertain: meeting === 'yes' && replaced.length === 0 }];
      });
    });
    return twins.find(({ isCertain }) => isCertain) ?? twins[0];
  }

  /** Whether a deployed resource is still there when another one is created: the stacks decide, where it leaves one of them. */
  private meeting(resource: TemplateResource, twin: TemplateResource): 'yes' | 'no' | 'maybe' {
    const { after } = this.states;
    const [own, other] = [after.memberOf(resource.graph)!, after.memberAt(twin.graph.place)];
    const reference = referenceTo(twin);
    const leaves = this.states.next(reference) === undefined || this.replacements.of(reference) !== undefined;
    if (!leaves || other === undefined || stackOf(own) === stackOf(other) || twin.isRetained.whenDeleted) {
      return 'yes';
    }
    if (after.stackWaits(stackOf(other), stackOf(own))) {
      return 'yes';
    }
    return after.stackWaits(stackOf(own), stackOf(other)) ? 'no' : 'maybe';
  }
}

const DUPLICATED = [ASSOCIATION, ROUTE, AUTHORIZATION_RULE, INGRESS, EGRESS, LOG_GROUP, SECURITY_GROUP];

function keyOfIdentity({ type }: TemplateResource, { error, values }: Identity): string {
  return JSON.stringify([type, error, ...values.map(keyOf)]);
}

function identities(resource: TemplateResource): Identity[] {
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
    default: {
      const names = Object.keys(properties).filter((name) => name !== 'Description').sort();
      return [identity('InvalidPermission.Duplicate', ...names.flatMap((name) => [name, properties[name]]))].filter(isKnown);
    }
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
