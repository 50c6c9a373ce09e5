import type { Row } from './timeline-rows.ts'

/** A row that stays what it is; day lines move to the new first row when earlier ones come. */
const firstAnchor = (rows: readonly Row[]): string | null =>
  rows.find((row) => row.kind === 'message' || row.kind === 'event')?.key ?? null

/** Whether the only news are rows before the first one that was there. */
export const wasPrepended = (before: readonly Row[], after: readonly Row[]): boolean => {
  const anchor = firstAnchor(before)
  if (anchor === null || after.length <= before.length || firstAnchor(after) === anchor) return false
  return after.at(-1)?.key === before.at(-1)?.key && after.some((row) => row.key === anchor)
}

export const lastSeqOf = (rows: readonly Row[]): number => {
  for (const row of rows.toReversed()) {
    if (row.kind === 'message' && row.seq !== null) return row.seq
    if (row.kind === 'event') return row.entry.seq
  }
  return 0
}

/** How many messages of others stand after a number. */
export const newsAfter = (rows: readonly Row[], seq: number): number =>
  rows.filter((row) => row.kind === 'message' && !row.isOwn && row.seq !== null && row.seq > seq).length
