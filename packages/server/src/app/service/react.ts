import { hoursOfSite, isWaiting, nextOpening, ownWaitEndsAtMs, type ServiceConversation } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'
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
    await setWaitTimers(app, conversation)
  // Asked, and did not take it: nobody else is waited for in that agent's lane.
  const wasAsked = before.routing.offer !== null && routing.offer === null
  if (wasAsked && routing.giverId !== null && routing.lane === 'own') await giveBack(app, accountId, id)
}

const setWaitTimers = async (app: App, conversation: ServiceConversation): Promise<void> => {
  const { accountId, id, inboxId, routing } = conversation
  const nowMs = app.clock.now()
  const directory = await app.directory.of(accountId)
  const { account, sites } = directory
  const set = async (kind: string, dueAtMs: number | null): Promise<void> => {
    if (dueAtMs !== null) await app.timers.set(accountId, { kind, subjectId: id, dueAtMs })
  }
  const site = sites.get(inboxId)
  const hours = site === undefined ? null : hoursOfSite(site, directory.teams, directory.hours)
  if (routing.giverId !== null) await set(giveBackTimer, nowMs + account.service.giveBackAfterMs)
  else if (routing.lane === 'own') await set(ownAgentTimer, ownWaitEndsAtMs(nowMs, account.service.ownAgentWaitMs))
  else if (routing.lane === 'words' && hours !== null) await set(openingTimer, nextOpening(hours, nowMs))
}
