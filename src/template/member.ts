import { type Networks, networksOf } from './networks';
import { mayGrow, placeIn } from './read-sections';
import { ResourceIndex } from './resource-index';
import { type Deployment, members } from './sections';
import type { Surroundings } from './surroundings';
import { TemplateContents } from './template-contents';
import { type Existence, type Located, type Neighbours, TemplateGraph } from './template-graph';
import type { World, WorldTemplate } from './world';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, type Resource, ROUTE } from '../model/graph';
import type { Value } from '../model/values';

/** Where a nested stack is made. */
export interface Parent {
  readonly member: Member;
  /** The logical id of the `AWS::CloudFormation::Stack`. */
  readonly id: string;
}

/** A template as it is deployed, among those that are deployed with it. */
export class Member implements Neighbours {
  /** The members that belong together with this one, itself included. */
  public cluster: Cluster;
  /** Those of them that take something from each other. */
  public family: readonly Member[] = [this];
  public readonly deployment: Deployment;
  public readonly contents: TemplateContents;
  public readonly surroundings: Surroundings;
  private made?: TemplateGraph;
  private readonly outputs = new Map<string, Value>();

  public constructor(
    public readonly source: WorldTemplate,
    public readonly place: string,
    public readonly parent: Parent | undefined,
    private readonly world: World,
  ) {
    const given: Deployment = parent === undefined ? source.deployment ?? {} : placeOf(parent.member.deployment);
    const own = placeIn(source.template);
    const { account = own.account, region = own.region, ...more } = given;
    this.deployment = { account, region, ...more };
    this.contents = new TemplateContents(source, this.deployment);
    this.surroundings = world.surroundings(this);
    this.cluster = new Cluster();
    this.cluster.members.push(this);
  }

  public get name(): string {
    return this.source.name;
  }

  public get graph(): TemplateGraph {
    this.made ??= new TemplateGraph(this.source.template, this.deployment, this);
    return this.made;
  }

  public get known(): readonly Resource[] {
    return this.world.known;
  }

  public get around(): TemplateGraph | undefined {
    return this.parent?.member.graph;
  }

  public get index(): ResourceIndex {
    return this.cluster.index;
  }

  public mayHoldMore(type: string): boolean {
    return this.cluster.mayHoldMore(type);
  }

  public graphAt(place: string): TemplateGraph | undefined {
    return this.world.memberAt(place)?.graph;
  }

  public makes(condition?: string): boolean {
    const exists = this.parent === undefined || this.parent.member.graph.own(this.parent.id) !== undefined;
    return exists && (condition === undefined || this.graph.possible([condition, true]));
  }

  public existence(): readonly Existence[] {
    if (this.parent === undefined) {
      return [];
    }
    const { member, id } = this.parent;
    const condition = member.contents.sections.resources.get(id)?.condition;
    return [...condition === undefined ? [] : [[member.graph, condition] as const], ...member.existence()];
  }

  public networks(): Networks {
    return this.cluster.networks;
  }

  public dependsOn(resource: Located, other: Located): boolean {
    const [ones, others] = [this.stepsTo(resource), this.stepsTo(other)];
    for (const one of ones) {
      const met = others.find(({ graph }) => graph === one.graph);
      if (met !== undefined) {
        const [waiting, waited] = [one, met].map(({ graph, id }) => graph.own(id));
        return waiting !== undefined && waited !== undefined && one.graph.dependsOn(waiting, waited);
      }
    }
    const [last, otherLast] = [ones, others].map((steps) => this.world.memberOf(steps[steps.length - 1].graph));
    return last !== undefined && otherLast !== undefined && this.world.stackWaits(last, otherLast);
  }

  /** A parameter that the template gives to one of its nested stacks. */
  public given(id: string, parameter: string): Value {
    const resource = this.contents.sections.resources.get(id);
    const raw = members(resource?.properties.get('Parameters'));
    return this.graph.resolve(raw.get(parameter), resource?.condition);
  }

  /** What the template puts out under a name. */
  public output(name: string): Value {
    const raw = members(this.contents.outputs.get(name));
    if (!this.outputs.has(name)) {
      // a circle ends here.
      this.outputs.set(name, undefined);
      const condition = raw.get('Condition');
      this.outputs.set(name, this.graph.resolve(raw.get('Value'), typeof condition === 'string' ? condition : undefined));
    }
    return this.outputs.get(name);
  }

  /** A resource, then the nested stack that holds it, then the one around that. */
  private stepsTo({ graph, id }: Located): Located[] {
    const parent = this.world.memberOf(graph)?.parent;
    return [{ graph, id }, ...parent === undefined ? [] : this.stepsTo({ graph: parent.member.graph, id: parent.id })];
  }
}

function placeOf({ account, region, takesAlike }: Deployment): Deployment {
  return { account, region, takesAlike };
}

/** Templates that belong together. */
export class Cluster {
  public readonly members: Member[] = [];
  /** The templates of which something is taken by a name that is like that of an export, and is not known to be the same. */
  public readonly guessed = new Set<string>();
  public readonly index = new ResourceIndex((...types) => this.holding(...types));
  private readonly holders = new Map<string, readonly TemplateGraph[]>();
  private found?: Networks;
  private growing?: readonly Member[];

  public get networks(): Networks {
    this.found ??= networksOf(this.holding(ENDPOINT, ASSOCIATION, ROUTE, AUTHORIZATION_RULE));
    return this.found;
  }

  public mayHoldMore(type: string): boolean {
    this.growing ??= this.members.filter(({ source }) => mayGrow(source.template));
    return this.growing.some(({ contents: { sections } }) => sections.mayHoldMore(type));
  }

  /** The graphs of those that may make a resource of one of some types. */
  public holding(...types: readonly string[]): readonly TemplateGraph[] {
    const key = types.join();
    const known = this.holders.get(key) ?? this.members.filter((one) => one.contents.mayHold(types)).map(({ graph }) => graph);
    this.holders.set(key, known);
    return known;
  }

  /** Takes in another cluster. */
  public join(other: Cluster): void {
    if (other !== this) {
      const [large, small] = this.members.length < other.members.length ? [other, this] : [this, other];
      for (const member of small.members) {
        large.members.push(member);
        member.cluster = large;
      }
      small.guessed.forEach((name) => large.guessed.add(name));
    }
  }
}
