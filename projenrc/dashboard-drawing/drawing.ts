/** A drawing of a dashboard: its widgets, titles, legends and queries are those of a template; what they show are sample data. */
import { join } from 'node:path';
import { ENDPOINT_ID, LOGGED, MEASURED } from './samples';
import type { Synthesized } from '../../test/examples/synthesize';
import { run } from '../../test/operations/insights';

export const DRAWING = join(__dirname, '..', '..', 'docs', 'dashboard.svg');

/** Of a widget, what is drawn. */
interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly view: string;
    readonly query?: string;
    readonly metrics?: ReadonlyArray<readonly unknown[]>;
  };
}

interface Area { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The columns and rows of a dashboard, in pixels, and what is left between widgets. */
const [COLUMN, ROW, GAP] = [40, 30, 8];
const HEADER = 44;
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];
const GREY = '#57606a';
const HOURS = Array.from({ length: 49 }, (_, half) => half / 2);
/** How wide a letter is at most, on average, of the size of the font. */
const LETTER = 0.75;

/** The widgets of the only dashboard among templates, with the same id for each token. */
export function dashboardOf({ stderr, templates }: Synthesized): readonly Widget[] {
  const bodies = Object.values(templates).flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard').map(({ Properties }) => Properties.DashboardBody as { 'Fn::Join': [string, unknown[]] });
  if (bodies.length !== 1) {
    throw new Error(`${bodies.length} dashboards\n${stderr}`);
  }
  const [, parts] = bodies[0]['Fn::Join'];
  return JSON.parse(parts.map((part) => typeof part === 'string' ? part : ENDPOINT_ID).join('')).widgets;
}

export function drawing(widgets: readonly Widget[]): string {
  const width = Math.max(...widgets.map((widget) => widget.x + widget.width)) * COLUMN + GAP;
  const height = Math.max(...widgets.map((widget) => widget.y + widget.height)) * ROW + GAP + HEADER;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#1b1f24">`,
    '<!-- made by `npm run docs:dashboard`; do not edit. -->',
    '<title>A dashboard of an endpoint, with sample data</title>',
    `<rect x="0" y="0" width="${width}" height="${height}" fill="#eaeef2"/>`,
    text(16, 28, 'ClientVpnDashboard', 'font-size="15" font-weight="bold"'),
    text(width - 16, 28, 'drawn from the template of examples/operations, with sample data', `text-anchor="end" fill="${GREY}"`),
    ...widgets.map(widgetOf),
    '</svg>',
  ].join('\n')}\n`;
}

function widgetOf({ x, y, width, height, properties }: Widget): string {
  const { metrics = [], query, title, view } = properties;
  const area = { left: x * COLUMN + GAP, top: y * ROW + HEADER, width: width * COLUMN - GAP, height: height * ROW - GAP };
  const content = query !== undefined ? table(area, query) : view === 'singleValue' ? values(area, labelsOf(metrics)) : graph(area, labelsOf(metrics));
  return [
    `<rect x="${area.left}" y="${area.top}" width="${area.width}" height="${area.height}" rx="4" fill="#ffffff" stroke="#d0d7de"/>`,
    text(area.left + 14, area.top + 22, title, 'font-weight="bold"'),
    ...content,
  ].join('\n');
}

/** The labels of the metrics that are shown: others only count for an expression. */
function labelsOf(metrics: ReadonlyArray<readonly unknown[]>): string[] {
  return metrics.map((metric) => metric.at(-1) as { readonly label?: string; readonly visible?: boolean })
    .filter(({ visible }) => visible !== false).map(({ label }) => label!);
}

function measured(label: string): (hour: number) => number {
  const sample = MEASURED[label];
  if (sample === undefined) {
    throw new Error(`no sample data for ${label}`);
  }
  return sample;
}

function graph({ left, top, width, height }: Area, labels: readonly string[]): string[] {
  const legendTop = top + height + 3 - 14 * Math.ceil(labels.length / 2);
  const [x0, x1, y0, y1] = [left + 64, left + width - 30, legendTop - 28, top + 40];
  const lines = labels.map((label) => HOURS.map(measured(label)));
  const most = niceMaximum(Math.max(...lines.flat()));
  const x = (hour: number) => round(x0 + (x1 - x0) * hour / 24);
  const y = (value: number) => round(y0 - (y0 - y1) * value / most);
  return [
    ...[0, 0.5, 1].flatMap((part) => [
      `<line x1="${x0}" y1="${y(most * part)}" x2="${x1}" y2="${y(most * part)}" stroke="#d8dee4"/>`,
      text(x0 - 8, y(most * part) + 4, short(most * part), `text-anchor="end" font-size="10" fill="${GREY}"`),
    ]),
    ...[0, 6, 12, 18, 24].map((hour) => text(x(hour), y0 + 15, `${String(hour).padStart(2, '0')}:00`, `text-anchor="middle" font-size="10" fill="${GREY}"`)),
    ...lines.map((line, index) => (
      `<polyline points="${line.map((value, point) => `${x(HOURS[point])},${y(value)}`).join(' ')}" fill="none" stroke="${COLOURS[index]}" stroke-width="1.5"/>`
    )),
    ...labels.flatMap((label, index) => {
      const [start, line] = [left + 14 + index % 2 * width / 2, legendTop + Math.floor(index / 2) * 14];
      return [`<circle cx="${start + 4}" cy="${line - 4}" r="4" fill="${COLOURS[index]}"/>`, text(start + 13, line, label, 'font-size="10"')];
    }),
  ];
}

/** The latest value of each. */
function values({ left, top, width, height }: Area, labels: readonly string[]): string[] {
  return labels.flatMap((label, index) => {
    const middle = round(left + width * (index + 0.5) / labels.length);
    return [
      text(middle, top + height / 2 + 6, String(measured(label)(24)), 'text-anchor="middle" font-size="30"'),
      text(middle, top + height / 2 + 32, label, `text-anchor="middle" fill="${COLOURS[index]}"`),
    ];
  });
}

/** What the query answers about the sample entries; each column is as wide as its longest text. */
function table({ left, top, width }: Area, query: string): string[] {
  const rows = run(query.replace(/^SOURCE .*? \| /, ''), LOGGED);
  const columns = Object.keys(rows[0]);
  const cells = [columns, ...rows.map((row) => columns.map((column) => typeof row[column] === 'number' ? String(round(row[column])) : String(row[column])))];
  const lengths = columns.map((_, index) => Math.max(...cells.map((line) => line[index].length)) + 2);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const size = Math.min(12, Math.floor(10 * (width - 28) / (all * LETTER)) / 10);
  const starts = lengths.map((_, index) => left + 14 + (width - 28) * lengths.slice(0, index).reduce((sum, length) => sum + length, 0) / all);
  return cells.flatMap((line, row) => [
    ...row === 0 ? [] : [`<line x1="${left + 14}" y1="${top + 36 + row * 20}" x2="${left + width - 14}" y2="${top + 36 + row * 20}" stroke="#d8dee4"/>`],
    ...line.map((cell, column) => text(round(starts[column]), top + 50 + row * 20, cell, `font-size="${size}"${row === 0 ? ' font-weight="bold"' : ''}`)),
  ]);
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${words.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;
}

/** 1, 2, 4, 5 or 10 times a power of ten, so that half of it is short, too. */
function niceMaximum(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [1, 2, 4, 5, 10].find((step) => step * power >= value)!;
}

function short(value: number): string {
  return value >= 1e6 ? `${round(value / 1e6)}M` : String(round(value));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
