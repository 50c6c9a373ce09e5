import type { Author, Entry, Mark, ServiceItem } from '@frontdesk/protocol'

/** Builders for the tests of this folder. */
export const visitor: Author = { kind: 'contact', id: 'visitor', label: 'Emma', pictureUrl: null }
export const me: Author = { kind: 'agent', id: 'me', label: 'Li Wei', pictureUrl: null }
export const colleague: Author = { kind: 'agent', id: 'colleague', label: 'Sara', pictureUrl: null }

/** Noon of a day, UTC milliseconds. */
export const noonMs = Date.UTC(2026, 10, 20, 12)

export const message = (seq: number, change: Partial<Entry> & { text?: string } = {}): Entry => {
  const { text = `message ${seq}`, ...rest } = change
  return {
    id: `entry-${seq}`,
    seq,
    rev: seq,
    author: visitor,
    atMs: noonMs + seq * 1_000,
    visibility: 'everyone',
    clientId: `client-${seq}`,
    content: { kind: 'message', text },
    ...rest,
  }
}

export const event = (seq: number): Entry => ({
  id: `entry-${seq}`,
  seq,
  rev: seq,
  author: me,
  atMs: noonMs + seq * 1_000,
  visibility: 'everyone',
  content: { kind: 'closed' },
})

export const mark = (party: Mark['party'], deliveredSeq: number, readSeq: number): Mark => ({
  party,
  deliveredSeq,
  readSeq,
  rev: 1,
})

export const item = (id: string, change: Partial<ServiceItem> = {}): ServiceItem => ({
  id,
  kind: 'service',
  status: 'open',
  assignee: { id: 'me', label: 'Li Wei', pictureUrl: null },
  joined: [],
  createdAtMs: noonMs,
  seq: 1,
  rev: 1,
  site: { id: 'site', name: 'Shop' },
  contact: {
    id: 'visitor',
    label: 'Emma',
    name: 'Emma',
    email: null,
    phone: null,
    verified: false,
    special: false,
    tagIds: [],
  },
  inboundCount: 1,
  lastAtMs: noonMs,
  waitingSinceMs: null,
  tagIds: [],
  attributes: {},
  routing: { team: null, lane: 'normal', queuedAtMs: null, restingSinceMs: null, wanted: null, offer: null },
  last: null,
  ...change,
})
