/** Synthesizes an app with one side. Arguments: `[stacks, side, folder]` as JSON. */
import { type Side, synthesize } from '../sides';

const [stacks, side, folder] = JSON.parse(process.argv[2]) as [number, Side, string];
synthesize({ side, stacks, chained: true }, folder);
console.log(JSON.stringify(process.resourceUsage().maxRSS / 1024));
