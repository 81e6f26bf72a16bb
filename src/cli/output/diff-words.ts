/** What all formats of a comparison say alike. */
import type { AccessChange } from '../../deployment/access-changes';
import type { Change } from '../../deployment/change';
import type { Comparison } from '../../deployment/comparison';
import { type Effect, EFFECTS } from '../../deployment/effect';

/** An effect as a heading says it. */
export const HEADINGS: Readonly<Record<Effect, string>> = {
  'deleted': 'Deleted',
  'replaced': 'Replaced',
  'fails': 'The deployment fails',
  'disconnects': 'All clients are disconnected',
  'resets': 'Connections are reset',
  'ends-sessions': 'Sessions end',
  'data-lost': 'Data is lost',
  'slow': 'Takes hours',
  'removed': 'Removed',
  'in-place': 'Changed in place',
  'added': 'Added',
};

/** What someone gains or loses, as a sentence. */
export function accessText({ after, before, destination, except, group }: AccessChange): string {
  const who = group === undefined ? 'All users' : `Group ${JSON.stringify(group)}`;
  const plural = group === undefined;
  const where = except.length === 0 ? destination : `${destination} (except ${except.join(', ')})`;
  const verb = (many: string, one: string) => plural ? many : one;
  if (before === 'NO' && after === 'YES') {
    return `${who} ${verb('gain', 'gains')} ${where}.`;
  }
  if (before === 'YES' && after === 'NO') {
    return `${who} ${verb('lose', 'loses')} ${where}.`;
  }
  return `${who} ${verb('reach', 'reaches')} ${where}: ${before.toLowerCase()} before, ${after.toLowerCase()} after.`;
}

/** How often which effect occurs, the worst first. */
export function summaryOf({ stacks }: Comparison): Partial<Record<Effect, number>> {
  const all = stacks.flatMap(({ changes }) => changes).map(({ effect }) => effect);
  const numbers = EFFECTS.map((effect) => [effect, all.filter((one) => one === effect).length] as const);
  return Object.fromEntries(numbers.filter(([, number]) => number > 0));
}

/** One line that says how often which effect occurs. */
export function summaryText(comparison: Comparison): string {
  const parts = Object.entries(summaryOf(comparison)).map(([effect, number]) => `${number} ${effect}`);
  return parts.length === 0 ? 'Nothing changes for Client VPN endpoints.' : `${parts.join(', ')}.`;
}

/** How a change is called: its resource, and the construct that it is made by. */
export function titleOf({ resource: { constructPath, graph, logicalId } }: Change, stack: string): string {
  const nested = graph.place === stack ? '' : ` (nested in ${graph.place.slice(stack.length + 1)})`;
  return `${logicalId}${nested}${constructPath === undefined ? '' : ` (${constructPath})`}`;
}
