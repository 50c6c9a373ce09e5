import type { OutboxMessage } from '@frontdesk/client'
import type { Author, Content, Entry, Mark } from '@frontdesk/protocol'
import { expect, test } from 'vitest'
import { lastOwnKey, timelineRows } from './timeline-model.ts'

const me = 'visitor-1'
const visitor: Author = { kind: 'contact', id: me, label: 'Visitor', pictureUrl: null }
const agent: Author = { kind: 'agent', id: 'agent-1', label: 'Li Wei', pictureUrl: null }
const noon = new Date(2026, 4, 10, 12).getTime()

const entry = (
  seq: number,
  author: Author,
  atMs: number,
  content: Content = { kind: 'message', text: `m${seq}` },
): Entry => ({
  id: `entry-${seq}`,
  seq,
  rev: seq,
  author,
  atMs,
  visibility: 'everyone',
  ...(content.kind === 'message' && { clientId: `client-${seq}` }),
  content,
})

const unsent = (clientId: string, state: OutboxMessage['state'], atMs: number): OutboxMessage => ({
  clientId,
  conversationId: 'c',
  text: 'unsent',
  visibility: 'everyone',
  createdAtMs: atMs,
  state,
})

const mark = (deliveredSeq: number, readSeq: number): Mark => ({
  party: { kind: 'agent', id: 'agent-1' },
  deliveredSeq,
  readSeq,
  rev: 1,
})

const shape = (entries: Entry[], outbox: OutboxMessage[] = [], marks: Mark[] = []) =>
  timelineRows({ entries, outbox, marks }, me, 0)

test('[WID3] messages are grouped by sender and minute, under day lines, with events between', () => {
  const joined: Content = {
    kind: 'assigned',
    assignee: { id: 'agent-1', label: 'Li Wei', pictureUrl: null },
    from: null,
  }
  const rows = shape([
    entry(1, visitor, noon - 86_400_000),
    entry(2, visitor, noon),
    entry(3, visitor, noon + 59_000),
    entry(4, visitor, noon + 60_000),
    entry(5, agent, noon + 61_000, joined),
    entry(6, agent, noon + 62_000),
    entry(7, visitor, noon + 63_000),
  ])
  expect(rows.map((row) => (row.kind === 'group' ? row.messages.length : row.kind))).toEqual([
    'day',
    1,
    'day',
    2,
    1,
    'event',
    1,
    1,
  ])
  expect(rows.filter((row) => row.kind === 'group').map(({ mine }) => mine)).toEqual([true, true, true, false, true])
})

test('[WID3] a message keeps its key from the outbox to the log', () => {
  const before = shape([], [unsent('client-1', 'sending', noon)])
  const after = shape([entry(1, visitor, noon)])
  expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key))
  expect(lastOwnKey(before)).toBe('client-1')
})

test('[WID3] states go from sending over sent and delivered to read; failing stands apart', () => {
  const rows = shape(
    [entry(1, visitor, noon), entry(2, visitor, noon), entry(3, visitor, noon)],
    [unsent('a', 'sent', noon), unsent('b', 'sending', noon), unsent('c', 'failed', noon)],
    [mark(2, 1)],
  )
  const messages = rows.flatMap((row) => (row.kind === 'group' ? row.messages : []))
  expect(messages.map(({ state }) => state)).toEqual(['read', 'delivered', 'sent', 'sent', 'sending', 'failed'])
  expect(lastOwnKey(rows)).toBe('b')
})

test('[WID3] words of others have no state, and nothing of nobody’s own is pointed at', () => {
  const rows = shape([entry(1, agent, noon)])
  expect(rows.at(-1)).toMatchObject({ mine: false, messages: [{ state: null }] })
  expect(lastOwnKey(rows)).toBeNull()
})

test('[WID3] an unsent message stands at the server’s time, whatever this machine’s clock says', () => {
  const yearMs = 365 * 86_400_000
  const rows = timelineRows({ entries: [], outbox: [unsent('a', 'sending', noon - yearMs)], marks: [] }, me, yearMs)
  expect(rows.at(-1)?.atMs).toBe(noon)
})
