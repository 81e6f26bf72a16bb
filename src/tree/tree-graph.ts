import { CfnParameter, CfnResource, type IResource, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { circleThrough } from './circle-through';
import { KEPT, type KeptReference, ReferenceKeeper } from './references';
import { internalsOf, l1sBelow, type Overrides } from '../cdk/l1';
import { isPlaceholder, isPlaceholderId } from '../cdk/lookup-placeholders';
import type { Place } from '../cdk/place';
import { ARN, familyOfAttribute, NAMES, SELF } from '../model/attributes';
import { cidrBlocks, selected } from '../model/fn-cidr';
import type { Graph, EndpointGroup, Resource } from '../model/graph';
import { isModule, type Openness, opennessOf, TRANSFORM, widest } from '../model/macros';
import { withMeant } from '../model/meant-properties';
import { cloudFormationName } from '../model/names';
import { opened } from '../model/open-properties';
import { CHOSEN, isChosen, parameterKind } from '../model/parameter-kind';
import { familyOf } from '../model/ranges';
import { isNamedBy } from '../model/value-index';
import { Impossible, impossibleOf, keyOf, kindOf, list, object, PLACEHOLDER, type Properties, text, Unknown, type Value } from '../model/values';
import { valuesAt } from '../model/values-at';
import { groupBy } from '../util/group-by';

/** How the key of a lazy value begins that cannot be told before the app is complete. */
export const LAZY = 'lazy ';
const LATER = Symbol('later');

const FUNCTION = /^(Ref|Fn::\w+|Kept::Reference)$/;
const NO_VALUE = 'AWS::NoValue';
/** The functions whose result is known where their operands are. */
const COMPUTED: ReadonlySet<string> = new Set(['Fn::Cidr', 'Fn::Join', 'Fn::Select']);

/** The construct tree of an app as the rules see it: a token is unknown, unless what it stands for is written in the same app. */
export class TreeGraph implements Graph {
  public networks: readonly EndpointGroup[] = [];
  public readonly account?: string;
  public readonly region?: string;
  private readonly stack: Stack;
  private readonly resolver: ReferenceKeeper;
  private readonly tokens = new Map<string, Value>();
  private readonly referred = new Map<string, Resource>();
  private readonly resources = new Map<CfnResource, Resource>();
  private readonly elements = new Map<Resource, CfnResource>();
  /** What is here of each type, and of that what is referred to, unless that has changed since. */
  private readonly made = new Map<string, Resource[]>();
  private named?: ReadonlyMap<string, readonly Resource[]>;
  private placeholders = 0;
  private isOpen?: boolean;

  /**
   * @param isComplete Whether the app is complete, so that a lazy value without a value is an absent one.
   */
  public constructor(scope: IConstruct, private readonly isComplete = false) {
    this.stack = Stack.of(scope);
    this.resolver = new ReferenceKeeper(this.stack);
    this.account = literal(this.stack.account);
    this.region = literal(this.stack.region);
  }

  /** A value of the app, with every token replaced by what is known of it. */
  public value(given: unknown): Value {
    if (isPlaceholder(given)) {
      // each one stands for another range, none of which is known yet.
      this.placeholders += 1;
      return new Unknown(`${PLACEHOLDER}${this.placeholders}`);
    }
    if (isPlaceholderId(given)) {
      return new Unknown(`${PLACEHOLDER}${given}`);
    }
    if (Token.isUnresolved(given)) {
      return this.cached(typeof given === 'string' ? given : Token.asString(given), given);
    }
    if (isDynamic(given)) {
      return new Unknown(`Dynamic ${given}`);
    }
    if (Array.isArray(given)) {
      return given.map((element) => this.value(element));
    }
    if (typeof given !== 'object' || given === null) {
      return given as Value;
    }
    const [[name, operand] = [], ...others] = Object.entries(given);
    return others.length === 0 && name !== undefined && FUNCTION.test(name) ? this.computed(name, operand, given) : this.properties(given);
  }

  /** The resource of an L1; its properties are read when they are asked for. */
  public resource(element: CfnResource): Resource {
    let resource = this.resources.get(element);
    if (resource === undefined) {
      const { cfnProperties, rawOverrides } = internalsOf(element);
      const { cfnResourceType: type, stack } = element;
      resource = new TreeResource(element, type, this.written(element, type, cfnProperties, rawOverrides), stack);
      this.resources.set(element, resource);
      this.elements.set(resource, element);
      const ofType = this.made.get(type);
      if (ofType === undefined) {
        this.made.set(type, [resource]);
      } else {
        ofType.push(resource);
      }
    }
    return resource;
  }

  /** A resource that is not an L1 yet, from its properties in the L1's spelling. */
  public planned(type: string, place: Place, props: object): Resource {
    return new TreeResource(place, type, this.properties(props));
  }

  /** Says what is known of a thing that is not an L1 of the app: a looked-up VPC, an imported subnet. */
  public register(id: string, resource: Resource): void {
    const key = keyOf(this.value(id));
    if (!this.referred.has(key)) {
      this.refer(key, resource);
    }
  }

  private refer(key: string, resource: Resource): void {
    if (this.referred.get(key) !== resource) {
      this.referred.set(key, resource);
      this.named = undefined;
    }
  }

  /** The L1 of a resource. */
  public elementOf(resource: Resource): CfnResource | undefined {
    return this.elements.get(resource);
  }

  public resourceOf(value: Value): Resource | undefined {
    return this.referred.get(keyOf(value));
  }

  public ofType(type: string): readonly Resource[] {
    this.named ??= groupBy(this.referred.values(), (resource) => resource.type);
    return Array.from(new Set([...this.made.get(type) ?? [], ...this.named.get(type) ?? []]));
  }

  public naming(value: Value, type: string, path: string): readonly Resource[] {
    const steps = path.split('.');
    return this.ofType(type).filter(({ properties }) => valuesAt(properties, steps).some(([, own]) => isNamedBy(value, own)));
  }

  public mayHoldMore(): boolean {
    this.isOpen ??= widest(this.stack.templateOptions.transforms?.map(opennessOf) ?? []) !== 'closed'
      || l1sBelow(this.stack).some(({ cfnResourceType }) => isModule(cfnResourceType));
    return this.isOpen;
  }

  public dependsOn(): boolean {
    // the children that we make wait for what they need.
    return true;
  }

  public circleAround({ endpoint }: EndpointGroup): readonly Resource[] | undefined {
    // what else there is waits for the endpoint alone, or for what the templates show.
    const element = endpoint && this.elements.get(endpoint);
    return element && circleThrough(element)?.map((one) => this.resource(one));
  }

  public coexist(one: Resource, other: Resource): boolean {
    const [a, b] = [one, other].map((resource) => this.elements.get(resource)?.cfnOptions.condition);
    return a === undefined || b === undefined || a === b;
  }

  public accompanies(resource: Resource, other?: Resource): boolean {
    const condition = this.elements.get(resource)?.cfnOptions.condition;
    return condition === undefined || condition === (other && this.elements.get(other)?.cfnOptions.condition);
  }

  private cached(token: string, given: unknown): Value {
    if (!this.tokens.has(token)) {
      const resolved = this.resolve(given);
      const isLater = resolved === LATER || resolved === undefined && !this.isComplete;
      this.tokens.set(token, isLater ? new Unknown(`${LAZY}${token}`, true) : this.value(resolved));
    }
    return this.tokens.get(token);
  }

  private resolve(given: unknown): unknown {
    try {
      return Tokenization.resolve(given, { scope: this.stack, resolver: this.resolver, preparing: false });
    } catch {
      // a lazy value that cannot be told before the app is complete.
      return LATER;
    }
  }

  /** What CloudFormation computes is unknown, but for what the app says itself. */
  private computed(name: string, operand: unknown, call: object): Value {
    if (name === KEPT) {
      return this.attribute(operand as KeptReference);
    }
    if (name === 'Ref' && operand === NO_VALUE) {
      return undefined;
    }
    const key = String(JSON.stringify(this.resolve(call), (inner, value) => this.oneSpelling(inner, value)));
    const [first, second] = COMPUTED.has(name) && Array.isArray(operand) ? operand.map((one) => this.value(one)) : [];
    const made = name === 'Fn::Cidr' ? cidrBlocks(list(this.value(operand))) : name === 'Fn::Select' ? selected(first, second) : undefined;
    const source = name === 'Fn::Cidr' ? first : second;
    const parts = name === 'Fn::Join' ? list(second) : undefined;
    const kind = parts?.every((part) => text(part) !== undefined || isChosen(part)) === true ? CHOSEN : kindOf(source);
    const unknown = new Unknown(key, key.includes(NO_VALUE), familyOf(source), kind, impossibleOf(source));
    return made instanceof Impossible ? unknown.failing(made) : made ?? unknown;
  }

  /** What CloudFormation accepts in two spellings: a position, and the Availability Zones of this Region. */
  private oneSpelling(name: string, operand: any): unknown {
    switch (name) {
      case 'Fn::Select': return Array.isArray(operand) ? operand.map((part) => typeof part === 'number' ? String(part) : part) : operand;
      case 'Fn::GetAZs': return operand?.Ref === 'AWS::Region' || operand === this.region ? '' : operand;
      default: return operand;
    }
  }

  /** An attribute of a resource is known when a property of the resource says the same. */
  private attribute({ name, attribute }: KeptReference): Value {
    const target = this.resolver.targets.get(name)!;
    if (!CfnResource.isCfnResource(target)) {
      return new Unknown(`${name}.${attribute}`, false, undefined, target instanceof CfnParameter ? parameterKind(target.type) : undefined);
    }
    const resource = this.resource(target);
    const isRef = attribute === 'Ref' || attribute === SELF.get(resource.type);
    const property = isRef ? NAMES.get(resource.type) : attribute;
    const written = property === undefined ? undefined : resource.properties[property];
    const { family, key, optional } = written instanceof Unknown ? written : new Unknown(`${name}.${isRef ? 'Ref' : attribute}`);
    const kind = !isRef && attribute.endsWith(ARN) ? ARN : kindOf(written);
    const value = typeof written === 'string' ? written : new Unknown(key, optional, familyOfAttribute(resource.type, attribute) ?? family, kind);
    // a property that tells of another resource, such as the VPC of a subnet, does not stand for this one.
    if (isRef || written === undefined) {
      this.refer(keyOf(value), resource);
    }
    return value;
  }

  /** Only an override can bring a name along that CloudFormation does not know, or a macro. */
  private written({ node }: CfnResource, type: string, props: object, overrides: Overrides): Properties {
    const { Properties: over } = overrides;
    // what is no object stands in the place of all properties, and none is left.
    const properties = over === undefined || object(over as Value) !== undefined ? this.properties(props, over ?? {}) : {};
    const written = over === undefined ? properties : withMeant(type, properties);
    const openness = widest([opennessBy(overrides), this.macros]);
    return opened(written, openness, () => node.path);
  }

  /** What the transforms of the stack may add to each resource. */
  private get macros(): Openness {
    const all = this.stack.templateOptions.transforms?.map(opennessOf) ?? [];
    return all.includes('anywhere') ? 'anywhere' : 'closed';
  }

  private properties(props: object, overrides: object = {}): Properties {
    const properties: Record<string, Value> = {};
    for (const prop of Object.keys(props)) {
      const given = (props as Readonly<Record<string, unknown>>)[prop];
      const name = cloudFormationName(prop);
      const known = typeof given === 'boolean' ? given : typeof given === 'string' ? this.tokens.get(given) ?? literal(given) : undefined;
      // what is known already needs no function that looks for it; most properties of most resources are like that.
      if (known !== undefined && !isPlaceholder(known) && !isDynamic(known) && !(name in properties)) {
        properties[name] = known;
      } else if (given !== undefined) {
        defineOnce(properties, name, () => this.value(given));
      }
    }
    for (const [name, override] of Object.entries(overrides)) {
      if (!isFunction(name)) {
        const written = Object.getOwnPropertyDescriptor(properties, name);
        defineOnce(properties, name, () => this.overridden(written?.get === undefined ? written?.value : written.get(), override));
      }
    }
    return properties;
  }

  /** What an override makes of a value: it reaches into objects and, with positions for names, into lists. */
  private overridden(written: Value, override: unknown): Value {
    const value = this.value(override);
    const elements = list(written);
    const base = elements === undefined ? object(written) : Object.fromEntries(elements.entries());
    if (base === undefined || object(value) === undefined || Token.isUnresolved(override)) {
      return value;
    }
    const inner = Object.entries(override as object).map(([name, one]) => [name, this.overridden(base[name], one)]);
    const whole: Properties = { ...base, ...Object.fromEntries(inner) };
    return elements === undefined ? whole : Object.assign([], whole);
  }
}

/** A property that is read when someone asks for it, and only then: all children of an endpoint ask for the same of it. */
function defineOnce(properties: object, name: string, read: () => Value): void {
  Object.defineProperty(properties, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      const value = read();
      Object.defineProperty(properties, name, { enumerable: true, configurable: true, value });
      return value;
    },
  });
}

/** A resource of the tree. Of most of them no one ever asks where they are. */
class TreeResource implements Resource {
  public constructor(
    private readonly place: Place,
    public readonly type: string,
    public readonly properties: Properties,
    private readonly stack?: Stack,
  ) {}

  public get id(): string {
    return this.place.node.path;
  }

  public get account(): string | undefined {
    return this.stack && literal(this.stack.account);
  }

  public get region(): string | undefined {
    const region = this.stack?.region ?? (this.place as Partial<IResource>).env?.region;
    return region === undefined ? undefined : literal(region);
  }
}

/** What macros that overrides bring in may add to the properties of a resource. */
function opennessBy(overrides: Overrides): Openness {
  if (Object.keys(overrides).length === 0) {
    return 'closed';
  }
  const calls = [overrides, overrides.Properties ?? {}].flatMap((around) => Object.entries(around)).filter(([name]) => isFunction(name));
  return widest(calls.map(([name, macro]) => opennessOf(name === TRANSFORM ? (macro as { readonly Name?: unknown } | null)?.Name : undefined)));
}

function isFunction(name: string): boolean {
  return name.startsWith('Fn::');
}

/** Whether a value is a text that is replaced when the app is deployed. */
function isDynamic(value: unknown): value is string {
  return typeof value === 'string' && value.includes('{{resolve:');
}

/** A text that is known, nothing for a token. */
export function literal(value: string): string | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
