import { noRouting } from '../assignment/routing.ts'
import type { Party, ServiceConversation } from './model.ts'

export const visitor: Party = { kind: 'contact', id: 'visitor-1' }
export const otherVisitor: Party = { kind: 'contact', id: 'visitor-2' }
export const wei: Party = { kind: 'agent', id: 'agent-wei' }
export const ana: Party = { kind: 'agent', id: 'agent-ana' }

/** A waiting conversation of `visitor` in which nothing was written yet. */
export const aConversation = (overrides: Partial<ServiceConversation> = {}): ServiceConversation => ({
  accountId: 'account-1',
  id: 'conversation-1',
  kind: 'service',
  inboxId: 'site-1',
  contactId: visitor.id,
  status: 'queued',
  assigneeId: null,
  joinedIds: [],
  seq: 0,
  rev: 0,
  publicSeq: 0,
  publicRev: 0,
  inboundCount: 0,
  createdAtMs: 1_000,
  lastAtMs: 1_000,
  waitingSinceMs: null,
  last: null,
  routing: noRouting,
  tagIds: [],
  attributes: {},
  ...overrides,
})

/** Ids `id-1`, `id-2` … */
export const counting = (): (() => string) => {
  let made = 0
  return () => {
    made += 1
    return `id-${made}`
  }
}
