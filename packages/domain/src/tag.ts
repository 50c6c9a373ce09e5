/** Each has a light and a dark value in the faces. */
export const tagColors = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const
export type TagColor = (typeof tagColors)[number]

/** A word of the company's own that conversations and contacts are marked with. */
export type Tag = { id: string; name: string; color: TagColor; createdAtMs: number }

/** Who puts on and takes off at once: each changes what it has named, and nothing else. */
export type TagChange = { add: readonly string[]; remove: readonly string[] }

/**
 * The tags that something has after a change, in the order in which they came; what is not known is put on nothing, and goes
 * from what had it.
 */
export const retag = (
  has: readonly string[],
  { add, remove }: TagChange,
  isKnown: (tagId: string) => boolean,
): { tagIds: string[]; added: string[]; removed: string[] } => {
  const added = [...new Set(add)].filter((id) => isKnown(id) && !has.includes(id) && !remove.includes(id))
  const removed = has.filter((id) => isKnown(id) && remove.includes(id))
  const tagIds = [...has.filter((id) => isKnown(id) && !removed.includes(id)), ...added]
  return { tagIds, added, removed }
}
