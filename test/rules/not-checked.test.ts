import { NOT_CHECKED } from '../../src/rules/not-checked';

test('the rows are sorted and occur once', () => {
  const places = NOT_CHECKED.map(({ row }) => row.split('.').map(Number)).map(([section, place = 0]) => section * 1000 + place);
  expect(places).toEqual(Array.from(new Set(places)).sort((one, other) => one - other));
});

test.each(NOT_CHECKED.map(({ row, what, why }) => [row, what, why]))('%s says what and why', (_, what, why) => {
  expect(what).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
});
