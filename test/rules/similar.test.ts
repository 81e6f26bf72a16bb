import { closest } from '../../src/rules/similar';

const NAMES = ['DuplicateRoute', 'DuplicateAssociation', 'RouteFormat'];

test.each<[string, string | undefined]>([
  ['DuplicateRoute', 'DuplicateRoute'],
  ['duplicateroute', 'DuplicateRoute'],
  ['DuplicatRuote', 'DuplicateRoute'],
  ['RouteFormats', 'RouteFormat'],
  ['Format', undefined],
  ['', undefined],
])('%j', (given, meant) => {
  expect(closest(given, NAMES)).toBe(meant);
});

test('of nothing', () => {
  expect(closest('x', [])).toBeUndefined();
});
