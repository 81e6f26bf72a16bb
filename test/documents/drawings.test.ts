/** The text of the drawings in docs/: it is shown in whatever font the reader has, and has to stay where it belongs in a wide one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../environment';

const DOCS = join(REPOSITORY, 'docs');
const DRAWINGS = readdirSync(DOCS).filter((file) => file.endsWith('.svg'));

/** The widths of DejaVu Sans, the widest of the usual fonts without serifs, in ems and rounded up; Verdana is no wider. */
const WIDTHS: ReadonlyArray<readonly [number, string]> = [
  [0.3, '\'IJijl'], [0.35, ' ,./:;\\|'], [0.4, '()-[]ft'], [0.45, '!r'], [0.5, '"*_`'], [0.55, '?csz'], [0.6, 'FLkvxy'],
  [0.65, '$0123456789EPSTYabdeghnopqu{}'], [0.7, 'ABCKRVXZ'], [0.75, 'NU'], [0.8, '&DGHOQ'], [0.85, '#+<=>^w~'], [0.9, 'M'],
];
const WIDEST = 1;
const BOLD = 0.1;
const ABOVE_THE_LINE = 0.8;
const BELOW_THE_LINE = 0.25;
/** What is left between text and border, in pixels. */
const MARGIN = 4;

interface Box {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The value of an attribute, or of the same name in a style. */
const attribute = (tag: string, name: string) => new RegExp(`[\\s;"]${name}[=:]"?([^";]+)`).exec(tag)?.[1];
const numberOf = (tag: string, name: string, otherwise = '0') => parseFloat(attribute(tag, name) ?? otherwise);

function textsOf(svg: string): Box[] {
  const fontSize = attribute(/<svg[^>]*>/.exec(svg)![0], 'font-size');
  return Array.from(svg.matchAll(/<text([^>]*)>([^<]*)</g), ([, tag, escaped]) => {
    const name = escaped.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
    const size = numberOf(tag, 'font-size', fontSize);
    const bold = attribute(tag, 'font-weight') === 'bold' ? BOLD : 0;
    const widths = Array.from(name, (letter) => (WIDTHS.find(([, letters]) => letters.includes(letter))?.[0] ?? WIDEST) + bold);
    const width = size * widths.reduce((sum, one) => sum + one, 0);
    const [dx, dy] = /translate\(([\d.-]+)[ ,]([\d.-]+)\)/.exec(tag)?.slice(1).map(Number) ?? [0, 0];
    const left = numberOf(tag, 'x') + dx - width * ({ end: 1, middle: 0.5 }[attribute(tag, 'text-anchor')!] ?? 0);
    const line = numberOf(tag, 'y') + dy + (attribute(tag, 'dominant-baseline') === 'central' ? 0.3 * size : 0);
    return { name, left: left - MARGIN, right: left + width + MARGIN, top: line - ABOVE_THE_LINE * size, bottom: line + BELOW_THE_LINE * size };
  });
}

const rectanglesOf = (svg: string): Box[] => Array.from(svg.matchAll(/<rect([^>]*)>/g), ([name, tag]) => {
  const [left, top] = [numberOf(tag, 'x'), numberOf(tag, 'y')];
  return { name, left, top, right: left + numberOf(tag, 'width'), bottom: top + numberOf(tag, 'height') };
});

const isWithin = (inner: Box, outer: Box) => (
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
);
const isApart = (one: Box, other: Box) => one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

test.each(DRAWINGS)('the text of docs/%s neither crosses a border nor covers other text, in any font', (drawing) => {
  const svg = readFileSync(join(DOCS, drawing), 'utf8');
  const texts = textsOf(svg);
  const boxes = rectanglesOf(svg);
  const crossing = texts.flatMap((text) => boxes.filter((box) => !isWithin(text, box) && !isApart(text, box)).map((box) => `${text.name} crosses ${box.name}`));
  const covering = texts.flatMap((text, index) => texts.slice(index + 1).filter((other) => !isApart(text, other)).map((other) => `${text.name} covers ${other.name}`));

  expect(texts.length).toBeGreaterThan(10);
  expect([...crossing, ...covering]).toEqual([]);
});
