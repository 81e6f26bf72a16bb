/** How the resources of the next templates keep the logical ids of the deployed ones, and the spelling of what CloudFormation would replace them for. */
import { compareStates, type Comparison } from './comparison';
import { respellable, respelled, type Spelling, spellingOf } from './deployed-spelling';
import { childMatches, endpointMatches, type Pair, type Question } from './paired-resources';
import { renamed } from './renamed';
import { keyOfReference, referenceTo, type State, States } from './states';
import { memberIn, members } from '../template/sections';
import type { TemplateResource } from '../template/template-graph';
import type { Reference } from '../template/unknown-values';

/** What one construct takes over. */
export interface AdoptionLine {
  readonly logicalId: string;
  /** The deployed spelling of create-only properties that mean the same. */
  readonly properties?: Spellings;
}

type Spellings = Readonly<Record<string, Spelling>>;

/** Lines by the paths of constructs. */
export type AdoptionLines = ReadonlyMap<string, AdoptionLine>;

/** A deployed resource that stays. */
export interface Kept {
  /** As it was before the adoption. */
  readonly resource: TemplateResource;
  /** Its logical id, which it has already or takes over. */
  readonly logicalId: string;
  /** The properties that keep their deployed spelling. */
  readonly spellings: Spellings;
}

/** What an adoption does, and what it leaves. */
export interface Adoption {
  /** The lines that were given, and those that are needed beyond. */
  readonly lines: AdoptionLines;
  readonly kept: readonly Kept[];
  readonly questions: readonly Question[];
  /** The given lines whose construct is not in the next templates, with the deployed resource that nothing else takes over. */
  readonly gone: ReadonlyArray<{ readonly path: string; readonly logicalId: string }>;
  /** The resources that need a line, and whose construct no one knows. */
  readonly pathless: readonly TemplateResource[];
  /** What the deployment does with all of this. */
  readonly comparison: Comparison;
}

/** Finds what is needed beyond the given lines. */
export function adoption(deployed: State, next: State, given: AdoptionLines = new Map()): Adoption {
  const first = new States(deployed, next);
  const ids = new Ids(next, first, given);
  const endpoints = endpointMatches(first, ids.settled);
  endpoints.pairs.forEach((pair) => ids.take(pair));

  const second = new States(deployed, ids.applied());
  const children = childMatches(second, ids.settledAfter());
  children.pairs.forEach(([child, other]) => ids.take([ids.before(child), other]));
  ids.makeWay();

  const third = new States(deployed, ids.applied());
  const spellings = new Map(ids.pairs.map(([resource, other]) => [resource, spellingsOf(third, resource, other)] as const));
  const questions = children.questions.map((question) => ({ ...question, resource: ids.before(question.resource) }));
  return {
    ...ids.result(spellings),
    questions: [...ids.questions, ...endpoints.questions, ...questions],
    comparison: compareStates(new States(deployed, ids.applied(spellings))),
  };
}

/** What a resource has to spell as it is deployed. */
function spellingsOf(states: States, { constructPath: path }: TemplateResource, { graph: { place }, logicalId: id }: TemplateResource): Spellings {
  const [before, after] = [states.deployed({ place, id })!, states.next({ place, id })!];
  const found: Record<string, Spelling> = {};
  for (const property of respellable(after.type)) {
    const [was, is] = [before.properties[property], after.properties[property]];
    const spelling = states.comparing.compare(was, is) === 'same' ? undefined : spellingOf(was);
    // what is written as a function stays one.
    const written = after.graph.template.resources.get(id)!.properties.get(property);
    const [wanted, isPossible] = [is, written].map((value) => (
      spelling === undefined ? undefined : respelled(after.type, property, value, spelling, path)
    ));
    if (spelling !== undefined && isPossible !== undefined && states.comparing.compare(was, wanted as typeof was) === 'same') {
      found[property] = spelling;
    }
  }
  return found;
}

/** The logical ids that the next resources are to have. */
class Ids {
  public readonly pairs: Pair[] = [];
  public readonly settled = new Map<string, Reference>();
  /** The lines that want what another line has. */
  public readonly questions: Question[] = [];
  private readonly resources: readonly TemplateResource[];
  /** The given paths that are there. */
  private readonly paths = new Set<string>();
  private readonly ids = new Map<TemplateResource, string>();

  public constructor(private readonly next: State, private readonly states: States, private readonly given: AdoptionLines) {
    this.resources = Array.from(states.after.deployed.values())
      .flatMap(({ contents, graph }) => Array.from(contents.sections.resources.keys(), (id) => graph.own(id)))
      .filter((resource): resource is TemplateResource => resource !== undefined && states.concerns(resource));
    for (const resource of this.resources) {
      const path = resource.constructPath;
      const line = path === undefined ? undefined : given.get(path);
      if (line !== undefined) {
        this.paths.add(path!);
        this.settle(resource, line.logicalId);
      }
    }
  }

  /** Takes over a deployed resource. */
  public take([next, { logicalId }]: Pair): void {
    this.settle(next, logicalId);
  }

  private settle(resource: TemplateResource, id: string): void {
    const { graph: { place } } = resource;
    const deployed = this.states.deployed({ place, id });
    if (deployed !== undefined && this.pairs.some(([, other]) => other === deployed)) {
      this.questions.push({ resource, candidates: [deployed], isUnknown: false });
      return;
    }
    this.ids.set(resource, id);
    this.settled.set(keyOfReference(referenceTo(resource)), { place, id });
    if (deployed?.type === resource.type) {
      this.pairs.push([resource, deployed]);
    }
  }

  /** What is settled, once the resources have their new ids. */
  public settledAfter(): ReadonlyMap<string, Reference> {
    return new Map(Array.from(this.settled.values(), (reference) => [keyOfReference(reference), reference]));
  }

  /** A resource as it was before it had a new id. */
  public before({ graph: { place }, logicalId }: TemplateResource): TemplateResource {
    return this.resources.find((resource) => resource.graph.place === place && this.idOf(resource) === logicalId)!;
  }

  private idOf(resource: TemplateResource): string {
    return this.ids.get(resource) ?? resource.logicalId;
  }

  /** Gives another id to what has one that something else takes over. */
  public makeWay(): void {
    const used = new Set([...this.resources, ...this.pairs.map(([, deployed]) => deployed)].map((resource) => keyOfReference(referenceTo(resource))));
    const taken = new Set(Array.from(this.ids, ([{ graph: { place } }, id]) => keyOfReference({ place, id })));
    for (const resource of this.resources) {
      const { graph: { place }, logicalId } = resource;
      if (!this.ids.has(resource) && taken.has(keyOfReference({ place, id: logicalId }))) {
        let number = 2;
        while (used.has(keyOfReference({ place, id: `${logicalId}${number}` }))) {
          number++;
        }
        this.ids.set(resource, `${logicalId}${number}`);
      }
    }
  }

  /** The next templates with their new ids, and with the deployed spellings. */
  public applied(spellings: ReadonlyMap<TemplateResource, Spellings> = new Map()): State {
    const templates = this.next.templates.map((one) => {
      const own = this.resources.filter(({ graph }) => this.states.after.memberOf(graph)!.source.template === one.template);
      const ids = new Map(own.map((resource) => [resource.logicalId, this.idOf(resource)] as const).filter(([before, after]) => before !== after));
      const changed = new Map(own.map((resource) => [resource.logicalId, { resource, own: spellings.get(resource) ?? {} }] as const)
        .filter(([, { own: found }]) => Object.keys(found).length > 0));
      return { ...one, template: renamed(withSpellings(one.template, changed), ids), text: undefined };
    });
    return { ...this.next, templates };
  }

  /** All lines that there are to be. */
  public result(spellings: ReadonlyMap<TemplateResource, Spellings>): Pick<Adoption, 'gone' | 'kept' | 'lines' | 'pathless'> {
    const kept = new Set(this.ids.values());
    // a construct that was moved takes its line along.
    const lost = Array.from(this.given).filter(([path, { logicalId }]) => !this.paths.has(path) && !kept.has(logicalId));
    const lines = new Map([...Array.from(this.given).filter(([path]) => this.paths.has(path)), ...lost]);
    const pathless: TemplateResource[] = [];
    for (const [resource, logicalId] of this.ids) {
      const own = Object.entries(spellings.get(resource) ?? {});
      const path = resource.constructPath;
      if (logicalId === resource.logicalId && own.length === 0) {
        continue;
      }
      if (path === undefined) {
        pathless.push(resource);
      } else {
        const properties = { ...lines.get(path)?.properties, ...Object.fromEntries(own) };
        lines.set(path, { logicalId, ...Object.keys(properties).length === 0 ? {} : { properties } });
      }
    }
    return {
      lines,
      kept: this.pairs.map(([resource, { logicalId }]) => (
        { resource, logicalId, spellings: lines.get(resource.constructPath ?? '')?.properties ?? {} }
      )),
      gone: lost.map(([path, { logicalId }]) => ({ path, logicalId })),
      pathless,
    };
  }
}

/** A template with some properties in the deployed spelling. */
function withSpellings(template: unknown, changed: ReadonlyMap<string, { readonly resource: TemplateResource; readonly own: Spellings }>): unknown {
  const resources = { ...memberIn(template, 'Resources') as Readonly<Record<string, { readonly Properties?: object }>> };
  for (const [id, { own, resource: { constructPath, type } }] of changed) {
    const properties = new Map(members(resources[id].Properties));
    for (const [property, spelling] of Object.entries(own)) {
      const value = respelled(type, property, properties.get(property), spelling, constructPath);
      if (value === null) {
        properties.delete(property);
      } else {
        properties.set(property, value);
      }
    }
    resources[id] = { ...resources[id], Properties: Object.fromEntries(properties) };
  }
  return changed.size === 0 ? template : { ...template as object, Resources: resources };
}
