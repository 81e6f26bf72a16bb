import { rangeFrom } from '../../src/model/ranges';

test.each([
  ['10.0.0.1', '10.0.0.1/32', 'ipv4'],
  ['2001:db8::1', '2001:db8::1/128', 'ipv6'],
  ['10.0.0.0/8', '10.0.0.0/8', 'ipv4'],
  ['2001:db8::/32', '2001:db8::/32', 'ipv6'],
])('%s is the range %s', (written, range, family) => {
  expect(rangeFrom(written)).toMatchObject({ text: range, family });
});

test.each(['', 'vpc', '10.0.0', '10.0.0.1/33', '10.0.0.0/8 '])('%j is not a range', (written) => {
  expect(rangeFrom(written)).toBeUndefined();
});
