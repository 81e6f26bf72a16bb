import { NOT_CHECKED } from '../../src/rules/not-checked';

test.each(NOT_CHECKED.map(({ row, what, why }) => [row, what, why]))('%s says what and why', (_, what, why) => {
  expect(what).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
});
