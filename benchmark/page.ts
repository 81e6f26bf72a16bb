import { readFileSync, writeFileSync } from 'node:fs';
import { cells, type Report, setting } from './report';

const BEGIN = '<!-- results: written by npm run benchmark -->';
const END = '<!-- end of results -->';

/** The page with new results between its marks; what people wrote around them stays. */
export function withResults(page: string, report: Report): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new Error(`the page has no "${BEGIN}" with "${END}" after it`);
  }
  const [head, ...rows] = cells(report).map((line) => `| ${line.join(' | ')} |`);
  return [
    page.slice(0, begin) + BEGIN,
    `Measured with ${setting(report)}.`,
    [head, `|${'---|'.repeat(cells(report)[0].length)}`, ...rows].join('\n'),
    '![Synthesis on each side, and growth of rules and access](performance.svg)',
    END + page.slice(end + END.length),
  ].join('\n\n');
}

export function writePage(file: string, report: Report): void {
  writeFileSync(file, withResults(readFileSync(file, 'utf8'), report));
}
