import { accessText, HEADINGS, summaryText, titleOf } from './diff-words';
import { causeText } from '../../deployment/change-texts';
import type { Comparison, StackChanges } from '../../deployment/comparison';
import { FATAL } from '../../deployment/effect';
import { groupBy } from '../../util/group-by';
import type { Io } from '../terminal/io';

/** GitHub takes comments of up to 65,536 characters; what is left is for what others put around it. */
const LONGEST = 60_000;

/** A part of the comment that a reader opens and closes. */
interface Section {
  readonly title: string;
  readonly items: readonly string[];
  readonly isOpen: boolean;
}

/** What a deployment does, as the comment of a pull request. */
export function writeDiffMarkdown(comparison: Comparison, { stdout }: Io): void {
  let written = `### AWS Client VPN\n\n${escaped(summaryText(comparison))}\n`;
  let left = 0;
  for (const section of comparison.stacks.flatMap(sectionsOf)) {
    const items = fitting(section.items, LONGEST - written.length - details(section, []).length);
    left += section.items.length - items.length;
    written += items.length === 0 ? '' : details(section, items);
  }
  stdout.write(left === 0 ? written : `${written}\n${left} more ${left === 1 ? 'change does' : 'changes do'} not fit into a comment: run \`cdk-client-vpn-plus diff\`.\n`);
}

/** The items that there is room for; a long one does not keep shorter ones out. */
function fitting(items: readonly string[], room: number): string[] {
  let left = room;
  return items.filter(({ length }) => {
    const isFitting = length < left;
    left -= isFitting ? length + 1 : 0;
    return isFitting;
  });
}

function sectionsOf({ access, changes, name }: StackChanges): Section[] {
  const byEffect = Array.from(groupBy(changes, ({ effect, isCertain }) => `${effect} ${isCertain}`).values(), (same): Section => {
    const [{ effect, isCertain }] = same;
    const title = `${name}: ${HEADINGS[effect]}${isCertain ? '' : ', depending on values of the deployment'} (${same.length})`;
    const items = same.map((change) => [
      `- **${escaped(titleOf(change, name))}**`,
      ...change.causes.map((cause) => `  - ${escaped(causeText(cause))}`),
      `  - ${escaped(change.message)}${change.fix === undefined ? '' : ` ${escaped(change.fix)}`} ([source](${change.source}))`,
    ].join('\n'));
    return { title, items, isOpen: FATAL.includes(effect) };
  });
  const items = access.map((change) => `- ${change.endpoint === undefined ? '' : `${escaped(change.endpoint)}: `}**${escaped(accessText(change))}** ${escaped(change.why)}`);
  return [...byEffect, ...access.length === 0 ? [] : [{ title: `${name}: who gains or loses access (${access.length})`, items, isOpen: true }]];
}

function details({ isOpen, title }: Section, items: readonly string[]): string {
  return `\n<details${isOpen ? ' open' : ''}>\n<summary>${escaped(title)}</summary>\n\n${items.join('\n')}\n\n</details>\n`;
}

/** A text without what Markdown or HTML would make something of, such as a mention of someone. */
function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~@&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
