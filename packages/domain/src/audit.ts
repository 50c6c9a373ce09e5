/** What is told of a thing, by the names of its fields. */
export type Facts = { readonly [field: string]: unknown }

/** A value that would be longer as JSON is not kept whole. */
const longest = 4_000

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const bounded = (value: unknown): unknown => {
  const text = JSON.stringify(value)
  return text === undefined || text.length <= longest ? value : `${text.slice(0, longest)}…`
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * The fields that differ, as they were and as they are. Of lists of words only what went and what came. What was not there
 * before, or is not there any more, has all its fields on one side.
 */
export const changesOf = (was: Facts | null, is: Facts | null): { before: Facts; after: Facts } => {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])) {
    const [old, now] = [was?.[field], is?.[field]]
    if (isEqual(old, now)) continue
    const both = isWords(old) && isWords(now)
    if (old !== undefined) before[field] = bounded(both ? old.filter((word) => !now.includes(word)) : old)
    if (now !== undefined) after[field] = bounded(both ? now.filter((word) => !old.includes(word)) : now)
  }
  return { before, after }
}
