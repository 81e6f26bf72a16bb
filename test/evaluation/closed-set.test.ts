import { oneOf } from '../../src/evaluation/closed-set';
import type { Properties, Value } from '../../src/model/values';
import { ids, lines, optional, unknown } from '../rules/graphs';

const source = 'https://example.com/';
const about = { title: 'A title.', why: 'A reason.' };
const one = [oneOf({ id: 'Port', ...about, path: 'Port', set: { values: [443, 1194], source } })];
const word = [oneOf({ id: 'Word', ...about, path: 'A.*.B', set: { values: ['only'], source } })];

test.each<[Value, string[]]>([
  [443, []],
  ['1194', []],
  [444, ['Port 444 is not supported: AWS Client VPN accepts 443 or 1194. Write e.g. 443. [Port] https://example.com/']],
  ['0443', ['Port "0443" is not supported: AWS Client VPN accepts 443 or 1194. Write e.g. 443. [Port] https://example.com/']],
  [' 443', ['Port " 443" is not supported: AWS Client VPN accepts 443 or 1194. Write 443. [Port] https://example.com/']],
  ['', ['Port "" is not supported: AWS Client VPN accepts 443 or 1194. Write e.g. 443. [Port] https://example.com/']],
  [true, ['Port true is not supported: AWS Client VPN accepts 443 or 1194. Write e.g. 443. [Port] https://example.com/']],
  [undefined, []],
  [null, []],
  [unknown, []],
  [optional, []],
  [[444], []],
  [{ a: 1 }, []],
])('a property: %j', (Port, expected) => {
  expect(lines(one, { Port })).toEqual(expected);
});

test.each<[string, Properties, string[]]>([
  ['right', { A: [{ B: 'only' }] }, []],
  ['wrong twice', { A: [{ B: 'x' }, { B: 'only' }, { B: 'y' }] }, ['Word', 'Word']],
  ['no list', { A: { B: 'x' } }, []],
  ['an unknown list', { A: unknown }, []],
  ['unknown and other elements', { A: [unknown, optional, null, 'x', [], {}] }, []],
])('in a list: %s', (_, properties, expected) => {
  expect(ids(word, properties)).toEqual(expected);
});

test('what to write where there is no choice, and where it is in the list', () => {
  expect(lines(word, { A: [{ B: 'only' }, { B: 'ONLY' }] })).toEqual([
    'A[1].B "ONLY" is not supported: AWS Client VPN accepts "only". Write "only". [Word] https://example.com/',
  ]);
  expect(lines(word, { A: [{ B: 'x' }] })).toEqual([
    'A[0].B "x" is not supported: AWS Client VPN accepts "only". Write "only". [Word] https://example.com/',
  ]);
});
