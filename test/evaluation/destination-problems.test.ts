import { destinationKey } from '../../src/evaluation/destination-problems';
import { Unknown } from '../../src/model/values';

test.each([
  ['10.0.0.0/16', '10.0.0.0/16', true],
  ['2001:DB8::/32', '2001:db8:0::/32', true],
  ['10.0.0.1/16', '10.0.0.0/16', false],
  ['nothing', 'nothing', true],
  [new Unknown('a'), new Unknown('a'), true],
  [new Unknown('a'), new Unknown('b'), false],
  [new Unknown('10.0.0.0/16'), '10.0.0.0/16', false],
])('%j and %j are one destination: %s', (one, other, same) => {
  expect(destinationKey(one) === destinationKey(other)).toBe(same);
});
