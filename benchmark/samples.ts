/** The times, in milliseconds, of doing something again and again; what comes before lets the compiler see it. */
export async function samplesOf(iterations: number, warmupIterations: number, work: () => void): Promise<readonly number[]> {
  const { Bench } = await import('tinybench');
  const bench = new Bench({ iterations, retainSamples: true, time: 0, warmupIterations, warmupTime: 0 });
  bench.add('work', work);
  const [{ result }] = await bench.run();
  if (!('latency' in result)) {
    throw 'error' in result ? result.error : new Error(result.state);
  }
  return result.latency.samples!;
}
