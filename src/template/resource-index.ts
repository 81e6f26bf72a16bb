import type { TemplateGraph, TemplateResource } from './template-graph';
import { NAMES } from '../model/attributes';
import { ValueIndex } from '../model/value-index';
import { isAbsent, keyOf, type Value } from '../model/values';
import { valuesAt } from '../model/values-at';
import { groupBy } from '../util/group-by';

type ByKey = ReadonlyMap<string, readonly TemplateResource[]>;

/** The resources of templates that are judged together, by their names and by what they refer to: gone through once for all of these templates. */
export class ResourceIndex {
  private readonly byPath = new Map<string, ValueIndex<TemplateResource>>();
  private byName?: ByKey;

  /**
   * @param holding those of the templates that may make a resource of one of some types.
   */
  public constructor(public readonly holding: (...types: readonly string[]) => readonly TemplateGraph[]) {}

  /** The resources of a type that name a value at the end of a path, or a range that lies in it. */
  public naming(value: Value, type: string, path: string): readonly TemplateResource[] {
    const index = `${type}.${path}`;
    const known = this.byPath.get(index) ?? new ValueIndex(this.ofType(type), valuesIn(path));
    this.byPath.set(index, known);
    return known.naming(value);
  }

  /** The resources that have a name, by its key. */
  public named(key: string): readonly TemplateResource[] {
    this.byName ??= groupBy(Array.from(NAMES.keys()).flatMap((type) => this.ofType(type)), (resource) => {
      const name = resource.property(NAMES.get(resource.type)!);
      return isAbsent(name) ? undefined : keyOf(name);
    });
    return this.byName.get(key) ?? [];
  }

  private ofType(type: string): readonly TemplateResource[] {
    return this.holding(type).flatMap((graph) => graph.ownOfType(type));
  }
}

/** The values at the end of a path, for which the other properties need not be evaluated. */
function valuesIn(path: string): (resource: TemplateResource) => readonly Value[] {
  const [property, ...steps] = path.split('.');
  return (resource) => valuesAt(resource.property(property), steps).map(([, value]) => value);
}
