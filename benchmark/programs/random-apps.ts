/** Synthesizes apps made at random with each side in turns, and prints the ratio of each app, from one number to another. Arguments: `[first, end, rounds, folder]` as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spreadOf } from '../statistics';
import { type Shape, synthesizeShapes } from '../written-app';

const [first, end, rounds, folder] = JSON.parse(process.argv[2]) as [number, number, number, string];

const SIDES = ['ours', 'core'] as const;
const WARM_UP = 3;

const MODULUS = 2 ** 31 - 1;
/** The same numbers in each run: the minimal standard generator of Park and Miller. */
let state = 1;
function upTo(most: number): number {
  state = state * 16_807 % MODULUS;
  return 1 + Math.floor(state / MODULUS * most);
}

const shapes = Array.from({ length: end }, () => (
  // three Availability Zones, thirty destinations and four groups are 210 routes and rules.
  Array.from({ length: upTo(4) }, (): Shape => ({ zones: upTo(3), destinations: upTo(30), groups: upTo(4) }))
));

/** The types of what an app has made of Client VPN, and how many of each. */
function made(side: string, stacks: number): string {
  const templates = Array.from({ length: stacks }, (_, index) => JSON.parse(readFileSync(join(folder, side, `Stack${index}.template.json`), 'utf8')));
  const types = templates.flatMap(({ Resources }) => Object.values(Resources as Record<string, { Type: string }>).map(({ Type }) => Type));
  return types.filter((type) => type.startsWith('AWS::EC2::ClientVpn')).sort().join();
}

const ratios = shapes.slice(first).map((app, index) => {
  const times = { ours: [] as number[], core: [] as number[] };
  for (let round = index === 0 ? -WARM_UP : 0; round < rounds; round++) {
    for (const side of SIDES) {
      global.gc!();
      const began = performance.now();
      synthesizeShapes(side, app, join(folder, side));
      if (round >= 0) {
        times[side].push(performance.now() - began);
      }
    }
  }
  if (made('ours', app.length) !== made('core', app.length)) {
    throw new Error(`the sides make different networks of ${JSON.stringify(app)}`);
  }
  return spreadOf(times.ours).median / spreadOf(times.core).median;
});
console.log(JSON.stringify(ratios));
