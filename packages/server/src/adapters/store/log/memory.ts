import type { Conversation, Mark, Place, View } from '@frontdesk/domain'
import type { ChangedConversation } from './decide-batch.ts'
import { partyKey } from './pending.ts'

/** A conversation as this node last wrote it. */
export type Remembered = {
  readonly conversation: Conversation
  /** `xmin` of the row: any change by anyone gives it another one. */
  readonly version: number
  readonly marks: Map<string, Mark>
  /** The last places of the log, newest at the end. */
  readonly places: Place[]
}

/**
 * What this node wrote lately. It saves the log from reading rows that nobody else has changed; whether nobody has is
 * asked of the database with every write (see write-statements), so what is remembered wrongly is never written on.
 */
export type Memory = {
  get(key: string): Remembered | undefined
  /** Takes in what was committed under the given transaction number. */
  keep(changed: readonly ChangedConversation[], version: number): void
  forget(key: string): void
}

const placesKept = 16

/** @param size conversations that are remembered; the one not used for longest goes first. */
export const createMemory = (size: number): Memory => {
  const rows = new Map<string, Remembered>()
  return {
    get: (key) => rows.get(key),
    keep: (changed, version) => {
      for (const { key, changes } of changed) {
        const { conversation, entries, marks } = changes
        const old = rows.get(key)
        const row: Remembered = { conversation, version, marks: old?.marks ?? new Map(), places: old?.places ?? [] }
        for (const mark of marks) row.marks.set(partyKey(mark.party), mark)
        for (const { seq, publicSeq, inboundNo } of entries) row.places.push({ seq, publicSeq, inboundNo })
        if (row.places.length > placesKept * 2) row.places.splice(0, row.places.length - placesKept)
        // Last in the order of the map: used last.
        rows.delete(key)
        rows.set(key, row)
      }
      for (const key of rows.keys()) {
        if (rows.size <= size) break
        rows.delete(key)
      }
    },
    forget: (key) => {
      rows.delete(key)
    },
  }
}

/** The place of an order number, when it is among the remembered ones. */
export const rememberedPlace = (row: Remembered, view: View, seq: number): Place | undefined => {
  const count = view === 'staff' ? 'seq' : 'publicSeq'
  // In the public count, notes repeat the number of the entry before them: the first one is the entry itself.
  const first = row.places[0]
  if (first === undefined || first[count] > seq) return undefined
  const place = row.places.find((known) => known[count] === seq)
  // Cut off on its left, the oldest remembered place may be a note.
  return place === first && view === 'public' ? undefined : place
}
