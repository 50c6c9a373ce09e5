import { type Decision, decideIdle, idleSteps, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitBySystem } from '../assignment/by-system.ts'
import { idleTimer } from './timers.ts'

/** Carries out what is due of the idle rules, and comes again for the next. */
export const runIdle = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  const { account } = await app.directory.of(accountId)
  const { idle } = account.service
  const conversation = await app.store.account(accountId).conversations.serviceById(conversationId)
  if (conversation === null) return
  const { due, nextAtMs } = idleSteps(conversation, idle, app.clock.now())
  for (const step of due)
    await submitBySystem(
      app,
      accountId,
      conversationId,
      (current, nowMs): Decision =>
        // The visitor may have answered meanwhile.
        idleSteps(current, idle, nowMs).due.includes(step)
          ? decideIdle(current, step, nowMs, app.ids.next)
          : { kind: 'nothing' },
    )
  if (nextAtMs !== null)
    await app.timers.set(accountId, { kind: idleTimer, subjectId: conversationId, dueAtMs: nextAtMs })
}

/** The agent has answered: from now on the visitor is waited for. */
export const awaitVisitor = async (app: App, conversation: ServiceConversation): Promise<void> => {
  const { accountId, id } = conversation
  const { account } = await app.directory.of(accountId)
  const { nextAtMs } = idleSteps(conversation, account.service.idle, app.clock.now())
  if (nextAtMs !== null) await app.timers.set(accountId, { kind: idleTimer, subjectId: id, dueAtMs: nextAtMs })
}
