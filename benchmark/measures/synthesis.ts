/** Synthesis: time, its growth, and memory. */
import { join } from 'node:path';
import { measure } from '../processes';
import { type Findings, resultOf, type Series } from '../result';
import type { Side } from '../sides';
import { ratios, spreadOf } from '../statistics';
import type { Extent } from '../targets';

const NAMES: Readonly<Record<Side, string>> = { ours: 'ClientVpnEndpointPlus', raw: 'L1s, same template', core: 'ec2.ClientVpnEndpoint' };
const SIDES: readonly Side[] = ['ours', 'raw', 'core'];

type Times = Readonly<Record<Side, readonly number[]>>;

export function synthesis({ rounds: [least, most], stacks, warmUp }: Extent, folder: string): Findings {
  const timesOf = (number: number, chained = true): Times => {
    // a small app needs more rounds to tell as much.
    const rounds = Math.max(least, Math.min(most, Math.round(400 / number)));
    return measure('synthesis', number, rounds, warmUp, chained, SIDES, join(folder, `${number}-${chained}`));
  };
  const times = stacks.map((number) => timesOf(number));
  const unchained = timesOf(stacks[1], false);
  const peaks = memory(stacks[2], least, folder);
  const perStack = (side: Side, index: number) => times[index][side].map((time) => time / stacks[index]);
  return {
    results: [
      ...stacks.flatMap((number, index) => [
        resultOf(`synth-raw-${number}`, ratios(times[index].ours, times[index].raw)),
        resultOf(`synth-core-${number}`, ratios(times[index].ours, times[index].core)),
      ]),
      resultOf('unchained-raw', ratios(unchained.ours, unchained.raw)),
      resultOf('unchained-core', ratios(unchained.ours, unchained.core)),
      // they come from two processes, and were not measured in turns.
      resultOf('growth', perStack('ours', 2).map((time) => time / spreadOf(perStack('ours', 0)).median)),
      resultOf('memory', ratios(peaks.ours, peaks.core)),
    ],
    synthesis: SIDES.map((side): Series => ({
      name: NAMES[side],
      points: stacks.map((size, index) => ({ size, ...spreadOf(perStack(side, index)) })),
    })),
  };
}

function memory(stacks: number, rounds: number, folder: string): Readonly<Record<'ours' | 'core', number[]>> {
  const peaks = { ours: [] as number[], core: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    peaks.ours.push(measure('memory', stacks, 'ours', join(folder, 'memory-ours')));
    peaks.core.push(measure('memory', stacks, 'core', join(folder, 'memory-core')));
  }
  return peaks;
}
