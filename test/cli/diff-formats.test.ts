/** What the formats of a comparison have in common, and where they end. */
import { writeDiffMarkdown } from '../../src/cli/output/diff-markdown';
import { accessText } from '../../src/cli/output/diff-words';
import type { Io } from '../../src/cli/terminal/io';
import type { AccessChange } from '../../src/deployment/access-changes';
import type { Comparison } from '../../src/deployment/comparison';

const change = (more: Partial<AccessChange>): AccessChange => ({
  place: 'Prod', destination: '10.0.0.0/16', except: [], before: 'NO', after: 'YES', why: 'Because.', ...more,
});

test.each<[Partial<AccessChange>, string]>([
  [{}, 'All users gain 10.0.0.0/16.'],
  [{ group: 'ops' }, 'Group "ops" gains 10.0.0.0/16.'],
  [{ before: 'YES', after: 'NO' }, 'All users lose 10.0.0.0/16.'],
  [{ group: 'ops', before: 'YES', after: 'NO', except: ['10.0.1.0/24', '10.0.2.0/24'] }, 'Group "ops" loses 10.0.0.0/16 (except 10.0.1.0/24, 10.0.2.0/24).'],
])('%j', (more, expected) => {
  expect(accessText(change(more))).toBe(expected);
});

function written(stacks: Comparison['stacks']): string {
  let text = '';
  writeDiffMarkdown({ stacks, missing: [] }, { stdout: { write: (part: string) => { text += part; return true; } } } as unknown as Io);
  return text;
}

/** A stack whose access takes up so many characters. */
const stack = (name: string, length: number) => ({ name, changes: [], access: [change({ endpoint: 'Vpn', why: 'x'.repeat(length) })] });

test.each([
  ['one', [stack('One', 100), stack('Two', 60_000)], '\n1 more section does not fit into a comment: run `cdk-client-vpn-plus diff`.\n'],
  ['several', [stack('One', 100), stack('Two', 60_000), stack('Three', 100)], '\n2 more sections do not fit into a comment: run `cdk-client-vpn-plus diff`.\n'],
])('a comment is no longer than GitHub takes, and says that it leaves out %s', (_, stacks, ending) => {
  const text = written(stacks);
  expect(text).toContain('<summary>One: who gains or loses access &#40;1&#41;</summary>');
  expect(text.endsWith(ending)).toBe(true);
  expect(text.length).toBeLessThan(65_536);
});

test('an endpoint that no template makes has no name', () => {
  expect(written([{ name: 'One', changes: [], access: [change({})] }])).toContain('\n- **All users gain 10.0.0.0/16.** Because.\n');
});
