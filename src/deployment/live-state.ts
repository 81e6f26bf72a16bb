/** What is live, as the templates would say it that it is compared with: what they do not differ in is theirs. */
import { equivalence } from './equivalent-spellings';
import { Comparing, type Sameness } from './same-values';
import type { State } from './states';
import { ASSOCIATION, AUTHORIZATION_RULE, type EndpointGroup, ROUTE } from '../model/graph';
import { rangeIn } from '../model/ranges';
import { at, flag, isAbsent, keyOf, list, object, type Properties, text, Unknown, type Value } from '../model/values';
import { memberIn } from '../template/sections';
import type { TemplateGraph, TemplateResource } from '../template/template-graph';
import { UnknownValues } from '../template/unknown-values';
import { World, type WorldTemplate } from '../template/world';
import { groupBy } from '../util/group-by';

/** Some templates with what is live, and the endpoints that none of them has. */
export interface LiveState {
  readonly state: State;
  readonly unmatched: readonly string[];
}

/** The parts of a network, and what tells one of a kind from others. */
const PARTS = [
  ['associations', ASSOCIATION, ({ SubnetId, AvailabilityZone, AvailabilityZoneId }: Properties) => [SubnetId ?? AvailabilityZone ?? AvailabilityZoneId]],
  ['routes', ROUTE, ({ DestinationCidrBlock, TargetVpcSubnetId }: Properties) => [spelled(DestinationCidrBlock), TargetVpcSubnetId ?? '']],
  ['authorizationRules', AUTHORIZATION_RULE, ({ TargetNetworkCidr, AccessGroupId, AuthorizeAllGroups }: Properties) => (
    [spelled(TargetNetworkCidr), flag(AuthorizeAllGroups) === true ? [] : AccessGroupId]
  )],
] as const;

/** What the service chooses where a template does not. */
const CHOSEN = ['AvailabilityZoneIds', 'AvailabilityZones', 'CloudwatchLogStream', 'SecurityGroupIds', 'VpcId'];

/** What distinguishes endpoints, the surest first. */
const KEYS: ReadonlyArray<(properties: Properties) => Value> = [
  ({ ClientCidrBlock, Description, TagSpecifications }) => [ClientCidrBlock, tagsIn(TagSpecifications), Description],
  ({ TagSpecifications }) => tagsIn(TagSpecifications) || undefined,
  ({ ClientCidrBlock }) => ClientCidrBlock,
  ({ Description }) => Description || undefined,
];

/** The templates of a state with what is live in their place. */
export function liveState(live: State, written: State): LiveState {
  const values = new UnknownValues();
  const [liveWorld, world] = [new World(live.templates, live.known, values), new World(written.templates, written.known, values)];
  const [networks, others] = [liveWorld, world].map((one) => Array.from(one.deployed.values()).flatMap(({ graph }) => graph.networks)
    .filter((network): network is Whole => network.endpoint !== undefined));
  const merging = new Merging(written.templates, live.templates, new Comparing(values), world);
  const partners = pairs(networks, others);
  others.filter((other) => !Array.from(partners.values()).includes(other)).forEach((other) => merging.remove(other));
  partners.forEach((other, network) => merging.merge(network, other));
  return {
    state: { templates: merging.templates(), known: [...written.known ?? [], ...live.known ?? []] },
    unmatched: networks.filter((network) => !partners.has(network)).map(({ endpoint: { id } }) => id),
  };
}

type Whole = EndpointGroup & Required<Pick<EndpointGroup, 'endpoint'>>;

/** Which live endpoint is which; no guess where several could be meant. */
function pairs(live: readonly Whole[], others: readonly Whole[]): Map<Whole, Whole> {
  const found = new Map<Whole, Whole>();
  if (live.length === 1 && others.length === 1) {
    return found.set(live[0], others[0]);
  }
  for (const key of KEYS) {
    const open = (networks: readonly Whole[]) => groupBy(
      networks.filter((one) => !found.has(one) && !Array.from(found.values()).includes(one) && !isAbsent(key(one.endpoint.properties))),
      ({ endpoint: { properties } }) => keyOf(key(properties)),
    );
    const candidates = open(others);
    for (const [name, [network, ...more]] of open(live)) {
      const [other, ...further] = candidates.get(name) ?? [];
      if (other !== undefined && more.length === 0 && further.length === 0) {
        found.set(network, other);
      }
    }
  }
  return found;
}

/** The templates, each copied when something of it is another way in what is live. */
class Merging {
  private readonly copies = new Map<string, Record<string, object>>();

  public constructor(
    private readonly written: readonly WorldTemplate[],
    private readonly live: readonly WorldTemplate[],
    private readonly comparing: Comparing,
    private readonly world: World,
  ) {}

  public templates(): WorldTemplate[] {
    return this.written.map((source) => {
      const resources = this.copies.get(source.file);
      return resources === undefined ? source : { ...source, template: { ...source.template as object, Resources: resources }, text: undefined };
    });
  }

  /** Takes an endpoint that is not live out of its templates, with its children. */
  public remove({ associations, authorizationRules, endpoint, routes }: EndpointGroup): void {
    [endpoint!, ...associations, ...authorizationRules, ...routes].forEach((resource) => this.drop(resource as TemplateResource));
  }

  public merge(live: Whole, other: Whole): void {
    const [endpoint, counterpart] = [live.endpoint, other.endpoint] as TemplateResource[];
    this.update(endpoint, counterpart);
    for (const [part, type, identity] of PARTS) {
      const [ones, others] = [live[part], other[part]] as [readonly TemplateResource[], readonly TemplateResource[]];
      const partners = this.matched(ones, others, identity);
      partners.forEach((one, child) => this.update(one, child));
      // what was not asked for is not missing.
      others.filter((child) => !partners.has(child) && !endpoint.graph.mayHoldMore(type)).forEach((child) => this.drop(child));
      const met = new Set(partners.values());
      ones.filter((child) => !met.has(child)).forEach((child) => this.add(child, counterpart));
    }
  }

  /** Which child is which live one: first those that are certainly the same, then those that may be. */
  private matched(live: readonly TemplateResource[], others: readonly TemplateResource[], identity: (properties: Properties) => readonly Value[]) {
    const found = new Map<TemplateResource, TemplateResource>();
    const left = new Set(live);
    for (const accepted of [['same'], ['same', 'unknown']] as ReadonlyArray<readonly Sameness[]>) {
      for (const other of others.filter((one) => !found.has(one))) {
        const wanted = identity(other.properties);
        const one = Array.from(left).find(({ properties }) => (
          identity(properties).every((value, position) => accepted.includes(this.comparing.compare(value, wanted[position])))
        ));
        if (one !== undefined) {
          left.delete(one);
          found.set(other, one);
        }
      }
    }
    return found;
  }

  /** Gives a resource the live values that it certainly does not have. */
  private update(live: TemplateResource, other: TemplateResource): void {
    const names = new Set([...Object.keys(live.properties), ...Object.keys(other.properties)]);
    const differing = Array.from(names).filter((name) => name !== 'ClientVpnEndpointId' && !this.isSame(other.type, name, live.properties[name], other.properties[name]));
    if (differing.length > 0) {
      const resources = this.resourcesOf(other);
      const raw = this.rawOf(live);
      const properties = { ...memberIn(resources[other.logicalId], 'Properties') as object };
      const changed = Object.fromEntries(differing.map((name) => [name, memberIn(raw, name)]));
      resources[other.logicalId] = { ...resources[other.logicalId], Properties: defined({ ...properties, ...changed }) };
    }
  }

  private isSame(type: string, name: string, live: Value, written: Value): boolean {
    const [one, other] = [inForce(name, live), inForce(name, written)];
    return CHOSEN.includes(name) && isAbsent(other) || equivalence(type, name, one, other) !== undefined
      || this.comparing.compare(withChosen(one, other), other) !== 'different';
  }

  private add(live: TemplateResource, endpoint: TemplateResource): void {
    const properties = { ...this.rawOf(live) as object, ClientVpnEndpointId: { Ref: endpoint.logicalId } };
    this.resourcesOf(endpoint)[live.logicalId] = { Type: live.type, Properties: properties };
  }

  private drop(resource: TemplateResource): void {
    delete this.resourcesOf(resource)[resource.logicalId];
  }

  /** The resources of the template of one of them, to be changed. */
  private resourcesOf({ graph }: TemplateResource): Record<string, object> {
    const { file, template } = this.world.memberOf(graph as TemplateGraph)!.source;
    const copy = this.copies.get(file) ?? { ...memberIn(template, 'Resources') as Record<string, object> };
    this.copies.set(file, copy);
    return copy;
  }

  private rawOf({ logicalId }: TemplateResource): unknown {
    const [resource] = this.live.map(({ template }) => memberIn(memberIn(template, 'Resources'), logicalId)).filter((raw) => raw !== undefined);
    return memberIn(resource, 'Properties');
  }
}

/** A value that does something: what is off is as good as absent. */
function inForce(name: string, value: Value): Value {
  const isOff = name !== 'ConnectionLogOptions' && (flag(at(value, 'Enabled')) === false || flag(at(value, 'Enforced')) === false);
  return isOff || value === '' || list(value)?.length === 0 ? undefined : value;
}

/** A live object without what the service chose for it. */
function withChosen(live: Value, written: Value): Value {
  const [one, other] = [object(live), object(written)];
  return one === undefined || other === undefined ? live
    : Object.fromEntries(Object.entries(one).filter(([name, value]) => !isAbsent(other[name]) || !CHOSEN.includes(name) && flag(value) !== false));
}

function tagsIn(specifications: Value): string {
  const tags = list(specifications)?.flatMap((one) => list(at(one, 'Tags')) ?? []) ?? [];
  return tags.map(keyOf).sort().join();
}

/** A range as the service keeps it. */
function spelled(range: Value): Value {
  return range instanceof Unknown ? range : rangeIn(range)?.text ?? text(range) ?? range;
}

function defined(properties: object): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
