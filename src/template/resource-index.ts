import type { TemplateGraph, TemplateResource } from './template-graph';
import { NAMES } from '../model/attributes';
import { isAbsent, keyOf } from '../model/values';
import { groupBy } from '../util/group-by';

type ByKey = ReadonlyMap<string, readonly TemplateResource[]>;

/** The resources of templates that are judged together, by their names and by what they refer to: gone through once for all of these templates. */
export class ResourceIndex {
  private readonly byProperty = new Map<string, ByKey>();
  private byName?: ByKey;

  /**
   * @param holding those of the templates that may make a resource of one of some types.
   */
  public constructor(public readonly holding: (...types: readonly string[]) => readonly TemplateGraph[]) {}

  /** The resources of a type of which a property has a value, by its key. */
  public naming(key: string, type: string, property: string): readonly TemplateResource[] {
    const index = `${type}.${property}`;
    const known = this.byProperty.get(index) ?? groupBy(this.ofType(type), (resource) => keyOf(resource.property(property)));
    this.byProperty.set(index, known);
    return known.get(key) ?? [];
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
