import type { Assumption } from './conditions';
import { Dependencies } from './dependencies';
import { type Networks, networksOf } from './networks';
import { sections } from './read-sections';
import { Resolver } from './resolver';
import { ResourceIndex } from './resource-index';
import type { Deployment, Path, RawResource, Sections } from './sections';
import { strayAttributes } from './stray-attributes';
import { alone, mayMeet, type Surroundings } from './surroundings';
import { type Graph, type EndpointGroup, type Resource, resourcesOf, type StrayAttribute } from '../model/graph';
import { withMeant } from '../model/meant-properties';
import { opened } from '../model/open-properties';
import { isAbsent, keyOf, type Properties, Unknown, type Value } from '../model/values';
import { valuesAt } from '../model/values-at';
import { groupBy } from '../util/group-by';

/** A resource of a template; its properties are evaluated when someone asks for them. */
export class TemplateResource implements Resource {
  public readonly type: string;
  private evaluated?: Properties;
  private twin?: TemplateResource;

  public constructor(
    public readonly id: string,
    /** Its name in its own template. */
    public readonly logicalId: string,
    public readonly graph: TemplateGraph,
    private readonly raw: RawResource,
    private readonly own?: TemplateResource,
  ) {
    this.type = raw.type;
  }

  public get properties(): Properties {
    // the rules ask for it again and again.
    this.evaluated ??= this.own?.properties ?? this.evaluate();
    return this.evaluated;
  }

  /** One of its properties, for which the others need not be evaluated. */
  public property(name: string): Value {
    return this.graph.resolve(this.raw.properties.get(name), this.raw.condition);
  }

  /** Where its template writes it. */
  public get path(): Path {
    return this.raw.path;
  }

  public get account(): string | undefined {
    return this.graph.account;
  }

  public get region(): string | undefined {
    return this.graph.region;
  }

  /** Whether it stays in the account when it leaves the template, and when another one takes its place. */
  public get isRetained(): { readonly whenDeleted: boolean; readonly whenReplaced: boolean } {
    const stays = (policy: unknown) => policy === 'Retain' || policy === 'RetainExceptOnCreate';
    return { whenDeleted: stays(this.raw.deletionPolicy), whenReplaced: stays(this.raw.updateReplacePolicy) };
  }

  /** One string for each condition that it is created under, with all that the condition is made of. */
  public get conditionKey(): string {
    return JSON.stringify([this.raw.condition, ...this.raw.condition === undefined ? [] : Array.from(this.graph.template.conditions)]);
  }

  /** The path of the construct that the CDK made it of. */
  public get constructPath(): string | undefined {
    return this.raw.constructPath;
  }

  /** How many clients the author of an endpoint expects at a time. */
  public get expectedConnections(): number | undefined {
    const expected = this.raw.metadata.get('expectedConnections');
    return typeof expected === 'number' ? expected : undefined;
  }

  public get strayAttributes(): readonly StrayAttribute[] {
    return strayAttributes(this.graph.template).get(this.logicalId)?.flatMap(({ path, target, user = target, ...asked }) => {
      const [asking, type] = [this.graph.own(user), this.graph.own(target)?.type];
      const resource = this.id === this.logicalId ? asking : asking?.abroad;
      return resource === undefined || type === undefined ? [] : [{ ...asked, resource, target, type, path: path.join('.') }];
    }) ?? [];
  }

  /** The resource as findings about another template call it. */
  public get abroad(): TemplateResource {
    this.twin ??= new TemplateResource(`${this.id} (${this.graph.name})`, this.id, this.graph, this.raw, this);
    return this.twin;
  }

  private evaluate(): Properties {
    const { properties, condition, openness } = this.raw;
    const values: Array<readonly [string, Value]> = [];
    for (const [name, raw] of properties) {
      const value = this.graph.resolve(raw, condition);
      if (value !== undefined) {
        values.push([name, value]);
      }
    }
    return opened(withMeant(this.type, Object.fromEntries(values)), openness, () => `${this.logicalId} of ${this.graph.place}`);
  }
}

/** The templates that are judged together with a template, itself included. */
export interface Neighbours {
  readonly name: string;
  readonly contents: { readonly sections: Sections };
  readonly surroundings: Surroundings;
  /** The template that this one is nested in. */
  readonly around?: TemplateGraph;
  /** What no template makes. */
  readonly known: readonly Resource[];
  /** The resources of all of them. */
  readonly index: ResourceIndex;
  /** Whether a macro may add resources of a type to one of them. */
  mayHoldMore(type: string): boolean;
  graphAt(place: string): TemplateGraph | undefined;
  /** Whether the stack of the template is ever made, with what stands under one of its conditions. */
  makes(condition?: string): boolean;
  /** What has to be true for the stack of the template to be made. */
  existence(): readonly Existence[];
  /** The networks of all these templates. */
  networks(): Networks;
  /** Whether a resource waits for one of another template. */
  dependsOn(resource: Located, other: Located): boolean;
}

/** A resource by its name in its own template. */
export interface Located {
  readonly graph: TemplateGraph;
  readonly id: string;
}

/** A condition of a template that has to be true. */
export type Existence = readonly [graph: TemplateGraph, condition: string];

/** What the rules can know from a CloudFormation template, and from those that it is deployed with. */
export class TemplateGraph implements Graph {
  public readonly account?: string;
  public readonly region?: string;
  public readonly template: Sections;
  private readonly resolver: Resolver;
  private readonly surroundings: Surroundings;
  private readonly resources = new Map<string, TemplateResource | undefined>();
  private readonly byType = new Map<string, readonly TemplateResource[]>();
  private readonly ownIndex = new ResourceIndex(() => [this]);
  private idsByType?: ReadonlyMap<string, readonly string[]>;
  private readonly byReference = new Map<string, readonly Resource[]>();
  private readonly everywhere = new Map<string, readonly Resource[]>();
  private grouped?: readonly EndpointGroup[];
  private dependencies?: Dependencies;
  private known?: ReadonlyMap<string, Resource>;

  /**
   * @param template a template as `JSON.parse` gives it; any other value is read without a failure as well.
   * @param deployment what is known beyond the template; otherwise the template's metadata may say it.
   */
  public constructor(template: unknown, deployment: Deployment = {}, private readonly neighbours?: Neighbours) {
    this.template = neighbours?.contents.sections ?? sections(template, deployment);
    const { account = this.template.deployment.account, region = this.template.deployment.region } = deployment;
    this.account = account;
    this.region = region;
    this.surroundings = neighbours?.surroundings ?? alone();
    this.resolver = new Resolver(this.template, { ...deployment, account, region }, this.surroundings);
  }

  /** What people call the template. */
  public get name(): string {
    return this.neighbours?.name ?? '';
  }

  /** What tells the template from others. */
  public get place(): string {
    return this.surroundings.place;
  }

  public get networks(): readonly EndpointGroup[] {
    this.grouped ??= (this.neighbours?.networks() ?? networksOf([this])).get(this)?.map((network) => this.seen(network)) ?? [];
    return this.grouped;
  }

  /** A value of the template as a resource sees it that is created under a condition. */
  public resolve(raw: unknown, condition?: string): Value {
    return this.resolver.resolve(raw, condition);
  }

  /** Whether some deployment of the template makes all of the assumptions true. */
  public possible(...assumptions: readonly Assumption[]): boolean {
    return this.resolver.conditions.possible(...assumptions);
  }

  public resourceOf(value: Value): Resource | undefined {
    const reference = value instanceof Unknown ? this.surroundings.values.referenced(value) : undefined;
    if (reference !== undefined) {
      const graph = reference.place === this.surroundings.place ? this : this.neighbours?.graphAt(reference.place);
      const resource = graph?.own(reference.id);
      return resource && this.from(resource);
    }
    return isAbsent(value) ? undefined : this.named(keyOf(value));
  }

  public ofType(type: string): readonly Resource[] {
    if (this.neighbours === undefined) {
      return this.ownOfType(type);
    }
    const known = this.everywhere.get(type) ?? [
      ...this.neighbours.index.holding(type).flatMap((graph) => graph.ownOfType(type)).map((resource) => this.from(resource)),
      ...this.neighbours.known.filter((resource) => resource.type === type),
    ];
    this.everywhere.set(type, known);
    return known;
  }

  public naming(value: Value, type: string, path: string): readonly Resource[] {
    const asked = `${type}.${path} ${keyOf(value)}`;
    const known = this.byReference.get(asked) ?? this.namingIn(value, type, path);
    this.byReference.set(asked, known);
    return known;
  }

  private namingIn(value: Value, type: string, path: string): readonly Resource[] {
    const { index = this.ownIndex, known = [] } = this.neighbours ?? {};
    const ofType = known.filter((resource) => resource.type === type);
    return [
      ...index.naming(value, type, path).map((resource) => this.from(resource)),
      ...ofType.filter(({ properties }) => valuesAt(properties, path.split('.')).some(([, own]) => keyOf(own) === keyOf(value))),
    ];
  }

  public mayHoldMore(type: string): boolean {
    return this.neighbours?.mayHoldMore(type) ?? this.template.mayHoldMore(type);
  }

  /** The resources of a type that this very template makes. */
  public ownOfType(type: string): readonly TemplateResource[] {
    // of most templates of a large app someone asks for a few types only.
    this.idsByType ??= idsByType(this.template);
    const ids = this.byType.has(type) ? [] : this.idsByType.get(type) ?? [];
    const known = this.byType.get(type) ?? ids.map((id) => this.own(id)).filter((resource) => resource !== undefined);
    this.byType.set(type, known);
    return known;
  }

  /** A resource of this very template. */
  public own(id: string): TemplateResource | undefined {
    if (!this.resources.has(id)) {
      const raw = this.template.resources.get(id);
      this.resources.set(id, raw !== undefined && this.isMade(raw) ? new TemplateResource(id, id, this, raw) : undefined);
    }
    return this.resources.get(id);
  }

  private isMade({ condition }: RawResource): boolean {
    return this.neighbours?.makes(condition) ?? (condition === undefined || this.possible([condition, true]));
  }

  public dependsOn(resource: Resource, other: Resource): boolean {
    const [one, two] = [this.located(resource), this.located(other)];
    return one.graph === two.graph ? one.graph.waiting().has(one.id, two.id) : this.neighbours?.dependsOn(one, two) === true;
  }

  public circleAround(network: EndpointGroup): readonly Resource[] | undefined {
    for (const graph of new Set(resourcesOf(network).flatMap((resource) => this.located(resource).graph.andAround()))) {
      const circle = graph.waiting().circle()?.map((id) => graph.own(id)).filter((resource) => resource !== undefined);
      if (circle !== undefined && circle.length > 0) {
        return circle.map((resource) => this.from(resource));
      }
    }
    return undefined;
  }

  /** This template, and those that it is nested in. */
  private andAround(): TemplateGraph[] {
    return [this, ...this.neighbours?.around?.andAround() ?? []];
  }

  private waiting(): Dependencies {
    this.dependencies ??= new Dependencies(this.template.resources);
    return this.dependencies;
  }

  public coexist(one: Resource, other: Resource): boolean {
    const both = [...this.existence(one), ...this.existence(other)];
    // most templates have no conditions.
    if (both.length === 0) {
      return true;
    }
    const needed = groupBy(both, ([graph]) => graph);
    return Array.from(needed).every(([graph, all]) => graph.possible(...all.map(([, condition]) => [condition, true] as const)));
  }

  public accompanies(resource: Resource, other?: Resource): boolean {
    const given = other === undefined ? [] : this.existence(other);
    return this.existence(resource).every(([graph, condition]) => (
      !graph.possible(...given.filter(([owner]) => owner === graph).map(([, known]) => [known, true] as const), [condition, false])
    ));
  }

  /** What has to be true for a resource to be made. */
  private existence(resource: Resource): readonly Existence[] {
    const { graph, id } = this.located(resource);
    const condition = graph.template.resources.get(id)?.condition;
    return [...condition === undefined ? [] : [[graph, condition] as const], ...graph.neighbours?.existence() ?? []];
  }

  private located(resource: Resource): Located {
    return resource instanceof TemplateResource ? { graph: resource.graph, id: resource.logicalId } : { graph: this, id: resource.id };
  }

  /** A resource as findings about this template call it. */
  private from(resource: TemplateResource): TemplateResource {
    return resource.graph === this ? resource : resource.abroad;
  }

  private seen({ endpoint, associations, routes, authorizationRules, ...more }: EndpointGroup): EndpointGroup {
    const all = (resources: readonly Resource[]) => resources.map((resource) => this.from(resource as TemplateResource));
    return {
      ...more,
      endpoint,
      associations: all(associations),
      routes: all(routes),
      authorizationRules: all(authorizationRules),
    };
  }

  /** The resource with a name, by its key; none where two of them have it. */
  private named(key: string): Resource | undefined {
    const all = (this.neighbours?.index ?? this.ownIndex).named(key);
    const own = all.filter(({ graph }) => graph === this);
    // a name is that of one account and Region.
    const [found, ...more] = own.length > 0 ? own : all.filter(({ graph }) => mayMeet(graph, this));
    if (found === undefined) {
      this.known ??= new Map((this.neighbours?.known ?? []).map((resource) => [keyOf(resource.id), resource] as const));
      return this.known.get(key);
    }
    return more.length > 0 ? undefined : this.from(found);
  }
}

function idsByType({ resources }: Sections): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, { type }] of resources) {
    const ids = found.get(type);
    if (ids === undefined) {
      found.set(type, [id]);
    } else {
      ids.push(id);
    }
  }
  return found;
}
