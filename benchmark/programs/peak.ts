/** Preloaded: says at the end how much memory the process took, in megabytes. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.BENCHMARK_REPORT!, String(process.resourceUsage().maxRSS / 1024)));
