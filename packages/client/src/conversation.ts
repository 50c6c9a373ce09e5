import type { Changes, Entry, Mark } from '@frontdesk/protocol'

/** What is held of one conversation. Plain data, replaced as a whole. */
export type Held = Readonly<{
  rev: number
  /** The lowest order number from which on nothing is missing. */
  floor: number
  /** In order of `seq`; some may lie below the floor, changed since and waiting for their neighbours. */
  entries: readonly Entry[]
  marks: readonly Mark[]
  head: Changes['conversation'] | null
  hasEarlier: boolean
}>

export const nothingHeld: Held = { rev: 0, floor: 0, entries: [], marks: [], head: null, hasEarlier: false }

const newer = <T extends { rev: number }>(old: readonly T[], incoming: readonly T[], key: (one: T) => string): T[] => {
  const all = new Map(old.map((one) => [key(one), one]))
  for (const one of incoming) {
    const had = all.get(key(one))
    if (had === undefined || one.rev > had.rev) all.set(key(one), one)
  }
  return [...all.values()]
}

const mergeEntries = (old: readonly Entry[], incoming: readonly Entry[]): readonly Entry[] =>
  incoming.length === 0 ? old : newer(old, incoming, (entry) => entry.id).sort((one, other) => one.seq - other.seq)

export const partyKey = (party: { kind: string; id: string | null }): string => `${party.kind} ${party.id}`

const mergeMarks = (old: readonly Mark[], incoming: readonly Mark[]): readonly Mark[] =>
  incoming.length === 0 ? old : newer(old, incoming, (mark) => partyKey(mark.party))

export type Applied =
  | { kind: 'applied'; held: Held /** Entries that are new at the end. */; fresh: readonly Entry[] }
  | { kind: 'stale' }
  | { kind: 'hole' }

/** Applies a push or the answer to a resume. Pure; the same changes twice change nothing. */
export const applyChanges = (held: Held, changes: Changes): Applied => {
  const lastSeq = held.entries.at(-1)?.seq ?? 0
  const fresh = changes.entries.filter((entry) => entry.seq > lastSeq)
  if (changes.reset) {
    const hasEarlier = changes.earlier ?? false
    const next: Held = {
      rev: changes.to,
      floor: hasEarlier ? (changes.entries[0]?.seq ?? 0) : 0,
      entries: mergeEntries([], changes.entries),
      marks: changes.marks,
      head: changes.conversation,
      hasEarlier,
    }
    return { kind: 'applied', held: next, fresh }
  }
  if (changes.from > held.rev) return { kind: 'hole' }
  if (changes.to <= held.rev) return { kind: 'stale' }
  const next: Held = {
    ...held,
    rev: changes.to,
    entries: mergeEntries(held.entries, changes.entries),
    marks: mergeMarks(held.marks, changes.marks),
    head: changes.conversation,
  }
  return { kind: 'applied', held: next, fresh }
}

/** Puts an earlier page before what is held; what is newer by `rev` stays. */
export const applyHistory = (held: Held, page: { entries: readonly Entry[]; earlier: boolean }): Held => ({
  ...held,
  floor: page.earlier ? Math.min(held.floor, page.entries[0]?.seq ?? held.floor) : 0,
  entries: mergeEntries(held.entries, page.entries),
  hasEarlier: page.earlier,
})

/** The entries to show: those from the floor on. */
export const shownEntries = (held: Held): readonly Entry[] => {
  const first = held.entries[0]
  return first === undefined || first.seq >= held.floor
    ? held.entries
    : held.entries.filter((entry) => entry.seq >= held.floor)
}
