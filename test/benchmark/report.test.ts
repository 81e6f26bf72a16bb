import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withResults } from '../../benchmark/page';
import { alarms, cells, machine, type Report, rowsOf, textTable } from '../../benchmark/report';
import { FULL, targets } from '../../benchmark/targets';
import { REPOSITORY } from '../environment';

const spread = (median: number, rounds = 5) => ({ median, low: median / 2, high: median * 2, rounds });

const REPORT: Report = {
  date: '2026-01-31',
  node: '22.0.0',
  cdk: '2.260.0',
  machine: '2 × Some CPU, 8 GB, linux',
  rows: [
    { id: 'met', what: 'at its target', unit: 'ms', max: 15, alarm: 30, result: spread(15) },
    { id: 'missed', what: 'past its target', unit: '', max: 1.1, alarm: 1.5, result: spread(1.5) },
    { id: 'beyond', what: 'beyond noise', unit: 's', max: 3, alarm: 6, result: spread(6.01) },
    { id: 'once', what: 'for comparison', unit: 'MB', result: spread(123.4, 1) },
    { id: 'none', what: 'left out', unit: '', max: 0.35, alarm: 0.7 },
  ],
  synthesis: [],
  growth: [],
};

test('a row says whether its target was met', () => {
  expect(cells(REPORT).slice(1)).toEqual([
    ['at its target', '≤ 15 ms', '15 ms', '7.5 – 30', '5', 'met'],
    ['past its target', '≤ 1.1', '1.5', '0.75 – 3', '5', 'missed'],
    ['beyond noise', '≤ 3 s', '6.01 s', '3 – 12', '5', 'missed'],
    ['for comparison', '', '123 MB', '', '1', ''],
    ['left out', '≤ 0.35', 'not measured', '', '', ''],
  ]);
});

test('only what is beyond noise is alarming, and not what was left out', () => {
  expect(alarms(REPORT)).toEqual(['beyond noise: 6.01 s, which is beyond 6 (target: 3)']);
});

test('the text names Node.js, the CDK and the machine, and aligns its columns', () => {
  const [setting, , ...lines] = textTable(REPORT).split('\n');
  expect(setting).toBe('Node.js 22.0.0, aws-cdk-lib 2.260.0, 2 × Some CPU, 8 GB, linux, 2026-01-31');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toBe('at its target    ≤ 15 ms         15 ms   7.5 – 30       5     met');
});

test('the machine is told without whose it is', () => {
  expect(machine().machine).toMatch(/^\d+ × .+, \d+ GB, \w+$/);
});

test('results find their rows', () => {
  const [first, ...others] = rowsOf(targets(FULL), [{ id: 'synth-raw-1', ...spread(1) }]);
  expect(first.result).toEqual(spread(1));
  expect(others.every(({ result }) => result === undefined)).toBe(true);
});

test('every target has a margin, and no two rows have the same name', () => {
  const rows = targets(FULL);
  expect(rows.filter(({ alarm, max }) => (max === undefined) !== (alarm === undefined) || max! > alarm!)).toEqual([]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

describe('the page', () => {
  const page = '# Title\n\n<!-- results: written by npm run benchmark -->\n\nold\n\n<!-- end of results -->\n\nprose\n';

  test('keeps what people wrote', () => {
    const written = withResults(page, REPORT);
    expect(written).toMatch(/^# Title\n\n<!-- results/);
    expect(written).toMatch(/<!-- end of results -->\n\nprose\n$/);
    expect(written).toContain('\n| at its target | ≤ 15 ms | 15 ms | 7.5 – 30 | 5 | met |\n');
    expect(written).not.toContain('old');
  });

  test('written twice is the same', () => {
    expect(withResults(withResults(page, REPORT), REPORT)).toBe(withResults(page, REPORT));
  });

  test('without marks is rejected', () => {
    expect(() => withResults('# Title\n', REPORT)).toThrow('the page has no "<!-- results: written by npm run benchmark -->"');
  });
});

test('the page shows the results that are in the file, and no others', () => {
  const report = JSON.parse(readFileSync(join(REPOSITORY, 'benchmark', 'results.json'), 'utf8')) as Report;
  const page = readFileSync(join(REPOSITORY, 'docs', 'performance.md'), 'utf8');
  expect(withResults(page, report)).toBe(page);
});

test('no other document says how fast it is: the page does, as it was measured', () => {
  const documents = ['README.md', ...readdirSync(join(REPOSITORY, 'docs')).filter((file) => file.endsWith('.md') && file !== 'performance.md').map((file) => join('docs', file))];
  const claims = documents.flatMap((file) => readFileSync(join(REPOSITORY, file), 'utf8').split('\n')
    .filter((line) => /\d\s*(ms|milliseconds)\b|\b(times|percent|%) (faster|slower)|\b(third|half|quarter) (of )?(the|its) time\b/i.test(line)).map((line) => `${file}: ${line}`));
  expect(documents.length).toBeGreaterThan(10);
  expect(claims).toEqual([]);
});
