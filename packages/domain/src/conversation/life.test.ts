import { describe, expect, it } from 'vitest'
import { decideClose, decideReopen, decideTake } from './life.ts'
import { aConversation, ana, counting, otherVisitor, visitor, wei } from './testing.ts'

describe('taking', () => {
  it('[CNV2] the first gets a waiting conversation', () => {
    expect(decideTake(aConversation(), wei, null, counting())).toMatchObject({
      kind: 'append',
      entries: [{ content: { kind: 'assigned', assigneeId: wei.id, fromId: null }, visibility: 'everyone' }],
      head: { status: 'open', assigneeId: wei.id },
    })
  })

  it('[CNV2] the second is told who has it', () => {
    expect(decideTake(aConversation({ status: 'open', assigneeId: wei.id }), ana, null, counting())).toEqual({
      kind: 'refuse',
      refusal: { code: 'conversation.taken', assigneeId: wei.id },
    })
  })

  it('[CNV3] a colleague’s conversation is taken over only from the assignee that was seen', () => {
    const weis = aConversation({ status: 'open', assigneeId: wei.id })
    expect(decideTake(weis, ana, wei.id, counting())).toMatchObject({
      entries: [{ content: { fromId: wei.id } }],
      head: { assigneeId: ana.id },
    })
    expect(decideTake(weis, ana, 'agent-third', counting())).toMatchObject({ kind: 'refuse' })
  })

  it('[CNV5] taking what one has changes nothing', () => {
    expect(decideTake(aConversation({ status: 'open', assigneeId: wei.id }), wei, null, counting())).toEqual({
      kind: 'nothing',
    })
  })
})

describe('closing and reopening', () => {
  it('[CNV4] either side closes', () => {
    for (const by of [visitor, wei])
      expect(decideClose(aConversation({ status: 'open', assigneeId: wei.id }), by, counting())).toMatchObject({
        entries: [{ author: by, content: { kind: 'closed' } }],
        head: { status: 'closed', waitingSinceMs: null },
      })
  })

  it('[CNV1] a visitor closes only its own', () => {
    expect(decideClose(aConversation(), otherVisitor, counting())).toMatchObject({ refusal: { code: 'not_found' } })
  })

  it('[CNV5] closing what is closed changes nothing', () => {
    expect(decideClose(aConversation({ status: 'closed' }), wei, counting())).toEqual({ kind: 'nothing' })
  })

  it('[CNV4] the agent who reopens has it', () => {
    expect(decideReopen(aConversation({ status: 'closed', assigneeId: wei.id }), ana, counting())).toMatchObject({
      entries: [{ content: { kind: 'reopened' } }, { content: { kind: 'assigned', assigneeId: ana.id } }],
      head: { status: 'open', assigneeId: ana.id },
    })
    expect(decideReopen(aConversation(), ana, counting())).toMatchObject({
      refusal: { code: 'conversation.not_closed' },
    })
  })
})
