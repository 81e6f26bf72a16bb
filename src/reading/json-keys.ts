/** A string with what makes it a key, or the begin or end of an object or list. */
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\]]/g;

/** The keys of a JSON text that an object holds already, with their offsets. */
export function repeatedIn(text: string): Array<{ readonly key: string; readonly offset: number }> {
  const found: Array<{ readonly key: string; readonly offset: number }> = [];
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
