import type { Association, Route, Rule, Sketch } from './networks';
import type { Reach } from '../../src/access/outcomes';
import { Unknown } from '../../src/model/values';

/** A range of a space of eight addresses, or one that is wider, or has no address of it. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** A sketch in which a destination is a span, or not known. */
export interface Puzzle {
  readonly vpc: Span;
  readonly clients: Span;
  readonly associations: ReadonlyArray<Omit<Association, 'out'> & {
    /** Where the route table of the subnet leads; none where it is not known, which counts as everywhere. */
    readonly out?: readonly Span[];
  }>;
  readonly rules: ReadonlyArray<Omit<Rule, 'to'> & { readonly to: Span | Unknown }>;
  readonly routes: ReadonlyArray<Omit<Route, 'to'> & { readonly to: Span | Unknown }>;
}

/** Spans that are as wide as an aligned block, and those around and beside all of them. */
export const SPANS: readonly Span[] = [
  { first: 0, last: 7, prefix: 0 },
  { first: 0, last: 7, prefix: 20 },
  { first: -1, last: -1, prefix: 29 },
  ...[8, 4, 2, 1].flatMap((size, depth) => Array.from({ length: 8 / size }, (_, position) => (
    { first: position * size, last: position * size + size - 1, prefix: 29 + depth }
  ))),
];

const GROUPS = ['a', 'b', 'c'];

/** What everyone gets, address by address and route by route, in every way in which the unknown can turn out. */
export function ask(puzzle: Puzzle, group: string | undefined, span: Span): Reach {
  const answers = new Set<Reach>();
  for (const world of worlds(puzzle)) {
    const each = new Set<Reach>();
    for (let address = span.first; address <= span.last; address += 1) {
      each.add(one(world, group, address));
    }
    answers.add(each.size === 1 ? Array.from(each)[0] : 'PARTLY');
  }
  return answers.size === 1 ? Array.from(answers)[0] : 'UNKNOWN';
}

function one(world: Puzzle, group: string | undefined, address: number): Reach {
  const matching = world.rules.filter(({ to }) => has(to as Span, address));
  const longest = Math.max(...matching.map(({ to }) => (to as Span).prefix));
  const deciding = matching.filter(({ to }) => (to as Span).prefix === longest);
  const isAllowed = deciding.some((rule) => rule.all === true || group !== undefined && rule.group === group);
  const isOfClients = has(world.clients, address);
  const routed = world.associations.filter(({ out, subnet }) => isOfClients
    ? world.routes.some(({ through, to }) => through === 'local' && has(to as Span, address))
    : has(world.vpc, address) || world.routes.some(({ through, to }) => through === subnet && has(to as Span, address))
      && (out === undefined || out.some((range) => has(range, address))));
  if (!isAllowed || routed.length === 0) {
    return 'NO';
  }
  return routed.length === world.associations.length ? 'YES' : 'PARTLY';
}

function has({ first, last }: Span, address: number): boolean {
  return first <= address && address <= last;
}

/** All ways in which a puzzle can turn out. */
function worlds(puzzle: Puzzle): Puzzle[] {
  const subnets = puzzle.associations.map(({ subnet }) => subnet);
  const rules = product(puzzle.rules.map((rule) => variants(rule, { to: SPANS, group: GROUPS, all: [true, false] }))).map((some) => some.flat());
  const routes = product(puzzle.routes.map((route) => variants(route, { to: SPANS, through: [...subnets, 'local', 'elsewhere'] }))).map((some) => some.flat());
  const associations = product(puzzle.associations.map((association) => variants(association, {}))).map((some) => some.flat());
  return product<Partial<Puzzle>>([
    rules.map((some) => ({ rules: some })),
    routes.map((some) => ({ routes: some })),
    associations.map((some) => ({ associations: some })),
  ]).map((parts): Puzzle => Object.assign({}, puzzle, ...parts));
}

/** An item with every choice for each field that is unknown, and no item where there may be none. */
function variants<T extends { readonly maybe?: boolean }>(item: T, choices: Readonly<Record<string, readonly unknown[]>>): T[][] {
  const fields = Object.entries(choices).filter(([field]) => (item as Record<string, unknown>)[field] instanceof Unknown);
  const chosen = product(fields.map(([field, values]) => values.map((value) => ({ [field]: value }))));
  return [...item.maybe === true ? [[]] : [], ...chosen.map((some): T[] => [Object.assign({}, item, ...some)])];
}

function product<T>(choices: ReadonlyArray<readonly T[]>): T[][] {
  return choices.reduce<T[][]>((made, options) => made.flatMap((start) => options.map((option) => [...start, option])), [[]]);
}

/** The sketch of a puzzle, in the addresses of a family. */
export function sketch(puzzle: Puzzle, write: (span: Span) => string): Sketch {
  const to = <T extends { readonly to: Span | Unknown }>(item: T) => ({ ...item, to: item.to instanceof Unknown ? item.to : write(item.to) });
  const associations = puzzle.associations.map(({ out, ...association }) => ({ ...association, out: out?.map(write) }));
  const [vpc, clients] = [puzzle.vpc, puzzle.clients].map(write);
  return { ...puzzle, associations, vpc, clients, rules: puzzle.rules.map(to), routes: puzzle.routes.map(to) };
}
