import {
  amendEntry,
  appendEntries,
  type Conversation,
  type Entry,
  lastPlace,
  type Mark,
  moveMark,
  movesPublicly,
  noMark,
  type Party,
  type Place,
  type Refusal,
  viewOf,
} from '@frontdesk/domain'
import type { Actor, CommittedChanges, LogAct, LogOutcome } from '../../../app/ports/conversation-log.ts'
import { type KeyedAct, partyKey } from './pending.ts'

/** What the database said under the batch's locks. Look-ups answer for the rows that the batch asked about. */
export type BatchReading = {
  /** The locked row, or undefined when there is none in the account. */
  head(key: string): Conversation | undefined
  /** The entry that a client id of the actor has written before. */
  known(key: string, actor: Actor, clientId: string): Entry | undefined
  /** The entry at an order number in the actor's own count. */
  entry(key: string, actor: Actor, seq: number): Entry | undefined
  /** A participant's mark as stored. */
  mark(key: string, party: Party): Mark | undefined
  /** The place of an order number in the actor's own count, when it lies before the end that was read. */
  place(key: string, party: Party, seq: number): Place | undefined
  standing(accountId: string, agentId: string): 'active' | 'disabled' | 'absent'
}

/** What a batch comes to. `outcomes` are in the order of the acts; an act whose rule threw has its error instead. */
export type BatchPlan = {
  outcomes: (LogOutcome | { kind: 'failed'; error: unknown })[]
  changed: ChangedConversation[]
}

export type ChangedConversation = { key: string; changes: CommittedChanges; kept: readonly KeptVersion[] }

/** What an entry said until it was changed. */
export type KeptVersion = { before: Entry; by: Actor; atMs: number }

type Work = {
  key: string
  before: Conversation
  conversation: Conversation
  entries: Entry[]
  /** Entries from before this batch that it changed, by id. */
  amended: Map<string, Entry>
  kept: KeptVersion[]
  marks: Map<string, Mark>
  /** Entries of this batch by author and client id. */
  fresh: Map<string, Entry>
}

const refused = (refusal: Refusal): LogOutcome => ({ kind: 'refused', refusal })

/**
 * Decides a batch in the order of arrival, on rows that move on in memory as they will in the database.
 * Pure: a batch that fails is split and decided again.
 */
export const decideBatch = (batch: readonly KeyedAct[], reading: BatchReading, nowMs: number): BatchPlan => {
  const works = new Map<string, Work>()

  const workOn = (key: string): Work | undefined => {
    const known = works.get(key)
    const conversation = known === undefined ? reading.head(key) : undefined
    if (conversation === undefined) return known
    const work = begin(key, conversation)
    works.set(key, work)
    return work
  }

  const decideAct = ({ act, key }: KeyedAct): LogOutcome => {
    const work = workOn(key)
    if (work === undefined) return refused({ code: 'not_found' })
    if (act.actor.kind === 'agent') {
      const standing = reading.standing(act.accountId, act.actor.id)
      if (standing !== 'active') return refused({ code: standing === 'absent' ? 'not_found' : 'actor.disabled' })
    }
    switch (act.kind) {
      case 'mark':
        return decideMark(act, work, reading)
      case 'amend':
        return decideAmend(act, work, reading, nowMs)
      case 'decide':
        return decideEntries(act, work, reading, nowMs)
    }
  }

  const outcomes = batch.map((keyed): BatchPlan['outcomes'][number] => {
    try {
      return decideAct(keyed)
    } catch (error) {
      return { kind: 'failed', error }
    }
  })
  return { outcomes, changed: [...works.values()].filter(hasChanged).map(changedOf) }
}

const begin = (key: string, conversation: Conversation): Work => ({
  key,
  before: conversation,
  conversation,
  entries: [],
  amended: new Map(),
  kept: [],
  marks: new Map(),
  fresh: new Map(),
})

const hasChanged = (work: Work): boolean => work.conversation.rev > work.before.rev

const changedOf = ({ key, before, conversation, entries, amended, kept, marks }: Work): ChangedConversation => ({
  key,
  changes: { before, conversation, entries, amended: [...amended.values()], marks: [...marks.values()] },
  kept,
})

const decideEntries = (
  act: LogAct & { kind: 'decide' },
  work: Work,
  reading: BatchReading,
  nowMs: number,
): LogOutcome => {
  if (act.clientId !== null) {
    const first = work.fresh.get(act.actor.id + act.clientId) ?? reading.known(work.key, act.actor, act.clientId)
    if (first !== undefined) return { kind: 'repeated', entry: first }
  }
  const decision = act.decide(work.conversation, nowMs)
  switch (decision.kind) {
    case 'refuse':
      return refused(decision.refusal)
    case 'nothing':
      return { kind: 'done', entries: [] }
    case 'append': {
      const next = appendEntries(work.conversation, decision.entries, decision.head, nowMs)
      work.conversation = next.conversation
      for (const entry of next.entries) {
        work.entries.push(entry)
        if (entry.clientId !== null) work.fresh.set(entry.author.id + entry.clientId, entry)
      }
      if (act.actor.kind === 'agent' && hasSpoken(next.entries, next.conversation)) readToEnd(act.actor, work)
      return { kind: 'done', entries: next.entries }
    }
  }
}

const decideAmend = (act: LogAct & { kind: 'amend' }, work: Work, reading: BatchReading, nowMs: number): LogOutcome => {
  const entry = entryAt(act.actor, act.seq, work, reading)
  if (entry === undefined) return refused({ code: 'not_found' })
  const amendment = act.amend(work.conversation, entry, nowMs)
  if (amendment.kind === 'refuse') return refused(amendment.refusal)
  if (amendment.kind === 'nothing') return { kind: 'done', entries: [] }
  const next = amendEntry(work.conversation, entry, amendment.content)
  work.conversation = next.conversation
  if (amendment.keep) work.kept.push({ before: entry, by: act.actor, atMs: nowMs })
  const fresh = work.entries.findIndex(({ id }) => id === entry.id)
  if (fresh === -1) work.amended.set(entry.id, next.entry)
  else work.entries[fresh] = next.entry
  return { kind: 'done', entries: [next.entry] }
}

const isAt = (actor: Actor, seq: number, entry: Entry): boolean =>
  actor.kind === 'contact' ? entry.visibility === 'everyone' && entry.publicSeq === seq : entry.seq === seq

/** As this batch has left it, else as it was read. */
const entryAt = (actor: Actor, seq: number, work: Work, reading: BatchReading): Entry | undefined =>
  [...work.entries, ...work.amended.values()].find((entry) => isAt(actor, seq, entry)) ??
  reading.entry(work.key, actor, seq)

const decideMark = (act: LogAct & { kind: 'mark' }, work: Work, reading: BatchReading): LogOutcome => {
  const { conversation } = work
  if (!act.mayAct(conversation)) return refused({ code: 'not_found' })
  const party = partyKey(act.actor)
  const mark = work.marks.get(party) ?? reading.mark(work.key, act.actor) ?? noMark(act.actor)
  if (covers(mark, act.deliveredSeq, act.readSeq)) return { kind: 'done', entries: [] }
  const placeAt = (seq: number | null): Place | null => placeOf(act.actor, seq, work, reading)
  const moved = moveMark(mark, placeAt(act.deliveredSeq), placeAt(act.readSeq))
  if (moved !== null) putMark(mark, moved, work)
  return { kind: 'done', entries: [] }
}

/** In rooms words count as unread whoever they are of; a visitor's conversation counts the visitor's alone. */
const hasSpoken = (entries: readonly Entry[], { kind }: Conversation): boolean =>
  kind !== 'service' && entries.some(({ content }) => content.kind === 'message')

/** Whoever writes has read up to there. No mark is further than the end, so the one before need not be known. */
const readToEnd = (party: Party, work: Work): void => {
  const end = lastPlace(work.conversation)
  const before = noMark(party)
  putMark(before, moveMark(before, end, end) ?? before, work)
}

const putMark = (before: Mark, moved: Mark, work: Work): void => {
  const { conversation } = work
  const publicly = movesPublicly(before, moved)
  const rev = conversation.rev + 1
  const publicRev = conversation.publicRev + (publicly ? 1 : 0)
  work.conversation = { ...conversation, rev, publicRev }
  work.marks.set(partyKey(moved.party), { ...moved, rev, publicRev: publicly ? publicRev : before.publicRev })
}

/** Whether these numbers, in the owner's own count, tell the mark nothing new. */
export const covers = (mark: Mark, deliveredSeq: number | null, readSeq: number | null): boolean => {
  const staff = viewOf(mark.party) === 'staff'
  const delivered = staff ? mark.deliveredSeq : mark.deliveredPublicSeq
  const read = staff ? mark.readSeq : mark.readPublicSeq
  return (deliveredSeq ?? 0) <= delivered && (readSeq ?? 0) <= read
}

const placeOf = (
  party: Party,
  seq: number | null,
  { key, conversation, entries }: Work,
  reading: BatchReading,
): Place | null => {
  if (seq === null || seq <= 0) return null
  const count = viewOf(party) === 'staff' ? 'seq' : 'publicSeq'
  if (seq >= conversation[count]) return lastPlace(conversation)
  const fresh = entries.find((entry) => entry[count] === seq && (count === 'seq' || entry.visibility === 'everyone'))
  return fresh ?? reading.place(key, party, seq) ?? null
}
