import { DEEPEST } from './deepest';

/** A string with what makes it a key, or the begin or end of an object or list. */
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\]]/g;

/** The keys of a JSON text that an object holds already, with their offsets. */
export function repeatedIn(text: string, parsed: unknown): Array<{ readonly key: string; readonly offset: number }> {
  const found: Array<{ readonly key: string; readonly offset: number }> = [];
  // most texts write as many keys as there are: then each of them is another one, and which they are does not matter.
  if (mostKeys(text) === keysOf(parsed)) {
    return found;
  }
  const open: Array<Set<string>> = [];
  for (const { 0: token, 1: written, 2: colon, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(new Set());
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (colon !== undefined) {
      const key = written.includes('\\') ? JSON.parse(`"${written}"`) as string : written;
      const keys = open[open.length - 1];
      if (keys.size === keys.add(key).size) {
        found.push({ key, offset: index });
      }
    }
  }
  return found;
}

/** How many keys a text writes at most: each colon after a quotation mark, unless a text begins with it. */
function mostKeys(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let mark = colon - 1;
    while (text.charCodeAt(mark) <= SPACE) {
      mark -= 1;
    }
    count += text.charCodeAt(mark) === MARK && !isBeforeText(text.charCodeAt(mark - 1)) ? 1 : 0;
  }
  return count;
}

/** How many keys the objects in a value have; none can tell where one of them ends as what is before a text does, or deeper than templates are. */
function keysOf(parsed: unknown, depth = 0): number {
  if (depth > DEEPEST) {
    return NaN;
  }
  let count = 0;
  if (Array.isArray(parsed)) {
    for (const element of parsed) {
      count += keysOf(element, depth + 1);
    }
  } else if (typeof parsed === 'object') {
    for (const key in parsed) {
      count += isBeforeText(key.charCodeAt(key.length - 1)) ? NaN : 1;
      count += keysOf((parsed as Readonly<Record<string, unknown>>)[key], depth + 1);
    }
  }
  return count;
}

const [SPACE, MARK, COMMA, COLON, BRACKET, BRACE] = Array.from(' ",:[{', (character) => character.charCodeAt(0));

function isBeforeText(code: number): boolean {
  return code <= SPACE || code === COMMA || code === COLON || code === BRACKET || code === BRACE;
}
