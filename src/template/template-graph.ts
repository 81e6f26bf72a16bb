import type { Assumption } from './conditions';
import { Dependencies } from './dependencies';
import { Resolver } from './resolver';
import { type Deployment, type RawResource, type Sections, sections } from './sections';
import { NAMES } from '../model/attributes';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Graph, type Network, type Resource, ROUTE } from '../model/graph';
import { isAbsent, keyOf, type Properties, Unknown, type Value } from '../model/values';
import { groupBy } from '../util/group-by';

/** A resource of a template; its properties are evaluated when somebody asks for them. */
class TemplateResource implements Resource {
  public readonly type: string;
  private evaluated?: Properties;

  public constructor(public readonly id: string, private readonly raw: RawResource, private readonly resolver: Resolver) {
    this.type = raw.type;
  }

  public get properties(): Properties {
    // the rules ask for it again and again.
    this.evaluated ??= this.evaluate();
    return this.evaluated;
  }

  public get isOpen(): boolean {
    return this.raw.isOpen;
  }

  private evaluate(): Properties {
    const { properties, condition } = this.raw;
    return Object.fromEntries(Array.from(properties, ([name, value]) => [name, this.resolver.resolve(value, condition)] as const)
      .filter(([, value]) => value !== undefined));
  }
}

interface Group extends Network {
  readonly associations: Resource[];
  readonly routes: Resource[];
  readonly authorizationRules: Resource[];
}

/** What the rules can know from a CloudFormation template. */
export class TemplateGraph implements Graph {
  public readonly account?: string;
  public readonly region?: string;
  public readonly template: Sections;
  private readonly resolver: Resolver;
  private readonly resources = new Map<string, TemplateResource>();
  private readonly byType: ReadonlyMap<string, readonly TemplateResource[]>;
  private grouped?: readonly Network[];
  private dependencies?: Dependencies;
  private named?: ReadonlyMap<string, Resource | undefined>;

  /**
   * @param template a template as `JSON.parse` gives it; any other value is read without a failure as well.
   * @param deployment what is known beyond the template; otherwise the template's metadata may say it.
   */
  public constructor(template: unknown, deployment: Deployment = {}) {
    this.template = sections(template);
    const { account = this.template.deployment.account, region = this.template.deployment.region } = deployment;
    this.account = account;
    this.region = region;
    this.resolver = new Resolver(this.template, { account, region });
    for (const [id, raw] of this.template.resources) {
      if (raw.condition === undefined || this.resolver.conditions.possible([raw.condition, true])) {
        this.resources.set(id, new TemplateResource(id, raw, this.resolver));
      }
    }
    this.byType = groupBy(this.resources.values(), ({ type }) => type);
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
    return this.resolver.conditions.possible(...this.existence(one), ...this.existence(other));
  }

  public accompanies(resource: Resource, other?: Resource): boolean {
    const given = other === undefined ? [] : this.existence(other);
    return this.existence(resource).every(([condition]) => !this.resolver.conditions.possible(...given, [condition, false]));
  }

  /** What has to be true for a resource to be made. */
  private existence({ id }: Resource): Assumption[] {
    const condition = this.template.resources.get(id)?.condition;
    return condition === undefined ? [] : [[condition, true]];
  }

  private group(): Network[] {
    const judged = (type: string) => (this.byType.get(type) ?? []).filter(({ isOpen }) => !isOpen);
    const groups = new Map<string, Group>();
    const groupOf = (key: string) => {
      const group: Group = groups.get(key) ?? { associations: [], routes: [], authorizationRules: [] };
      groups.set(key, group);
      return group;
    };
    for (const endpoint of judged(ENDPOINT)) {
      const expected = this.template.resources.get(endpoint.id)?.metadata.get('expectedConnections');
      Object.assign(groupOf(keyOf(this.resolver.resolve({ Ref: endpoint.id }))), {
        endpoint,
        expectedConnections: typeof expected === 'number' ? expected : undefined,
      });
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
