/** Synthesizes the same app with each side in turns. Arguments: `[stacks, rounds, warmUp, chained, sides, folder]` as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { planOf, type Side, synthesize } from '../sides';

const [stacks, rounds, warmUp, chained, sides, folder] = JSON.parse(process.argv[2]) as [number, number, number, boolean, Side[], string];

const outdir = (side: Side) => join(folder, side);
const template = (side: Side, number: number) => JSON.parse(readFileSync(join(outdir(side), `Stack${number}.template.json`), 'utf8'));

const plan = planOf(synthesize({ side: 'ours', stacks, chained }, outdir('ours')));
synthesize({ side: 'raw', stacks, chained }, outdir('raw'), plan);
for (let number = 0; number < stacks; number++) {
  if (!isDeepStrictEqual(template('raw', number), template('ours', number))) {
    throw new Error(`the L1s make another template of stack ${number} than ours`);
  }
}

const times = Object.fromEntries(sides.map((side) => [side, [] as number[]]));
for (let round = -Math.ceil(warmUp / stacks); round < rounds; round++) {
  for (const side of sides) {
    // what the side before has left behind is not work of this one.
    global.gc!();
    const began = performance.now();
    synthesize({ side, stacks, chained }, outdir(side), plan);
    if (round >= 0) {
      times[side].push(performance.now() - began);
    }
  }
}
console.log(JSON.stringify(times));
