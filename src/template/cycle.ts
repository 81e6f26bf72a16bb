/**
 * The names on the first way that leads back to where it began; nothing where there is none.
 *
 * @param next where ways lead from a name; nothing for one that is none.
 */
export function firstCycle(names: Iterable<string>, next: (name: string) => Iterable<string> | undefined): string[] | undefined {
  const done = new Set<string>();
  for (const start of names) {
    // no recursion: thousands of resources may wait for one another in a row.
    const way: Array<readonly [name: string, next: Iterator<string>]> = [];
    const onTheWay = new Set<string>();
    const enter = (name: string) => {
      const others = done.has(name) ? undefined : next(name);
      if (others !== undefined) {
        onTheWay.add(name);
        way.push([name, others[Symbol.iterator]()]);
      }
    };
    enter(start);
    while (way.length > 0) {
      const [name, others] = way[way.length - 1];
      const { value: other, done: finished } = others.next();
      if (finished) {
        way.pop();
        onTheWay.delete(name);
        done.add(name);
      } else if (onTheWay.has(other)) {
        const steps = way.map(([step]) => step);
        return steps.slice(steps.indexOf(other));
      } else {
        enter(other);
      }
    }
  }
  return undefined;
}
