import { CREATE_ONLY } from './create-only';
import { equivalence } from './equivalent-spellings';
import { keyOfReference, type States } from './states';
import { UPKEPT } from './upkept';
import type { Value } from '../model/values';
import type { TemplateResource } from '../template/template-graph';
import type { Reference } from '../template/unknown-values';

/** A property that makes a difference. */
export interface Cause {
  readonly property: string;
  readonly before: Value;
  readonly after: Value;
  /** How to write it as it is deployed, where both values mean the same to the service. */
  readonly equivalent?: string;
  /** The resource that is replaced, and that the property refers to. */
  readonly through?: TemplateResource;
}

/** A property that differs, or may do so. */
export interface Difference {
  readonly isCertain: boolean;
  readonly cause: Cause;
}

/** That CloudFormation creates a new resource in place of one. */
export interface Replacement {
  /** Whether it is so for all values that are not known. */
  readonly isCertain: boolean;
  readonly causes: readonly Cause[];
}

/** Whether a resource is replaced only because its endpoint is. */
export function isWithEndpoint(causes: readonly Cause[]): boolean {
  return causes.length > 0 && causes.every(({ property, through }) => property === 'ClientVpnEndpointId' && through !== undefined);
}

/** Which resources are replaced; one that refers to a replaced one by a create-only property is replaced as well. */
export class Replacements {
  private readonly found = new Map<string, Replacement | undefined>();

  public constructor(private readonly states: States) {}

  /** What replaces a resource of the next templates, if anything does. */
  public of(reference: Reference): Replacement | undefined {
    const key = keyOfReference(reference);
    if (!this.found.has(key)) {
      // a circle ends here.
      this.found.set(key, undefined);
      const [before, after] = [this.states.deployed(reference), this.states.next(reference)];
      this.found.set(key, before === undefined || after?.type !== before.type ? undefined : this.between(before, after));
    }
    return this.found.get(key);
  }

  /** The replaced resources that a value is made of. */
  public in(value: Value): ReadonlyArray<readonly [Reference, Replacement]> {
    return Array.from(this.states.madeOf(value), (reference) => [reference, this.of(reference)] as const)
      .flatMap(([reference, replacement]) => replacement === undefined ? [] : [[reference, replacement] as const]);
  }

  private between(before: TemplateResource, after: TemplateResource): Replacement | undefined {
    if (UPKEPT.includes(after.type)) {
      return undefined;
    }
    if (isCustom(after.type)) {
      // its function decides.
      return this.differing(before, after).some(({ isCertain }) => isCertain) ? { isCertain: false, causes: [] } : undefined;
    }
    const differing = (CREATE_ONLY[after.type] ?? []).flatMap((property) => this.difference(before, after, property));
    return differing.length === 0 ? undefined : {
      isCertain: differing.some(({ isCertain }) => isCertain),
      causes: differing.map(({ cause }) => cause),
    };
  }

  /** How the properties differ, but for some. */
  public differing(before: TemplateResource, after: TemplateResource, except: readonly string[] = []): readonly Difference[] {
    const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
    return Array.from(names).filter((name) => !except.includes(name)).flatMap((name) => this.difference(before, after, name));
  }

  /** How a property differs, if it does or may do so. */
  private difference(before: TemplateResource, after: TemplateResource, property: string): readonly Difference[] {
    const [one, other] = [before.properties[property], after.properties[property]];
    const sameness = this.states.comparing.compare(one, other);
    const cause = { property, before: one, after: other };
    if (sameness !== 'same') {
      return [{ isCertain: sameness === 'different', cause: { ...cause, equivalent: equivalence(after.type, property, one, other) } }];
    }
    const [through] = [...this.in(other)].sort(([, a], [, b]) => Number(b.isCertain) - Number(a.isCertain));
    return through === undefined ? [] : [{ isCertain: through[1].isCertain, cause: { ...cause, through: this.states.next(through[0]) } }];
  }
}

function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
