/** Which deployed template belongs to which of the next ones. */
import { basename, dirname } from 'node:path';
import { nestedStacks } from '../template/nested-templates';
import { rootsOf, type WorldTemplate } from '../template/world';
import { groupBy } from '../util/group-by';

/** The templates of both sides; those that belong together have one place, the `file`. */
export interface PairedStacks {
  readonly before: readonly WorldTemplate[];
  readonly after: readonly WorldTemplate[];
  /** What is deployed, and not among the next templates. */
  readonly missing: readonly WorldTemplate[];
}

/** Pairs stacks by their names or files; where there is one on either side, it is meant, unless names alone count. */
export function pairedStacks(deployed: readonly WorldTemplate[], next: readonly WorldTemplate[], byNameOnly = false): PairedStacks {
  const before = withNestedByName(deployed);
  const partners = new Map(pairs(rootsOf(before), rootsOf(next), byNameOnly));
  const places = new Map<WorldTemplate, string>();
  for (const [one, same] of groupBy(rootsOf(next), labelOf)) {
    same.forEach((template) => places.set(template, same.length === 1 ? one : template.file));
  }
  partners.forEach((after, one) => places.set(one, places.get(after)!));
  const moved = (side: string, all: readonly WorldTemplate[]) => {
    const names = new Map(all.map((template) => [template.file, places.get(template) ?? `${side} ${template.file}`]));
    return (template: WorldTemplate, partner: WorldTemplate | undefined): WorldTemplate => ({
      ...template,
      file: names.get(template.file)!,
      name: labelOf(partner ?? template),
      // what is known of one of the two is true of the other.
      deployment: { ...defined(partner?.deployment), ...defined(template.deployment) },
      app: template.app === undefined ? undefined : side,
      nested: template.nested && new Map(Array.from(template.nested, ([id, file]) => [id, names.get(file) ?? file])),
    });
  };
  const [old, fresh] = [moved('deployed', before), moved('next', next)];
  const backwards = new Map(Array.from(partners, ([one, after]) => [after, one]));
  const staying = new Set(withInner(rootsOf(before).filter((one) => !partners.has(one)), before));
  return {
    before: before.filter((one) => !staying.has(one)).map((one) => old(one, partners.get(one))),
    after: next.map((one) => fresh(one, backwards.get(one))),
    missing: Array.from(staying, (one) => old(one, undefined)),
  };
}

/** What people call a stack. */
function labelOf({ deployment, file }: WorldTemplate): string {
  return deployment?.stackName ?? fileName(file);
}

function fileName(file: string): string {
  return basename(file.replaceAll('\\', '/')).replace(/(\.template)?\.(json|ya?ml|template)$/i, '');
}

/** A file with its folder, which tells stacks of one name apart. */
function inFolder({ file }: WorldTemplate): string {
  const folder = dirname(file.replaceAll('\\', '/'));
  return `${basename(folder)}/${fileName(file)}`;
}

type Pair = readonly [deployed: WorldTemplate, next: WorldTemplate];

function* pairs(deployed: readonly WorldTemplate[], next: readonly WorldTemplate[], byNameOnly: boolean): Iterable<Pair> {
  const left = new Set(deployed);
  const open = new Set(next);
  for (const key of [labelOf, ({ file }: WorldTemplate) => fileName(file), inFolder]) {
    const candidates = groupBy(left, key);
    for (const [name, wanted] of groupBy(open, key)) {
      const found = candidates.get(name) ?? [];
      if (found.length === 1 && wanted.length === 1) {
        left.delete(found[0]);
        open.delete(wanted[0]);
        yield [found[0], wanted[0]];
      }
    }
  }
  if (!byNameOnly && deployed.length === 1 && next.length === 1 && left.size === 1) {
    yield [deployed[0], next[0]];
  }
}

function withInner(some: readonly WorldTemplate[], all: readonly WorldTemplate[]): WorldTemplate[] {
  const found = new Set(some);
  // a set also visits what is added to it on the way.
  for (const { nested } of found) {
    all.filter(({ file }) => Array.from(nested?.values() ?? []).includes(file)).forEach((inner) => found.add(inner));
  }
  return Array.from(found);
}

/** Nested stacks that were downloaded have names of their own: that of their parent, their logical id, and what CloudFormation adds. */
function withNestedByName(templates: readonly WorldTemplate[]): WorldTemplate[] {
  return templates.map((template) => {
    const nested = new Map(template.nested);
    for (const id of nestedStacks(template.template)) {
      if (!nested.has(id)) {
        const [only, ...more] = templates.filter((other) => labelOf(other).startsWith(`${labelOf(template)}-${id}-`));
        if (only !== undefined && more.length === 0) {
          nested.set(id, only.file);
        }
      }
    }
    return { ...template, nested };
  });
}

function defined(given: WorldTemplate['deployment'] = {}): WorldTemplate['deployment'] {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
