/** The value in the middle, and what lies a quarter of the way from either end. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** Of two series that were measured in turns, the ratios of what was measured next to each other: what else the machine did met both. */
export function ratios(numerators: readonly number[], denominators: readonly number[]): number[] {
  return numerators.map((numerator, round) => numerator / denominators[round]);
}

/** Likewise the differences. */
export function differences(minuends: readonly number[], subtrahends: readonly number[]): number[] {
  return minuends.map((minuend, round) => minuend - subtrahends[round]);
}

/** The exponent of the power of the size that fits the times best: the slope of the line through them on logarithmic axes. */
export function exponent(points: ReadonlyArray<readonly [number, number]>): number {
  const logarithms = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const [meanX, meanY] = [0, 1].map((axis) => logarithms.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const covariance = logarithms.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logarithms.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** The value below which a part of the values lies, between two of them where it falls there. */
export function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}
