import { firstCycle } from './cycle';
import { storedBy } from './links';
import { Member, type Parent } from './member';
import { exportsOf, type Output, storedOf } from './outputs';
import { elementsOf } from './parameters';
import { type Deployment, members } from './sections';
import { environmentOf, mayMeet, type Surroundings, takesList } from './surroundings';
import type { TemplateGraph } from './template-graph';
import { UnknownValues } from './unknown-values';
import type { Resource } from '../model/graph';
import { at, keyOf, text, type Value } from '../model/values';
import { groupBy } from '../util/group-by';
import { closest } from '../util/similar';

/** A template of a world, given as `JSON.parse` gives it. */
export interface WorldTemplate {
  /** Its file, which no other template has. */
  readonly file: string;
  /** What people call it. */
  readonly name: string;
  readonly template: unknown;
  /** What it is written as, where someone has it at hand. */
  readonly text?: string;
  readonly deployment?: Deployment;
  /** The app that it was made with. */
  readonly app?: string;
  /** The files of its nested stacks, by logical id. */
  readonly nested?: ReadonlyMap<string, string>;
}

/** Something to say about how templates refer to each other. */
export interface LinkNote {
  readonly file: string;
  readonly message: string;
  /** Whether it may be on purpose. */
  readonly mayBeMeant: boolean;
}

/** Deeper nests are a template that contains itself. */
const DEEPEST = 20;

/** All templates of one check: what one of them puts out is known where another one takes it. */
export class World {
  private readonly files: ReadonlyMap<string, WorldTemplate>;
  private readonly members = new Map<string, Member>();
  private readonly sources = new Map<Member, readonly Member[]>();
  private readonly reading = new Set<Output>();
  private exports?: ReadonlyMap<string, readonly Output[]>;
  private stores?: ReadonlyMap<string, readonly Output[]>;
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
    this.files = new Map(templates.map((template) => [template.file, template]));
    const nested = new Set(templates.flatMap((template) => Array.from(template.nested?.values() ?? [])));
    for (const template of templates) {
      if (!nested.has(template.file)) {
        this.add(template, template.file);
      }
    }
    // those that contain each other have no outermost one.
    for (const template of templates) {
      if (!Array.from(this.members.values()).some((member) => member.source === template)) {
        this.add(template, template.file);
      }
    }
    this.connect();
  }

  /** Each template as it is deployed; one that is nested twice is deployed twice. */
  public graphsOf(file: string): TemplateGraph[] {
    return Array.from(this.members.values()).filter(({ source }) => source.file === file).map(({ graph }) => graph);
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
    const notes: LinkNote[] = [];
    const names = new Set<string>();
    for (const member of this.members.values()) {
      if (!member.contents.isConcerned) {
        continue;
      }
      const { source: { file }, graph } = member;
      for (const operand of member.contents.links.imports) {
        const name = graph.resolve(operand);
        const shown = text(name);
        if (shown === undefined || names.has(`${file} ${shown}`)) {
          continue;
        }
        names.add(`${file} ${shown}`);
        const found = this.candidates(this.exported, name, member);
        if (found.length > 1) {
          const places = found.map(({ member: { source } }) => source.name).join(' and ');
          const message = `the export "${shown}" is in ${places}: which one is imported is ambiguous. Give each its own name.`;
          notes.push({ file, mayBeMeant: false, message });
        } else if (found.length === 0 && this.exported.size > 0) {
          const meant = closest(shown, Array.from(this.exported.keys(), (key) => key.replace(/^=/, '')));
          const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
          notes.push({ file, mayBeMeant: true, message: `no template of this check exports "${shown}": its value is unresolved.${hint}` });
        }
      }
    }
    const circle = firstCycle(this.stackNeeds());
    if (circle !== undefined) {
      const [first] = circle;
      const shown = [...circle, first].map((place) => this.members.get(place)!.source.name).join(' → ');
      const message = `circle of imports: ${shown}. None of these stacks can be deployed first. Move what they share to one of them or to a third.`;
      notes.push({ file: this.members.get(first)!.source.file, mayBeMeant: false, message });
    }
    return notes;
  }

  private add(source: WorldTemplate, place: string, parent?: Parent, depth = 0): void {
    const member = new Member(source, place, parent, this);
    this.members.set(place, member);
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
      const others = [...member.parent === undefined ? [] : [member.parent.member], ...this.sourcesOf(member)];
      others.forEach((other) => other.cluster.join(member.cluster));
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
  private sourcesOf(member: Member): readonly Member[] {
    const known = this.sources.get(member);
    if (known !== undefined) {
      return known;
    }
    const { links } = member.contents;
    const found = [
      ...links.imports.map((operand) => this.only(this.exported, member.graph.resolve(operand), member)?.member),
      ...links.stackOutputs.map((operand) => this.stackOf(member.graph.resolve(operand), member)),
      ...links.stored.map((name) => this.only(this.storing, name, member)?.member),
    ].filter((other) => other !== undefined);
    this.sources.set(member, found);
    return found;
  }

  private get exported(): ReadonlyMap<string, readonly Output[]> {
    if (this.exports === undefined) {
      // the name of an export imports nothing.
      this.exports = new Map();
      this.exports = groupBy(Array.from(this.members.values()).flatMap(exportsOf), ({ name }) => keyOf(name));
    }
    return this.exports;
  }

  private get storing(): ReadonlyMap<string, readonly Output[]> {
    if (this.stores === undefined) {
      this.stores = new Map();
      this.stores = groupBy(Array.from(this.members.values()).flatMap(storedOf), ({ name }) => keyOf(name));
    }
    return this.stores;
  }

  private candidates(outputs: ReadonlyMap<string, readonly Output[]>, name: Value, reader: Member): readonly Output[] {
    return (outputs.get(keyOf(name)) ?? []).filter(({ member }) => mayMeet(member.deployment, reader.deployment));
  }

  private only(outputs: ReadonlyMap<string, readonly Output[]>, name: Value, reader: Member): Output | undefined {
    const found = this.candidates(outputs, name, reader);
    return found.length === 1 ? found[0] : undefined;
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
      exported: (name) => this.only(this.exported, name, member)?.value(),
      stackOutput: (operand) => this.stackOf(operand, member)?.output(text(at(operand, 'OutputName')) ?? ''),
      stored: (name) => this.elsewhere(name, member),
    };
  }

  /** What another template stores: a template reads what was there before it was deployed itself. */
  private elsewhere(name: string, member: Member): Value {
    const found = this.only(this.storing, name, member);
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
    const declared = members(member.contents.parameters.get(name));
    const type = declared.get('Type');
    const { parent } = member;
    const given = parent === undefined ? member.deployment.parameters?.get(name) : parent.member.given(parent.id, name);
    if (typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<')) {
      const stored = text(given) ?? storedBy(member.contents.parameters.get(name));
      return stored === undefined ? undefined : this.asList(type, this.elsewhere(stored, member));
    }
    return parent === undefined ? undefined : this.asList(type, given ?? declared.get('Default') as Value);
  }

  /** Which stack, nested ones apart, takes something from which. */
  public stackNeeds(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.needs === undefined) {
      const needs = new Map<string, Set<string>>();
      for (const member of this.members.values()) {
        const own = outermost(member).place;
        const others = this.sourcesOf(member).map((other) => outermost(other).place).filter((other) => other !== own);
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
