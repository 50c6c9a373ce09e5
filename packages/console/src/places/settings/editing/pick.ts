export const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>

/** Only what is another after than before; null when nothing is. */
export const differing = <T extends object>(before: T, after: T): Partial<T> | null => {
  const keys = (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  return keys.length === 0 ? null : pick(after, keys)
}
