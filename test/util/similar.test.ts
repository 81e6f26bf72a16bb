import { closest } from '../../src/util/similar';

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

test.each<[string, string | undefined]>([
  // a third of a long name may be wrong, and two characters of a short one.
  ['abcdefxxx', 'abcdefghi'],
  ['abcdexxxx', undefined],
  ['xxxabcdefghi', 'abcdefghi'],
  ['xxxxabcdefghi', undefined],
  ['defghi', 'abcdefghi'],
  ['efghi', undefined],
  ['Kxx', 'Key'],
  ['xxx', undefined],
  ['xxKey', 'Key'],
  ['xxxKey', undefined],
])('%j, as far as it may be', (given, meant) => {
  expect(closest(given, ['abcdefghi', 'Key'])).toBe(meant);
});

test('a long name may be meant where a short one is nearer, but too far', () => {
  expect(closest('abcdefgh0000', ['abcdefghijkl', '0000'])).toBe('abcdefghijkl');
  expect(closest('abcd', ['wxyz', 'abcdefghijkl', 'abce'])).toBe('abce');
});

test('of two, the nearer one', () => {
  expect(closest('abcdefgxx', ['abcdefxyz', 'abcdefghi'])).toBe('abcdefghi');
  expect(closest('abcdefgxx', ['abcdefghi', 'abcdefxyz'])).toBe('abcdefghi');
});

test('of nothing', () => {
  expect(closest('x', [])).toBeUndefined();
});
