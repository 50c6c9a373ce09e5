import { decideOverflow, overflowsAtMs, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { Timer } from '../ports/timer-store.ts'
import { submitBySystem } from './by-system.ts'
import { servings } from './seats.ts'

/** The timer at which a conversation has waited too long where it waits. */
export const overflowTimer = 'overflow'

/** When it will have waited too long where it waits; null for never. */
export const overflowDue = async (
  app: App,
  conversation: ServiceConversation,
): Promise<Omit<Timer, 'accountId'> | null> => {
  const { accountId, id, routing } = conversation
  const serving = servings(await app.directory.of(accountId))(routing.teamId)
  const dueAtMs = overflowsAtMs(conversation, serving.overflow, app.clock.now())
  return dueAtMs === null ? null : { kind: overflowTimer, subjectId: id, dueAtMs }
}

/** It has begun to wait, or waits elsewhere now. */
export const planOverflow = async (app: App, conversation: ServiceConversation): Promise<void> => {
  const due = await overflowDue(app, conversation)
  if (due !== null) await app.timers.set(conversation.accountId, due)
}

/** Where it still waits it goes to the other team, or the visitor leaves words. Somebody who is asked to take it is waited for. */
export const overflow = async (app: App, accountId: string, conversationId: string): Promise<void> => {
  const servingOf = servings(await app.directory.of(accountId))
  let againAtMs: number | null = null
  await submitBySystem(app, accountId, conversationId, (conversation, nowMs) => {
    againAtMs = conversation.routing.offer?.expiresAtMs ?? null
    const serving = servingOf(conversation.routing.teamId)
    return decideOverflow(conversation, serving.overflow, serving.policy, nowMs, app.ids.next)
  })
  if (againAtMs !== null)
    await app.timers.set(accountId, { kind: overflowTimer, subjectId: conversationId, dueAtMs: againAtMs + 1_000 })
}
