import { describe, expect, it } from 'vitest'
import type { SharedConversation } from '../conversation/model.ts'
import { letGo, takeIn } from '../conversation/room.ts'
import { aConversation, otherVisitor, visitor, wei } from '../conversation/testing.ts'
import { visitorsMoved } from './visitors.ts'

const {
  inboxId: _,
  contactId: __,
  assigneeId: ___,
  waitingSinceMs: ____,
  routing: _____,
  joinedIds: ______,
  ...log
} = aConversation()
const empty = { shape: 'session', title: null, teamId: null, members: [] } as const
const withParties = (...parties: readonly (typeof visitor)[]) =>
  takeIn(
    empty,
    parties.map((party) => ({ party, name: null })),
    1,
    () => 0,
  )
const aSession = (
  room = withParties(wei, visitor),
  status: SharedConversation['status'] = 'open',
): SharedConversation => ({
  ...log,
  kind: 'multi',
  status,
  room,
})

describe('[SES6] what a change of a session means for visitors', () => {
  it('tells who has come, and who has left and sees it no more; agents are not visitors', () => {
    const before = aSession()
    const now = aSession(letGo(withParties(wei, visitor, otherVisitor), visitor, 2))
    expect(visitorsMoved(before, now)).toEqual({ came: [otherVisitor.id], went: [visitor.id], gone: [visitor.id] })
    expect(visitorsMoved(before, before)).toEqual({ came: [], went: [], gone: [] })
  })

  it('with its end all have gone their ways, with the text before their eyes', () => {
    const before = aSession()
    expect(visitorsMoved(before, { ...before, status: 'closed' })).toEqual({ came: [], went: [visitor.id], gone: [] })
  })
})
