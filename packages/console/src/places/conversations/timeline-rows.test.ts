import type { OutboxMessage } from '@frontdesk/client'
import { describe, expect, it } from 'vitest'
import { colleague, event, mark, me, message, noonMs, visitor } from './testing-builders.ts'
import { buildRows, type MessageRow, type Row, type TimelineInput } from './timeline-rows.ts'

const day = 24 * 60 * 60_000
const startOfDay = (atMs: number): number => Math.floor(atMs / day) * day
const rows = (input: Partial<TimelineInput>): Row[] =>
  buildRows({
    entries: [],
    outbox: [],
    marks: [],
    me: { id: 'me', label: 'Li Wei', pictureUrl: null },
    newAfterSeq: null,
    startOfDay,
    ...input,
  })
const messages = (all: Row[]): MessageRow[] => all.filter((row) => row.kind === 'message')
const shape = (all: Row[]): string =>
  all
    .map((row) => (row.kind === 'message' ? `${row.opensGroup ? '(' : ''}m${row.closesGroup ? ')' : ''}` : row.kind))
    .join(' ')
const waiting = (change: Partial<OutboxMessage> = {}): OutboxMessage => ({
  clientId: 'client-9',
  conversationId: 'c',
  text: 'soon',
  visibility: 'everyone',
  createdAtMs: noonMs + 9_000,
  state: 'sending',
  ...change,
})

describe('the timeline', () => {
  it('[CON6] groups by sender, visibility and minute', () => {
    const entries = [
      message(1),
      message(2),
      message(3, { author: me }),
      message(4, { author: me, visibility: 'staff' }),
      message(5, { author: colleague, visibility: 'staff' }),
      message(6, { author: colleague, visibility: 'staff', atMs: noonMs + 61_000 }),
    ]
    expect(shape(rows({ entries }))).toBe('day (m m) (m) (m) (m) (m)')
  })

  it('[CON6][A7] begins a new group where a message comes from another page', () => {
    const origin = { ip: '192.0.2.1', country: null, pageUrl: 'https://shop.example/a', pageTitle: null }
    const entries = [
      message(1, { origin }),
      message(2, { origin }),
      message(3, { origin: { ...origin, pageUrl: 'https://shop.example/b' } }),
    ]
    expect(shape(rows({ entries }))).toBe('day (m m) (m)')
  })

  it('[CON6] divides by days, by events and by where the new part begins', () => {
    const entries = [message(1), event(2), message(3), message(4), message(5, { atMs: noonMs + day })]
    expect(shape(rows({ entries, newAfterSeq: 3 }))).toBe('day (m) event (m) new (m) day (m)')
  })

  it('[CON6] begins the new part with a message of somebody else, and nowhere when nothing was read before', () => {
    const entries = [message(1), message(2, { author: me }), event(3), message(4)]
    expect(shape(rows({ entries, newAfterSeq: 1 }))).toBe('day (m) (m) event new (m)')
    expect(shape(rows({ entries, newAfterSeq: 4 }))).not.toContain('new')
    expect(shape(rows({ entries, newAfterSeq: 0 }))).not.toContain('new')
    expect(shape(rows({ entries }))).not.toContain('new')
  })

  it('[CON7] shows how far our own messages have come, and never how far a note has', () => {
    const entries = [1, 2, 3].map((seq) => message(seq, { author: me }))
    const marks = [mark({ kind: 'contact', id: 'visitor' }, 2, 1), mark({ kind: 'agent', id: 'colleague' }, 3, 3)]
    const note = message(4, { author: me, visibility: 'staff' })
    const all = messages(rows({ entries: [...entries, note, message(5)], marks }))
    expect(all.map((row) => row.progress)).toEqual(['read', 'delivered', 'sent', null, null])
  })

  it('[CON7] shows unsent messages after the others, with their state and the reason of a failure', () => {
    const outbox = [waiting({ state: 'failed', code: 'conversation.taken' }), waiting({ clientId: 'client-10' })]
    const all = messages(rows({ entries: [message(1)], outbox }))
    expect(all.map((row) => [row.progress, row.code, row.closesGroup])).toEqual([
      [null, null, true],
      ['failed', 'conversation.taken', true],
      ['sending', null, true],
    ])
  })

  it('[CON7] keeps a message’s key when the server has stored it', () => {
    const before = messages(rows({ outbox: [waiting()] }))[0]
    const after = messages(rows({ entries: [message(9, { author: me })] }))[0]
    expect(after?.key).toBe(before?.key)
    expect(messages(rows({ entries: [message(9, { author: visitor })] }))[0]?.key).not.toBe(before?.key)
  })
})
