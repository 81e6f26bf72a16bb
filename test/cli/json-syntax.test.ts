import { jsonError } from '../../src/reading/json-syntax';

test.each<[string, string, number, string]>([
  ['an empty text', '', 0, 'expected a value, but the file ends'],
  ['an object that is not closed', '{"a": [1', 8, 'expected "," or "]", but the file ends'],
  ['a comma too many in an object', '{"a": 1,}', 8, 'expected a property name in double quotes, but found "}"'],
  ['a comma too many in a list', '[1,]', 3, 'expected a value, but found "]"'],
  ['a comma too few', '{"a": {} "b": 2}', 9, 'expected "," or "}", but found "\\""'],
  ['a colon too few', '{"a" 1}', 5, 'expected ":", but found "1"'],
  ['a name without quotes', '{a: 1}', 1, 'expected a property name in double quotes or "}", but found "a"'],
  ['a wrong bracket', '{"a": [}', 7, 'expected a value or "]", but found "}"'],
  ['a word that is none', '[nil]', 1, 'expected a value or "]", but found "n"'],
  ['something after the end', '{"a": [true, -1.5e3]} {', 22, 'expected the end of the file, but found "{"'],
  ['a comment', '// a\n{}', 0, 'expected a value, but found "/"'],
  ['a string that is not closed', '["a\n"]', 1, 'the string is not closed on its line'],
  ['a string at the end', '["a', 1, 'the string is not closed on its line'],
  ['an escape that is none', '["a\\u12\\q"]', 3, '"\\u" is not a valid JSON escape'],
  ['another escape that is none', '["a\\n\\q"]', 5, '"\\q" is not a valid JSON escape'],
])('%s', (_, text, offset, message) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(jsonError(text)).toEqual({ offset, message });
});
