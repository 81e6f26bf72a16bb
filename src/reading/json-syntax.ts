/** What is wrong with a text that is not JSON, and where. */
export interface JsonError {
  readonly offset: number;
  readonly message: string;
}

const BLANK = /[ \t\r\n]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
// eslint-disable-next-line no-control-regex -- the characters that JSON wants escaped.
const PLAIN = /[^"\\\u0000-\u001f]*/y;

const END = 'the end of the file';
const NAME = 'a property name in double quotes';
const VALUE = 'a value';

/** Finds the first thing in a text that is not as JSON has it. */
export function jsonError(text: string): JsonError {
  const length: Length = (pattern, offset) => {
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  const open: string[] = [];
  const afterValue = () => open.length === 0 ? END : `"," or "${open[open.length - 1]}"`;
  let offset = 0;
  let expected: string = VALUE;
  for (;;) {
    offset += length(BLANK, offset);
    const found = text[offset];
    const isName = expected.startsWith(NAME);
    const isValue = expected.startsWith(VALUE);
    if (found === '"' && (isName || isValue)) {
      const string = stringAt(offset, length, text);
      if (string.message !== undefined) {
        return { offset: string.offset, message: string.message };
      }
      offset = string.offset;
      expected = isName ? '":"' : afterValue();
    } else if (isValue && (found === '{' || found === '[')) {
      open.push(found === '{' ? '}' : ']');
      expected = found === '{' ? `${NAME} or "}"` : `${VALUE} or "]"`;
      offset++;
    } else if (isValue && length(SCALAR, offset) > 0) {
      offset += length(SCALAR, offset);
      expected = afterValue();
    } else if (found !== undefined && expected.endsWith(` or "${found}"`)) {
      open.pop();
      expected = afterValue();
      offset++;
    } else if (found === ',' && expected.startsWith('","')) {
      expected = open[open.length - 1] === '}' ? NAME : VALUE;
      offset++;
    } else if (found === ':' && expected === '":"') {
      expected = VALUE;
      offset++;
    } else {
      return { offset, message: `expected ${expected}, but ${found === undefined ? 'the file ends' : `found ${JSON.stringify(found)}`}` };
    }
  }
}

/** How many characters a pattern matches at an offset. */
type Length = (pattern: RegExp, offset: number) => number;

/** The end of a string, or what is wrong in it. */
function stringAt(start: number, length: Length, text: string): { readonly offset: number; readonly message?: string } {
  let offset = start + 1;
  for (;;) {
    offset += length(PLAIN, offset);
    const escape = length(ESCAPE, offset);
    if (text[offset] === '"') {
      return { offset: offset + 1 };
    }
    if (escape === 0) {
      return text[offset] === '\\'
        ? { offset, message: `"${text.slice(offset, offset + 2)}" is not a valid JSON escape` }
        : { offset: start, message: 'the string is not closed on its line' };
    }
    offset += escape;
  }
}
