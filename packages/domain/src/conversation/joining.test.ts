import { describe, expect, it } from 'vitest'
import { decideTransfer } from '../assignment/transfer.ts'
import type { Decision } from './decision.ts'
import { decideJoin, decideUnjoin } from './joining.ts'
import { decideClose, decideTake } from './life.ts'
import type { ServiceConversation } from './model.ts'
import { appendEntries } from './number.ts'
import { decideSend, type MessageDraft } from './send-message.ts'
import { aConversation, ana, counting, visitor, wei } from './testing.ts'

const weis = aConversation({ status: 'open', assigneeId: wei.id, waitingSinceMs: 5 })
const draft = (author = ana): MessageDraft => ({
  author,
  text: 'Let me help',
  clientId: 'client-1',
  visibility: 'everyone',
  origin: null,
})
const after = (conversation: ServiceConversation, decision: Decision): ServiceConversation => {
  if (decision.kind !== 'append') throw new Error(`nothing was appended: ${decision.kind}`)
  return appendEntries(conversation, decision.entries, decision.head, 9).conversation
}
const joined = after(weis, decideJoin(weis, ana, counting()))

describe('a supervisor beside the agent', () => {
  it('[SUP1] joins with a line that everybody sees, and leaves the conversation with whom it is', () => {
    expect(decideJoin(weis, ana, counting())).toMatchObject({
      entries: [{ author: ana, visibility: 'everyone', content: { kind: 'joined', parties: [ana] } }],
    })
    expect(joined).toMatchObject({ assigneeId: wei.id, status: 'open', joinedIds: [ana.id], waitingSinceMs: 5 })
  })

  it('[SUP1] joining twice, and joining what one has, changes nothing; what has ended nobody joins', () => {
    expect(decideJoin(joined, ana, counting())).toEqual({ kind: 'nothing' })
    expect(decideJoin(weis, wei, counting())).toEqual({ kind: 'nothing' })
    expect(decideJoin(aConversation({ status: 'closed' }), ana, counting())).toMatchObject({
      refusal: { code: 'conversation.closed' },
    })
  })

  it('[SUP1] writes beside the assignee, who keeps it; until it joins it is told who has it', () => {
    expect(decideSend(weis, draft(), 9, counting())).toMatchObject({ refusal: { code: 'conversation.taken' } })
    const answered = after(joined, decideSend(joined, draft(), 9, counting()))
    expect(answered).toMatchObject({ assigneeId: wei.id, joinedIds: [ana.id], waitingSinceMs: null })
  })

  it('[SUP2] where nobody has it any more, its answer takes it, and it stands beside nobody', () => {
    const orphan = { ...joined, status: 'queued', assigneeId: null } as const
    expect(after(orphan, decideSend(orphan, draft(), 9, counting()))).toMatchObject({
      assigneeId: ana.id,
      joinedIds: [],
    })
  })

  it('[SUP2] leaves by itself, once', () => {
    expect(decideUnjoin(joined, ana, counting())).toMatchObject({
      entries: [{ author: ana, visibility: 'everyone', content: { kind: 'left', party: ana } }],
    })
    const left = after(joined, decideUnjoin(joined, ana, counting()))
    expect(left.joinedIds).toEqual([])
    expect(decideUnjoin(left, ana, counting())).toEqual({ kind: 'nothing' })
  })

  it('[SUP2] is no longer beside it once it has it, it is closed by either side, or it is transferred', () => {
    const transfer = { to: { kind: 'queue' }, note: null, mayDirect: true, agent: null } as const
    for (const decision of [
      decideTake(joined, ana, wei.id, counting()),
      decideClose(joined, wei, counting()),
      decideClose(joined, visitor, counting()),
      decideTransfer(joined, wei, transfer, 9, counting()),
    ])
      expect(after(joined, decision).joinedIds).toEqual([])
  })

  it('[SUP1] stays beside whoever has it next', () => {
    const third = { kind: 'agent', id: 'agent-third' } as const
    expect(after(joined, decideTake(joined, third, wei.id, counting()))).toMatchObject({
      assigneeId: third.id,
      joinedIds: [ana.id],
    })
  })
})
