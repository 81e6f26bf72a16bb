/** Synthesizes the app that people write with each side in turns. Arguments: `[stacks, rounds, warmUp, folder]` as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizeWritten, type Writer } from '../written-app';

const [stacks, rounds, warmUp, folder] = JSON.parse(process.argv[2]) as [number, number, number, string];

const WRITERS: readonly Writer[] = ['ours', 'warned', 'raw', 'core'];
const outdir = (writer: Writer) => join(folder, writer);

/** How many resources of Client VPN the first stack has. */
function made(writer: Writer): number {
  const { Resources } = JSON.parse(readFileSync(join(outdir(writer), 'Stack0.template.json'), 'utf8')) as { Resources: Record<string, { Type: string }> };
  return Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::EC2::ClientVpn')).length;
}

const times: Record<Writer, number[]> = { ours: [], warned: [], raw: [], core: [] };
for (let round = -Math.ceil(warmUp / stacks); round < rounds; round++) {
  for (const writer of WRITERS) {
    // what the side before has left behind would be cleared away at the cost of this one.
    global.gc!();
    const began = performance.now();
    synthesizeWritten(writer, stacks, outdir(writer));
    if (round >= 0) {
      times[writer].push(performance.now() - began);
    }
  }
}
if (new Set(WRITERS.map(made)).size !== 1) {
  throw new Error(`the sides make different networks: ${WRITERS.map(made).join()}`);
}
console.log(JSON.stringify(times));
