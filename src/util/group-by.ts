/** The items that have a key, by it. */
export function groupBy<T, Key>(items: Iterable<T>, key: (item: T) => Key | undefined): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const own = key(item);
    if (own !== undefined) {
      const group = groups.get(own);
      if (group) {
        group.push(item);
      } else {
        groups.set(own, [item]);
      }
    }
  }
  return groups;
}
