import { at, flag, isAbsent, isPresent, keyOf, list, object, text, Unknown, type Value } from '../../src/model/values';
import { optional, unknown } from '../rules/graphs';

test.each<[Value, boolean, boolean]>([
  [undefined, true, false],
  [null, true, false],
  [unknown, false, true],
  [optional, false, false],
  ['', false, true],
  [0, false, true],
  [false, false, true],
  [[], false, true],
])('%j is absent: %j, present: %j', (value, absent, present) => {
  expect([isAbsent(value), isPresent(value)]).toEqual([absent, present]);
});

test.each<[Value, string | undefined, boolean | undefined]>([
  ['true', 'true', true],
  ['False', 'False', false],
  ['yes', 'yes', undefined],
  [true, 'true', true],
  [false, 'false', false],
  [443, '443', undefined],
  [null, undefined, undefined],
  [unknown, undefined, undefined],
  [['true'], undefined, undefined],
  [{ true: true }, undefined, undefined],
])('%j as a text: %j, as a boolean: %j', (value, expected, truth) => {
  expect([text(value), flag(value)]).toEqual([expected, truth]);
});

test.each<[Value, boolean, boolean]>([
  [[1], true, false],
  [{ a: 1 }, false, true],
  [unknown, false, false],
  [null, false, false],
  ['a', false, false],
])('%j is a list: %j, an object: %j', (value, isList, isObject) => {
  expect(list(value)).toBe(isList ? value : undefined);
  expect(object(value)).toBe(isObject ? value : undefined);
});

describe('the value at a path', () => {
  test.each<[string, Value, ReadonlyArray<string | number>, Value]>([
    ['nowhere', 'x', [], 'x'],
    ['in an object', { a: { b: 1 } }, ['a', 'b'], 1],
    ['in a list', { a: [1, { b: 2 }] }, ['a', 1, 'b'], 2],
    ['beyond a list', [1], [1], undefined],
    ['by name in a list', [1], ['0'], undefined],
    ['by position in an object', { 0: 'x' }, [0], undefined],
    ['in a text', 'text', ['length'], undefined],
    ['below nothing', { a: null }, ['a', 'b'], undefined],
    ['of nothing', { a: null }, ['a'], null],
    ['inherited', {}, ['constructor'], undefined],
  ])('%s', (_, value, path, expected) => {
    expect(at(value, ...path)).toBe(expected);
  });

  test('below an unknown it may be absent, and is the same each time', () => {
    const below = at({ a: unknown }, 'a', 'b', 0);
    expect(below).toEqual(new Unknown('["parameter","b",0]', true));
    expect(at({ a: unknown }, 'a')).toBe(unknown);
  });
});

test('equal values have equal keys, others have not', () => {
  const values: Value[] = ['a', 'b', '?a', new Unknown('a'), new Unknown('b'), { '?': 'a' }, [new Unknown('a')], [new Unknown('b')], ['?a'], ['a'], { a: 'a' }, [], {}, undefined, ''];
  expect(new Set(values.map(keyOf)).size).toBe(values.length);
  expect(keyOf(443)).toBe(keyOf('443'));
  expect(keyOf(true)).toBe(keyOf('true'));
  expect(keyOf(new Unknown('a', true))).toBe(keyOf(new Unknown('a')));
  expect(keyOf([{ a: new Unknown('a') }])).toBe(keyOf([{ a: new Unknown('a') }]));
});
