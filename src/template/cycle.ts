/** The names on the first way that leads back to where it began; nothing where there is none. */
export function firstCycle(ways: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  for (const start of ways.keys()) {
    // no recursion: thousands of resources may wait for one another in a row.
    const way: Array<readonly [name: string, next: Iterator<string>]> = [];
    const onTheWay = new Set<string>();
    const enter = (name: string) => {
      const next = done.has(name) ? undefined : ways.get(name);
      if (next !== undefined) {
        onTheWay.add(name);
        way.push([name, next.values()]);
      }
    };
    enter(start);
    while (way.length > 0) {
      const [name, next] = way[way.length - 1];
      const { value: other, done: finished } = next.next();
      if (finished) {
        way.pop();
        onTheWay.delete(name);
        done.add(name);
      } else if (onTheWay.has(other)) {
        const names = way.map(([step]) => step);
        return names.slice(names.indexOf(other));
      } else {
        enter(other);
      }
    }
  }
  return undefined;
}
