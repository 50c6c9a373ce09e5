import { describe, expect, it } from 'vitest'
import type { Party, ServiceConversation } from './model.ts'
import { decideSend, type MessageDraft } from './send-message.ts'
import { aConversation, ana, counting, otherVisitor, visitor, wei } from './testing.ts'

const send = (conversation: ServiceConversation, author: Party, overrides: Partial<MessageDraft> = {}) =>
  decideSend(
    conversation,
    { author, text: 'Hello', clientId: 'client-1', visibility: 'everyone', origin: null, ...overrides },
    5_000,
    counting(),
  )

describe('sending a message', () => {
  it('[A1] a visitor’s message is accepted when nobody is there, and waits from its first one on', () => {
    const first = send(aConversation(), visitor)
    expect(first).toMatchObject({
      kind: 'append',
      entries: [{ content: { kind: 'message', text: 'Hello' } }],
      head: { waitingSinceMs: 5_000 },
    })
    expect(send(aConversation({ waitingSinceMs: 2_000 }), visitor)).toMatchObject({ head: { waitingSinceMs: 2_000 } })
  })

  it('[CNV1] a visitor writes only into its own conversation, and never a note', () => {
    expect(send(aConversation(), otherVisitor)).toEqual({ kind: 'refuse', refusal: { code: 'not_found' } })
    expect(send(aConversation(), visitor, { visibility: 'staff' })).toMatchObject({ kind: 'refuse' })
  })

  it('[CNV4] a visitor’s message reopens a closed conversation, which then waits for anyone', () => {
    const closed = aConversation({ status: 'closed', assigneeId: wei.id })
    expect(send(closed, visitor)).toMatchObject({
      kind: 'append',
      entries: [{ content: { kind: 'reopened' }, author: visitor }, { content: { kind: 'message' } }],
      head: { status: 'queued', assigneeId: null, waitingSinceMs: 5_000 },
    })
  })

  it('[CNV2] an answer takes a waiting conversation', () => {
    expect(send(aConversation(), wei)).toMatchObject({
      kind: 'append',
      entries: [{ content: { kind: 'assigned', assigneeId: wei.id, fromId: null } }, { content: { kind: 'message' } }],
      head: { status: 'open', assigneeId: wei.id, waitingSinceMs: null },
    })
  })

  it('[MSG4] an answer where a colleague has it is refused, and says who', () => {
    expect(send(aConversation({ status: 'open', assigneeId: wei.id }), ana)).toEqual({
      kind: 'refuse',
      refusal: { code: 'conversation.taken', assigneeId: wei.id },
    })
  })

  it('[CNV4] an agent must reopen before it answers', () => {
    expect(send(aConversation({ status: 'closed', assigneeId: wei.id }), wei)).toMatchObject({
      refusal: { code: 'conversation.closed' },
    })
  })

  it('[CNV9] a note is taken at any time and changes neither status nor assignee', () => {
    for (const status of ['queued', 'open', 'closed'] as const)
      expect(send(aConversation({ status, assigneeId: wei.id }), ana, { visibility: 'staff' })).toMatchObject({
        kind: 'append',
        head: {},
      })
  })
})
