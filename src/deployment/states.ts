import { pairedStacks } from './paired-stacks';
import { Comparing } from './same-values';
import type { Resource } from '../model/graph';
import type { Value } from '../model/values';
import type { Member } from '../template/member';
import type { TemplateResource } from '../template/template-graph';
import { type Reference, UnknownValues } from '../template/unknown-values';
import { World, type WorldTemplate } from '../template/world';

/** The templates that are deployed, or that are to be. */
export interface State {
  readonly templates: readonly WorldTemplate[];
  /** What is known of things that no template makes. */
  readonly known?: readonly Resource[];
}

/** What is deployed, and what is to be. Each stack has the same place in both worlds, and equal unknown values have equal keys. */
export class States {
  public readonly comparing: Comparing;
  /** The stacks that are deployed, but not among the next templates: they stay as they are. */
  public readonly missing: readonly string[];
  /** The stacks to deploy, nested ones apart. */
  public readonly stacks: readonly string[];
  public readonly before: World;
  public readonly after: World;
  private readonly values: UnknownValues;

  public constructor(deployed: State, next: State, byNameOnly = false) {
    const values = new UnknownValues();
    const { before, after, missing } = pairedStacks(deployed.templates, next.templates, byNameOnly);
    const known = next.known ?? deployed.known ?? [];
    this.before = new World([...before, ...missing], known, values);
    this.after = new World([...after, ...missing], known, values);
    this.comparing = new Comparing(values);
    this.missing = missing.filter(({ file }) => this.before.memberAt(file) !== undefined).map(({ name }) => name);
    const staying = new Set(missing.map(({ file }) => file));
    this.stacks = Array.from(this.after.deployed.values())
      .filter(({ parent, place }) => parent === undefined && !staying.has(place))
      .map(({ place }) => place);
    this.values = values;
  }

  /** Whether a resource is in a stack to deploy, also in one that is nested in it. */
  public concerns({ graph: { place } }: TemplateResource): boolean {
    return this.stacks.includes(stackOf(this.after.memberAt(place) ?? this.before.memberAt(place)!).place);
  }

  /** The resources that a value is made of. */
  public madeOf(value: Value): Iterable<Reference> {
    return this.values.madeOf(value);
  }

  /** A resource that is deployed. */
  public deployed({ place, id }: Reference): TemplateResource | undefined {
    return this.before.memberAt(place)?.graph.own(id);
  }

  /** A resource that is to be. */
  public next({ place, id }: Reference): TemplateResource | undefined {
    return this.after.memberAt(place)?.graph.own(id);
  }
}

/** What tells a resource from others, in both worlds. */
export function referenceTo({ graph: { place }, logicalId: id }: TemplateResource): Reference {
  return { place, id };
}

/** One string for each resource. */
export function keyOfReference({ place, id }: Reference): string {
  return `${place} ${id}`;
}

/** The stack that a template is deployed with. */
export function stackOf(member: Member): Member {
  return member.parent === undefined ? member : stackOf(member.parent.member);
}
