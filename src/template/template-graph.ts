import { NAMES } from './attributes';
import { Dependencies } from './dependencies';
import { type Deployment, Resolver } from './resolver';
import { isIntrinsic, type RawResource, type Sections, sections } from './sections';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Graph, type Network, type Resource, ROUTE } from '../rules/graph';
import { isAbsent, keyOf, type Properties, Unknown, type Value } from '../rules/values';

/** A resource of a template; its properties are evaluated when somebody asks for them. */
class TemplateResource implements Resource {
  public readonly type: string;
  private evaluated?: Properties;

  public constructor(public readonly id: string, private readonly raw: RawResource, private readonly resolver: Resolver) {
    this.type = raw.type;
  }

  public get properties(): Properties {
    const { properties, condition } = this.raw;
    this.evaluated ??= Object.fromEntries(Array.from(properties, ([name, value]) => [name, this.resolver.resolve(value, condition)] as const)
      .filter(([, value]) => value !== undefined));
    return this.evaluated;
  }

  /** Whether a macro may add and remove properties. */
  public get isOpen(): boolean {
    return Array.from(this.raw.properties.keys()).some(isIntrinsic);
  }
}

/** What the rules can know from a CloudFormation template. */
export class TemplateGraph implements Graph {
  public readonly account?: string;
  public readonly region?: string;
  private readonly template: Sections;
  private readonly resolver: Resolver;
  private readonly resources = new Map<string, TemplateResource>();
  private readonly byType = new Map<string, TemplateResource[]>();
  private grouped?: readonly Network[];
  private dependencies?: Dependencies;
  private named?: ReadonlyMap<string, Resource | undefined>;

  /**
   * @param template a template as `JSON.parse` gives it; any other value is read without a failure as well.
   * @param deployment what is known beyond the template.
   */
  public constructor(template: unknown, deployment: Deployment = {}) {
    this.account = deployment.account;
    this.region = deployment.region;
    this.template = sections(template);
    this.resolver = new Resolver(this.template, deployment);
    for (const [id, raw] of this.template.resources) {
      if (raw.condition === undefined || this.resolver.conditions.possible([raw.condition, true])) {
        const resource = new TemplateResource(id, raw, this.resolver);
        this.resources.set(id, resource);
        append(this.byType, raw.type, resource);
      }
    }
  }

  public get networks(): readonly Network[] {
    this.grouped ??= this.group();
    return this.grouped;
  }

  public resourceOf(value: Value): Resource | undefined {
    const id = value instanceof Unknown ? this.resolver.referenced(value) : undefined;
    if (id !== undefined) {
      return this.resources.get(id);
    }
    this.named ??= this.names();
    return isAbsent(value) ? undefined : this.named.get(keyOf(value));
  }

  public ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  public dependsOn(resource: Resource, other: Resource): boolean {
    this.dependencies ??= new Dependencies(this.template.resources);
    return this.dependencies.has(resource.id, other.id);
  }

  public coexist(one: Resource, other: Resource): boolean {
    const conditions = [one, other].map(({ id }) => this.template.resources.get(id)?.condition).filter((condition) => condition !== undefined);
    return this.resolver.conditions.possible(...conditions.map((condition) => [condition, true] as const));
  }

  private group(): Network[] {
    const judged = (type: string) => (this.byType.get(type) ?? []).filter(({ isOpen }) => !isOpen);
    const groups = new Map<string, { endpoint?: Resource; associations: Resource[]; routes: Resource[]; authorizationRules: Resource[] }>();
    const groupOf = (key: string) => {
      const group = groups.get(key) ?? { associations: [], routes: [], authorizationRules: [] };
      groups.set(key, group);
      return group;
    };
    for (const endpoint of judged(ENDPOINT)) {
      groupOf(keyOf(this.resolver.resolve({ Ref: endpoint.id }))).endpoint = endpoint;
    }
    for (const [type, children] of [[ASSOCIATION, 'associations'], [ROUTE, 'routes'], [AUTHORIZATION_RULE, 'authorizationRules']] as const) {
      for (const child of judged(type)) {
        const { ClientVpnEndpointId: endpoint } = child.properties;
        groupOf(isAbsent(endpoint) ? `of ${child.id}` : keyOf(endpoint))[children].push(child);
      }
    }
    return Array.from(groups.values());
  }

  /** The resources by the name that the template gives them; none for a name that two of them have. */
  private names(): ReadonlyMap<string, Resource | undefined> {
    const found = new Map<string, Resource | undefined>();
    for (const [type, property] of NAMES) {
      for (const resource of this.ofType(type)) {
        const name = resource.properties[property];
        if (!isAbsent(name)) {
          found.set(keyOf(name), found.has(keyOf(name)) ? undefined : resource);
        }
      }
    }
    return found;
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const entries = lists.get(key);
  if (entries) {
    entries.push(value);
  } else {
    lists.set(key, [value]);
  }
}
