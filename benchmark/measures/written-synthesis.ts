/** Synthesis of the app that people write, at the floor of `aws-cdk-lib` and with the newest release, and of apps made at random. */
import { join } from 'node:path';
import { measure, measureWithNewest } from '../processes';
import { type Findings, resultOf } from '../result';
import { ratios } from '../statistics';
import type { Extent } from '../targets';
import type { Writer } from '../written-app';

/** The CDK lets go of no token: of more apps than that in one process, each collection of garbage would take longer than an app. */
const MOST_APPS = 25;

type Times = Readonly<Record<Writer, readonly number[]>>;

export function writtenSynthesis({ apps, rounds: [least, most], warmUp, written }: Extent, folder: string): Findings {
  const results = [['floor', measure], ['newest', measureWithNewest]].flatMap(([release, run]) => written.flatMap((stacks) => {
    // a small app needs more rounds to tell as much.
    const rounds = Math.max(least, Math.min(most, Math.round(200 / stacks)));
    const { core, ours, raw, warned } = (run as typeof measure)<Times>('written-synthesis', stacks, rounds, warmUp / 2, join(folder, `written-${release as string}-${stacks}`));
    const id = (what: string) => `written-${what}-${release as string}-${stacks}`;
    return [
      resultOf(id('raw'), ratios(ours, raw)),
      resultOf(id('core'), ratios(ours, core)),
      resultOf(id('warned'), ratios(warned, ours)),
    ];
  }));
  const random: number[] = [];
  for (let first = 0; first < apps; first += MOST_APPS) {
    random.push(...measure<readonly number[]>('random-apps', first, Math.min(apps, first + MOST_APPS), Math.min(least, 3), join(folder, 'random')));
  }
  return { results: [...results, resultOf('random', random)] };
}
