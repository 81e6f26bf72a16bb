/**
 * `npm run benchmark`: measures everything, prints one table, and writes `benchmark/results.json` and what docs/performance.md shows of it.
 *
 * - `--short` measures little, to see that it works, and writes nothing.
 * - `--check` fails when a value is beyond what noise explains.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { certificates } from './measures/certificates';
import { command } from './measures/command';
import { library } from './measures/library';
import { linters } from './measures/linters';
import { makeWheel, python, sizes } from './measures/packages';
import { synthesis } from './measures/synthesis';
import { writtenSynthesis } from './measures/written-synthesis';
import { writePage } from './page';
import { plot } from './plot';
import { installLibrary, REPOSITORY, run } from './processes';
import { alarms, machine, type Report, rowsOf, textTable } from './report';
import type { Findings } from './result';
import { FULL, SHORT, targets } from './targets';

const { values: { check, short } } = parseArgs({ options: { check: { type: 'boolean' }, short: { type: 'boolean' } } });

async function main(): Promise<void> {
  const extent = short ? SHORT : FULL;
  if (!short) {
    // what is measured is what the sources say now.
    step('compile', () => run('npm', ['run', 'compile']));
  }
  installLibrary();
  const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
  try {
    const findings: Findings[] = [
      step('synthesis', () => synthesis(extent, folder)),
      step('synthesis of the app that people write', () => writtenSynthesis(extent, folder)),
      step('library', () => library(extent)),
      step('command line', () => command(extent, folder)),
      step('certificates', () => certificates(extent, folder)),
      step('linters', () => linters(extent, folder)),
      step('Python', () => short ? python(extent) : python(extent, makeWheel())),
      step('packages', sizes),
    ];
    const report: Report = {
      ...machine(),
      rows: rowsOf(targets(extent), findings.flatMap(({ results }) => results)),
      synthesis: findings.flatMap((one) => one.synthesis ?? []),
      growth: findings.flatMap((one) => one.growth ?? []),
    };
    console.log(textTable(report));
    findings.forEach(({ note }) => note && console.log(note));
    console.log('This backs docs/performance.md. The README and the other documents say nothing about speed, which a test sees to.');
    if (short) {
      console.log('This was the short form: sizes are small, rounds are few, and the values say nothing.');
    } else {
      writeFileSync(join(REPOSITORY, 'benchmark', 'results.json'), `${JSON.stringify(report, undefined, 2)}\n`);
      writePage(join(REPOSITORY, 'docs', 'performance.md'), report);
      writeFileSync(join(REPOSITORY, 'docs', 'performance.svg'), await plot(report));
    }
    const beyond = alarms(report);
    if (check && beyond.length > 0) {
      beyond.forEach((line) => console.error(line));
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function step<Found>(name: string, work: () => Found): Found {
  const began = performance.now();
  const found = work();
  console.error(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  return found;
}

void main();
