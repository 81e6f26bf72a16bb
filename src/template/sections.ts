/** A resource as a template spells it. */
export interface RawResource {
  readonly type: string;
  readonly condition?: string;
  readonly properties: ReadonlyMap<string, unknown>;
  /** What its metadata says to this library. */
  readonly metadata: ReadonlyMap<string, unknown>;
  /** The file that it is made of, as the metadata of the CDK say. */
  readonly assetPath?: unknown;
  /** The logical ids it names in `DependsOn`. */
  readonly dependsOn: readonly string[];
  /** Whether a macro may add and remove properties. */
  readonly isOpen: boolean;
}

/** The fields of a resource; of most resources of a large template nobody asks for more than the type. */
class TemplateFields implements RawResource {
  private known?: ReadonlyMap<string, unknown>;

  public constructor(public readonly type: string, private readonly fields: ReadonlyMap<string, unknown>) {}

  public get condition(): string | undefined {
    const condition = this.fields.get('Condition');
    return typeof condition === 'string' ? condition : undefined;
  }

  public get properties(): ReadonlyMap<string, unknown> {
    this.known ??= members(this.fields.get('Properties'));
    return this.known;
  }

  public get metadata(): ReadonlyMap<string, unknown> {
    return ownMetadata(this.fields);
  }

  public get assetPath(): unknown {
    return members(this.fields.get('Metadata')).get('aws:asset:path');
  }

  public get dependsOn(): readonly string[] {
    return [this.fields.get('DependsOn')].flat().filter((other) => typeof other === 'string');
  }

  public get isOpen(): boolean {
    return [...this.fields.keys(), ...this.properties.keys()].some(isIntrinsic);
  }
}

/** What a deployment is known to be. */
export interface Deployment {
  readonly account?: string;
  readonly region?: string;
  readonly stackName?: string;
}

/** The parts of a template that the rules can use; whatever is malformed is left out. */
export interface Sections {
  readonly resources: ReadonlyMap<string, RawResource>;
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly mappings: ReadonlyMap<string, unknown>;
  readonly conditions: ReadonlyMap<string, unknown>;
  readonly outputs: ReadonlyMap<string, unknown>;
  /** Where the template is to be deployed, as its metadata says. */
  readonly deployment: Deployment;
}

export function sections(template: unknown): Sections {
  const parts = members(template);
  const resources = new Map<string, RawResource>();
  for (const [id, raw] of members(parts.get('Resources'))) {
    const fields = members(raw);
    const type = fields.get('Type');
    if (typeof type === 'string') {
      resources.set(id, new TemplateFields(type, fields));
    }
  }
  const metadata = ownMetadata(parts);
  const [account, region] = ['account', 'region'].map((name) => metadata.get(name)).map((value) => typeof value === 'string' ? value : undefined);
  return {
    deployment: { account, region },
    resources,
    parameters: members(parts.get('Parameters')),
    mappings: members(parts.get('Mappings')),
    conditions: members(parts.get('Conditions')),
    outputs: members(parts.get('Outputs')),
  };
}

/** The own members of an object, by name; none of anything else. */
export function members(raw: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : []);
}

/** Where metadata speak to this library. */
export const OWN_METADATA = 'cdk-client-vpn-plus';

/** What metadata say to this library. */
function ownMetadata(fields: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return members(members(fields.get('Metadata')).get(OWN_METADATA));
}

/** The name and the argument of an intrinsic function, nothing for any other value. */
export function intrinsic(raw: object): readonly [name: string, argument: unknown] | undefined {
  const names = Object.keys(raw);
  return names.length === 1 && isIntrinsic(names[0]) ? [names[0], (raw as Record<string, unknown>)[names[0]]] : undefined;
}

export function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

/** A piece of a `Fn::Sub` text. */
export type SubPart = { readonly text: string } | { readonly placeholder: string };

/** The pieces of a `Fn::Sub` text; `${!Literal}` stands for itself. */
export function subParts(text: string): SubPart[] {
  const parts: SubPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^${}]*)\}/g)) {
    parts.push({ text: text.slice(end, match.index) });
    parts.push(match[1].startsWith('!') ? { text: `\${${match[1].slice(1)}}` } : { placeholder: match[1].trim() });
    end = match.index + match[0].length;
  }
  parts.push({ text: text.slice(end) });
  return parts;
}

/** The names that a call of an intrinsic function refers to. */
export function referred(name: string, argument: unknown): readonly string[] {
  const [first, own] = Array.isArray(argument) ? argument : [argument];
  if (typeof first !== 'string') {
    return [];
  }
  switch (name) {
    case 'Ref': return [first];
    case 'Fn::GetAtt': return [first.split('.')[0]];
    // its own variables hide resources of the same name.
    case 'Fn::Sub': return subParts(first).flatMap((part) => 'placeholder' in part && !members(own).has(part.placeholder) ? [part.placeholder.split('.')[0]] : []);
    default: return [];
  }
}
