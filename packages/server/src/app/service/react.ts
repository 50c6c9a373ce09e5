import { hoursOfSite, isWaiting, nextOpening, ownWaitEndsAtMs, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'
import type { Timer } from '../ports/timer-store.ts'
import { giveBack } from './give-back.ts'
import { awaitVisitor } from './idle.ts'
import { comeBack, wake } from './seat-back.ts'
import { giveBackTimer, openingTimer, ownAgentTimer } from './timers.ts'

/** What a committed change of a conversation brings about: seats that are taken again, and what is due later. */
export const reactToChange = async (app: App, changes: CommittedChanges<ServiceConversation>): Promise<void> => {
  const { before, conversation, entries } = changes
  const { accountId, id, status, routing } = conversation
  const wrote = (kind: 'agent' | 'contact'): boolean =>
    entries.some(
      ({ author, content, visibility }) =>
        author.kind === kind && content.kind === 'message' && visibility === 'everyone',
    )
  if (wrote('contact')) {
    if (status === 'snoozed') await wake(app, accountId, id)
    if (routing.resting !== null) await comeBack(app, accountId, id)
  }
  if (wrote('agent') && (before.waitingSinceMs !== null || before.publicRev === 0))
    await awaitVisitor(app, conversation)
  if (!isWaiting(conversation)) return
  if (before.routing.queuedAtMs !== routing.queuedAtMs || before.routing.lane !== routing.lane)
    await setWaitTimer(app, conversation)
  // Asked, and did not take it: nobody else is waited for in that agent's lane.
  const wasAsked = before.routing.offer !== null && routing.offer === null
  if (wasAsked && routing.giverId !== null && routing.lane === 'own') await giveBack(app, accountId, id)
}

/** When something is done about a conversation where it waits now; null for never. */
export const waitDue = async (
  app: App,
  conversation: ServiceConversation,
): Promise<Omit<Timer, 'accountId'> | null> => {
  const { accountId, id, inboxId, routing } = conversation
  const nowMs = app.clock.now()
  const directory = await app.directory.of(accountId)
  const { account, sites } = directory
  const due = (kind: string, dueAtMs: number | null) => (dueAtMs === null ? null : { kind, subjectId: id, dueAtMs })
  const site = sites.get(inboxId)
  const hours = site === undefined ? null : hoursOfSite(site, directory.teams, directory.hours)
  if (routing.giverId !== null) return due(giveBackTimer, nowMs + account.service.giveBackAfterMs)
  if (routing.lane === 'own') return due(ownAgentTimer, ownWaitEndsAtMs(nowMs, account.service.ownAgentWaitMs))
  return routing.lane === 'words' && hours !== null ? due(openingTimer, nextOpening(hours, nowMs)) : null
}

export const setWaitTimer = async (app: App, conversation: ServiceConversation): Promise<void> => {
  const due = await waitDue(app, conversation)
  if (due !== null) await app.timers.set(conversation.accountId, due)
}
