import { identities, IDENTIFIED, type Identity, keyOfIdentity } from './identities';
import { inlinePermissions } from './permissions';
import type { Replacements } from './replacements';
import { referenceTo, type States, stackOf } from './states';
import type { TemplateResource } from '../template/template-graph';
import { groupBy } from '../util/group-by';

/** Whether two resources exist at one time. */
type Meeting = 'yes' | 'no' | 'maybe';

/** A deployed resource that keeps the service from creating another one. */
export interface Twin {
  readonly resource: TemplateResource;
  /** What the service answers. */
  readonly error: string;
  /** Whether both are certainly there at the same time. */
  readonly isCertain: boolean;
}

/** Which new resources the service rejects, since CloudFormation creates them before it deletes what is deployed. */
export class Duplicates {
  private readonly deployed: ReadonlyMap<string, readonly TemplateResource[]>;
  /** The security groups that hold a permission themselves. */
  private readonly inline: ReadonlyMap<string, readonly TemplateResource[]>;

  public constructor(private readonly states: States, private readonly replacements: Replacements) {
    const resources = Array.from(states.before.deployed.values()).flatMap(({ graph }) => IDENTIFIED.flatMap((type) => graph.ownOfType(type)));
    this.deployed = byKey(resources, identities);
    this.inline = byKey(resources, inlinePermissions);
  }

  /** The deployed resource that a resource to be created meets. */
  public twinOf(resource: TemplateResource): Twin | undefined {
    return this.firstOf(identities(resource), (key) => [
      ...(this.deployed.get(key) ?? []).map((twin) => [twin, this.meeting(resource, twin)] as const),
      ...(this.inline.get(key) ?? []).map((group) => [group, this.meetingInline(group, key)] as const),
    ]);
  }

  /** The deployed rule of a resource of its own that a group meets which is to hold the same permission itself. */
  public twinInline(group: TemplateResource): Twin | undefined {
    const added = inlinePermissions(group).filter((one) => (this.inline.get(keyOfIdentity(one)) ?? []).length === 0);
    return this.firstOf(added, (key) => (this.deployed.get(key) ?? []).map((twin) => [twin, this.meeting(group, twin)] as const));
  }

  /** The security group in which a permission is written that a resource of its own stands for from now on. */
  public formerlyIn(resource: TemplateResource): TemplateResource | undefined {
    return identities(resource).flatMap((one) => this.inline.get(keyOfIdentity(one)) ?? [])[0];
  }

  /** The first deployed resource that is met, a certain one before others. */
  private firstOf(some: readonly Identity[], meetings: (key: string) => ReadonlyArray<readonly [TemplateResource, Meeting]>): Twin | undefined {
    const twins = some.flatMap((one) => {
      const replaced = one.values.flatMap((value) => this.replacements.in(value));
      if (replaced.some(([, { isCertain }]) => isCertain)) {
        // it is created on the new one.
        return [];
      }
      return meetings(keyOfIdentity(one)).filter(([, meeting]) => meeting !== 'no')
        .map(([twin, meeting]) => ({ resource: twin, error: one.error, isCertain: meeting === 'yes' && replaced.length === 0 }));
    });
    return twins.find(({ isCertain }) => isCertain) ?? twins[0];
  }

  /** Whether a deployed resource is still there when another one is created: the stacks decide, where it leaves one of them. */
  private meeting(resource: TemplateResource, twin: TemplateResource): Meeting {
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

  /** Whether a group still holds a permission itself: its update takes one away before what refers to the group is created. */
  private meetingInline(deployed: TemplateResource, key: string): Meeting {
    const group = this.states.next(referenceTo(deployed));
    return group !== undefined && inlinePermissions(group).some((one) => keyOfIdentity(one) === key) ? 'yes' : 'no';
  }
}

function byKey(
  resources: readonly TemplateResource[], identify: (resource: TemplateResource) => readonly Identity[],
): Map<string, readonly TemplateResource[]> {
  const keyed = resources.flatMap((resource) => identify(resource).map((one) => [keyOfIdentity(one), resource] as const));
  return new Map(Array.from(groupBy(keyed, ([key]) => key), ([key, same]) => [key, same.map(([, resource]) => resource)]));
}
