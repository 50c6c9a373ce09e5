import { ownWaitEndsAtMs } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { ownAgentTimer } from './timers.ts'

const lookedAtMost = 10_000

/** How long own agents are waited for has changed: who waits already goes by the new time, counted from when it began to wait. */
export const retimeOwnWaits = async (app: App, accountId: string): Promise<void> => {
  const { account } = await app.directory.of(accountId)
  const nowMs = app.clock.now()
  for (const { conversationId, lane, queuedAtMs } of await app.store.account(accountId).queue.line(lookedAtMost)) {
    if (lane !== 'own') continue
    const endsAtMs = ownWaitEndsAtMs(queuedAtMs, account.service.ownAgentWaitMs)
    if (endsAtMs === null) await app.timers.cancel(accountId, ownAgentTimer, conversationId)
    else {
      const dueAtMs = Math.max(nowMs, endsAtMs)
      await app.timers.set(accountId, { kind: ownAgentTimer, subjectId: conversationId, dueAtMs })
    }
  }
}
