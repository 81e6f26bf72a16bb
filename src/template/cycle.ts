/** Where ways lead from a name; nothing for one that is none. */
type Next = (name: string) => readonly string[] | undefined;

/** The names on the first way that leads back to where it began; nothing where there is none. */
export function firstCycle(names: Iterable<string>, next: Next): string[] | undefined {
  const done = new Set<string>();
  for (const start of names) {
    const others = done.has(start) ? [] : next(start) ?? [];
    const found = others.length === 0 ? undefined : cycleFrom(start, others, next, done);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Goes on from a name, to others that are not done. */
function cycleFrom(start: string, first: readonly string[], next: Next, done: Set<string>): string[] | undefined {
  // no recursion: thousands of resources may wait for one another in a row.
  const way = [{ name: start, others: first, visited: 0 }];
  const onTheWay = new Set([start]);
  while (way.length > 0) {
    const last = way[way.length - 1];
    if (last.visited === last.others.length) {
      way.pop();
      onTheWay.delete(last.name);
      done.add(last.name);
    } else {
      const other = last.others[last.visited];
      last.visited++;
      if (onTheWay.has(other)) {
        const steps = way.map(({ name }) => name);
        return steps.slice(steps.indexOf(other));
      }
      const others = done.has(other) ? undefined : next(other);
      if (others !== undefined) {
        onTheWay.add(other);
        way.push({ name: other, others, visited: 0 });
      }
    }
  }
  return undefined;
}
