import { type Conversation, type Entry, noRouting } from '@frontdesk/domain'
import { describe, expect, it } from 'vitest'
import type { ChangedConversation } from './decide-batch.ts'
import { createMemory, rememberedPlace } from './memory.ts'

const conversation: Conversation = {
  accountId: 'a',
  id: 'c',
  kind: 'service',
  inboxId: 'i',
  contactId: 'k',
  status: 'open',
  assigneeId: null,
  joinedIds: [],
  seq: 0,
  rev: 0,
  publicSeq: 0,
  publicRev: 0,
  inboundCount: 0,
  createdAtMs: 0,
  lastAtMs: 0,
  waitingSinceMs: null,
  last: null,
  routing: noRouting,
  tagIds: [],
  attributes: {},
}

/** Entries of which every third is a note, from the given number on. */
const changed = (key: string, fromSeq: number, count: number): ChangedConversation => {
  const entries = Array.from({ length: count }, (_, i): Entry => {
    const seq = fromSeq + i
    const notes = Math.floor(seq / 3)
    return {
      id: `${seq}`,
      conversationId: 'c',
      author: { kind: 'contact', id: 'k' },
      visibility: seq % 3 === 0 ? 'staff' : 'everyone',
      clientId: null,
      content: { kind: 'message', text: '' },
      origin: null,
      seq,
      rev: seq,
      publicSeq: seq - notes,
      publicRev: seq - notes,
      inboundNo: seq,
      atMs: 0,
    }
  })
  return { key, changes: { before: conversation, conversation, entries, amended: [], marks: [] }, kept: [] }
}

describe('the memory of the log', () => {
  it('[LOG10] forgets what was not written for longest', () => {
    const memory = createMemory(2)
    for (const key of ['a', 'b', 'a', 'c']) memory.keep([changed(key, 1, 1)], 7)
    expect(['a', 'b', 'c'].map((key) => memory.get(key)?.version)).toEqual([7, undefined, 7])
    memory.forget('a')
    expect(memory.get('a')).toBeUndefined()
  })

  it('[LOG5] knows the last places of a log, and only those it can be sure of', () => {
    const memory = createMemory(2)
    for (let seq = 1; seq <= 90; seq += 3) memory.keep([changed('a', seq, 3)], seq)
    const row = memory.get('a')
    if (row === undefined) throw new Error('forgotten')
    expect(row.places.length).toBeLessThanOrEqual(32)
    const first = row.places[0]
    if (first === undefined) throw new Error('no places')
    for (let seq = 1; seq <= 90; seq += 1) {
      const place = rememberedPlace(row, 'staff', seq)
      expect(place?.seq).toBe(seq < first.seq ? undefined : seq)
    }
    for (let number = 1; number <= 60; number += 1) {
      const place = rememberedPlace(row, 'public', number)
      // The public entry itself, never the note that repeats its number.
      if (place !== undefined) expect(place.seq).toBe(Math.floor((number * 3 - 1) / 2))
      expect(place === undefined).toBe(number <= first.publicSeq)
    }
  })
})
