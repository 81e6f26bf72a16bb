import { accessText, HEADINGS, summaryText, titleOf } from './diff-words';
import { causeText } from '../../deployment/change-texts';
import type { Comparison, StackChanges } from '../../deployment/comparison';
import { FATAL } from '../../deployment/effect';
import { groupBy } from '../../util/group-by';
import type { Io } from '../terminal/io';

/** GitHub takes comments of up to 65,536 characters; what is left is for what others put around it. */
const LONGEST = 60_000;

/** What a deployment does, as the comment of a pull request. */
export function writeDiffMarkdown(comparison: Comparison, { stdout }: Io): void {
  const head = `### AWS Client VPN\n\n${escaped(summaryText(comparison))}\n`;
  const sections = comparison.stacks.flatMap(sectionsOf);
  let written = head;
  let left = 0;
  for (const section of sections) {
    if (left === 0 && written.length + section.length <= LONGEST) {
      written += section;
    } else {
      left += 1;
    }
  }
  stdout.write(left === 0 ? written : `${written}\n${left} more ${left === 1 ? 'section does' : 'sections do'} not fit into a comment: run \`cdk-client-vpn-plus diff\`.\n`);
}

function sectionsOf({ access, changes, name }: StackChanges): string[] {
  const byEffect = Array.from(groupBy(changes, ({ effect, isCertain }) => `${effect} ${isCertain}`).values(), (same) => {
    const [{ effect, isCertain }] = same;
    const title = `${name}: ${HEADINGS[effect]}${isCertain ? '' : ', depending on values of the deployment'} (${same.length})`;
    const lines = same.map((change) => [
      `- **${escaped(titleOf(change, name))}**`,
      ...change.causes.map((cause) => `  - ${escaped(causeText(cause))}`),
      `  - ${escaped(change.message)}${change.fix === undefined ? '' : ` ${escaped(change.fix)}`} ([source](${change.source}))`,
    ].join('\n'));
    return details(title, lines.join('\n'), FATAL.includes(effect));
  });
  const lines = access.map((change) => `- ${change.endpoint === undefined ? '' : `${escaped(change.endpoint)}: `}**${escaped(accessText(change))}** ${escaped(change.why)}`);
  return [...byEffect, ...access.length === 0 ? [] : [details(`${name}: who gains or loses access (${access.length})`, lines.join('\n'), true)]];
}

function details(title: string, body: string, isOpen: boolean): string {
  return `\n<details${isOpen ? ' open' : ''}>\n<summary>${escaped(title)}</summary>\n\n${body}\n\n</details>\n`;
}

/** A text without what Markdown or HTML would make something of, such as a mention of someone. */
function escaped(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~@&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
