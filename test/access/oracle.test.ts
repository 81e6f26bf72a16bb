import * as fc from 'fast-check';
import { type Association, draw, unknown } from './networks';
import { ask, type Puzzle, sketch, type Span, SPANS } from './oracle';
import { EffectiveAccess } from '../../src/access/reachability';
import { Cidr } from '../../src/ip/cidr';
import type { Unknown } from '../../src/model/values';

const OUTSIDE = SPANS.find(({ first }) => first < 0)!;

/** How the spans are written in each family. */
const FAMILIES: ReadonlyArray<readonly [string, (span: Span) => string]> = [
  ['IPv4', ({ first, prefix }) => prefix === 0 ? '0.0.0.0/0' : prefix === 20 ? '10.0.0.0/20' : first < 0 ? '10.0.0.8/29' : `10.0.0.${first}/${prefix}`],
  ['IPv6', ({ first, prefix }) => prefix === 0 ? '::/0' : prefix === 20 ? 'fd00::/64' : first < 0 ? 'fd00::8/125' : `fd00::${first}/${prefix + 96}`],
];

let made = 0;
const fresh = (): Unknown => {
  made += 1;
  return unknown(`unknown ${made}`);
};
const span = fc.constantFrom(...SPANS);
const block = fc.constantFrom(...SPANS.filter(({ first, prefix }) => first >= 0 && prefix >= 29));
const address = fc.constantFrom(...SPANS.filter(({ prefix }) => prefix === 32));
const maybe = fc.constantFrom(false, false, false, true);

/** Where the route table of a subnet leads; nothing where it is not known. */
const out = fc.option(fc.array(span, { maxLength: 2 }), { nil: undefined, freq: 1 });

/** A puzzle with few enough unknowns to go through all ways in which they can turn out. */
function puzzles(isLocal: boolean, mostUnknowns = 2): fc.Arbitrary<Puzzle> {
  const rule = fc.oneof(
    { weight: 6, arbitrary: fc.record({ to: span, group: fc.constantFrom('a', 'b'), maybe }) },
    { weight: 2, arbitrary: fc.record({ to: span, all: fc.constant(true), maybe }) },
  );
  const route = fc.record({ to: span, through: fc.constantFrom('A', 'A', 'B', 'B', isLocal ? 'local' : 'A'), maybe });
  const puzzle = fc.record({
    vpc: span,
    clients: isLocal ? fc.constantFrom(...SPANS.filter(({ prefix }) => prefix > 0)) : fc.constant(OUTSIDE),
    associations: fc.tuple(fc.constantFrom<Association[]>(
      [{ subnet: 'A' }],
      [{ subnet: 'A' }, { subnet: 'B' }],
      [{ subnet: 'A' }, { subnet: 'B', maybe: true }],
      [{ subnet: 'A', maybe: true }],
    ), out, out).map(([associations, ...outs]) => associations.map(({ maybe: perhaps, subnet }, at) => ({ subnet, maybe: perhaps, out: outs[at] }))),
    rules: fc.array(rule, { maxLength: 5 }),
    routes: fc.array(route, { maxLength: 4 }),
  });
  const fields = fc.uniqueArray(fc.constantFrom('to', 'group', 'all', 'route', 'through'), { maxLength: mostUnknowns });
  return fc.tuple(puzzle, fields, fc.nat(), fc.nat()).map(([given, unknowns, seed, other]) => {
    const change = <T>(list: readonly T[], position: number, changed: object) => (
      list.map((item, at) => at === position % list.length ? { ...item, ...changed } : item)
    );
    let { routes, rules }: Puzzle = given;
    for (const field of unknowns) {
      switch (field) {
        case 'to': rules = change(rules, seed, { to: fresh() }); break;
        case 'group': rules = change(rules, other, { group: fresh() }); break;
        case 'all': rules = change(rules, other, { all: fresh() }); break;
        case 'route': routes = change(routes, seed, { to: fresh() }); break;
        case 'through': routes = change(routes, other, { through: fresh() }); break;
      }
    }
    // a route through a subnet that is associated nowhere is another matter.
    const subnets = given.associations.map(({ subnet }) => subnet);
    return { ...given, rules, routes: routes.filter(({ through }) => through !== 'B' || subnets.includes('B')) };
  });
}

describe.each(FAMILIES)('%s', (family, write) => {
  test('for an address the answer is what trying every rule and route gives, however the unknown turns out', () => {
    fc.assert(fc.property(puzzles(family === 'IPv4'), address, fc.constantFrom('a', 'b', undefined), (puzzle, asked, group) => {
      const { graph, network } = draw(sketch(puzzle, write));
      expect(new EffectiveAccess(network, graph).canReach(group, Cidr.parse(write(asked)))).toBe(ask(puzzle, group, asked));
    }), { numRuns: 600 });
  });

  test('for a range it is what trying every address gives, unless it is not certain that some are reached and others are not', () => {
    fc.assert(fc.property(puzzles(family === 'IPv4'), block, fc.constantFrom('a', 'b', undefined), (puzzle, asked, group) => {
      const { graph, network } = draw(sketch(puzzle, write));
      const answer = new EffectiveAccess(network, graph).canReach(group, Cidr.parse(write(asked)));
      const expected = ask(puzzle, group, asked);
      expect(expected === 'PARTLY' && answer === 'UNKNOWN' ? expected : answer).toBe(expected);
    }), { numRuns: 600 });
  });

  test('for a range the answer is what trying every address gives when everything is known', () => {
    fc.assert(fc.property(puzzles(family === 'IPv4', 0), block, fc.constantFrom('a', 'b', undefined), (puzzle, asked, group) => {
      const known = { ...puzzle, rules: puzzle.rules.map((rule) => ({ ...rule, maybe: false })) };
      const { graph, network } = draw(sketch(known, write));
      expect(new EffectiveAccess(network, graph).canReach(group, Cidr.parse(write(asked)))).toBe(ask(known, group, asked));
    }), { numRuns: 600 });
  });
});
