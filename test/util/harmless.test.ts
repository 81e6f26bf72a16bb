import { harmless, harmlessLines } from '../../src/util/harmless';

test.each(['\u001b', '\u007f', '\u009b', '\u061c', '\u200e', '\u2028', '\u202e', '\u2066', '\u2069', '\n'])('%j is escaped', (character) => {
  expect(harmless(`a${character}b`)).toBe(`a\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}b`);
});

test('lines stay lines', () => {
  expect(harmlessLines('a\u202e\nb')).toBe('a\\u202e\nb');
});

test('other characters stay what they are', () => {
  expect(harmless('für 漢字 \\u202e')).toBe('für 漢字 \\u202e');
});
