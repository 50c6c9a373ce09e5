import { describe, expect, it } from 'vitest'
import { waitFrom } from '../assignment/routing.ts'
import type { ServiceConversation } from '../conversation/model.ts'
import { aConversation, counting } from '../conversation/testing.ts'
import { decideInvited } from './log-act.ts'
import { anInvitation } from './testing.ts'

const way = { teamId: null, lane: 'normal', wantedAgentId: null } as const
const carryOut = (conversation: Partial<ServiceConversation>, serves = true) =>
  decideInvited(aConversation(conversation), anInvitation(), { serves, way }, 5, counting())
const kindsOf = (decision: ReturnType<typeof carryOut>) =>
  decision.kind === 'append' ? decision.entries.map(({ content }) => content.kind) : decision.kind

describe('an accepted invitation', () => {
  it('[INV6] its agent has the conversation, and its words are the first', () => {
    const decision = carryOut({ status: 'queued', assigneeId: null })
    expect(kindsOf(decision)).toEqual(['assigned', 'decided', 'message'])
    expect(decision).toMatchObject({ head: { status: 'open', assigneeId: 'wei', waitingSinceMs: null } })
  })

  it('[INV6] one that had ended goes on; one that began to wait meanwhile waits no more', () => {
    expect(kindsOf(carryOut({ status: 'closed', assigneeId: 'wei' }))[0]).toBe('reopened')
    const waiting = carryOut({ status: 'queued', assigneeId: null, routing: waitFrom(aConversation().routing, 1) })
    expect(waiting).toMatchObject({ head: { status: 'open', routing: { queuedAtMs: null } } })
  })

  it('[INV7] where the agent has left it waits for the next, with the words', () => {
    const decision = carryOut({ status: 'queued', assigneeId: null }, false)
    expect(kindsOf(decision)).toEqual(['message', 'decided', 'queued'])
    expect(decision).toMatchObject({ head: { status: 'queued', assigneeId: null, routing: { queuedAtMs: 5 } } })
  })

  it('[INV6] who is served by somebody else by now stays there', () => {
    expect(carryOut({ status: 'open', assigneeId: 'ana' })).toEqual({ kind: 'nothing' })
  })
})
