/** Results as people and programs read them. */
import { cpus, totalmem } from 'node:os';
import { version as cdk } from 'aws-cdk-lib/package.json';
import type { Result, Series } from './result';
import type { Target } from './targets';

/** A line of the table; without values where nothing was measured. */
export interface Row extends Target {
  readonly result?: Omit<Result, 'id'>;
}

export interface Machine {
  readonly date: string;
  readonly node: string;
  readonly cdk: string;
  readonly machine: string;
}

export interface Report extends Machine {
  readonly rows: readonly Row[];
  readonly synthesis: readonly Series[];
  readonly growth: readonly Series[];
}

/** Where it was measured; nothing that tells whose machine it is. */
export function machine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    cdk,
    machine: `${processors.length} × ${processors[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
  };
}

export function rowsOf(wanted: readonly Target[], results: readonly Result[]): Row[] {
  const byId = new Map(results.map(({ id, ...result }) => [id, result]));
  return wanted.map((target) => ({ ...target, result: byId.get(target.id) }));
}

const HEAD = ['what', 'target', 'median', 'quartiles', 'rounds', ''];

/** The cells of the table. */
export function cells({ rows }: Pick<Report, 'rows'>): string[][] {
  return [HEAD, ...rows.map(({ max, result, unit, what }) => [
    what,
    max === undefined ? '' : `≤ ${shown(max)}${unit && ` ${unit}`}`,
    result === undefined ? 'not measured' : `${shown(result.median)}${unit && ` ${unit}`}`,
    result === undefined || result.rounds === 1 ? '' : `${shown(result.low)} – ${shown(result.high)}`,
    result === undefined ? '' : String(result.rounds),
    max === undefined || result === undefined ? '' : result.median <= max ? 'met' : 'missed',
  ])];
}

/** What is beyond what noise explains, a line each. */
export function alarms({ rows }: Pick<Report, 'rows'>): string[] {
  return rows.flatMap(({ alarm, max, result, unit, what }) => (
    alarm !== undefined && result !== undefined && result.median > alarm
      ? [`${what}: ${shown(result.median)} ${unit}, which is beyond ${alarm} (target: ${max})`]
      : []
  ));
}

export function setting({ cdk: release, date, machine: on, node }: Machine): string {
  return `Node.js ${node}, aws-cdk-lib ${release}, ${on}, ${date}`;
}

export function textTable(report: Report): string {
  const lines = cells(report);
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const table = lines.map((line) => line.map((cell, column) => column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])).join('  ').trimEnd());
  return [setting(report), '', ...table].join('\n');
}

/** Three digits that count. */
function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
