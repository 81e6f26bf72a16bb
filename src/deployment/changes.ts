import type { Change } from './change';
import { wordsForImport, wordsForLeft, wordsForNew, wordsForPermittedTwice, wordsForRejected, wordsForReplaced } from './change-texts';
import { Consequences } from './consequences';
import { CHILDREN, CREATE_ONLY, EGRESS, INGRESS, LOG_GROUP, SECURITY_GROUP } from './create-only';
import { Duplicates, type Twin } from './duplicates';
import { byEffect, SOURCES, worst } from './effect';
import { inPlace } from './in-place';
import { type Cause, isWithEndpoint, type Replacement, Replacements } from './replacements';
import { withRouteOrder } from './route-order';
import { referenceTo, type States } from './states';
import { subjectsOf } from './subjects-of-change';
import { UPKEPT } from './upkept';
import { ENDPOINT } from '../model/graph';
import type { TemplateResource } from '../template/template-graph';
import { REVOCATION_LIST_TYPE } from '../upkeep-handler/upkeep-request';

/** What a deployment does to endpoints, and to what belongs to them. */
export class Changes {
  private readonly replacements: Replacements;
  private readonly duplicates: Duplicates;
  private readonly before: ReadonlySet<TemplateResource>;
  private readonly after: ReadonlySet<TemplateResource>;

  public constructor(private readonly states: States) {
    this.replacements = new Replacements(states);
    this.duplicates = new Duplicates(states, this.replacements);
    this.before = subjectsOf(states.before);
    this.after = subjectsOf(states.after);
  }

  /** All changes; those of an endpoint include what its children do to it. */
  public all(): Change[] {
    const own = withRouteOrder([
      ...Array.from(this.after).flatMap((resource) => this.of(resource)),
      ...Array.from(this.before).flatMap((resource) => this.leaving(resource)),
    ]);
    const consequences = new Consequences(own, this.before, this.after);
    const staying = Array.from(this.after).filter((resource) => (
      resource.type === ENDPOINT && this.deployed(resource)?.type === ENDPOINT && this.replacements.of(referenceTo(resource))?.isCertain !== true
    ));
    return staying.reduce((changes, endpoint) => merged(changes, consequences.of(endpoint)), own);
  }

  private deployed(resource: TemplateResource): TemplateResource | undefined {
    return this.states.deployed(referenceTo(resource));
  }

  /** What happens to a resource of the next templates. */
  private of(resource: TemplateResource): Change[] {
    const before = this.deployed(resource);
    if (before === undefined) {
      return [this.added(resource)];
    }
    if (before.type !== resource.type) {
      const message = `CloudFormation does not change the type of a resource: it is deployed as ${before.type}.`;
      return [{ resource, effect: 'fails', isCertain: true, causes: [], message, fix: 'Use another logical id.', source: SOURCES.updates }];
    }
    const replacement = this.replacements.of(referenceTo(resource));
    const isSettled = bothExist(before, resource);
    const changes = [
      ...replacement === undefined ? [] : [this.replaced(before, resource, replacement)],
      ...replacement?.isCertain === true ? [] : this.withTwin(resource, this.updated(before, resource)),
    ].map((change) => ({ ...change, isCertain: change.isCertain && isSettled }));
    const mayLeave = !isSettled && !resource.graph.accompanies(resource);
    return mayLeave ? [...changes, ...this.gone(before).map((change) => ({ ...change, isCertain: false }))] : changes;
  }

  private added(resource: TemplateResource): Change {
    const twin = this.duplicates.twinOf(resource);
    if (resource.type === REVOCATION_LIST_TYPE && !this.isOfNewEndpoint(resource)) {
      return { resource, effect: 'resets', isCertain: false, causes: [], ...wordsForImport() };
    }
    return twin === undefined
      ? { resource, effect: 'added', isCertain: resource.graph.accompanies(resource), causes: [], ...wordsForNew(resource, this.duplicates.formerlyIn(resource)) }
      : rejected(resource, twin, []);
  }

  /** Whether the endpoint of a resource is created together with it. */
  private isOfNewEndpoint({ graph, properties: { ClientVpnEndpointId: id } }: TemplateResource): boolean {
    const endpoint = graph.resourceOf(id) as TemplateResource | undefined;
    return endpoint !== undefined && this.deployed(endpoint) === undefined;
  }

  /** A security group that is to hold a permission itself which a resource of its own stands for cannot be updated. */
  private withTwin(group: TemplateResource, updated: Change[]): Change[] {
    const twin = this.duplicates.twinInline(group);
    return twin === undefined ? updated : [rejected(group, twin, updated.flatMap(({ causes }) => causes))];
  }

  private replaced(before: TemplateResource, resource: TemplateResource, { causes, isCertain }: Replacement): Change {
    const twin = this.duplicates.twinOf(resource);
    if (twin !== undefined && !isWithEndpoint(causes)) {
      const change = rejected(resource, twin, causes);
      return { ...change, isCertain: change.isCertain && isCertain };
    }
    return { resource, effect: 'replaced', isCertain, causes, ...wordsForReplaced(before, causes, isCertain) };
  }

  private updated(before: TemplateResource, resource: TemplateResource): Change[] {
    const effects = this.replacements.differing(before, resource, CREATE_ONLY[resource.type])
      .map(({ cause, isCertain }) => ({ cause, ...effectOf(resource.type, cause, isCertain) }));
    const effect = worst(effects.map((one) => one.effect));
    const causing = effects.filter((one) => one.effect === effect);
    // the rest is reported as well, unless it is harmless.
    const telling = effect === 'in-place' ? causing : effects.filter((one) => one.effect !== 'in-place').sort(byEffect);
    return effect === undefined ? [] : [{
      resource,
      effect,
      isCertain: causing.some(({ isCertain }) => isCertain),
      causes: effects.map(({ cause }) => cause),
      message: Array.from(new Set(telling.map(({ means }) => means))).join(' '),
      source: causing[0].source,
    }];
  }

  /** What happens to a deployed resource that is in no next template. */
  private leaving(before: TemplateResource): Change[] {
    return this.states.next(referenceTo(before)) === undefined ? this.gone(before) : [];
  }

  private gone(before: TemplateResource): Change[] {
    const { graph, properties: { ClientVpnEndpointId: id }, type } = before;
    const endpoint = [...CHILDREN, ...UPKEPT].includes(type) ? graph.resourceOf(id) as TemplateResource | undefined : undefined;
    const goesWithIt = endpoint !== undefined && this.states.next(referenceTo(endpoint)) === undefined && !endpoint.isRetained.whenDeleted;
    const isDeleted = goesWithIt || [ENDPOINT, SECURITY_GROUP, LOG_GROUP].includes(type) && !before.isRetained.whenDeleted;
    return [{
      resource: before,
      effect: isDeleted ? 'deleted' : 'removed',
      isCertain: before.graph.accompanies(before),
      causes: [],
      ...wordsForLeft(before, goesWithIt),
    }];
  }
}

/** The service, or CloudFormation, rejects a second one. */
function rejected(resource: TemplateResource, { error, isCertain, resource: twin }: Twin, causes: readonly Cause[]): Change {
  const isPermission = [INGRESS, EGRESS].some((type) => type === resource.type || type === twin.type);
  return {
    resource,
    effect: 'fails',
    isCertain,
    causes,
    ...isPermission ? wordsForPermittedTwice(resource, twin, error) : wordsForRejected(resource, twin, error),
  };
}

function effectOf(type: string, { after, before, equivalent, property }: Cause, isCertain: boolean) {
  if (equivalent !== undefined) {
    return { effect: 'in-place' as const, means: 'The value means the same as before.', source: SOURCES.updates, isCertain };
  }
  const { isCertain: isSettled = true, ...found } = inPlace(type, property, before, after);
  return { ...found, isCertain: isCertain && isSettled };
}

/** Whether a resource exists before and after, in every deployment or under the very same condition. */
function bothExist(before: TemplateResource, after: TemplateResource): boolean {
  return before.graph.accompanies(before) && after.graph.accompanies(after) || before.conditionKey === after.conditionKey;
}

/** What children do to an endpoint is one change with what its own properties do. */
function merged(changes: readonly Change[], consequence: Change | undefined): Change[] {
  if (consequence === undefined) {
    return [...changes];
  }
  const own = changes.find(({ resource, isCertain }) => resource === consequence.resource && isCertain);
  if (own === undefined) {
    return [...changes, consequence];
  }
  const isWorse = worst([own.effect, consequence.effect]) === consequence.effect && own.effect !== consequence.effect && consequence.isCertain;
  const both: Change = isWorse
    ? { ...consequence, causes: own.causes }
    : { ...own, message: own.effect === consequence.effect ? `${own.message} ${consequence.message}` : own.message };
  return changes.map((change) => change === own ? both : change);
}
