import { describe, expect, it } from 'vitest'
import { aConversation, counting, wei } from '../conversation/testing.ts'
import { decideBlocked } from './end-conversation.ts'

describe('the conversation of who is blocked', () => {
  it.each(['queued', 'open', 'snoozed'] as const)('[BLK5] ends where it is %s; staff read why', (status) => {
    const decision = decideBlocked(aConversation({ status, waitingSinceMs: 1 }), wei, counting())
    expect(decision).toMatchObject({
      kind: 'append',
      entries: [
        { content: { kind: 'blocked' }, visibility: 'staff', author: wei },
        { content: { kind: 'closed' }, visibility: 'everyone', author: wei },
      ],
      head: { status: 'closed', waitingSinceMs: null, routing: { queuedAtMs: null, offer: null } },
    })
  })

  it('[BLK5] that is over already is left as it is', () => {
    expect(decideBlocked(aConversation({ status: 'closed' }), wei, counting())).toEqual({ kind: 'nothing' })
  })
})
