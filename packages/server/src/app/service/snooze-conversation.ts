import { decideSnooze } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { act } from '../conversations/act.ts'
import { Fault } from '../fault.ts'
import { type AgentPrincipal, partyOf } from '../principal.ts'
import { mayDirect } from './may-direct.ts'
import { snoozeTimer } from './timers.ts'

/**
 * Lays a conversation aside until a time, or until the visitor writes.
 * @throws Fault request.invalid for a time that has passed or is too far off; not_found, conversation.not_yours, conversation.closed
 */
export const snoozeConversation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  untilMs: number,
): Promise<void> => {
  const nowMs = app.clock.now()
  if (untilMs <= nowMs || untilMs > nowMs + limits.snoozeMs)
    throw new Fault('request.invalid', 'The time must lie ahead, within 31 days.', { details: { field: 'untilMs' } })
  const rule = { untilMs, mayDirect: mayDirect(agent) }
  await act(app, agent, conversationId, null, (conversation) =>
    decideSnooze(conversation, partyOf(agent), rule, app.ids.next),
  )
  await app.timers.set(agent.accountId, { kind: snoozeTimer, subjectId: conversationId, dueAtMs: untilMs })
}
