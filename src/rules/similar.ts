/** The one of some names that was most likely meant; nothing where none is close. */
export function closest(given: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  return best && best.distance <= Math.max(2, best.name.length / 3) ? best.name : undefined;
}

/** How many characters have to be changed, added or removed. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, character] of Array.from(one).entries()) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column++) {
      next.push(Math.min(next[column - 1] + 1, row[column] + 1, row[column - 1] + (other[column - 1] === character ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
