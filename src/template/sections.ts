import type { Mentions } from './mentions';
import type { Openness } from '../model/macros';

/** Names and positions that lead to a value of a template. */
export type Path = ReadonlyArray<string | number>;

/** A resource as a template spells it. */
export interface RawResource {
  readonly type: string;
  readonly condition?: string;
  readonly properties: ReadonlyMap<string, unknown>;
  /** What its properties mention, also those that a loop or a macro makes something of. */
  readonly mentions: Mentions;
  /** What its metadata says to this library. */
  readonly metadata: ReadonlyMap<string, unknown>;
  /** The file that it is made of, as the metadata of the CDK say. */
  readonly assetPath?: unknown;
  /** The construct that it was made by, as the metadata of the CDK say. */
  readonly constructPath?: string;
  /** The logical ids it names in `DependsOn`. */
  readonly dependsOn: readonly string[];
  /** Where the template writes it. */
  readonly path: Path;
  readonly openness: Openness;
  /** What becomes of it when it is no longer in the template. */
  readonly deletionPolicy: unknown;
  /** What becomes of it when another one takes its place. */
  readonly updateReplacePolicy: unknown;
}

/** What a deployment is known to be. */
export interface Deployment {
  readonly account?: string;
  readonly region?: string;
  readonly stackName?: string;
  /** The values of parameters that are given to the template. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Whether the other parameters have their defaults. */
  readonly takesDefaults?: boolean;
  /** `false` where a template takes nothing that has a name like the one that it asks for, and is not known to be the same. */
  readonly takesAlike?: boolean;
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
  /** Whether a macro, a module or a loop over something that is not known may add resources of a type. */
  mayHoldMore(type: string): boolean;
}

/** The own members of an object, by name; none of anything else. */
export function members(raw: unknown): ReadonlyMap<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : NOTHING;
}

/** One for all that has no members. */
const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** One own member of an object; none of anything else. */
export function memberIn(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null && Object.prototype.hasOwnProperty.call(raw, name) ? (raw as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** The logical ids that a resource names in `DependsOn`. */
export function dependsOnIn(raw: unknown): readonly string[] {
  const written = memberIn(raw, 'DependsOn');
  return Array.isArray(written) ? written.filter((other) => typeof other === 'string') : typeof written === 'string' ? [written] : NONE;
}

const NONE: readonly string[] = [];

/** Where metadata speak to this library. */
export const OWN_METADATA = 'cdk-client-vpn-plus';

/** Where metadata name the types of which there may be more than the template holds. */
export const MAY_HOLD_MORE = 'mayHoldMore';

/** The name and the argument of an intrinsic function, nothing for any other value. */
export function intrinsic(raw: object): readonly [name: string, argument: unknown] | undefined {
  let only: string | undefined;
  // no list of the names: this is asked of every object of a template.
  for (const name in raw) {
    if (only !== undefined) {
      return undefined;
    }
    only = name;
  }
  return only !== undefined && isIntrinsic(only) ? [only, (raw as Record<string, unknown>)[only]] : undefined;
}

export function isIntrinsic(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

/** Whether an object has a function among its members. */
export function hasCall(raw: unknown): boolean {
  if (typeof raw === 'object' && raw !== null) {
    for (const name in raw) {
      if (isIntrinsic(name)) {
        return true;
      }
    }
  }
  return false;
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
