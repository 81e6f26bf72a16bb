import { Exchange } from './exchange';
import { linkNotes, type LinkNote } from './link-notes';
import { Member, type Parent } from './member';
import { exportsOf, nameIn, type Output, storedOf } from './outputs';
import { elementsOf } from './parameters';
import { type Deployment, members } from './sections';
import { environmentOf, isStored, mayMeet, type Surroundings, takesList } from './surroundings';
import type { TemplateGraph } from './template-graph';
import { UnknownValues } from './unknown-values';
import type { Resource } from '../model/graph';
import { at, text, type Value } from '../model/values';
import { groupBy } from '../util/group-by';

/** A template of a world, given as `JSON.parse` gives it. */
export interface WorldTemplate {
  /** Its file, which no other template has. */
  readonly file: string;
  /** What people call it. */
  readonly name: string;
  readonly template: unknown;
  /** `false` where what is written in it names no parameter of Systems Manager. */
  readonly mayReadStored?: boolean;
  readonly deployment?: Deployment;
  /** The app that it was made with. */
  readonly app?: string;
  /** The files of its nested stacks, by logical id. */
  readonly nested?: ReadonlyMap<string, string>;
}

/** The templates that no other one nests. */
export function rootsOf(templates: readonly WorldTemplate[]): WorldTemplate[] {
  const nested = new Set(templates.flatMap((template) => Array.from(template.nested?.values() ?? [])));
  return templates.filter(({ file }) => !nested.has(file));
}

/** A template that another one takes something from. */
interface Source {
  readonly member: Member;
  /** Whether it has a name that is like the one that is asked for, and is not known to be the same. */
  readonly isAlike: boolean;
}

/** Deeper nests are a template that contains itself. */
const DEEPEST = 20;

/** All templates of one check: what one of them puts out is known where another one takes it. */
export class World {
  private readonly files: ReadonlyMap<string, WorldTemplate>;
  private readonly members = new Map<string, Member>();
  private readonly byFile = new Map<string, Member[]>();
  private readonly sources = new Map<Member, readonly Source[]>();
  private readonly reading = new Set<Output>();
  /** What templates export, and what they write to parameters of Systems Manager. */
  public readonly exports: Exchange;
  private readonly stores: Exchange;
  private stacks?: ReadonlyMap<string, readonly Member[]>;
  private needs?: ReadonlyMap<string, ReadonlySet<string>>;

  /**
   * @param known what is known of things that no template makes, by their ids.
   * @param values those of another world that this one is compared with.
   */
  public constructor(
    templates: readonly WorldTemplate[],
    public readonly known: readonly Resource[] = [],
    public readonly values = new UnknownValues(),
  ) {
    this.exports = new Exchange(() => Array.from(this.members.values()).flatMap(exportsOf), values);
    this.stores = new Exchange(() => Array.from(this.members.values()).flatMap(storedOf), values);
    this.files = new Map(templates.map((template) => [template.file, template]));
    rootsOf(templates).forEach((template) => this.add(template, template.file));
    // those that contain each other have no outermost one.
    for (const template of templates) {
      if (!this.byFile.has(template.file)) {
        this.add(template, template.file);
      }
    }
    this.connect();
  }

  /** Each template as it is deployed; one that is nested twice is deployed twice. */
  public graphsOf(file: string): TemplateGraph[] {
    return this.byFile.get(file)?.map(({ graph }) => graph) ?? [];
  }

  /** All templates as they are deployed, by what tells them apart. */
  public get deployed(): ReadonlyMap<string, Member> {
    return this.members;
  }

  public memberAt(place: string): Member | undefined {
    return this.members.get(place);
  }

  /** What a graph was made of. */
  public memberOf(graph: TemplateGraph): Member | undefined {
    return this.members.get(graph.place);
  }

  /** What does not fit together. */
  public notes(): LinkNote[] {
    return linkNotes(this);
  }

  private add(source: WorldTemplate, place: string, parent?: Parent, depth = 0): void {
    const member = new Member(source, place, parent, this);
    this.members.set(place, member);
    this.byFile.set(source.file, [...this.byFile.get(source.file) ?? [], member]);
    for (const [id, file] of source.nested ?? []) {
      const child = this.files.get(file);
      if (child !== undefined && depth < DEEPEST) {
        this.add(child, `${place} ${id}`, { member, id }, depth + 1);
      }
    }
  }

  /** Finds out which templates belong together. */
  private connect(): void {
    for (const member of this.members.values()) {
      const sources = this.sourcesOf(member);
      const others = [...member.parent === undefined ? [] : [member.parent.member], ...sources.map((source) => source.member)];
      others.forEach((other) => other.cluster.join(member.cluster));
      sources.filter(({ isAlike }) => isAlike).forEach(({ member: { name } }) => member.cluster.guessed.add(name));
    }
    for (const { members: family } of new Set(Array.from(this.members.values(), ({ cluster }) => cluster))) {
      const all = [...family];
      for (const member of all) {
        member.family = all;
      }
    }
    // templates of one app may also name the same thing by its id.
    for (const ofApp of groupBy(this.members.values(), ({ source }) => source.app).values()) {
      ofApp.forEach((member) => ofApp[0].cluster.join(member.cluster));
    }
  }

  /** The templates that a template takes something from. */
  private sourcesOf(member: Member): readonly Source[] {
    const known = this.sources.get(member);
    if (known !== undefined) {
      return known;
    }
    const { links, parameters } = member.contents;
    const stored = Array.from(parameters.keys(), (name) => this.storedName(name, member)).filter((name) => name !== undefined);
    const named = [
      ...links.imports.map((operand) => this.exports.only(nameIn(member, operand), member)),
      ...[...stored, ...links.stored].map((operand) => this.stores.only(nameIn(member, operand), member)),
    ].filter((taken) => taken !== undefined).map(({ output, isAlike }) => ({ member: output.member, isAlike }));
    const ofStacks = links.stackOutputs.map((operand) => this.stackOf(member.graph.resolve(operand), member)).filter((other) => other !== undefined);
    const found = [...named, ...ofStacks.map((other) => ({ member: other, isAlike: false }))];
    this.sources.set(member, found);
    return found;
  }

  private stackOf(operand: Value, reader: Member): Member | undefined {
    const [name, region, role] = ['StackName', 'Region', 'RoleArn'].map((field) => at(operand, field));
    const stackName = text(name);
    this.stacks ??= groupBy(Array.from(this.members.values()).filter(({ parent }) => parent === undefined), ({ deployment }) => deployment.stackName);
    const there = {
      account: role === undefined ? reader.deployment.account : undefined,
      region: region === undefined ? reader.deployment.region : text(region),
    };
    const found = stackName === undefined ? [] : (this.stacks.get(stackName) ?? []).filter(({ deployment }) => mayMeet(deployment, there));
    return found.length === 1 ? found[0] : undefined;
  }

  /** What templates give to one of them. */
  public surroundings(member: Member): Surroundings {
    return {
      place: member.place,
      environment: environmentOf(member.deployment),
      values: this.values,
      parameter: (name) => this.parameter(name, member),
      nestedOutput: (id, output) => this.members.get(`${member.place} ${id}`)?.output(output),
      exported: (name) => this.exports.only(name, member)?.output.value(),
      stackOutput: (operand) => this.stackOf(operand, member)?.output(text(at(operand, 'OutputName')) ?? ''),
      stored: (name) => this.storedValue(name, member),
    };
  }

  /** What another template stores: a template reads what was there before it was deployed itself. */
  private storedValue(name: Value, member: Member): Value {
    const found = this.stores.only(name, member)?.output;
    if (found === undefined || found.member === member || this.reading.has(found)) {
      return undefined;
    }
    // a circle ends here.
    this.reading.add(found);
    const value = found.value();
    this.reading.delete(found);
    return value;
  }

  private parameter(name: string, member: Member): Value {
    const { declared, type } = declaredOf(name, member);
    if (isStored(type)) {
      const stored = this.storedName(name, member);
      return stored === undefined ? undefined : this.asList(type, this.storedValue(stored, member));
    }
    return member.parent === undefined ? undefined : this.asList(type, this.given(name, member) ?? declared.get('Default') as Value);
  }

  /** The name in Systems Manager of what a parameter takes from there. */
  private storedName(name: string, member: Member): string | undefined {
    const { declared, type } = declaredOf(name, member);
    return isStored(type) ? text(this.given(name, member) ?? declared.get('Default') as Value) : undefined;
  }

  /** What is given to a parameter, by the parent or by whoever deploys the template. */
  private given(name: string, { deployment, parent }: Member): Value {
    return parent === undefined ? deployment.parameters?.get(name) : parent.member.given(parent.id, name);
  }

  /** Which stack, nested ones apart, takes something from which. */
  public stackNeeds(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.needs === undefined) {
      const needs = new Map<string, Set<string>>();
      for (const member of this.members.values()) {
        const own = outermost(member).place;
        const others = this.sourcesOf(member).map((source) => outermost(source.member).place).filter((other) => other !== own);
        needs.set(own, new Set([...needs.get(own) ?? [], ...others]));
      }
      this.needs = needs;
    }
    return this.needs;
  }

  /** Whether a stack waits for another one, directly or through others. */
  public stackWaits(one: Member, other: Member): boolean {
    const found = new Set([one.place]);
    // a set also visits what is added to it on the way.
    for (const place of found) {
      this.stackNeeds().get(place)?.forEach((next) => found.add(next));
    }
    return one !== other && found.has(other.place);
  }

  /** A value as a parameter of some type gives it. */
  private asList(type: unknown, value: Value): Value {
    if (!takesList(type)) {
      return value;
    }
    const written = text(value);
    return written === undefined ? this.values.split(value, ',') ?? value : elementsOf(written);
  }
}

/** The stack that a template is deployed with. */
function outermost(member: Member): Member {
  return member.parent === undefined ? member : outermost(member.parent.member);
}

/** What a template declares of a parameter. */
function declaredOf(name: string, { contents }: Member): { readonly declared: ReadonlyMap<string, unknown>; readonly type: unknown } {
  const declared = members(contents.parameters.get(name));
  return { declared, type: declared.get('Type') };
}
