import type { Result, VisitorHere } from '@frontdesk/protocol'

/**
 * Puts snapshot and changes together. While the board is read page by page changes come in between: what was told is newer
 * than what a page says, and who has gone does not come back by a page.
 */
export const createBoard = () => {
  let rows = new Map<string, VisitorHere>()
  let newer = new Set<string>()
  let kept = new Set<string>()
  let isReading = false

  return {
    rows: (): ReadonlyMap<string, VisitorHere> => rows,
    begin: (): void => {
      newer = new Set()
      kept = new Set()
      isReading = true
    },
    /** A page of the snapshot. */
    read: (visitors: readonly VisitorHere[]): void => {
      rows = new Map(rows)
      for (const visitor of visitors) {
        kept.add(visitor.contact.id)
        if (!newer.has(visitor.contact.id)) rows.set(visitor.contact.id, visitor)
      }
    },
    /** All pages are there: who stood on none has gone. */
    end: (): void => {
      rows = new Map([...rows].filter(([id]) => kept.has(id) || newer.has(id)))
      isReading = false
    },
    /** @returns how many more there are than before */
    change: (changed: readonly VisitorHere[], gone: readonly string[]): number => {
      const before = rows.size
      rows = new Map(rows)
      for (const visitor of changed) rows.set(visitor.contact.id, visitor)
      for (const id of gone) rows.delete(id)
      if (isReading) for (const id of [...changed.map(({ contact }) => contact.id), ...gone]) newer.add(id)
      return rows.size - before
    },
  }
}

/** Reads all pages there are. */
export const readAll = async (
  board: Pick<ReturnType<typeof createBoard>, 'begin' | 'read' | 'end'>,
  ask: (after: string | null) => Promise<Result<'board.read'>>,
  isOver: () => boolean,
): Promise<number> => {
  board.begin()
  for (let after: string | null = null; ; ) {
    const page: Result<'board.read'> = await ask(after)
    if (isOver()) return page.total
    board.read(page.visitors)
    after = page.next
    if (after !== null) continue
    board.end()
    return page.total
  }
}
