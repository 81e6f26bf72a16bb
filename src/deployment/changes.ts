import type { Change } from './change';
import { Consequences } from './consequences';
import { CHILDREN, EGRESS, INGRESS, LOG_GROUP, SECURITY_GROUP } from './create-only';
import { Duplicates, type Twin } from './duplicates';
import { type Effect, EFFECTS, SOURCES, worst } from './effect';
import { inPlace } from './in-place';
import { type Cause, isWithEndpoint, type Replacement, Replacements } from './replacements';
import { withRouteOrder } from './route-order';
import { referenceTo, type States } from './states';
import { subjectsOf } from './subjects-of-change';
import { wordsForLeft, wordsForNew, wordsForReplaced } from './words';
import { ENDPOINT } from '../model/graph';
import type { TemplateResource } from '../template/template-graph';

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
      ...replacement?.isCertain === true ? [] : this.updated(before, resource),
    ].map((change) => ({ ...change, isCertain: change.isCertain && isSettled }));
    const mayLeave = !isSettled && !resource.graph.accompanies(resource);
    return mayLeave ? [...changes, ...this.gone(before).map((change) => ({ ...change, isCertain: false }))] : changes;
  }

  private added(resource: TemplateResource): Change {
    const twin = this.duplicates.twinOf(resource);
    return twin === undefined
      ? { resource, effect: 'added', isCertain: resource.graph.accompanies(resource), causes: [], ...wordsForNew(resource) }
      : refused(resource, twin, []);
  }

  private replaced(before: TemplateResource, resource: TemplateResource, { causes, isCertain }: Replacement): Change {
    const twin = this.duplicates.twinOf(resource);
    if (twin !== undefined && !isWithEndpoint(causes)) {
      const change = refused(resource, twin, causes);
      return { ...change, isCertain: change.isCertain && isCertain };
    }
    return { resource, effect: 'replaced', isCertain, causes, ...wordsForReplaced(before, causes, isCertain) };
  }

  private updated(before: TemplateResource, resource: TemplateResource): Change[] {
    const names = new Set([...Object.keys(before.properties), ...Object.keys(resource.properties)]);
    const differing = Array.from(names).flatMap((property) => this.replacements.difference(before, resource, property));
    const effects = differing
      .filter(({ cause }) => !this.replacements.isCreateOnly(resource.type, cause.property))
      .map(({ cause, isCertain }) => ({ cause, ...effectOf(resource.type, cause, isCertain) }));
    const effect = worst(effects.map((one) => one.effect));
    const causing = effects.filter((one) => one.effect === effect);
    // the rest is reported as well, unless it is harmless.
    const telling = effect === 'in-place' ? causing : sortedByEffect(effects.filter((one) => one.effect !== 'in-place'));
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
    const endpoint = CHILDREN.includes(type) ? graph.resourceOf(id) as TemplateResource | undefined : undefined;
    const reference = endpoint && referenceTo(this.states.before.memberAt(endpoint.graph.place)!.graph.own(endpoint.logicalId)!);
    const goesWithIt = reference !== undefined && this.states.next(reference) === undefined && !endpoint!.isRetained.whenDeleted;
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

/** The service, or CloudFormation, refuses a second one. */
function refused(resource: TemplateResource, { error, isCertain, resource: twin }: Twin, causes: readonly Cause[]): Change {
  const own = twin.logicalId === resource.logicalId && twin.graph.place === resource.graph.place;
  const which = own ? 'the deployed one' : `${twin.logicalId}, which is deployed`;
  return {
    resource,
    effect: 'fails',
    isCertain,
    causes,
    message: `CloudFormation creates it before it deletes anything, and it is the same as ${which}: the deployment ends with ${error}.`,
    fix: own
      ? `Leave it as it is deployed, or use two deployments: the first one without ${resource.logicalId}, the second one with it.`
      : `Keep the logical id ${twin.logicalId}, with overrideLogicalId("${twin.logicalId}"), or use two deployments: remove ${twin.logicalId} in the first one, add ${resource.logicalId} in the second one.`,
    source: [INGRESS, EGRESS].includes(resource.type) ? SOURCES.updates : SOURCES.duplicates,
  };
}

function sortedByEffect<T extends { readonly effect: Effect }>(effects: readonly T[]): T[] {
  return [...effects].sort((one, other) => EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect));
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
