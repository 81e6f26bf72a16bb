import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

interface Stats { readonly passes: number; readonly failures: number }

// eslint-disable-next-line @typescript-eslint/no-require-imports -- its types claim the names of jest's.
const { reporters } = require('mocha') as { readonly reporters: { readonly Dot: new (runner: Runner, options: Options) => { readonly stats: Stats } } };

interface Runner { once(event: 'end', listener: () => void): void }
interface Options { readonly reporterOptions?: { readonly output?: string } }

/** A dot for each test, the failures in full, and with `--reporter-option output=<file>` what jest's report has for the closing line of `.ci/run`. */
module.exports = class extends reporters.Dot {
  constructor(runner: Runner, options: Options) {
    super(runner, options);
    const output = options.reporterOptions?.output;
    if (output) {
      // tests change the folder.
      const file = resolve(output);
      runner.once('end', () => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ numPassedTests: this.stats.passes, numFailedTests: this.stats.failures, numRuntimeErrorTestSuites: 0 }));
      });
    }
  }
};
