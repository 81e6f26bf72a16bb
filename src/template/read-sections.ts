import { type Collection, type Entry, isLoop, unrolled } from './loops';
import { macrosOf, openness } from './macro-calls';
import { type Mentions, mentionsIn, type MentionsOf, together } from './mentions';
import { Resolver } from './resolver';
import { type Deployment, dependsOnIn, hasCall, isIntrinsic, MAY_HOLD_MORE, memberIn, members, OWN_METADATA, type Path, type RawResource, type Sections } from './sections';
import { CLIENT_VPN } from '../model/graph';
import { isModule, type Openness, TRANSFORM, widest } from '../model/macros';

/** The parts of a template, as `JSON.parse` gives it, with its loops unrolled. */
export function sections(template: unknown, given: Deployment = {}): Sections {
  const parts = members(template);
  const { account, region } = placeIn(template);
  const head: Sections = { ...NOTHING, deployment: { account, region }, parameters: members(parts.get('Parameters')), mappings: members(parts.get('Mappings')) };
  const collection = collectionsOf(head, { ...given, account: given.account ?? account, region: given.region ?? region });
  const macros = macrosOf(parts);
  const mentions = mentionsIn(template);
  const resources = new Map<string, RawResource>();
  const conditions = new Map(entriesOf(parts, 'Conditions', collection).map(({ name, value }) => [name, value]));
  const added = new Set<string | undefined>([...macros === 'closed' ? [] : [undefined], ...heldElsewhere(template)]);
  for (const { name, open, path, value } of entriesOf(parts, 'Resources', collection)) {
    const type = memberIn(value, 'Type');
    const own = memberIn(value, TRANSFORM) === undefined ? 'closed' : openness(members(value));
    if (typeof type === 'string') {
      const condition = conditionOf(memberIn(value, 'Condition'), open, conditions);
      const resource = new TemplateFields(type, value, condition, path, macros === 'anywhere' ? macros : own, collection, mentions);
      resources.set(name, resource);
      if (isModule(type) || type.startsWith(CLIENT_VPN) && resource.openness !== 'closed') {
        added.add(undefined);
      } else if (open.length > 0) {
        added.add(/[$&]\{/.test(type) ? undefined : type);
      }
    } else if (own !== 'closed') {
      added.add(undefined);
    }
  }
  const outputs = new Map(entriesOf(parts, 'Outputs', collection).map(({ name, value }) => [name, value]));
  return { ...head, resources, conditions, outputs, mayHoldMore: (type) => added.has(type) || added.has(undefined) };
}

/** Where a template is to be deployed, as its metadata says. */
export function placeIn(template: unknown): Deployment {
  const metadata = ownMetadata(template);
  const [account, region] = ['account', 'region'].map((name) => metadata.get(name)).map((value) => typeof value === 'string' ? value : undefined);
  return { account, region };
}

/** The types of which there may be more than the template holds, as its metadata says. */
function heldElsewhere(template: unknown): readonly string[] {
  const types = ownMetadata(template).get(MAY_HOLD_MORE);
  return Array.isArray(types) ? types.filter((type) => typeof type === 'string') : [];
}

/** The types of all resources that a template writes, also in loops. */
export function typesOf(template: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  hasType(memberIn(template, 'Resources'), (type) => {
    found.add(type);
    return false;
  });
  return found;
}

/** Whether a template writes a resource of a type that is looked for, also in a loop; most templates are asked nothing else. */
export function hasType(resources: unknown, isWanted: (type: string, raw: unknown) => boolean): boolean {
  return typeof resources === 'object' && resources !== null && Object.keys(resources).some((name) => {
    const raw = (resources as Readonly<Record<string, unknown>>)[name];
    const { Type: type } = (raw ?? {}) as { readonly Type?: unknown };
    return typeof type === 'string' ? isWanted(type, raw) : isLoop(name) && Array.isArray(raw) && hasType(raw[2], isWanted);
  });
}

/** Whether a template may make more resources than it writes: by macros, modules or loops. */
export function mayGrow(template: unknown): boolean {
  const resources = memberIn(template, 'Resources');
  const isMade = (raw: unknown) => {
    const type = memberIn(raw, 'Type');
    return memberIn(raw, TRANSFORM) !== undefined || typeof type === 'string' && (isModule(type) || type.startsWith(CLIENT_VPN) && hasCall(memberIn(raw, 'Properties')));
  };
  return [memberIn(template, 'Transform'), memberIn(template, TRANSFORM)].some((macros) => macros !== undefined)
    || heldElsewhere(template).length > 0
    || hasCall(resources) || Object.values(resources ?? {}).some(isMade);
}

const NOTHING = { resources: new Map(), conditions: new Map(), outputs: new Map(), mayHoldMore: () => false };

/** The collections of loops: they look at parameters and mappings alone, as the transform does. */
function collectionsOf(head: Sections, deployment: Deployment): Collection {
  let resolver: Resolver | undefined;
  return (raw) => {
    resolver ??= new Resolver(head, deployment);
    return resolver.collection(raw);
  };
}

/** The members of a section. */
function entriesOf(parts: ReadonlyMap<string, unknown>, section: string, collection: Collection): Entry[] {
  return unrolled(parts.get(section), collection, [section]);
}

/** The condition of a resource; one in a loop whose collection is not known exists if the loop has a turn. */
function conditionOf(own: unknown, loops: readonly string[], conditions: Map<string, unknown>): string | undefined {
  const all = [...typeof own === 'string' ? [own] : [], ...loops];
  if (all.length < 2) {
    return all[0];
  }
  const name = all.join(' and ');
  conditions.set(name, { 'Fn::And': all.map((Condition) => ({ Condition })) });
  return name;
}

/** The fields of a resource; of most resources of a large template no one asks for more than the type. */
class TemplateFields implements RawResource {
  private known?: ReadonlyMap<string, unknown>;
  private entries?: readonly Entry[];
  private mentioned?: Mentions;
  private readonly written: unknown;
  /** Whether its properties are as they are written: no loop, macro or other function makes any of them. */
  private readonly isPlain: boolean;

  public constructor(
    public readonly type: string,
    private readonly raw: unknown,
    public readonly condition: string | undefined,
    public readonly path: Path,
    private readonly macros: Openness,
    private readonly collection: Collection,
    private readonly mentionsOf: MentionsOf,
  ) {
    this.written = memberIn(raw, 'Properties');
    this.isPlain = !hasCall(this.written);
  }

  public get properties(): ReadonlyMap<string, unknown> {
    this.known ??= this.isPlain ? members(this.written) : new Map(
      this.turns.filter(({ name, open }) => open.length === 0 && !isIntrinsic(name)).map(({ name, value }) => [name, value]),
    );
    return this.known;
  }

  public get metadata(): ReadonlyMap<string, unknown> {
    return ownMetadata(this.raw);
  }

  public get assetPath(): unknown {
    return memberIn(memberIn(this.raw, 'Metadata'), 'aws:asset:path');
  }

  public get constructPath(): string | undefined {
    const path = memberIn(memberIn(this.raw, 'Metadata'), 'aws:cdk:path');
    return typeof path === 'string' ? path : undefined;
  }

  public get deletionPolicy(): unknown {
    return memberIn(this.raw, 'DeletionPolicy');
  }

  public get updateReplacePolicy(): unknown {
    return memberIn(this.raw, 'UpdateReplacePolicy');
  }

  public get dependsOn(): readonly string[] {
    return dependsOnIn(this.raw);
  }

  public get openness(): Openness {
    return this.isPlain ? this.macros : widest([this.macros, ...this.turns.map(({ name, open, value }) => opennessBy(name, value, open.length > 0))]);
  }

  public get mentions(): Mentions {
    this.mentioned ??= this.isPlain ? this.mentionsOf(this.written) : together(this.turns.map(({ value }) => this.mentionsOf(value)));
    return this.mentioned;
  }

  private get turns(): readonly Entry[] {
    this.entries ??= unrolled(this.written, this.collection);
    return this.entries;
  }
}

/** What a member of the properties may add to the others. */
function opennessBy(name: string, value: unknown, isInOpenLoop: boolean): Openness {
  if (name === TRANSFORM) {
    return openness(new Map([[name, value]]));
  }
  // what another function makes of properties may be anything.
  return isIntrinsic(name) ? 'anywhere' : isInOpenLoop ? 'beside' : 'closed';
}

/** What metadata say to this library. */
function ownMetadata(raw: unknown): ReadonlyMap<string, unknown> {
  return members(memberIn(memberIn(raw, 'Metadata'), OWN_METADATA));
}
