/** Which deployed resource each of the next ones is, by what they are. */
import { CREATE_ONLY, EGRESS, INGRESS, LOG_GROUP, LOG_STREAM, SECURITY_GROUP } from './create-only';
import { respelled } from './deployed-spelling';
import { meansTheSame } from './equivalent-spellings';
import { identities, keyOfIdentity } from './identities';
import { keyOfReference, referenceTo, type States } from './states';
import { subjectsOf } from './subjects-of-change';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../model/graph';
import { at, list, text, type Value } from '../model/values';
import type { TemplateResource } from '../template/template-graph';
import type { Reference } from '../template/unknown-values';
import { groupBy } from '../util/group-by';

/** One thing: as it is to be, and as it is deployed. */
export type Pair = readonly [next: TemplateResource, deployed: TemplateResource];

/** A resource that may be any of several deployed ones. */
export interface Question {
  readonly resource: TemplateResource;
  readonly candidates: readonly TemplateResource[];
  /** Whether values of the deployment would tell. */
  readonly isUnknown: boolean;
}

/** What was found, and what only its author can tell. */
export interface Matches {
  readonly pairs: readonly Pair[];
  readonly questions: readonly Question[];
}

/** Whether two resources may be one thing. */
type Test = (next: TemplateResource, deployed: TemplateResource) => boolean;

/** Those of the next resources of which it is known which deployed ones they are, by their keys. */
export type Settled = ReadonlyMap<string, Reference>;

/** Endpoints by what tells them apart, and what each of them has of its own. */
export function endpointMatches(states: States, settled: Settled): Matches {
  const open = new Open(states, settled);
  const isSame = (property: string): Test => ({ properties: is }, { properties: was }) => (
    states.comparing.compare(was[property], is[property]) !== 'different'
  );
  const means = (property: string): Test => ({ properties: is, type }, { properties: was }) => (
    meansTheSame(type, property, was[property], is[property])
  );
  const hasId: Test = (next, deployed) => next.logicalId === deployed.logicalId;
  const all = (...tests: readonly Test[]): Test => (next, deployed) => tests.every((test) => test(next, deployed));
  const hasRange: Test = (next, deployed) => isSame('ClientCidrBlock')(next, deployed) || means('ClientCidrBlock')(next, deployed);
  open.pair(ENDPOINT, [
    hasRange,
    all(hasRange, hasId),
    all(hasRange, ...CREATE_ONLY[ENDPOINT].map(means)),
    all(hasRange, isSame('VpcId')),
  ], true);
  const isAsked: Test = (next, deployed) => (
    open.questions.some(({ candidates, resource }) => resource === next || candidates.includes(deployed))
  );
  open.pair(ENDPOINT, [(next, deployed) => hasId(next, deployed) && !isAsked(next, deployed)]);
  for (const [next, deployed] of [...settledEndpoints(states, settled), ...open.pairs.filter(([{ type }]) => type === ENDPOINT)]) {
    for (const [type, values] of Object.entries(PARTS)) {
      const own = (one: TemplateResource, ids: States['before']) => new Set(values(one.properties).flatMap((value) => {
        const part = one.graph.resourceOf(value) as TemplateResource | undefined;
        return part?.type === type ? [ids.memberAt(part.graph.place)!.graph.own(part.logicalId)!] : [];
      }));
      const [news, olds] = [own(next, states.after), own(deployed, states.before)];
      const isOwn: Test = (one, other) => news.has(one) && olds.has(other);
      const isAlike: Test = (one, other) => NAMES.every((property) => isSame(property)(one, other)) && isDescribed(one, other);
      open.pair(type, [all(isOwn, hasId)]);
      open.pair(type, [all(isOwn, isAlike), all(isOwn, isAlike, isSame('GroupDescription'))], true);
    }
  }
  return open;
}

/** The endpoints of which it is known already which deployed ones they are. */
function settledEndpoints(states: States, settled: Settled): Pair[] {
  const nexts = Array.from(states.after.deployed.values()).flatMap(({ graph }) => graph.ownOfType(ENDPOINT));
  return nexts.flatMap((next) => {
    const reference = settled.get(keyOfReference(referenceTo(next)));
    const deployed = reference && states.deployed(reference);
    return deployed?.type === ENDPOINT ? [[next, deployed] as const] : [];
  });
}

/** What the service tells apart by its content, once endpoints and groups have the ids of the deployed ones. */
export function childMatches(states: States, settled: Settled): Matches {
  const open = new Open(states, settled);
  const key = (resource: TemplateResource) => identities(resource).map(keyOfIdentity)[0];
  for (const type of [ASSOCIATION, ROUTE, AUTHORIZATION_RULE, INGRESS, EGRESS, LOG_STREAM]) {
    open.pairByKey(type, key);
  }
  return open;
}

/** The values that tell a resource from others of its type. */
function toldApartBy(resource: TemplateResource): readonly Value[] {
  return resource.type === ENDPOINT ? [resource.properties.ClientCidrBlock] : identities(resource)[0]?.values ?? [];
}

/** What an endpoint has of its own. */
const PARTS: Readonly<Record<string, (endpoint: TemplateResource['properties']) => readonly Value[]>> = {
  [SECURITY_GROUP]: ({ SecurityGroupIds: groups }) => list(groups) ?? [],
  [LOG_GROUP]: ({ ConnectionLogOptions: logging }) => [at(logging, 'CloudwatchLogGroup')],
};
/** What makes groups different ones. */
const NAMES = ['VpcId', 'GroupName', 'LogGroupName'];

/** Whether the descriptions of two security groups are the same, or the next one has none of its own. */
function isDescribed({ constructPath, properties: { GroupDescription: own }, type }: TemplateResource, { properties }: TemplateResource): boolean {
  const deployed = properties.GroupDescription;
  return type !== SECURITY_GROUP || respelled(type, 'GroupDescription', own, text(deployed) ?? null, constructPath) !== undefined;
}

/** The resources that no one has told the counterparts of. */
class Open implements Matches {
  public readonly pairs: Pair[] = [];
  public readonly questions: Question[] = [];
  private readonly next: ReadonlyMap<string, Set<TemplateResource>>;
  private readonly deployed: ReadonlyMap<string, Set<TemplateResource>>;

  public constructor(private readonly states: States, settled: Settled) {
    const taken = new Set(Array.from(settled.values(), keyOfReference));
    const byType = (resources: Iterable<TemplateResource>, isOpen: (key: string) => boolean) => {
      const open = Array.from(resources).filter((resource) => states.concerns(resource) && isOpen(keyOfReference(referenceTo(resource))));
      return new Map(Array.from(groupBy(open, ({ type }) => type), ([type, all]) => [type, new Set(all)]));
    };
    this.next = byType(subjectsOf(states.after), (key) => !settled.has(key));
    this.deployed = byType(subjectsOf(states.before), (key) => !taken.has(key));
  }

  /** Pairs those of a type that can only be each other, by the first test that tells; what none of them tells is asked, if someone wants to. */
  public pair(type: string, tests: readonly Test[], isAsked = false): void {
    const [nexts, deployeds] = [this.next, this.deployed].map((all) => all.get(type) ?? new Set<TemplateResource>());
    const mayBe = (test: Test, next: TemplateResource, deployed: TemplateResource) => (
      next.graph.place === deployed.graph.place && test(next, deployed)
    );
    const found = () => {
      for (const test of tests) {
        for (const next of nexts) {
          const candidates = Array.from(deployeds).filter((deployed) => mayBe(test, next, deployed));
          const rivals = candidates.length === 1 ? Array.from(nexts).filter((other) => mayBe(test, other, candidates[0])) : [];
          if (rivals.length === 1) {
            return [next, candidates[0]] as const;
          }
        }
      }
      return undefined;
    };
    // each pair may leave another one that can only be each other.
    for (let pair = found(); pair !== undefined; pair = found()) {
      this.take(pair);
    }
    for (const resource of isAsked ? nexts : []) {
      const candidates = Array.from(deployeds).filter((deployed) => mayBe(tests[0], resource, deployed));
      this.ask(resource, candidates);
    }
  }

  /** Pairs those of a type that are one thing by their keys. */
  public pairByKey(type: string, keyOf: (resource: TemplateResource) => string | undefined): void {
    const keyed = (resources: Iterable<TemplateResource> = []) => groupBy(resources, (resource) => {
      const key = keyOf(resource);
      return key && `${resource.graph.place} ${key}`;
    });
    const deployed = keyed(this.deployed.get(type));
    for (const [key, nexts] of keyed(this.next.get(type))) {
      const candidates = deployed.get(key) ?? [];
      if (nexts.length === 1 && candidates.length === 1) {
        this.take([nexts[0], candidates[0]]);
      } else {
        nexts.forEach((resource) => this.ask(resource, candidates));
      }
    }
    this.askAboutUnknown(type);
  }

  /** Asks about those of a type that only values of the deployment tell apart; the same logical id is an answer. */
  private askAboutUnknown(type: string): void {
    const open = (all: ReadonlyMap<string, Set<TemplateResource>>) => Array.from(all.get(type) ?? [])
      .filter((one) => !this.questions.some(({ candidates, resource }) => one === resource || candidates.includes(one)));
    const candidatesFor = (next: TemplateResource, all: readonly TemplateResource[]) => (
      all.filter((deployed) => deployed.graph.place === next.graph.place && this.isUnknown(next, deployed))
    );
    for (const next of open(this.next)) {
      const own = candidatesFor(next, open(this.deployed)).filter(({ logicalId }) => logicalId === next.logicalId);
      own.forEach((deployed) => this.take([next, deployed]));
    }
    const left = open(this.deployed);
    open(this.next).forEach((next) => this.ask(next, candidatesFor(next, left)));
  }

  private ask(resource: TemplateResource, candidates: readonly TemplateResource[]): void {
    if (candidates.length > 0) {
      this.questions.push({ resource, candidates, isUnknown: candidates.some((deployed) => this.isUnknown(resource, deployed)) });
    }
  }

  /** Whether two resources are one thing with certain values of the deployment only. */
  private isUnknown(next: TemplateResource, deployed: TemplateResource): boolean {
    return this.states.comparing.compare(toldApartBy(deployed), toldApartBy(next)) === 'unknown';
  }

  private take(pair: Pair): void {
    const [next, deployed] = pair;
    this.pairs.push(pair);
    this.next.get(next.type)!.delete(next);
    this.deployed.get(deployed.type)!.delete(deployed);
  }
}
