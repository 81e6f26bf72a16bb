import * as fc from 'fast-check';
import { differences, exponent, quantile, ratios, spreadOf } from '../../benchmark/statistics';

test.each([
  ['one value', [7], 0.5, 7],
  ['the least', [1, 2, 4], 0, 1],
  ['the most', [1, 2, 4], 1, 4],
  ['the middle of an odd number', [1, 2, 4], 0.5, 2],
  ['the middle of an even number', [1, 2, 4, 8], 0.5, 3],
  ['on a value', [0, 10, 20, 30, 40], 0.25, 10],
  ['between two values', [0, 10, 20, 30], 0.25, 7.5],
])('quantile: %s', (_, sorted, part, expected) => {
  expect(quantile(sorted, part)).toBe(expected);
});

test('the order of the samples says nothing, and they are left as they are', () => {
  const samples = [40, 0, 30, 10, 20];
  expect(spreadOf(samples)).toEqual({ low: 10, median: 20, high: 30 });
  expect(samples).toEqual([40, 0, 30, 10, 20]);
});

test('a spread holds its median and is held by the samples', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (samples) => {
    const { high, low, median } = spreadOf(samples);
    expect(low).toBeLessThanOrEqual(median);
    expect(median).toBeLessThanOrEqual(high);
    expect(Math.min(...samples)).toBeLessThanOrEqual(low);
    expect(high).toBeLessThanOrEqual(Math.max(...samples));
  }));
});

test('what was measured next to each other is compared', () => {
  expect(ratios([2, 30], [1, 10])).toEqual([2, 3]);
  expect(differences([2, 30], [1, 10])).toEqual([1, 20]);
});

describe('exponent', () => {
  test.each([
    ['a constant', 0],
    ['linear', 1],
    ['square', 2],
    ['a root', 0.5],
  ])('%s', (_, power) => {
    expect(exponent([1000, 2000, 5000, 20_000].map((size) => [size, 3 * size ** power]))).toBeCloseTo(power, 10);
  });

  test('n log n is a little more than linear', () => {
    const fitted = exponent([1000, 2000, 5000, 10_000, 20_000].map((size) => [size, size * Math.log(size)]));
    // 1 + 1 / ln(size) at any one size.
    expect(fitted).toBeGreaterThan(1 + 1 / Math.log(20_000));
    expect(fitted).toBeLessThan(1 + 1 / Math.log(1000));
  });

  test('two sizes are a line through two points', () => {
    expect(exponent([[10, 5], [40, 40]])).toBeCloseTo(1.5, 10);
  });

  test('the unit of the times says nothing', () => {
    const times = fc.array(fc.double({ min: 0.1, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 8 });
    fc.assert(fc.property(times, fc.double({ min: 0.01, max: 100, noNaN: true }), (samples, unit) => {
      const fit = (factor: number) => exponent(samples.map((time, index) => [100 * 2 ** index, factor * time]));
      expect(fit(unit)).toBeCloseTo(fit(1), 6);
    }));
  });
});
