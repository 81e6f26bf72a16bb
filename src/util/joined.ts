/** Two lists as one; of a large template most are empty, and then nothing is copied. */
export function joined<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return other.length === 0 ? one : one.length === 0 ? other : [...one, ...other];
}
