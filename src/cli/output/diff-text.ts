import { accessText, HEADINGS, summaryText, titleOf } from './diff-words';
import { causeText } from '../../deployment/change-texts';
import type { Comparison, StackChanges } from '../../deployment/comparison';
import { FATAL } from '../../deployment/effect';
import { escapeControlCharacters } from '../../util/control-characters';
import { groupBy } from '../../util/group-by';
import { Colours, type Io } from '../terminal/io';

type Headings = typeof HEADINGS;

/** What a deployment does, for people: by stack and effect, the worst first. */
export function writeDiffText(comparison: Comparison, io: Io, headings: Headings = HEADINGS): void {
  const colours = new Colours(io.stdout, io.env);
  const write = (line = '') => void io.stdout.write(`${line}\n`);
  for (const stack of comparison.stacks.filter(({ access, changes }) => access.length + changes.length > 0)) {
    write(colours.bold(escapeControlCharacters(stack.name)));
    linesOf(stack, colours, headings).forEach(write);
    write();
  }
  write(summaryText(comparison));
}

function linesOf({ access, changes, name }: StackChanges, colours: Colours, headings: Headings): string[] {
  const byEffect = Array.from(groupBy(changes, ({ effect, isCertain }) => `${effect} ${isCertain}`).values()).flatMap((same) => {
    const [{ effect, isCertain }] = same;
    const heading = `${headings[effect]}${isCertain ? '' : ', depending on values of the deployment'}`;
    const paint = FATAL.includes(effect) ? colours.red : effect === 'added' || effect === 'in-place' ? colours.faint : colours.yellow;
    // what concerns many resources is printed once.
    const alike = Array.from(groupBy(same, ({ causes, fix, message }) => JSON.stringify([message, fix, causes.map(causeText)])).values());
    return ['', `  ${paint(heading)}`, ...alike.flatMap((changed) => {
      const [{ causes, fix, message, source }] = changed;
      return [
        ...changed.map((change) => `    ${colours.bold(escapeControlCharacters(titleOf(change, name)))} ${colours.faint(change.resource.type)}`),
        ...causes.map((cause) => `      ${escapeControlCharacters(causeText(cause))}`),
        `      ${escapeControlCharacters(message)}`,
        ...fix === undefined ? [] : [`      ${escapeControlCharacters(fix)}`],
        `      ${colours.faint(source)}`,
      ];
    })];
  });
  const byEndpoint = Array.from(groupBy(access, ({ endpoint }) => endpoint)).flatMap(([endpoint, same]) => [
    '',
    `  Access through ${endpoint === undefined ? 'an endpoint of another stack' : escapeControlCharacters(endpoint)}`,
    ...same.flatMap((change) => [`    ${escapeControlCharacters(accessText(change))}`, `      ${colours.faint(escapeControlCharacters(change.why))}`]),
  ]);
  return [...byEffect, ...byEndpoint];
}
