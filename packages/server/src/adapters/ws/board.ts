import type { Seen } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { Directory } from '../../app/directory.ts'
import type { Live, LiveConnection } from '../../app/ports/live.ts'
import type { Schedule } from '../../app/ports/runtime.ts'
import type { Store } from '../../app/ports/store.ts'
import type { Presence, VisitorHere } from '../../app/presence/presence.ts'
import { boardRows, isOnPage, pickerFor } from '../../app/visitors/board.ts'
import type { Picks } from '../../app/visitors/picks.ts'
import { presentVisitorHere } from '../../presenters/visitor.ts'
import { createFeedBatches, type Touched } from './feed-batches.ts'
import type { Visits } from './visits.ts'

/** Stands for all visitors of the account in a batch: who is picked for whom may be new. */
const everybody = ''

export interface Board extends Pick<Live, 'watchBoard' | 'unwatchBoard' | 'boardChanged' | 'visitorsHere'> {
  /** Agents came, went or changed their state. */
  agentsChanged(accountId: string): void
  close(): void
}

/** What was last told of a visitor: for whom it was picked, and whose conversation it has. */
type Told = { pickedAgentId: string | null; conversation: Seen | null }
type Watching = { connections: Set<LiveConnection>; told: Map<string, Told> }
type Piece = { id: string; text: string; conversation: Seen | null }

/**
 * The live board: agents who look at it get what changed, all together, at most every `limits.boardEveryMs` for a company.
 * Each row is read and serialised once for all of them. Nothing is done for a company whose board nobody looks at.
 */
export const createBoard = (parts: {
  store: Pick<Store, 'account'>
  directory: Directory
  presence: Presence
  picks: Picks
  visits: () => Pick<Visits, 'find' | 'leaving'>
  maySee: (connection: LiveConnection, accountId: string, conversation: Seen) => boolean
  now: () => number
  schedule: Schedule
  onFault: (fault: unknown) => void
}): Board => {
  const { presence, picks } = parts
  const watching = new Map<string, Watching>()
  const reading = { ...parts, clock: { now: parts.now } }

  const batches = createFeedBatches({
    everyMs: limits.boardEveryMs,
    now: parts.now,
    schedule: parts.schedule,
    flush: (accountId, touched) => flush(accountId, touched).catch(parts.onFault),
  })

  const touch = (accountId: string, contactId: string): void => {
    if (watching.has(accountId)) batches.touch(accountId, contactId, true)
  }

  const visitorsHere = (accountId: string): VisitorHere[] => [
    ...presence.visitorsHere(accountId),
    ...parts
      .visits()
      .leaving(accountId)
      .map(({ here }) => here),
  ]

  /** The touched, and with `everybody` those who are picked for somebody else than was told. */
  const concerned = (accountId: string, { told }: Watching, touched: Touched): string[] => {
    const ids = new Set(touched.keys())
    if (!ids.delete(everybody)) return [...ids]
    const pickedFor = pickerFor(picks, accountId)
    for (const here of visitorsHere(accountId)) {
      if (!isOnPage(here)) continue
      const { contactId } = here.visit
      if (told.get(contactId)?.pickedAgentId !== pickedFor(here)) ids.add(contactId)
    }
    return [...ids]
  }

  const flush = async (accountId: string, touched: Touched): Promise<void> => {
    const mine = watching.get(accountId)
    if (mine === undefined) return
    const ids = concerned(accountId, mine, touched)
    const visitors = ids.flatMap((id) => parts.visits().find(accountId, id) ?? []).filter(isOnPage)
    const [rows, directory] = await Promise.all([
      boardRows(reading, accountId, visitors),
      parts.directory.of(accountId),
    ])
    const pieces = rows.map((row): Piece => {
      const conversation = row.listed?.conversation ?? null
      return { id: row.contact.id, text: JSON.stringify(presentVisitorHere(row, directory)), conversation }
    })
    const shown = new Set(pieces.map(({ id }) => id))
    const gone = ids.filter((id) => !shown.has(id))
    tell(accountId, mine, pieces, gone)
    for (const id of gone) mine.told.delete(id)
    for (const row of rows)
      mine.told.set(row.contact.id, {
        pickedAgentId: row.pickedAgentId,
        conversation: row.listed?.conversation ?? null,
      })
  }

  const tell = (
    accountId: string,
    { connections, told }: Watching,
    pieces: readonly Piece[],
    gone: readonly string[],
  ): void => {
    if (pieces.length + gone.length === 0) return
    const sees = (connection: LiveConnection, conversation: Seen | null | undefined): boolean =>
      conversation == null || parts.maySee(connection, accountId, conversation)
    const whole = frameOf(pieces, gone)
    for (const connection of connections) {
      const visible = pieces.filter(({ conversation }) => sees(connection, conversation))
      const left = gone.filter((id) => sees(connection, told.get(id)?.conversation))
      // Seen until now, and not any more.
      const hidden = pieces.flatMap(({ id, conversation }) =>
        sees(connection, conversation) || !sees(connection, told.get(id)?.conversation) ? [] : [id],
      )
      if (visible.length === pieces.length && left.length === gone.length) connection.send(whole)
      else if (visible.length + left.length + hidden.length > 0) connection.send(frameOf(visible, [...left, ...hidden]))
    }
  }

  return {
    watchBoard: (connection) => {
      const { accountId } = connection.principal
      const mine = watching.get(accountId) ?? { connections: new Set(), told: new Map() }
      watching.set(accountId, mine)
      mine.connections.add(connection)
    },
    unwatchBoard: (connection) => {
      const { accountId } = connection.principal
      const mine = watching.get(accountId)
      mine?.connections.delete(connection)
      if (mine?.connections.size === 0) watching.delete(accountId)
    },
    boardChanged: touch,
    visitorsHere,
    agentsChanged: (accountId) => touch(accountId, everybody),
    close: batches.close,
  }
}

const frameOf = (pieces: readonly Piece[], gone: readonly string[]): string =>
  `{"type":"board.changed","changed":[${pieces.map(({ text }) => text).join(',')}],"gone":${JSON.stringify(gone)}}`
