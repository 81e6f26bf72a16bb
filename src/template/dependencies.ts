import { intrinsic, type RawResource, subParts } from './sections';

/** Which resource of a template waits for which. */
export class Dependencies {
  /** The resources that name another one, by its logical id. */
  private readonly named = new Map<string, Set<string>>();
  private readonly waiting = new Map<string, ReadonlySet<string>>();

  public constructor(resources: ReadonlyMap<string, RawResource>) {
    for (const [id, resource] of resources) {
      for (const other of [...resource.dependsOn, ...references([...resource.properties.values()])]) {
        const dependents = this.named.get(other) ?? new Set();
        this.named.set(other, dependents.add(id));
      }
    }
  }

  /** Whether a resource waits for another one, directly or through others. */
  public has(id: string, other: string): boolean {
    return this.named.get(other)?.has(id) === true || this.dependents(other).has(id);
  }

  private dependents(id: string): ReadonlySet<string> {
    const known = this.waiting.get(id);
    if (known) {
      return known;
    }
    const found = new Set(this.named.get(id));
    // a set also visits what is added to it on the way.
    for (const dependent of found) {
      this.named.get(dependent)?.forEach((next) => found.add(next));
    }
    this.waiting.set(id, found);
    return found;
  }
}

/** The names that a value refers to, however deep. */
function references(raw: unknown): Set<string> {
  const found = new Set<string>();
  // no recursion: a template may be nested deeper than the stack.
  const open: unknown[] = [raw];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'object' && value !== null) {
      const call = intrinsic(value);
      referred(...call ?? ['', undefined]).forEach((name) => found.add(name));
      for (const inner of Object.values(value)) {
        open.push(inner);
      }
    }
  }
  return found;
}

function referred(name: string, argument: unknown): string[] {
  const [first] = Array.isArray(argument) ? argument : [argument];
  if (typeof first !== 'string') {
    return [];
  }
  switch (name) {
    case 'Ref': return [first];
    case 'Fn::GetAtt': return [first.split('.')[0]];
    case 'Fn::Sub': return subParts(first).flatMap((part) => 'placeholder' in part ? [part.placeholder.split('.')[0]] : []);
    default: return [];
  }
}
