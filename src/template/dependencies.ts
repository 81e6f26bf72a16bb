import { firstCycle } from './cycle';
import type { RawResource } from './sections';
import { joined } from '../util/joined';

/** Which resource of a template waits for which. */
export class Dependencies {
  private readonly direct = new Map<string, ReadonlySet<string>>();
  private readonly waiting = new Map<string, ReadonlySet<string>>();
  private found?: readonly string[];
  private reversed?: ReadonlyMap<string, ReadonlySet<string>>;

  public constructor(private readonly resources: ReadonlyMap<string, RawResource>) {}

  /** Whether a resource waits for another one, directly or through others. */
  public has(id: string, other: string): boolean {
    // most resources name what they wait for: then the rest of the template need not be read.
    return this.named(id).has(other) || this.dependents(other).has(id);
  }

  /** Resources that certainly wait for each other in a circle; nothing where there are none. */
  public circle(): readonly string[] | undefined {
    if (this.found === undefined) {
      // two resources with conditions may never meet.
      this.found = firstCycle(this.resources.keys(), (id) => {
        const resource = this.resources.get(id);
        return resource?.condition === undefined ? resource && joined(resource.dependsOn, resource.mentions.certain) : [];
      }) ?? [];
    }
    return this.found.length === 0 ? undefined : this.found;
  }

  /** What a resource names itself. */
  private named(id: string): ReadonlySet<string> {
    const known = this.direct.get(id);
    if (known) {
      return known;
    }
    const resource = this.resources.get(id);
    const names = new Set(resource && [...resource.dependsOn, ...resource.mentions.certain, ...resource.mentions.possible]);
    this.direct.set(id, names);
    return names;
  }

  private dependents(id: string): ReadonlySet<string> {
    const known = this.waiting.get(id);
    if (known) {
      return known;
    }
    this.reversed ??= this.reverse();
    const found = new Set(this.reversed.get(id));
    // a set also visits what is added to it on the way.
    for (const dependent of found) {
      this.reversed.get(dependent)?.forEach((next) => found.add(next));
    }
    this.waiting.set(id, found);
    return found;
  }

  /** The resources that name another one, by its logical id. */
  private reverse(): ReadonlyMap<string, ReadonlySet<string>> {
    const dependents = new Map<string, Set<string>>();
    for (const id of this.resources.keys()) {
      for (const other of this.named(id)) {
        dependents.set(other, (dependents.get(other) ?? new Set()).add(id));
      }
    }
    return dependents;
  }
}
