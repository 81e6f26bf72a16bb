import { escapeControlCharacters, escapeControlCharactersInLines } from '../../src/util/control-characters';

test.each(['\u001b', '\u007f', '\u009b', '\u061c', '\u200e', '\u2028', '\u202e', '\u2066', '\u2069', '\n'])('%j is escaped', (character) => {
  expect(escapeControlCharacters(`a${character}b`)).toBe(`a\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}b`);
});

test('lines stay lines', () => {
  expect(escapeControlCharactersInLines('a\u202e\nb')).toBe('a\\u202e\nb');
});

test('other characters stay what they are', () => {
  expect(escapeControlCharacters('für 漢字 \\u202e')).toBe('für 漢字 \\u202e');
});
