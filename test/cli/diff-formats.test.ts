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

/** A stack in which the access of groups changes, for reasons that take up so many characters each. */
const stack = (name: string, ...lengths: readonly number[]) => ({
  name, changes: [], access: lengths.map((length, at) => change({ group: `${name}${at}`, endpoint: 'Vpn', why: 'x'.repeat(length) })),
});

test.each([
  ['a change', [stack('One', 100), stack('Two', 60_000)], ['One0'], '\n1 more change does not fit into a comment: run `cdk-client-vpn-plus diff`.\n'],
  ['several', [stack('One', 100), stack('Two', 60_000, 60_000), stack('Three', 100)], ['One0', 'Three0'], '\n2 more changes do not fit into a comment: run `cdk-client-vpn-plus diff`.\n'],
  [
    'what of one long section does not fit',
    [stack('One', 20_000, 20_000, 20_000, 100), stack('Two', 100)],
    ['One0', 'One1', 'One3', 'Two0'],
    '\n1 more change does not fit into a comment: run `cdk-client-vpn-plus diff`.\n',
  ],
  ['nothing where all fits', [stack('One', 20_000, 20_000, 18_000)], ['One0', 'One1', 'One2'], '\n</details>\n'],
])('a comment is no longer than GitHub takes, and says that it leaves out %s', (_, stacks, groups, ending) => {
  const text = written(stacks);
  expect(Array.from(text.matchAll(/Group "(\w+)" gains/g), ([, group]) => group)).toEqual(groups);
  expect(text.match(/<details open>/g)).toHaveLength(new Set(groups.map((group) => group.slice(0, -1))).size);
  expect(text.match(/<\/details>/g)).toHaveLength(text.match(/<details open>/g)!.length);
  expect(text.endsWith(ending)).toBe(true);
  expect(text.length).toBeLessThan(65_536);
});

test('an endpoint that no template makes has no name', () => {
  expect(written([{ name: 'One', changes: [], access: [change({})] }])).toContain('\n- **All users gain 10.0.0.0/16.** Because.\n');
});
