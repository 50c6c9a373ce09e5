import type { ConversationHead, Entry } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { describe, expect, it } from 'vitest'
import { ratingDue } from './rating-due.ts'

const entry = (seq: number, content: Entry['content']): Entry => ({
  id: `e${seq}`,
  seq,
  rev: seq,
  author: { kind: 'contact', id: 'v', label: '', pictureUrl: null },
  atMs: 1_000,
  visibility: 'everyone',
  content,
})
const head: ConversationHead = {
  id: 'c',
  kind: 'service',
  status: 'closed',
  assignee: { id: 'a', label: 'Ana', pictureUrl: null },
  joined: [],
  createdAtMs: 0,
  seq: 3,
  rev: 3,
}
const rated = { kind: 'rated', scale: 'stars', score: 4, words: null } as const

describe('when a rating is asked for', () => {
  it('[RAT4] once it is closed, for a week, and what was given before counts for its own closing only', () => {
    const entries = [entry(1, { kind: 'closed' }), entry(2, rated), entry(3, { kind: 'closed' })]
    expect(ratingDue({ head, entries }, 2_000)).toEqual({ closing: 3, given: null })
    expect(ratingDue({ head, entries: [...entries, entry(4, rated)] }, 2_000)).toEqual({ closing: 3, given: rated })
    expect(ratingDue({ head, entries }, 1_001 + limits.ratingWithinMs)).toBeNull()
    expect(ratingDue({ head: { ...head, status: 'open' }, entries }, 2_000)).toBeNull()
    expect(ratingDue({ head: { ...head, assignee: null }, entries }, 2_000)).toBeNull()
  })
})
