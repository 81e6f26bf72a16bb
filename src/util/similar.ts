/** The one of some names that was most likely meant; nothing where none is close. */
export function closest(given: string, names: readonly string[]): string | undefined {
  const [best] = names
    // a text that is much longer than a name is not worth the time.
    .filter((name) => given.length <= name.length + tolerance(name))
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance: steps }) => steps <= tolerance(name))
    .sort((one, other) => one.distance - other.distance);
  return best?.name;
}

/** How many characters may be wrong in a name. */
function tolerance(name: string): number {
  return Math.max(2, name.length / 3);
}

/** How many characters have to be changed, added, removed or swapped with the next one. */
function distance(one: string, other: string): number {
  let above: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 0; line < one.length; line++) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column++) {
      const isSwapped = line > 0 && one[line] === other[column - 2] && one[line - 1] === other[column - 1];
      next.push(Math.min(
        next[column - 1] + 1,
        row[column] + 1,
        row[column - 1] + (other[column - 1] === one[line] ? 0 : 1),
        isSwapped ? above[column - 2] + 1 : Infinity,
      ));
    }
    [above, row] = [row, next];
  }
  return row[other.length];
}
