import { NOT_CHECKED } from '../../src/rules/not-checked';

test('nothing is named twice', () => {
  const names = NOT_CHECKED.map(({ what }) => what);
  expect(names).toEqual([...new Set(names)]);
});

test.each(NOT_CHECKED.map(({ what, why }) => [what, why]))('%s: what and why', (what, why) => {
  expect(what).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
});

test('what breaks deployments is listed, and nothing that cannot go wrong', () => {
  const names = NOT_CHECKED.map(({ what }) => what).join(' ');
  expect(names).toMatch(/References.*Mappings/);
  expect(NOT_CHECKED.filter(({ why }) => /It is allowed|no limit|cannot be chosen|None is needed/.test(why))).toEqual([]);
});
